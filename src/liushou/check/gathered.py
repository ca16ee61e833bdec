"""A record and all its parts by their model, from one walk that all rules share.

Most archives are right, and nearly all of a check's time goes into seeing that they are. A rule that first
asks here whether anything can be wrong at all makes no path for what is right, and its loops run in C: 150
care records cost it a few microseconds, and a field that the archive does not have costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from liushou.records.describe import fields_of, walk
from liushou.records.fields import Record

R = TypeVar("R", bound=Record)
Gathered = Mapping[type[Record], list[Any]]

_last: tuple[Record | None, Gathered] = (None, {})


def gathered(record: Record) -> Gathered:
    """The parts of each model that the record has, itself included; no model has an empty list.

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
        answer = found
        _last = record, answer
    return answer


def parts_of(record: Record, model: type[R]) -> list[R]:
    """The parts of one model, in no special order."""
    return gathered(record).get(model, [])


def models_of(root: type[Record]) -> tuple[type[Record], ...]:
    """The models of a record and of all parts it can have, each once."""
    parts = (info.part for _, info in walk(root) if info.part is not None)
    return tuple(dict.fromkeys((root, *parts)))


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
    for held, way in zip(plan.read(record), plan.ways, strict=False):
        if held:
            part, many, below = way
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
