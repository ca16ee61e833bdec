"""The order of `list --sort`."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import get_origin

from liushou.errors import UsageError
from liushou.records.fields import NAME, Record
from liushou.records.lookup import Lookup
from liushou.records.schooling import grade_order
from liushou.records.vocabulary import GRADES
from liushou.sealed import SealedTextError, is_sealed

Key = tuple[int, float, tuple[str, ...], str]

_DIGITS = re.compile("[0-9]+")
_SURNAMES = {
    "曾": "zeng1", "单": "shan4", "解": "xie4", "仇": "qiu2", "乐": "yue4", "任": "ren2", "华": "hua4",
    "查": "zha1", "区": "ou1", "朴": "piao2", "翟": "zhai2", "覃": "qin2", "缪": "miao4", "员": "yun4",
    "盖": "ge3", "冼": "xian3", "秘": "bi4", "燕": "yan1", "宁": "ning4", "过": "guo1", "葛": "ge3",
    "纪": "ji3", "种": "chong2", "繁": "po2", "尉": "wei4", "召": "shao4", "卜": "bu3", "柏": "bai3",
}  # fmt: skip
"""Characters that are read otherwise as a family name than in words."""


def in_order(
    ids: Sequence[str], records: Mapping[str, Record], by: Sequence[Lookup], day: date, *, reverse: bool
) -> list[str]:
    """The ids by these fields on `day`; equal ones stay as they stood, those without a value come last.

    Numbers go by size, dates by day, terms of the field (grades, types) by their order there, 是 before 否,
    other text by pinyin. Without fields they stay as they stood, or the other way round. Raises UsageError
    for a field that has parts, not a value.
    """
    ordered = list(ids)
    for field in reversed(by):
        if _has_parts(field):
            raise UsageError(f"不能按“{field.label}”排序：它有几项内容，请写到其中一项，如 监护人.姓名。")
        keys = {each: _keys(field, records[each], day) for each in ordered}
        known = sorted((each for each in ordered if keys[each]), key=keys.__getitem__, reverse=reverse)
        ordered = known + [each for each in ordered if not keys[each]]
    return ordered[::-1] if reverse and not by else ordered


def _has_parts(field: Lookup) -> bool:
    info = field.info
    return info is not None and (info.part is not None or get_origin(info.type) is dict)


def _keys(field: Lookup, record: Record, day: date) -> tuple[Key, ...]:
    name = field.info is not None and field.info.mark is NAME
    values = tuple(field.values(record, day))
    if any(map(is_sealed, values)):
        raise SealedTextError(
            f"{field.label}是密封的，没有私钥不能按它排序：请有私钥的人来排，或换一个字段。"
        )
    return tuple(_key(value, field.choices, name=name) for value in values)


def _key(value: object, choices: tuple[str, ...], *, name: bool) -> Key:
    if isinstance(value, bool):
        return (0, float(not value), (), "")
    if isinstance(value, (int, float)):
        return (0, float(value), (), "")
    if isinstance(value, date):
        return (0, float(value.toordinal()), (), "")
    text = str(value)
    if text in choices:
        return (0, float(choices.index(text)), (), "")
    grade = next((grade for grade in GRADES if text.startswith(grade)), None)
    return (1, float(grade_order(grade)), _syllables(text.removeprefix(grade or ""), name=name), text)


@cache
def _syllables(text: str, *, name: bool) -> tuple[str, ...]:
    """A text as it sounds, numbers in it by their size."""
    plain = _DIGITS.sub(lambda found: found[0].zfill(20), text)
    if plain.isascii():
        return (plain,)
    # Loading the dictionary takes longer than listing a store.
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin(plain, style=Style.TONE3)
    if name and text[0] in _SURNAMES:
        syllables[0] = _SURNAMES[text[0]]
    return tuple(syllables)
