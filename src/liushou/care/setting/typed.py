"""The text of a value to what the file is to have, by the type of its field."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_origin

from liushou.care.setting.flow import (
    OPENS_LIST,
    bare_items,
    entries_of,
    is_list,
    is_mapping,
    items_of,
    unquoted,
)
from liushou.care.setting.keys import key_of
from liushou.care.setting.people import People
from liushou.care.setting.settle import is_taken, settled
from liushou.errors import UsageError
from liushou.findings import Path
from liushou.records.describe import FieldInfo, field_at, fields_at
from liushou.records.fields import Record
from liushou.records.kinds import KindName
from liushou.records.named import Meant, meant_at
from liushou.records.schooling import class_number
from liushou.records.vocabulary import ADULT_ROLES
from liushou.yamltext.scalars import Value

_GRADE_AND_CLASS = re.compile(
    r"(?P<grade>[一二三四五六七八九初高小大中1-9]+(年级|班)?)\(?[0-9一二三四五六七八九十]+\)?班"
)

_SHORT = 6
"""Items longer than this may be prose that was not meant to be parted: it is told then."""


_COMMA = re.compile("[,，]")


def _form(fields: Mapping[str, FieldInfo]) -> str:
    """A part as it is written: the fields it must have, or the first ones."""
    required = [key for key, info in fields.items() if info.required]
    named = required or list(fields)[:2]
    rest = ", …" if len(named) < len(fields) else ""
    return f"{{{', '.join(f'{key}: {fields[key].label}' for key in named)}{rest}}}"


@dataclass(slots=True)
class Typing:
    """One value on its way from the command line; `told` collects what was taken for something else."""

    model: type[Record]
    people: People
    told: list[str] = field(default_factory=list)

    def value(self, path: Path, text: str) -> Value:
        """The value of a text at a place of the record.

        A text field has the text as it is. Lists are `[a, b]` or `a、b`, parts `{字段: 值}`; terms, dates and
        numbers may be written in other ways that leave no doubt; names become ids.

        Raises UsageError, saying what was expected, for a text that the field cannot have.
        """
        shaped = self._shaped(path, text, inside=False)
        return settled(self.model, path, self._named(path, shaped, None), self.told)

    def _shaped(self, path: Path, text: str, *, inside: bool) -> Value:
        """The lists, parts and single texts that the text says; nothing is known of the latter yet."""
        info = field_at(self.model, path)
        is_item = bool(path) and isinstance(path[-1], int)
        if info is None or (get_origin(info.type) is dict and not is_item):
            return self._of_own_words(path, text) if is_mapping(text) else unquoted(text) if inside else text
        if info.many and not is_item:
            return self._list(path, text, info, inside=inside)
        if info.part is not None:
            return self._part(path, text, info)
        single = unquoted(text) if inside else text
        return self._class(single) if info.type == int | str else single

    def _list(self, path: Path, text: str, info: FieldInfo, *, inside: bool) -> Value:
        at = (*path, 0)
        if is_list(text):
            return [self._shaped(at, item, inside=True) for item in items_of(text)]
        if text != "" and text[0] in OPENS_LIST:
            raise UsageError(f"“{text}”里的方括号没有成对：几项写成 [甲, 乙] 或 甲、乙。")
        if info.part is not None:
            raise UsageError(
                f"“{info.label}”是列表：用 {info.key}[+]={{…}} 追加一项，或写全 {info.key}=[{{…}}, {{…}}]。"
            )
        whole = unquoted(text) if inside else text
        meant = meant_at(self.model, path)
        prose = info.type is str and not info.choices and meant is None
        items = (whole,) if inside and whole != text else bare_items(whole, prose=prose)
        if prose and any(len(item) > _SHORT for item in items) and len(items) > 1:
            self.told.append(f"“{info.label}”记为 {len(items)} 项（要作为一项，写成 {info.key}[+]=…）")
        if prose and len(items) == 1 and _COMMA.search(items[0]):
            self.told.append(f"“{info.label}”记为 1 项（要分成几项，用顿号隔开，如 甲、乙）")
        return items[0] if len(items) == 1 and is_taken(self.model, path, items[0]) else list(items)

    def _part(self, path: Path, text: str, info: FieldInfo) -> Value:
        fields = fields_at(self.model, path)
        if not is_mapping(text):
            raise UsageError(f"“{info.label}”由几个字段组成：请写成 {_form(fields)}，整个放在双引号里。")
        part: dict[str, Value] = {}
        for name, piece in entries_of(text, [*fields, *(each.label for each in fields.values())]):
            key = key_of(name, fields, self.model)
            if key in part:
                raise UsageError(f"“{info.label}”里的 {key} 写了两次。")
            if piece:
                part[key] = self._shaped((*path, key), piece, inside=True)
        return {key: part[key] for key in fields if key in part}

    def _of_own_words(self, path: Path, text: str) -> Value:
        """A mapping whose keys are the unit's own words: subjects and their marks, columns and fields."""
        return {
            name: self._shaped((*path, name), piece, inside=True)
            for name, piece in entries_of(text, ())
            if piece
        }

    def _class(self, text: str) -> Value:
        plain = "".join(unicodedata.normalize("NFKC", text).split())
        number = class_number(plain)
        if number is not None:
            return number
        if _GRADE_AND_CLASS.fullmatch(plain):
            raise UsageError(f"“{text}”里有年级也有班：年级和班分两个字段，如 grade=五年级、class=1。")
        return text

    def _named(self, path: Path, value: Value, around: dict[str, Value] | None) -> Value:
        """The value with names of people and activities turned into ids."""
        if isinstance(value, dict):
            return {key: self._named((*path, key), item, value) for key, item in value.items()}
        if isinstance(value, list):
            return [self._named((*path, index), item, around) for index, item in enumerate(value)]
        meant = meant_at(self.model, path) if isinstance(value, str) else None
        if meant is None or not isinstance(value, str):
            return value
        found = self.people.id_of(value, meant, self._kinds(path, meant, around))
        if found != value:
            self.told.append(f"“{value}”的编号是 {found}")
        elif self.people.is_stranger(value, meant):
            self.told.append(f"帮扶人员里没有“{value}”，只记下名字")
        return found

    def _kinds(self, path: Path, meant: Meant, around: dict[str, Value] | None) -> tuple[KindName, ...]:
        """Grown-ups' roles are held by volunteers, whatever child has the same name."""
        adult = around is not None and path[-1] == "with" and around.get("role") in ADULT_ROLES
        return ("volunteer",) if adult else meant.kinds
