"""Filters over records: whether a record fits what `字段:值` asks, on a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.filter_grammar import Both, Comparison, Condition, Either, FilterError, Not, parse_filter
from liushou.records.filter_values import equal, ordered
from liushou.records.lookup import Getter, UnknownFieldError, lookup

Predicate = Callable[[Record, date], bool]


def record_filter(text: str, model: type[Record], min_away_months: int = 0) -> Predicate:
    """Whether a record of `model` fits the filter on a day; 国家口径 asks for the unit's minimum absence.

    Raises FilterError.
    """
    return _Compiler(text, model, min_away_months).compiled(parse_filter(text))


def child_filter(text: str, min_away_months: int = 0) -> Predicate:
    """Whether a child fits the filter on a day. Raises FilterError."""
    return record_filter(text, Child, min_away_months)


@dataclass(frozen=True, slots=True)
class _Compiler:
    """Turns the tree of one filter into one function."""

    text: str
    model: type[Record]
    min_away_months: int

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
        getter = self._getter(test)
        if test.operator == ":" and test.value in ("有", "无"):
            wanted = test.value == "有"
            return lambda record, day: any(True for _ in getter(record, day)) is wanted
        if test.operator == "!=":
            return lambda record, day: not any(equal(value, test.value) for value in getter(record, day))
        if test.operator == ":":
            return lambda record, day: any(equal(value, test.value) for value in getter(record, day))
        if test.operator == "~":
            return lambda record, day: any(test.value in str(value) for value in getter(record, day))
        operator = test.operator
        return lambda record, day: any(ordered(value, operator, test.value) for value in getter(record, day))

    def _getter(self, test: Comparison) -> Getter:
        try:
            return lookup(test.field, self.model, self.min_away_months).values
        except UnknownFieldError as error:
            raise FilterError(self.text, test.column, error.message) from None
