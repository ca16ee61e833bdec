"""What keeps two peers from being a good pair, by factor, in thousandths; and what makes them none at all."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from liushou.care.pairing.peers.peer import Peer
from liushou.care.pairing.suggestion import Factor
from liushou.dates import full_years, months_before
from liushou.records.schooling import grade_order

SCHOOL_AGE = 6
YEARS_APART = 3
_DAYS_APART = 1096
"""The days of three years, with one leap day."""
_SEX_FROM = 10

Place = str
SAME_CLASS, SAME_GRADE_VILLAGE, SAME_VILLAGE, SAME_GRADE, SAME_SCHOOL = (
    "同班", "同年级同村", "同村", "同年级", "同校"
)  # fmt: skip
NEARNESS: Mapping[Place, int] = MappingProxyType({
    SAME_CLASS: 0, SAME_GRADE_VILLAGE: 200, SAME_VILLAGE: 300, SAME_GRADE: 500, SAME_SCHOOL: 800,
})  # fmt: skip
"""How far two are from each other; who shares neither school nor village is no peer."""
UNKNOWN = 500


def place_shared(one: Peer, other: Peer) -> Place | None:
    """The nearest place two share; None where they share neither school nor village.

    Grade and class are those of one school.
    """
    village = one.village is not None and one.village == other.village
    if one.school is None or one.school != other.school:
        return SAME_VILLAGE if village else None
    grade = one.grade is not None and one.grade == other.grade
    if grade and one.class_ is not None and one.class_ == other.class_:
        return SAME_CLASS
    if village:
        return SAME_GRADE_VILLAGE if grade else SAME_VILLAGE
    return SAME_GRADE if grade else SAME_SCHOOL


def of_like_age(one: Peer, other: Peer) -> bool:
    """True if the two are at most three years apart; a classmate by grades, where both are known."""
    if one.born is not None and other.born is not None:
        days = abs((one.born - other.born).days)
        if days < _DAYS_APART - 1 or days > _DAYS_APART:
            return days < _DAYS_APART
        return months_before(max(one.born, other.born), 12 * YEARS_APART) <= min(one.born, other.born)
    apart = grades_apart(one, other)
    return apart is None or apart <= YEARS_APART


def grades_apart(one: Peer, other: Peer) -> int | None:
    """How many grades lie between the two; None where one is not known."""
    if one.grade is None or other.grade is None:
        return None
    return abs(grade_order(one.grade) - grade_order(other.grade))


def itself(one: Peer, other: Peer) -> bool:
    """True if a child and a helping classmate of its name and class are probably one and the same."""
    return (
        one.of_register != other.of_register
        and one.name == other.name
        and one.grade is not None
        and (one.grade, one.class_) == (other.grade, other.class_)
    )


def may_pair(one: Peer, other: Peer) -> bool:
    """True if nothing forbids it: not one child, no siblings, of like age, of one school or village."""
    return (
        one.id != other.id
        and not itself(one, other)
        and (one.of_register or other.of_register)
        and other.id not in one.home
        and of_like_age(one, other)
        and place_shared(one, other) is not None
    )


def teaching(one: Peer, other: Peer) -> bool:
    """True if one can help the other learn: a strong learner a weak one, a 学习帮手 a weak one."""
    if one.learning == "weak":
        return other.helps or other.learning == "strong"
    return other.learning == "weak" and (one.helps or one.learning == "strong")


def penalties(one: Peer, other: Peer, day: date) -> tuple[tuple[Factor, int], ...]:
    """Each factor's penalty from 0, the best, to 1000, but for the load, which is a place's own."""
    place = place_shared(one, other)
    return (
        ("distance", 1000 if place is None else NEARNESS[place]),
        ("age", _age(one, other)),
        ("learning", _learning(one, other)),
        ("sex", 1000 if sexes_matter(one, other, day) else 0),
    )


def sexes_matter(one: Peer, other: Peer, day: date) -> bool:
    """True for a girl and a boy, from the day one of them is ten."""
    eldest = min(born for born in (one.born, other.born) if born is not None)
    unlike = one.sex is not None and other.sex is not None and one.sex != other.sex
    return unlike and full_years(eldest, day) >= _SEX_FROM


def load(nth: int, capacity: int) -> int:
    """The penalty of being the `nth` child, from 1, of a classmate who takes `capacity` at once."""
    return 1000 * (nth - 1) // capacity


def _age(one: Peer, other: Peer) -> int:
    if one.born is not None and other.born is not None:
        return min(1000, 1000 * abs((one.born - other.born).days) // _DAYS_APART)
    apart = grades_apart(one, other)
    return UNKNOWN if apart is None else 1000 * apart // YEARS_APART


def _learning(one: Peer, other: Peer) -> int:
    if teaching(one, other):
        near = not (one.of_register and other.of_register) or grades_apart(one, other) == 0
        return 0 if near else UNKNOWN
    return 1000 if one.learning == other.learning == "weak" else UNKNOWN
