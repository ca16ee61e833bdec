"""Pairs of versions of one archive: a valid one, and the same after a few random changes."""

from functools import cache
from typing import Any

from hypothesis import strategies as st

from liushou.records.describe import field_at
from liushou.records.fields import Record
from liushou.yamltext.values import Value
from tests.check.any_records import records

Values = dict[str, Any]
_records = cache(records)
"""One strategy for each model, made once."""


@st.composite
def versions(draw: st.DrawFn, model: type[Record], count: int = 2) -> tuple[Values, ...]:
    """`count` versions: the first is any valid one, each other one is it after a few changes of its own."""
    any_record = _records(model)
    base = draw(any_record)
    return (base, *(_changed(draw, model, base, draw(any_record)) for _ in range(count - 1)))


def _changed(draw: st.DrawFn, model: type[Record], base: Values, other: Values) -> Values:
    """Some top fields from elsewhere; in lists entries go, come, change their place or a field."""
    new: Values = {}
    for key in dict.fromkeys((*base, *other)):
        source = draw(st.sampled_from(("base", "base", "base", "other", "mixed")))
        if source == "mixed" and isinstance(base.get(key), list) and isinstance(other.get(key, []), list):
            new[key] = _mixed(draw, base[key], other.get(key, []), model, key)
        elif key in (chosen := other if source == "other" else base):
            new[key] = chosen[key]
    return new


def _mixed(
    draw: st.DrawFn, old: list[Value], other: list[Value], model: type[Record], key: str
) -> list[Value]:
    items = list(draw(st.permutations(old))) if draw(st.booleans()) else list(old)
    items = [item for item in items if draw(st.integers(0, 4))]
    for item in other:
        items.insert(draw(st.integers(0, len(items))), item)
    info = field_at(model, (key,))
    if info is None or info.part is None:
        return items
    return [_touched(draw, item, other) if isinstance(item, dict) else item for item in items]


def _touched(draw: st.DrawFn, item: dict[str, Value], other: list[Value]) -> Value:
    """An entry in which one field is that of another entry, or went."""
    if not draw(st.booleans()) or not item:
        return item
    key = draw(st.sampled_from(sorted(item)))
    given = [each[key] for each in other if isinstance(each, dict) and key in each]
    rest = {name: value for name, value in item.items() if name != key}
    return {**item, key: draw(st.sampled_from(given))} if given else rest
