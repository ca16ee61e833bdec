"""A child leaves the register: the archive is closed, and what holds two people together ends with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from liushou.dates import shifted
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.vocabulary import ClosedStatus
from liushou.store.drafts import Amendment, Draft, put
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.yamltext.amend import Edit


@dataclass(frozen=True, slots=True)
class Named:
    """A pairing in another child's archive, and where it stands there."""

    child: str
    index: int
    pairing: Pairing


def left(store: Store, child: Child, status: ClosedStatus, closed_on: date) -> tuple[Draft, ...]:
    """What closes the archive: `status`, `closed_on` (the first day off the register), the pairings' end.

    The child's pairings that still run, and those in which another child's archive names it, end on the
    day before. One that was to begin only later is left to the person (LS308 tells of it).
    """
    return leaving(child, status, closed_on, naming(store.children.values()).get(child.id, ()))


def leaving(child: Child, status: ClosedStatus, closed_on: date, named: Iterable[Named]) -> tuple[Draft, ...]:
    """As `left`, where the pairings that name the child have been looked up for many at once."""
    last = shifted(closed_on, timedelta(days=-1))
    own = [Named(child.id, index, pairing) for index, pairing in enumerate(child.pairings)]
    closing = (put(Child, ("status",), status), put(Child, ("closed_on",), closed_on.isoformat()))
    drafts = [Amendment(path_of("child", child.id), (*closing, *_endings(own, last)))]
    for one in named:
        drafts.extend(Amendment(path_of("child", one.child), (edit,)) for edit in _endings((one,), last))
    return tuple(drafts)


def naming(children: Iterable[Child]) -> Mapping[str, tuple[Named, ...]]:
    """The pairings in which children's archives name others, by the id that is named."""
    found: dict[str, list[Named]] = {}
    for child in children:
        for index, pairing in enumerate(child.pairings):
            if not pairing.adult and pairing.with_ != child.id:
                found.setdefault(pairing.with_, []).append(Named(child.id, index, pairing))
    return {id_: tuple(ties) for id_, ties in found.items()}


def _endings(ties: Iterable[Named], last: date) -> Iterator[Edit]:
    for tie in ties:
        pairing = tie.pairing
        if pairing.since <= last and (pairing.until is None or pairing.until > last):
            yield put(Child, ("pairings", tie.index, "until"), last.isoformat())
