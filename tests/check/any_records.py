"""Hypothesis strategies for the values of any valid file of any kind, worked out from the models."""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from liushou.records.describe import fields_of
from liushou.records.fields import Record
from liushou.records.patterns import REGION_PATTERN
from liushou.records.types import (
    Amount,
    ClassName,
    Clock,
    Day,
    Id,
    Month,
    Number,
    People,
    Positive,
    Stars,
    TermId,
    Text,
    Weight,
    Whole,
)

Values = dict[str, Any]

TEXTS = st.text("甲乙１Ａ·　\u200b a1-#:'\"\\\n", min_size=1, max_size=8).filter(
    lambda text: bool(text.strip())
)
IDS = st.sampled_from(["c-a", "c-b", "v-a", "v-b", "a-a", "r-a", "2026-2027-1", "nobody"])
NUMBERS = st.one_of(
    st.integers(0, 10**6), st.floats(0, 1e6, allow_nan=False).map(lambda number: round(number, 3))
)
_TABLE: tuple[tuple[Any, st.SearchStrategy[Any]], ...] = (
    (Text, TEXTS | st.sampled_from(["439900201703120024", "G439900201703120024", "15400012345", "１５４"])),
    (Id, IDS),
    (Month, st.sampled_from(["2026-09", "0001-01"])),
    (Clock, st.sampled_from(["00:00", "09:00", "09:30", "10:45", "23:59"])),
    (Whole, st.integers(0, 100)),
    (Positive, st.integers(1, 100)),
    (Stars, st.integers(1, 5)),
    (
        Day,
        st.dates().map(str)
        | st.dates().map(lambda day: f"2026{str(day)[4:]}").filter(lambda day: day[5:] != "02-29"),
    ),
    (TermId, st.sampled_from(["2026-2027-1", "2026-2027-2", "0001-0002-1"])),
    (Number, NUMBERS),
    (Amount, NUMBERS),
    (Weight, st.integers(0, 1000) | st.just(7.25)),
    (ClassName, st.integers(1, 20) | TEXTS),
    (People, IDS | TEXTS | st.lists(IDS | TEXTS, min_size=1, max_size=3)),
    (str, TEXTS),
    (bool, st.booleans()),
)


def records(model: type[Record], fixed: Mapping[str, Any] | None = None) -> st.SearchStrategy[Values]:
    """The values of a valid record, as its file holds them; `fixed` fields have the value given."""
    hints = get_type_hints(model, include_extras=True)
    given = fixed or {}
    needed: dict[str, st.SearchStrategy[Any]] = {}
    allowed: dict[str, st.SearchStrategy[Any]] = {}
    for key, info in fields_of(model).items():
        annotation = hints.get(key) or hints[f"{key}_"]
        (needed if info.required or key in given else allowed)[key] = (
            st.just(given[key]) if key in given else _field(model, key, annotation)
        )
    return st.fixed_dictionaries(needed, optional=allowed)


def _field(model: type[Record], key: str, annotation: Any) -> st.SearchStrategy[Any]:
    if key == "format":
        return st.just(1)
    if key == "region":
        return st.from_regex(REGION_PATTERN, fullmatch=True).filter(str.isascii)
    return _values(annotation)


def _values(annotation: Any) -> st.SearchStrategy[Any]:
    for known, strategy in _TABLE:
        if annotation == known:
            return strategy
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _values(arguments[0])
    if origin is tuple:
        return st.lists(_values(arguments[0]), max_size=2)
    if origin in (Union, UnionType):
        return st.one_of(*(_values(part) for part in arguments if part is not NoneType))
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is dict:
        return st.dictionaries(TEXTS, _values(arguments[1]), max_size=2)
    assert issubclass(annotation, Record), annotation
    return st.deferred(lambda: records(annotation))
