"""Who lacks a peer on a day, who could be one, and who could not, and why."""

from dataclasses import dataclass
from datetime import date

from liushou.care.pairing.facts import Schools, schools_of
from liushou.care.pairing.kin import homes_of
from liushou.care.pairing.limits import doubtful
from liushou.care.pairing.need import is_counted
from liushou.care.pairing.peers.classmates import helped_by, hindrance, lasts
from liushou.care.pairing.peers.peer import Peer, child_peer, classmate_peer
from liushou.care.pairing.peers.penalties import SCHOOL_AGE
from liushou.care.pairing.places import Load
from liushou.care.pairing.suggestion import PassedOver, Unpaired, Wanted
from liushou.dates import full_years
from liushou.records.child import Child
from liushou.records.helpers import Helpers, helpers_of
from liushou.records.standing import on_register
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Classmate:
    """A helping classmate with free places."""

    peer: Peer
    load: Load


@dataclass(frozen=True, slots=True)
class Gathering:
    """Everybody considered, by id in order: `children` lack a peer, and for `seekers` one is looked for.

    `counted` are those of a 留守类型 that the unit counts; others are sought for because they are named.
    `helpers` are the ids of those who may be one, None for everybody.
    """

    children: tuple[Peer, ...]
    seekers: frozenset[str]
    counted: frozenset[str]
    helpers: frozenset[str] | None
    classmates: tuple[Classmate, ...]
    unpaired: tuple[Unpaired, ...]
    passed_over: tuple[PassedOver, ...]

    def covers(self, one: Peer, other: Peer) -> int:
        """What it counts that the two are paired; 0: it is not for anybody.

        2 for each counted child that looks for somebody, 1 for each other that does. Who can be covered at
        once is a matroid (J. Edmonds, D. R. Fulkerson, 1965), so that by these weights as many as can be of
        the counted children are covered, and as many as can be in all.
        """
        found = [each for each in (one, other) if each.id in self.seekers]
        worth = sum(2 if each.id in self.counted else 1 for each in found)
        if self.helpers is None:
            return worth
        helped = (other.id in self.helpers and one in found) or (one.id in self.helpers and other in found)
        return worth if helped else 0


def gathered(store: Store, wanted: Wanted) -> Gathering:
    """Who is considered on the day.

    Children lack a peer if they are on the register, of school age, and no peer pairing of either side holds
    on the day or begins later. One is looked for if the 留守类型 is counted, or for whom is wanted by id;
    all others may be partners. An archive that is doubtful takes no part.
    """
    day = wanted.day
    helpers = helpers_of(store.children.values(), store.volunteers)
    schools = schools_of(store.children.values(), store.unit.unit)
    homes = homes_of(store.children)
    free = [child for _, child in sorted(store.children.items()) if _lacks(child, helpers, day)]
    doubts = tuple(doubtful(store, tuple(child.id for child in free)))
    out = {one.child for one in doubts}
    sought = frozenset(child.id for child in free if _sought(child, store, wanted))
    classmates, passed_over = _classmates(store, wanted, schools)
    return Gathering(
        tuple(
            child_peer(child, day, schools, homes.get(child.id, ())) for child in free if child.id not in out
        ),
        sought - out,
        frozenset(child.id for child in free if is_counted(child, day, store.unit.unit.counts)),
        wanted.helpers,
        classmates,
        tuple(one for one in doubts if one.child in sought),
        passed_over,
    )


def _sought(child: Child, store: Store, wanted: Wanted) -> bool:
    if wanted.children is not None:
        return child.id in wanted.children
    return is_counted(child, wanted.day, store.unit.unit.counts)


def _lacks(child: Child, helpers: Helpers, day: date) -> bool:
    return (
        on_register(child, day)
        and full_years(child.birth_date, day) >= SCHOOL_AGE
        and not any(lasts(pair, day) for pair in helpers.pairings(child))
    )


def _classmates(
    store: Store, wanted: Wanted, schools: Schools
) -> tuple[tuple[Classmate, ...], tuple[PassedOver, ...]]:
    helped = helped_by(store.children.values(), wanted.day)
    able: list[Classmate] = []
    out: list[PassedOver] = []
    for id_, one in sorted(store.volunteers.items()):
        asked = wanted.helpers is not None and id_ in wanted.helpers
        if not asked and (wanted.helpers is not None or one.kind != "学生"):
            continue
        load = helped.load(one, store.unit.pairing.capacity)
        why = hindrance(one, load, wanted.day)
        if why is not None:
            out.append(PassedOver(id_, why))
        else:
            able.append(Classmate(classmate_peer(one, schools, helps=id_ in helped.teaching), load))
    return tuple(able), tuple(out)
