"""The ids that files name, by what they must be ids of, for LS201."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from liushou.check.gathered import Plans, Shape, gathered_with_shape
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


_ADULT = WANTED.index(Wanted(("volunteer",)))
_EITHER = WANTED.index(Wanted(("child", "volunteer")))

Named = tuple[int, tuple[str, ...]]
"""A place in WANTED, and the ids of which that is wanted."""


class _Field(NamedTuple):
    """A field of ids: its model, what reads it, and whether it holds several."""

    model: type[Record]
    get: Callable[[Record], Any]
    many: bool


class _Group(NamedTuple):
    """The fields of a group of MEANT, and its place in WANTED."""

    place: int
    plain: bool
    fields: tuple[_Field, ...]


@gathering("named", Record, own=True)
def named_ids(record: Record, _: Setting) -> tuple[Named, ...] | None:
    """Each id once, in order; plain names are left out where they are allowed."""
    parts, shape = gathered_with_shape(record)
    wanted: dict[int, set[str]] = {}
    for place, plain, fields in _GROUPS.of(shape):
        texts: set[str] = set()
        for model, get, many in fields:
            held = filter(None, map(get, parts[model]))
            texts.update(chain.from_iterable(held) if many else held)
        if texts:
            ids = filter(looks_like_id, texts) if plain else texts
            wanted.setdefault(place, set()).update(ids)
    if isinstance(record, Child) and record.pairings:
        adults = wanted.setdefault(_ADULT, set())
        adults.update([one.with_ for one in record.pairings if one.adult])
        # An adult's id is told once: what is no volunteer's is looked at in any case.
        wanted[_EITHER] -= adults
    return tuple([(place, tuple(sorted(wanted[place]))) for place in sorted(wanted) if wanted[place]]) or None


def _groups(shape: Shape) -> tuple[_Group, ...]:
    """The groups of MEANT of which such records have fields."""
    found = []
    for meant in MEANT:
        infos = ((model, info) for model in shape for info in fields_of(model).values())
        fields = tuple(
            _Field(model, attrgetter(info.attribute), info.many)
            for model, info in infos
            if (model, info.key) in meant.fields
        )
        if fields:
            found.append(_Group(place_of(meant), meant.plain, fields))
    return tuple(found)


_GROUPS = Plans(_groups)
