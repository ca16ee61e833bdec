"""The place in a record that a written path leads to."""

from typing import get_origin

from liushou.care.setting.keys import key_of
from liushou.care.setting.people import People
from liushou.care.setting.picking import listed, picked
from liushou.care.setting.words import Step, Word
from liushou.errors import UsageError
from liushou.findings import Path
from liushou.records.describe import field_at, fields_at
from liushou.records.fields import Record
from liushou.yamltext.edit_values import at
from liushou.yamltext.scalars import Value


def place_of(model: type[Record], now: Value, word: Word, people: People) -> Path:
    """The path that a word means, in a record that holds the values `now`.

    The index behind the last item of a list stands for a new one (`[+]`). Raises UsageError for a field
    that there is not, and for an item of a list that is not said clearly.
    """
    path: Path = ()
    for number, step in enumerate(word.steps):
        path = _stepped(model, now, path, step, people)
        last = number == len(word.steps) - 1
        info = field_at(model, path)
        if info is not None and info.many and isinstance(path[-1], str) and not last:
            items = _items(at(now, path))
            raise UsageError(f"{info.key}（{info.label}）是列表，请指明哪一项：{listed(items, info, people)}")
    return path


def _stepped(model: type[Record], now: Value, path: Path, step: Step, people: People) -> Path:
    fields = fields_at(model, path)
    if not fields:
        if step.picks or not _own_words(model, path):
            raise UsageError(f"“{path[-1]}”下面没有“{step.name}”这个字段。")
        return (*path, step.name)
    path = (*path, key_of(step.name, fields, model))
    info = field_at(model, path)
    for pick in step.picks:
        if info is None or not info.many or isinstance(path[-1], int):
            raise UsageError(f"“{step.name}”不是列表，后面不用写 [{pick}]。")
        path = (*path, picked(_items(at(now, path)), pick, info, people))
    return path


def _own_words(model: type[Record], path: Path) -> bool:
    """True within a mapping of the unit's own words (subjects, columns), where any name is a key."""
    found = (field_at(model, path[:length]) for length in range(1, len(path) + 1))
    return any(info is not None and get_origin(info.type) is dict for info in found)


def _items(value: Value) -> list[Value]:
    """A list as it is; one plain value stands for a list of one, nothing for an empty one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]
