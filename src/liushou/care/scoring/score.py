"""What an assessment gives, as plain values: parts, scores, prizes, and what is missing for them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from liushou.care.scoring.amounts import added, mean, money, times
from liushou.dates import Interval
from liushou.records.schooling import ClassOrder, School, school_order
from liushou.records.unit import Scoring
from liushou.sums import exact

Rule = Literal["rank_up", "top_kept", "no_violation", "honour"]
Whose = Literal["帮扶人员", "班主任", "班级"]


@dataclass(frozen=True, slots=True)
class Part:
    """Points of a child under one rule: `count` times `each`; `reason` says in Chinese what for."""

    child: str
    rule: Rule
    reason: str
    count: int
    each: Decimal

    @property
    def points(self) -> Decimal:
        """The points of this part."""
        return times(self.count, self.each)


@dataclass(frozen=True, slots=True)
class ChildScore:
    """A child on the register at the end: where it was at school then, its ranks in both terms, its parts.

    `class_label` is its class as tables write it, with the school before it where two have one of that name.
    `gained` is how many ranks it rose, below 0 where it fell; None where its ranks cannot be compared.
    """

    child: str
    school: School | None
    rank_before: int | None
    rank: int | None
    gained: int | None
    parts: tuple[Part, ...]
    class_label: str | None

    @property
    def class_order(self) -> ClassOrder:
        """Sorts by class."""
        return school_order(self.school)

    @property
    def points(self) -> Decimal:
        """The sum of the parts."""
        return added(part.points for part in self.parts)


@dataclass(frozen=True, slots=True)
class Score:
    """What a helper, a homeroom teacher or a class comes to by their children, sorted by id.

    `id` is a volunteer's, or the class as tables write it. `room` is the class of a teacher, or the teacher
    (id) of a class. `place` counts from 1; equal points share one.
    """

    whose: Whose
    id: str
    children: tuple[ChildScore, ...]
    room: str | None = None
    place: int = 0

    @property
    def total(self) -> Decimal:
        """The points of all their children."""
        return added(child.points for child in self.children)

    @property
    def points(self) -> Decimal:
        """The sum for a helper; for a teacher and a class the mean of their children, to two decimals."""
        return self.total if self.whose == "帮扶人员" else mean(self.total, len(self.children))

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts of all children."""
        return tuple(part for child in self.children for part in child.parts)


@dataclass(frozen=True, slots=True)
class Won:
    """A prize of a child, and by what (名次 2, 进步 4 名)."""

    child: str
    prize: str
    reason: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Gap:
    """What could not be counted, told and never guessed: in general, and of this one (2026-10-08 起).

    Of a child, of a volunteer's work for a child or a class, of a class, or (none of these) of the settings.
    """

    general: str
    detail: str = ""
    child: str | None = None
    volunteer: str | None = None
    class_label: str | None = None

    @property
    def reason(self) -> str:
        """Both in one."""
        return f"{self.general}：{self.detail}" if self.detail else self.general


@dataclass(frozen=True, slots=True)
class Scores:
    """The assessment of a term; `days` are those of the term up to the day it was asked for.

    `configured`: the points are those of liushou.yaml, not the usual ones. Children are sorted by id, scores
    by place, prizes as liushou.yaml lists them.
    """

    term: str
    before: str
    days: Interval
    rules: Scoring
    configured: bool
    children: tuple[ChildScore, ...]
    volunteers: tuple[Score, ...]
    teachers: tuple[Score, ...]
    classes: tuple[Score, ...]
    prizes: tuple[Won, ...]
    gaps: tuple[Gap, ...]

    def money(self, score: Score) -> Decimal:
        """What a helper or a teacher is due: points × yuan_per_point, in yuan to the fen."""
        return money(score.points, exact(self.rules.yuan_per_point))


def in_places(scores: Iterable[Score]) -> tuple[Score, ...]:
    """The scores by points, the most first, in the given order where equal; equal ones share a place.

    1, 2, 2, 4: after two who share a place the next is left out.
    """
    placed: list[Score] = []
    for number, score in enumerate(sorted(scores, key=lambda score: score.points, reverse=True), 1):
        shared = placed and placed[-1].points == score.points
        placed.append(replace(score, place=placed[-1].place if shared else number))
    return tuple(placed)
