"""Filters over records: which field a name means, and whether a record fits on a day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from liushou.dates import full_years
from liushou.findings import Path
from liushou.records.child import Child
from liushou.records.completeness import missing_parts
from liushou.records.describe import fields_of, walk
from liushou.records.fields import Record
from liushou.records.filter_grammar import Both, Comparison, Condition, Either, FilterError, Not, parse_filter
from liushou.records.filter_values import equal, ordered
from liushou.records.standing import age_band, in_focus, is_official, standing

Predicate = Callable[[Record, date], bool]
Getter = Callable[[Record, date], Iterator[object]]

_KEPT_IN_PAST = frozenset({"school", "parents", "guardians", "guardianship", "address"})
_HISTORY = frozenset({"past", "earlier"})

_DERIVED: dict[str, Callable[[Child, date, int], object]] = {
    "age": lambda child, day, _: full_years(child.birth_date, day),
    "age_band": lambda child, day, _: age_band(child.birth_date, day),
    "left_behind": lambda child, day, _: standing(child, day).left_behind,
    "official": is_official,
    "focus_group": lambda child, day, _: in_focus(child, day),
    "class_label": lambda child, day, _: (school := standing(child, day).school) and school.class_label,
    "paired": lambda child, day, _: any(pair.adult and pair.active(day) for pair in child.pairings),
    "complete": lambda child, day, _: not missing_parts(child, day),
}
DERIVED_LABELS = {
    "年龄": "age",
    "年龄段": "age_band",
    "留守类型": "left_behind",
    "国家口径": "official",
    "重点": "focus_group",
    "班级": "class_label",
    "已结对": "paired",
    "档案完整": "complete",
}
"""Fields of a child that are derived, as filters and tables call them."""


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
        name = test.field.replace("·", ".")
        derived = DERIVED_LABELS.get(name, name)
        if self.model is Child and derived in _DERIVED:
            return self._derived(_DERIVED[derived])
        paths = _names(self.model).get(name)
        if paths is None:
            reason = f"没有“{test.field}”这个字段{_hint(name, self.model)}"
            raise FilterError(self.text, test.column, reason)
        if len(paths) > 1:
            choices = "、".join(_label_path(self.model, path) for path in paths)
            raise FilterError(self.text, test.column, f"“{test.field}”可指 {choices}：请写全")
        return lambda record, day: _values(record, paths[0], day)

    def _derived(self, compute: Callable[[Child, date, int], object]) -> Getter:
        months = self.min_away_months
        return lambda record, day: (
            _present(compute(record, day, months)) if isinstance(record, Child) else iter(())
        )


@cache
def _names(model: type[Record]) -> dict[str, tuple[Path, ...]]:
    """Every way to name a field (key path, label path, last label) and the paths it may mean.

    A name of the top level is never ambiguous with one further down.
    """
    names: dict[str, list[Path]] = {}
    for path, info in walk(model):
        if path[0] in _HISTORY:
            continue
        labels = _label_path(model, path)
        for name in dict.fromkeys((".".join(path), labels, info.key, info.label)):
            known = names.setdefault(name, [])
            if not (known and len(known[0]) == 1):
                known[:] = [path] if len(path) == 1 else [*known, path]
    return {name: tuple(paths) for name, paths in names.items()}


@cache
def _labels(model: type[Record]) -> dict[Path, str]:
    return {path: info.label for path, info in walk(model)}


def _label_path(model: type[Record], path: Path) -> str:
    return ".".join(_labels(model)[path[: length + 1]] for length in range(len(path)))


def _hint(name: str, model: type[Record]) -> str:
    from rapidfuzz import fuzz, process

    known = [*_names(model), *(DERIVED_LABELS if model is Child else ())]
    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=50)
    return f"；是不是“{found[0]}”？" if found else ""


def _values(record: Record, path: Path, day: date) -> Iterator[object]:
    first, *rest = path
    source: object = record
    if isinstance(record, Child) and first in _KEPT_IN_PAST:
        source = standing(record, day)
    attribute = fields_of(type(record))[str(first)].attribute
    yield from _descend(getattr(source, attribute), tuple(rest))


def _descend(value: object, path: Path) -> Iterator[object]:
    if isinstance(value, tuple):
        for each in value:
            yield from _descend(each, path)
    elif not path:
        yield from _present(value)
    elif isinstance(value, Record):
        attribute = fields_of(type(value))[str(path[0])].attribute
        yield from _descend(getattr(value, attribute), path[1:])


def _present(value: object) -> Iterator[object]:
    return iter(()) if value is None else iter((value,))
