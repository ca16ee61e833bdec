"""What a volunteer carries on a day: children in care, promises, cases, and what is planned."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from liushou.care.leaving.coming_duties import Coming, Hours, coming_activities, rooms_kept
from liushou.records.careplan import CareRecord, Case
from liushou.records.child import Child
from liushou.records.kinds import KindName
from liushou.records.resident import Resident
from liushou.records.standing import on_register
from liushou.records.volunteer import Coverage, Homeroom, Volunteer
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Tie:
    """A pairing with a child, or the help for a resident: whose archive, which entry of it, in what role."""

    kind: KindName
    owner: str
    index: int
    role: str
    since: date
    adult: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """A follow-up not done yet: whose archive, which record of it, and who answers for it together."""

    kind: KindName
    owner: str
    index: int
    due: date
    what: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case not closed: of which child, which entry, and who answers for it together."""

    owner: str
    index: int
    case: Case
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """All that a volunteer carries on `day`. Pairings, follow-ups and cases can be passed on.

    `left_on` is the last day in service, where that is known.
    """

    volunteer: Volunteer
    day: date
    left_on: date | None = None
    ties: tuple[Tie, ...] = ()
    promises: tuple[Promise, ...] = ()
    cases: tuple[OpenCase, ...] = ()
    homeroom: Homeroom | None = None
    covers: tuple[Coverage, ...] = ()
    coming: tuple[Coming, ...] = ()
    rooms: tuple[Hours, ...] = ()

    @property
    def owners(self) -> frozenset[str]:
        """The ids of the children and residents of whom something is carried."""
        entries: tuple[Tie | Promise | OpenCase, ...] = (*self.ties, *self.promises, *self.cases)
        return frozenset(one.owner for one in entries)

    @property
    def nothing(self) -> bool:
        """True if there is nothing that anybody has to take over."""
        rest = self.homeroom or self.covers or self.coming or self.rooms
        return not self.owners and not rest

    @property
    def rest(self) -> "Carried":
        """What is no pairing, follow-up or case: it is passed on in its own file."""
        return replace(self, ties=(), promises=(), cases=())

    def of(self, owners: Collection[str]) -> "Carried":
        """What is carried for these children and residents, and nothing else."""
        return Carried(
            self.volunteer,
            self.day,
            self.left_on,
            tuple(one for one in self.ties if one.owner in owners),
            tuple(one for one in self.promises if one.owner in owners),
            tuple(one for one in self.cases if one.owner in owners),
        )


def carried(store: Store, volunteer_id: str, day: date) -> Carried:
    """What the volunteer carries on `day`, and beyond it.

    Pairings, peers' too, with children on the register that day, which do not end on it anyway; follow-ups
    not done and cases not closed, by id or by a name that nobody else has; the class, the areas covered,
    activities and opening hours to come.
    """
    volunteer = store.volunteers[volunteer_id]
    names = _names(store, volunteer)
    residents = [one for one in store.residents.values() if one.status == "在册"]
    children = [one for one in store.children.values() if on_register(one, day)]
    return Carried(
        volunteer,
        day,
        volunteer.left_on,
        ties=(*_pairings(children, volunteer_id, day), *_helped(residents, volunteer_id, day)),
        promises=(
            *(one for child in children for one in _promises("child", child.id, child.records, names)),
            *(one for each in residents for one in _promises("resident", each.id, each.records, names)),
        ),
        cases=tuple(_cases(store, names, day)),
        homeroom=volunteer.homeroom_on(day),
        covers=volunteer.covers,
        coming=coming_activities(store, names, day),
        rooms=rooms_kept(store.unit, names),
    )


def _names(store: Store, volunteer: Volunteer) -> frozenset[str]:
    """What the volunteer is called in archives: the id, and the name where it is nobody else's."""
    alike = sum(one.name == volunteer.name for one in store.volunteers.values())
    return frozenset({volunteer.id, volunteer.name} if alike == 1 else {volunteer.id})


def _pairings(children: list[Child], volunteer_id: str, day: date) -> Iterator[Tie]:
    for child in children:
        for index, pair in enumerate(child.pairings):
            if pair.with_ == volunteer_id and (pair.until is None or pair.until > day):
                yield Tie("child", child.id, index, pair.role, pair.since, pair.adult)


def _helped(residents: list[Resident], volunteer_id: str, day: date) -> Iterator[Tie]:
    for one in residents:
        for index, helper in enumerate(one.helpers):
            if helper.with_ == volunteer_id and (helper.until is None or helper.until > day):
                yield Tie("resident", one.id, index, "帮扶人", helper.since, adult=True)


def _promises(
    kind: KindName, owner: str, records: tuple[CareRecord, ...], names: frozenset[str]
) -> Iterator[Promise]:
    for index, record in enumerate(records):
        follow_up = record.follow_up
        if follow_up is not None and follow_up.done is None:
            by = follow_up.by or record.by or ()
            if names.intersection(by):
                yield Promise(kind, owner, index, follow_up.due, follow_up.what, by)


def _cases(store: Store, names: frozenset[str], day: date) -> Iterator[OpenCase]:
    """Also of a child who is no longer on the register: the case still is somebody's."""
    for child in store.children.values():
        for index, case in enumerate(child.cases):
            if case.open_on(day) and names.intersection(case.by or ()):
                yield OpenCase(child.id, index, case, case.by or ())
