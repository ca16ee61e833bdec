"""Which field of a record a name means, and what it holds on a day: for filters, columns and sorting."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Generic, TypeVar

from liushou.dates import full_years
from liushou.errors import UsageError
from liushou.findings import Path
from liushou.records.child import Child
from liushou.records.completeness import missing_parts
from liushou.records.describe import FieldInfo, fields_of, walk
from liushou.records.fields import Record
from liushou.records.guarding import guarded
from liushou.records.resident import Resident
from liushou.records.standing import AGE_BANDS, age_band, in_focus, is_official, standing
from liushou.records.visits import last_visit
from liushou.records.vocabulary import CASE_KINDS, LEFT_BEHIND_TYPES
from liushou.records.volunteer import Volunteer

Getter = Callable[[Record, date], Iterator[object]]
R = TypeVar("R", bound=Record)


class UnknownFieldError(UsageError):
    """No field has that name, or more than one; the message says which may have been meant."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """A field as somebody named it.

    `key` is its dotted path (`guardians.phone`), `label` what it was called in Chinese, or the path of its
    labels where its key was given. `info` is what the model says
    of it, None where it is derived; `choices` are its terms in their order; `truth`: it is true or false.
    `several`: it lies in a list, so a record may have any number of values. `values` gives those a record has
    on a day.
    """

    key: str
    label: str
    info: FieldInfo | None
    choices: tuple[str, ...]
    several: bool
    values: Getter
    truth: bool = False


@dataclass(frozen=True, slots=True)
class _Derived(Generic[R]):
    """A fact about a record that is never stored; the number is the unit's minimum absence in months."""

    label: str
    compute: Callable[[R, date, int], object]
    choices: tuple[str, ...] = ()
    several: bool = False
    truth: bool = False


_OF_CHILDREN: dict[str, _Derived[Child]] = {
    "age": _Derived("年龄", lambda child, day, _: full_years(child.birth_date, day)),
    "age_band": _Derived("年龄段", lambda child, day, _: age_band(child.birth_date, day), AGE_BANDS),
    "left_behind": _Derived(
        "留守类型", lambda child, day, _: standing(child, day).left_behind, LEFT_BEHIND_TYPES
    ),
    "official": _Derived("国家口径", is_official, truth=True),
    "focus_group": _Derived("重点", lambda child, day, _: in_focus(child, day), truth=True),
    "class_label": _Derived(
        "班级", lambda child, day, _: (school := standing(child, day).school) and school.class_label
    ),
    "paired": _Derived(
        "已结对",
        lambda child, day, _: any(pair.adult and pair.active(day) for pair in child.pairings),
        truth=True,
    ),
    "complete": _Derived("档案完整", lambda child, day, _: not missing_parts(child, day), truth=True),
    "guarded": _Derived("监护落实", lambda child, day, _: guarded(standing(child, day)), truth=True),
    "open_cases": _Derived(
        "在办个案",
        lambda child, day, _: tuple(case.kind for case in child.cases if case.open_on(day)),
        CASE_KINDS,
        several=True,
    ),
}
_OF_RESIDENTS: dict[str, _Derived[Resident]] = {
    "age": _Derived("年龄", lambda resident, day, _: full_years(resident.birth_date, day)),
    "helped": _Derived("已有帮扶人", lambda resident, day, _: bool(resident.helped_by(day)), truth=True),
    "last_visit": _Derived("最近走访", lambda resident, day, _: last_visit(resident.records, day)),
}
_KEYS: dict[type[Record], dict[str, str]] = {
    Child: {derived.label: key for key, derived in _OF_CHILDREN.items()},
    Resident: {derived.label: key for key, derived in _OF_RESIDENTS.items()},
}
"""The keys of what is derived of the records of a model, by label."""

_ALSO_CALLED = {"个案": "问题", "帮扶人": "结对人", "结对人": "帮扶人"}
"""What people call a field, where its label is another word: children have 结对人, residents 帮扶人."""

_KEPT_IN_PAST = frozenset({"school", "parents", "guardians", "guardianship", "address"})
_HISTORY = frozenset({"past", "earlier"})


def lookup(name: str, model: type[Record], min_away_months: int = 0) -> Lookup:
    """The field of `model` that a key, a label or a path of them means; of a child or resident derived facts
    too.

    国家口径 asks for the unit's minimum absence. Raises UnknownFieldError.
    """
    labels, written = _KEYS.get(model, {}), name.replace("·", ".")
    plain = written if written in _names(model) else _usual(written)
    key = labels.get(plain, plain)
    if key in labels.values():
        return _derived(key, model, min_away_months)
    paths = _names(model).get(plain)
    if paths is None:
        raise UnknownFieldError(f"没有“{name}”这个字段{_hint(plain, model)}")
    if len(paths) > 1:
        choices = "、".join(_label_path(model, path) for path in paths)
        raise UnknownFieldError(f"“{name}”可指 {choices}：请写全")
    return _stored(paths[0], name, model)


def _usual(name: str) -> str:
    """The name with its first part as the model calls it: 个案.类别 is 问题.类别."""
    first, dot, rest = name.partition(".")
    return _ALSO_CALLED.get(first, first) + dot + rest


def _stored(path: Path, name: str, model: type[Record]) -> Lookup:
    known = _infos(model)
    info = known[path]
    key = ".".join(str(part) for part in path)
    return Lookup(
        key=key,
        label=_label_path(model, path) if name in (key, info.key) else name,
        info=info,
        choices=info.choices,
        several=any(known[path[: length + 1]].many for length in range(len(path))),
        values=lambda record, day: _values(record, path, day),
        truth=info.type is bool,
    )


def _derived(key: str, model: type[Record], months: int) -> Lookup:
    if model is Resident:
        return _computed(key, Resident, _OF_RESIDENTS[key], months)
    return _computed(key, Child, _OF_CHILDREN[key], months)


def _computed(key: str, model: type[R], derived: _Derived[R], months: int) -> Lookup:
    def values(record: Record, day: date) -> Iterator[object]:
        if isinstance(record, model):
            yield from _descend(derived.compute(record, day, months), ())

    return Lookup(key, derived.label, None, derived.choices, derived.several, values, derived.truth)


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
def _infos(model: type[Record]) -> dict[Path, FieldInfo]:
    return dict(walk(model))


def _label_path(model: type[Record], path: Path) -> str:
    return ".".join(_infos(model)[path[: length + 1]].label for length in range(len(path)))


def _hint(name: str, model: type[Record]) -> str:
    from rapidfuzz import fuzz, process

    known = [*_names(model), *_KEYS.get(model, ())]
    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=50)
    return f"；是不是“{found[0]}”？" if found else ""


def _values(record: Record, path: Path, day: date) -> Iterator[object]:
    first, *rest = path
    yield from _descend(_held(record, str(first), day), tuple(rest))


def _held(record: Record, key: str, day: date) -> object:
    """A field of the top level as it was on `day`, where the archive keeps what it was before."""
    if isinstance(record, Volunteer) and key == "homeroom":
        return record.homeroom_on(day)
    source = standing(record, day) if isinstance(record, Child) and key in _KEPT_IN_PAST else record
    return getattr(source, fields_of(type(record))[key].attribute)


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
