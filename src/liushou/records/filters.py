"""Filters over records: whether a record fits what `字段:值` asks, on a day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.fields import HIDDEN, Record
from liushou.records.filter_fields import asked_field, holds_people, who_of, wrong_value
from liushou.records.filter_grammar import Both, Comparison, Condition, Either, FilterError, Not, parse_filter
from liushou.records.filter_values import equal, ordered
from liushou.records.lookup import Getter, Lookup, UnknownFieldError
from liushou.sealed import SealedTextError, is_sealed, without_tokens

Predicate = Callable[[Record, date], bool]
People = Mapping[str, frozenset[str]]
"""The ids of the children and volunteers of a name."""
NOBODY: People = MappingProxyType({})


def record_filter(
    text: str, model: type[Record], min_away_months: int = 0, people: People = NOBODY
) -> Predicate:
    """Whether a record of `model` fits the filter on a day; 国家口径 asks for the unit's minimum absence.

    Where a field holds ids of children or volunteers a name of `people` means anyone of that name. Raises
    FilterError, for a value too that a field with a closed list of terms never has.
    """
    return _Compiler(text, model, min_away_months, people).compiled(parse_filter(text))


def child_filter(text: str, min_away_months: int = 0) -> Predicate:
    """Whether a child fits the filter on a day. Raises FilterError."""
    return record_filter(text, Child, min_away_months)


def asks_hidden(text: str, model: type[Record]) -> bool:
    """Whether a filter compares something that may be sealed. False for one that is none for this model."""
    try:
        return any(_is_hidden(test, model) for test in _tests(parse_filter(text)))
    except UsageError:
        return False


def _tests(condition: Condition) -> Iterator[Comparison]:
    if isinstance(condition, Comparison):
        yield condition
    else:
        parts = (condition.part,) if isinstance(condition, Not) else condition.parts
        for part in parts:
            yield from _tests(part)


def _is_hidden(test: Comparison, model: type[Record]) -> bool:
    info = asked_field(test, model, 0).info
    return info is not None and test.value not in ("有", "无") and info.mark in HIDDEN


@dataclass(frozen=True, slots=True)
class _Compiler:
    """Turns the tree of one filter into one function."""

    text: str
    model: type[Record]
    min_away_months: int
    people: People

    def compiled(self, condition: Condition) -> Predicate:
        if isinstance(condition, Not):
            part = self.compiled(condition.part)
            return lambda record, day: not part(record, day)
        if isinstance(condition, Both):
            parts = [self.compiled(each) for each in condition.parts]
            return lambda record, day: all(part(record, day) for part in parts)
        if isinstance(condition, Either):
            parts = [self.compiled(each) for each in condition.parts]
            return lambda record, day: any(part(record, day) for part in parts)
        return self._comparison(condition)

    def _comparison(self, test: Comparison) -> Predicate:
        field = self._field(test)
        if test.operator == ":":
            return self._equal(field, test.value)
        if test.operator == "!=":
            fits = self._equal(field, test.value)
            return lambda record, day: not fits(record, day)
        if test.operator == "~":
            return self._contains(field, test.value)
        getter = _in_the_open(field)
        operator = test.operator
        return lambda record, day: any(ordered(value, operator, test.value) for value in getter(record, day))

    def _equal(self, field: Lookup, wanted: str) -> Predicate:
        if wanted in ("有", "无"):
            there = wanted == "有"
            held = field.values
            return lambda record, day: any(value is not False for value in held(record, day)) is there
        getter = _in_the_open(field)
        ids = self._meant(field, lambda name: name == wanted)
        return lambda record, day: any(equal(value, wanted) or value in ids for value in getter(record, day))

    def _contains(self, field: Lookup, wanted: str) -> Predicate:
        """A text in the value, or in the name of whom it names; of a group also of who it is about."""
        who = who_of(field, self.model) or field
        ids = self._meant(who, lambda name: wanted in name)
        getter = _in_the_open(field)
        return lambda record, day: (
            any(wanted in without_tokens(str(value)) for value in getter(record, day))
            or any(value in ids for value in who.values(record, day))
        )

    def _meant(self, field: Lookup, called: Callable[[str], bool]) -> frozenset[str]:
        """The ids of whoever is called so, where the field names people by their ids."""
        if not holds_people(field, self.model):
            return frozenset()
        return frozenset(id_ for name, ids in self.people.items() if called(name) for id_ in ids)

    def _field(self, test: Comparison) -> Lookup:
        try:
            field = asked_field(test, self.model, self.min_away_months)
        except UnknownFieldError as error:
            raise FilterError(self.text, test.column, error.message) from None
        wrong = wrong_value(field, test)
        if wrong:
            raise FilterError(self.text, test.column, wrong)
        return field


def _in_the_open(field: Lookup) -> Getter:
    """The values of a field; raises SealedTextError for one that cannot be compared: it is sealed."""

    def values(record: Record, day: date) -> Iterator[object]:
        for value in field.values(record, day):
            if is_sealed(value):
                raise SealedTextError(
                    f"{field.label}是密封的，没有私钥不能按它选：请有私钥的人来选，或换一个条件。"
                )
            yield value

    return values
