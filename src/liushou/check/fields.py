"""Find values and parts of a record by what its models say of their fields, not by lists of paths."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from liushou.findings import Path
from liushou.records.describe import FieldInfo, fields_of
from liushou.records.fields import Record

V = TypeVar("V")
Wanted = Callable[[type[Record], FieldInfo], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """One field on the way: wanted itself, or with wanted fields below it."""

    attribute: str
    info: FieldInfo
    many: bool
    wanted: bool
    below: tuple["Step", ...]

    def path(self, index: int | None) -> Path:
        """The way to the field, or to one item of its list."""
        return (self.info.key,) if index is None else (self.info.key, index)


@dataclass(frozen=True, slots=True)
class Value(Generic[V]):
    """A value of a record, its place, and what the model says of its field."""

    path: Path
    value: V
    info: FieldInfo


class Values(Generic[V]):
    """All values of type `kind` in the fields that `wanted` chooses, in a record and its parts.

    The way to them is worked out once for each model, so that a search visits nothing else, and a path
    is made only for a value that is bad.
    """

    def __init__(self, kind: type[V], wanted: Wanted) -> None:
        self._kind = kind
        self._wanted = wanted
        self._plans: dict[type[Record], tuple[Step, ...]] = {}

    def fields(self, model: type[Record]) -> Iterator[tuple[str, ...]]:
        """The chosen fields of a model and its parts, as paths of keys."""
        return _leaves(self._plan(model), ())

    def bad(self, record: Record, is_bad: Callable[[V], bool]) -> list[Value[V]]:
        """The chosen values of a record of which `is_bad` is true, in the order of the model."""
        return self._search(record, self._plan(type(record)), is_bad)

    def _plan(self, model: type[Record]) -> tuple[Step, ...]:
        plan = self._plans.get(model)
        if plan is None:
            plan = self._plans[model] = steps(model, self._wanted)
        return plan

    def _search(self, record: Record, plan: tuple[Step, ...], is_bad: Callable[[V], bool]) -> list[Value[V]]:
        """Most of a check's time is spent here: nothing is made before something bad is met."""
        found: list[Value[V]] = []
        kind, search = self._kind, self._search
        for step in plan:
            held = getattr(record, step.attribute)
            if not held:
                continue
            items = enumerate(held) if step.many else ((None, held),)
            if step.below:
                for index, item in items:
                    if inner := search(item, step.below, is_bad):
                        found += _under(step.path(index), inner)
            else:
                for index, item in items:
                    if isinstance(item, kind) and is_bad(item):
                        found.append(Value(step.path(index), item, step.info))
        return found


class Parts:
    """All parts of a record (itself included) that are of a model `wanted` chooses."""

    def __init__(self, wanted: Callable[[type[Record]], bool]) -> None:
        self._wanted = wanted
        self._plans: dict[type[Record], tuple[Step, ...]] = {}

    def of(self, record: Record) -> Iterator[tuple[Path, Record]]:
        """The chosen parts, each with its path."""
        model = type(record)
        plan = self._plans.get(model)
        if plan is None:
            plan = self._plans[model] = steps(model, self._holds)
        if self._wanted(model):
            yield (), record
        yield from _parts(record, plan)

    def _holds(self, _: type[Record], info: FieldInfo) -> bool:
        return info.part is not None and self._wanted(info.part)


def steps(model: type[Record], wanted: Wanted) -> tuple[Step, ...]:
    """The ways to the wanted fields of a model and its parts."""
    found = []
    for info in fields_of(model).values():
        below = steps(info.part, wanted) if info.part is not None else ()
        chosen = wanted(model, info)
        if chosen or below:
            found.append(Step(info.attribute, info, info.many, chosen, below))
    return tuple(found)


def _under(path: Path, found: list[Value[V]]) -> list[Value[V]]:
    return [Value(path + one.path, one.value, one.info) for one in found]


def _leaves(plan: tuple[Step, ...], prefix: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for step in plan:
        if step.wanted:
            yield (*prefix, step.info.key)
        yield from _leaves(step.below, (*prefix, step.info.key))


def _parts(record: Record, plan: tuple[Step, ...]) -> Iterator[tuple[Path, Record]]:
    for step in plan:
        held = getattr(record, step.attribute)
        if not held:
            continue
        items = enumerate(held) if step.many else ((None, held),)
        for index, item in items:
            here = step.path(index)
            if step.wanted:
                yield here, item
            for below, part in _parts(item, step.below):
                yield (*here, *below), part
