"""Find values and parts of a record by what its models say of their fields, not by lists of paths."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from liushou.check.gathered import Plans, Shape, gathered_with_shape
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


class _Reader(NamedTuple):
    """What reads a field of a part of this model, or several fields or a list (`apart`): all their values."""

    model: type[Record]
    get: Callable[[Record], Any]
    apart: bool


class Values(Generic[V]):
    """All values of type `kind` in the fields that `wanted` chooses, in a record and its parts.

    The way to them is worked out once for each model, so that a search visits nothing else; and a search
    begins only where some value, wherever it stands, is bad.
    """

    def __init__(self, kind: type[V], wanted: Wanted) -> None:
        self._kind = kind
        self._wanted = wanted
        self._plans: dict[type[Record], tuple[Step, ...]] = {}
        self._readers = Plans(self._readers_of)
        self._last: tuple[Record | None, list[V]] = (None, [])

    def fields(self, model: type[Record]) -> Iterator[tuple[str, ...]]:
        """The chosen fields of a model and its parts, as paths of keys."""
        return _leaves(self._plan(model), ())

    def bad(self, record: Record, is_bad: Callable[[V], bool]) -> list[Value[V]]:
        """The chosen values of a record of which `is_bad` is true, in the order of the model."""
        if not any(map(is_bad, self.held(record))):
            return []
        return self._search(record, self._plan(type(record)), is_bad)

    def held(self, record: Record) -> list[V]:
        """The chosen values of a record, in no special order and without their places; not to be changed.

        The last answer is kept, for several rules ask for the same values of a record.
        """
        known, answer = self._last
        if known is not record:
            answer = self._read(record)
            self._last = record, answer
        return answer

    def _read(self, record: Record) -> list[V]:
        found: list[Any] = []
        parts, shape = gathered_with_shape(record)
        for model, get, apart in self._readers.of(shape):
            there = parts[model]
            if len(there) == 1:
                value = get(there[0])
                if value:
                    if apart:
                        found += value
                    else:
                        found.append(value)
            else:
                values = map(get, there)
                found += chain.from_iterable(filter(None, values)) if apart else values
        if self._kind is float:  # the one kind that stands beside another, int, in the same field
            return [one for one in found if isinstance(one, self._kind) and one]
        return list(filter(None, found))

    def _readers_of(self, shape: Shape) -> tuple[_Reader, ...]:
        """What reads the wanted values of parts of these models."""
        found = []
        for model in shape:
            infos = fields_of(model).values()
            fields = [info for info in infos if info.part is None and self._wanted(model, info)]
            single = [info.attribute for info in fields if not info.many]
            if single:
                found.append(_Reader(model, attrgetter(*single), len(single) > 1))
            found += [_Reader(model, attrgetter(info.attribute), True) for info in fields if info.many]
        return tuple(found)

    def _plan(self, model: type[Record]) -> tuple[Step, ...]:
        plan = self._plans.get(model)
        if plan is None:
            plan = self._plans[model] = steps(model, self._wanted)
        return plan

    def _search(self, record: Record, plan: tuple[Step, ...], is_bad: Callable[[V], bool]) -> list[Value[V]]:
        """With the place of each."""
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

    def of(self, record: Record) -> Iterable[tuple[Path, Record]]:
        """The chosen parts, each with its path."""
        model = type(record)
        plan = self._plans.get(model)
        if plan is None:
            plan = self._plans[model] = steps(model, self._holds)
        below = _parts(record, plan) if plan else ()
        return chain((((), record),), below) if self._wanted(model) else below

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
