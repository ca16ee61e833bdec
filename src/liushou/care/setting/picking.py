"""Which item of a list is meant: `guardians[祖母]`, `records[2026-11-12 谈心]`, `pairings[+]`."""

import re
from collections.abc import Sequence

from liushou.care.setting.people import People
from liushou.errors import UsageError
from liushou.records.describe import FieldInfo, fields_of
from liushou.records.fields import Record, Sensitivity
from liushou.records.rewrite import rewritten
from liushou.records.synonyms import TERM_OF
from liushou.terms import written_term
from liushou.yamltext.scalars import Value

_LAST = frozenset({"last", "最后", "末"})
_INDEX = re.compile("-?[0-9]{1,6}", re.ASCII)
_BETWEEN = re.compile(r"[\s,，、]+")
_SHOWN = 8
_TELLING = frozenset({
    "id", "name", "relation", "with", "child", "term", "role", "kind", "date", "opened", "since", "until",
    "from", "to", "title", "task", "item", "day", "month", "service", "village", "grade", "class", "period",
    "indicator",
})  # fmt: skip
"""Fields by which people tell the entries of a list apart."""


def picked(items: list[Value], pick: str, info: FieldInfo, people: People) -> int:
    """The index meant; that behind the last item for `+`. A text picks the one entry it tells of.

    Raises UsageError where no entry is meant, or several; the entries are listed then.
    """
    if pick == "+":
        return len(items)
    if pick in _LAST or _INDEX.fullmatch(pick):
        index = -1 if pick in _LAST else int(pick)
        index += len(items) if index < 0 else 0
        if 0 <= index < len(items):
            return index
        raise UsageError(f"{_name(info)}里没有 [{pick}] 这一项：{listed(items, info, people)}")
    words = [word for word in _BETWEEN.split(pick) if word]
    meant = [index for index, item in enumerate(items) if _has_all(item, words, people)] if words else []
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise UsageError(f"{_name(info)}里没有“{pick}”：{listed(items, info, people)}")
    raise UsageError(f"{_name(info)}里有 {len(meant)} 项是“{pick}”：{listed(items, info, people, meant)}")


def listed(items: list[Value], info: FieldInfo, people: People, only: Sequence[int] | None = None) -> str:
    """Each entry by its number and what tells it from others; nothing that is kept from readers."""
    if not items:
        return f"现在一项也没有，用 {info.key}[+]=… 追加。"
    numbers = range(len(items)) if only is None else only
    shown = "；".join(f"[{index}] {_shown(items[index], info.part, people)}" for index in numbers[-_SHOWN:])
    return shown + (f" 等 {len(numbers)} 项，请再写明日期等。" if len(numbers) > _SHOWN else "。")


def _has_all(item: Value, words: list[str], people: People) -> bool:
    told = _told(item, people)
    return all(any(word in told for word in _readings(word)) for word in words)


def _told(item: Value, people: People) -> set[str]:
    """What an entry tells of itself: terms, names, dates; of an id the name behind it too."""
    values = [item[key] for key in item if key in _TELLING] if isinstance(item, dict) else [item]
    texts = {str(value) for value in values if isinstance(value, str | int | float)}
    return texts | {people.name_of(text) for text in texts}


def _readings(word: str) -> tuple[str, ...]:
    """The word, the term it stands for, the day or the school term it is another way to write."""
    day = rewritten("day", word)
    readings = (word, TERM_OF.get(word), written_term(word), day.put if day else None)
    return tuple(one for one in readings if one)


def _shown(item: Value, part: type[Record] | None, people: People) -> str:
    if not isinstance(item, dict) or part is None:
        return people.name_of(str(item))
    open_marks = (None, Sensitivity.NAME, Sensitivity.STATUS)
    keys = [key for key, one in fields_of(part).items() if key in _TELLING and one.mark in open_marks]
    told = [people.name_of(str(item[key])) for key in keys if key in item]
    return " ".join(told[:3])


def _name(info: FieldInfo) -> str:
    return f"{info.key}（{info.label}）"
