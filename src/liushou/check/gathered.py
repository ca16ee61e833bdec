"""A record and all its parts by their model, from one walk that all rules share.

Most archives are right, and nearly all of a check's time goes into seeing that they are. A rule that first
asks here whether anything can be wrong at all makes no path for what is right, and its loops run in C: 150
care records cost it a few microseconds, and a field that the archive does not have costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import compress
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from liushou.records.describe import fields_of
from liushou.records.fields import Record

R = TypeVar("R", bound=Record)
P = TypeVar("P")
Gathered = Mapping[type[Record], list[Any]]

Shape = tuple[type[Record], ...]
"""The models of which a record has parts, its own first."""
_MOST_SHAPES = 1024


class Plans(Generic[P]):
    """What is to be done with the parts of a record, worked out once for all records of one shape.

    Most archives of a store have one of a few shapes; models of which a record has no part cost it nothing.
    """

    def __init__(self, made: Callable[[Shape], P]) -> None:
        self._made = made
        self._by_shape: dict[Shape, P] = {}

    def of(self, shape: Shape) -> P:
        """The plan for such records."""
        plan = self._by_shape.get(shape)
        if plan is None:
            if len(self._by_shape) >= _MOST_SHAPES:
                self._by_shape.clear()
            plan = self._by_shape[shape] = self._made(shape)
        return plan


_last: tuple[Record | None, tuple[Gathered, Shape]] = (None, ({}, ()))


def gathered(record: Record) -> Gathered:
    """The parts of each model that the record has, itself included; no model has an empty list."""
    return gathered_with_shape(record)[0]


def gathered_with_shape(record: Record) -> tuple[Gathered, Shape]:
    """The parts of each model, and the models that there are.

    The last answer is kept, for rule after rule asks about the same record.
    """
    global _last
    known, answer = _last
    if known is not record:
        model = type(record)
        found: dict[type[Record], list[Any]] = {model: [record]}
        below = _below(model)
        if below is not None:
            _gather(record, below, found)
        answer = found, tuple(found)
        _last = record, answer
    return answer


def parts_of(record: Record, model: type[R]) -> list[R]:
    """The parts of one model, in no special order."""
    return gathered(record).get(model, [])


class _Below(NamedTuple):
    """The fields of a model that hold parts: what reads them all, and what is in each.

    `only` reads the field where there is but one (and is None otherwise): of 150 care records it finds the
    few that have a follow-up without a step of Python for each.
    """

    read: Callable[[Record], tuple[Any, ...]]
    only: Callable[[Record], Any] | None
    ways: tuple[_Way, ...]


class _Way(NamedTuple):
    part: type[Record]
    many: bool
    below: _Below | None


def _gather(record: Record, plan: _Below, found: dict[type[Record], list[Any]]) -> None:
    fields = plan.read(record)
    for held, (part, many, below) in compress(zip(fields, plan.ways, strict=False), fields):
        there = found.get(part)
        if there is None:
            there = found[part] = []
        if many:
            there += held
        else:
            there.append(held)
        if below is not None:
            for inner in filter(below.only, held) if many else (held,):
                _gather(inner, below, found)


@cache
def _below(model: type[Record]) -> _Below | None:
    ways = [(info, info.part) for info in fields_of(model).values() if info.part is not None]
    if not ways:
        return None
    names = [info.attribute for info, _ in ways]
    return _Below(
        attrgetter(*names, names[0]),  # of two names or more it makes a tuple
        attrgetter(names[0]) if len(names) == 1 else None,
        tuple(_Way(part, info.many, _below(part)) for info, part in ways),
    )
