"""Who helps on a day: a child's homeroom teacher and pairings, on either side; a resident's helpers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.person import Person
from liushou.records.resident import Resident
from liushou.records.standing import standing
from liushou.records.unit import DutyBy
from liushou.records.vocabulary import PEER_ROLES
from liushou.records.volunteer import Volunteer

ClassKey = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class Helpers:
    """The people around all children and residents of a store; homerooms by every class somebody ever had."""

    volunteers: Mapping[str, Volunteer]
    homerooms: Mapping[ClassKey, tuple[Volunteer, ...]]
    mirrored: Mapping[str, tuple[Pairing, ...]]

    def pairings(self, child: Child) -> tuple[Pairing, ...]:
        """The child's pairings: its own, then those a peer's archive has with it (format.md)."""
        return child.pairings + self.mirrored.get(child.id, ())

    def homeroom(self, child: Child, day: date) -> Volunteer | None:
        """The 班主任 of the class the child was in on `day`; None without a class or a teacher.

        A homeroom holds as Volunteer.homeroom_on tells, until the teacher's left_on. Of several, one who had
        joined by `day` goes first, then the lowest id.
        """
        teachers = self.teachers(child, day)
        return min(teachers, key=lambda one: (one.joined_on > day, one.id), default=None)

    def answering(self, child: Child, by: DutyBy | None, day: date) -> tuple[str, ...]:
        """The ids of those who on `day` can do for the child what `by` owes it.

        班主任: the homeroom teacher. A role: those in it in a pairing active that day, as long as they serve.
        None: those in any adult role, else the homeroom teacher, who also answers for what peers are to do.
        Who has left, or is unknown, is nobody.
        """
        if by == "班主任":
            teacher = self.homeroom(child, day)
            return () if teacher is None else (teacher.id,)
        active = [pair for pair in self.pairings(child) if pair.active(day) and self._serves(pair.with_, day)]
        ids = tuple(dict.fromkeys(p.with_ for p in active if (p.adult if by is None else p.role == by)))
        return ids or (self.answering(child, "班主任", day) if by is None or by in PEER_ROLES else ())

    def keeping(self, child: Child, day: date) -> tuple[str, ...]:
        """The ids of those who on `day` keep the child's papers: the homeroom teacher, else its pairings."""
        return self.answering(child, "班主任", day) or self.answering(child, None, day)

    def caring(self, resident: Resident, day: date) -> tuple[str, ...]:
        """The ids of those who on `day` look after the resident, as long as they serve.

        Where there are none: of those whose village (包保, `covers`) it is.
        """
        ids = tuple(id_ for id_ in resident.helped_by(day) if self._serves(id_, day))
        village = resident.address.village
        return ids or tuple(
            id_
            for id_, one in self.volunteers.items()
            if any((area.village, area.grade, area.class_) == (village, None, None) for area in one.covers)
            and self._serves(id_, day)
        )

    def counting(self, person: Person, by: DutyBy, day: date) -> frozenset[str]:
        """Ids and names under which a record of `day` counts as made by `by`.

        `by` is 班主任 (of the child's class on that day) or a role of a pairing active on that day; for a
        resident 帮扶人, who helps on that day.
        """
        ids: Iterable[str]
        if isinstance(person, Resident):
            ids = person.helped_by(day) if by == "帮扶人" else ()
        elif by == "班主任":
            return frozenset(text for one in self.teachers(person, day) for text in (one.id, one.name))
        else:
            ids = (pair.with_ for pair in self.pairings(person) if pair.role == by and pair.active(day))
        return frozenset(text for id_ in ids for text in (id_, self._name(id_)))

    def teachers(self, child: Child, day: date) -> list[Volunteer]:
        """All whose homeroom the class is that the child was in on `day`, held as `homeroom` tells."""
        school = standing(child, day).school
        if school is None or school.grade is None or school.class_ is None:
            return []
        key = (school.grade, school.class_)
        teachers = (one for one in self.homerooms.get(key, ()) if one.left_on is None or day <= one.left_on)
        return [
            one for one in teachers if (room := one.homeroom_on(day)) and (room.grade, room.class_) == key
        ]

    def _serves(self, id_: str, day: date) -> bool:
        found = self.volunteers.get(id_)
        return found is not None and not found.has_left(day)

    def _name(self, id_: str) -> str:
        found = self.volunteers.get(id_)
        return found.name if found else id_


def helpers_of(children: Iterable[Child], volunteers: Mapping[str, Volunteer]) -> Helpers:
    """The index of a store's children and volunteers (by id)."""
    homerooms: dict[ClassKey, tuple[Volunteer, ...]] = {}
    for one in volunteers.values():
        rooms = (one.homeroom, *(post.homeroom for post in one.past))
        for key in {(room.grade, room.class_) for room in rooms if room is not None}:
            homerooms[key] = (*homerooms.get(key, ()), one)
    mirrored: dict[str, tuple[Pairing, ...]] = {}
    for child in children:
        for pair in child.pairings:
            if pair.role in PEER_ROLES and pair.with_ != child.id:
                other = pair.model_copy(update={"with_": child.id})
                mirrored[pair.with_] = (*mirrored.get(pair.with_, ()), other)
    return Helpers(volunteers, homerooms, mirrored)
