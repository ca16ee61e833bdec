"""The ids that files name, by what they must be ids of, for LS201."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from liushou.check.setting import Setting
from liushou.check.world import gathering
from liushou.records.child import Child
from liushou.records.describe import fields_of
from liushou.records.fields import Record
from liushou.records.kinds import KindName
from liushou.records.named import MEANT, Meant
from liushou.records.types import looks_like_id


@dataclass(frozen=True, slots=True)
class Wanted:
    """Kinds of which an id must be; `earlier` allows a term before the first of the store."""

    kinds: tuple[KindName, ...]
    earlier: bool = False


WANTED = tuple(dict.fromkeys(Wanted(meant.kinds, meant.earlier) for meant in MEANT))
"""What is wanted of ids; files tell them by the place in this list."""


def place_of(meant: Meant) -> int:
    """The place in WANTED of what a group of fields names."""
    return WANTED.index(Wanted(meant.kinds, meant.earlier))


_PLACES = tuple(place_of(meant) for meant in MEANT)
_ADULT = WANTED.index(Wanted(("volunteer",)))
_EITHER = WANTED.index(Wanted(("child", "volunteer")))

Named = tuple[int, tuple[str, ...]]
"""A place in WANTED, and the ids of which that is wanted."""


class _Step(NamedTuple):
    """A field on the way to ids: `group` is its place in MEANT, or `below` has fields of ids."""

    attribute: str
    many: bool
    group: int
    below: tuple["_Step", ...]


@gathering("named", Record)
def named_ids(record: Record, _: Setting) -> tuple[Named, ...] | None:
    """Each id once, in order; plain names are left out where they are allowed."""
    found: tuple[set[str], ...] = tuple(set() for _ in MEANT)
    _gather((record,), _steps(type(record)), found)
    wanted: tuple[set[str], ...] = tuple(set() for _ in WANTED)
    for texts, meant, place in zip(found, MEANT, _PLACES, strict=True):
        if texts:
            wanted[place].update(filter(looks_like_id, texts) if meant.plain else texts)
    if isinstance(record, Child) and record.pairings:
        wanted[_ADULT].update(one.with_ for one in record.pairings if one.adult)
        # An adult's id is told once: what is no volunteer's is looked at in any case.
        wanted[_EITHER].difference_update(wanted[_ADULT])
    return tuple((place, tuple(sorted(ids))) for place, ids in enumerate(wanted) if ids) or None


def _gather(parts: Sequence[Record], steps: tuple[_Step, ...], found: tuple[set[str], ...]) -> None:
    """All parts field by field: a call for each part would take twice as long."""
    for attribute, many, group, below in steps:
        for part in parts:
            held = getattr(part, attribute)
            if not held:
                continue
            if below:
                _gather(held if many else (held,), below, found)
            elif many:
                found[group].update(held)
            else:
                found[group].add(held)


@cache
def _steps(model: type[Record]) -> tuple[_Step, ...]:
    return tuple(_ways(model))


def _ways(model: type[Record]) -> Iterator[_Step]:
    groups = {field: place for place, meant in enumerate(MEANT) for field in meant.fields}
    for info in fields_of(model).values():
        group = groups.get((model, info.key))
        below = () if info.part is None else _steps(info.part)
        if group is not None or below:
            yield _Step(info.attribute, info.many, -1 if group is None else group, below)
