"""What is weighed of a child, or of a helping classmate, when peers are looked for on a day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liushou.care.importing.cells.classes import ClassSaid, read_class
from liushou.care.importing.cells.plain import plain as squeezed
from liushou.care.importing.cells.said import CellError
from liushou.care.pairing.facts import Schools
from liushou.care.pairing.fitness import plain
from liushou.care.pairing.peers.learning import Learning, learning_of, teaches
from liushou.records.child import Child
from liushou.records.standing import standing
from liushou.records.vocabulary import Sex
from liushou.records.volunteer import Volunteer

_CLASS = re.compile("[^班]*班")
_NURSERY = frozenset({"小班", "中班", "大班"})
"""Nobody helps from there: 小班长 is no grade."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A child of the register, or a helping classmate (kind 学生), on the day.

    `born` is None for a classmate, whose age is told by the grade alone; `home` are the ids of brothers and
    sisters. `subjects` are what a classmate
    can teach, `helps` says that one is there for learning (by those or by the role so far).
    """

    id: str
    name: str
    sex: Sex | None
    born: date | None
    village: str | None
    school: str | None
    grade: str | None
    class_: int | str | None
    learning: Learning | None = None
    home: frozenset[str] = frozenset()
    subjects: tuple[str, ...] = ()
    helps: bool = False

    @property
    def of_register(self) -> bool:
        """True for a child that has an archive."""
        return self.born is not None


def child_peer(child: Child, day: date, schools: Schools, home: Iterable[str]) -> Peer:
    """A child as it is on `day`; `home` are the ids of its brothers and sisters."""
    then = standing(child, day)
    at = then.school if then.school is not None and then.school.enrolled else None
    return Peer(
        child.id,
        child.name,
        child.sex,
        child.birth_date,
        plain(then.village) if then.village else None,
        schools.of_child(at.name) if at else None,
        at.grade if at else None,
        at.class_ if at else None,
        learning_of(child, day),
        frozenset(home),
    )


def classmate_peer(one: Volunteer, schools: Schools, *, helps: bool) -> Peer:
    """A helping classmate; grade and class are those covered, else what the position says (六年级1班学生).

    `helps`: he or she is a 学习帮手 already.
    """
    said = _class_of(one)
    subjects = tuple(skill for skill in one.skills if teaches(skill))
    return Peer(
        one.id,
        one.name,
        one.sex,
        None,
        plain(one.address.village) if one.address else None,
        schools.of_child(one.organisation),
        said.grade,
        said.class_,
        subjects=subjects,
        helps=helps or bool(subjects),
    )


def _class_of(one: Volunteer) -> ClassSaid:
    """Class and grade; of a text without 班 the grade alone (六年级中队长)."""
    covered = next((each for each in one.covers if each.grade is not None), None)
    if covered is not None:
        return ClassSaid(covered.grade, covered.class_)
    text = squeezed(one.position or "")
    named = _CLASS.match(text)
    try:
        said = read_class(named[0] if named else text) if text else None
    except CellError:
        said = None
    if said is None or said.grade in _NURSERY:
        return ClassSaid(None, None)
    return said if named else ClassSaid(said.grade, None)
