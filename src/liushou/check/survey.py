"""What a term's survey (摸底) says of a class or village, and which archives it speaks of."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from liushou.dates import Interval
from liushou.records.child import Child
from liushou.records.schooling import class_label
from liushou.records.standing import first_counted, standing
from liushou.records.term import SurveyRow, Term
from liushou.records.vocabulary import LeftBehindType

Asked = tuple[bool, bool, bool]
"""Whether grade, class and village are asked for."""


class Counted(NamedTuple):
    """A child of a term's population, as it was on the first day of the term on which it counts (ISO).

    A survey is held when the term begins; what changed later stands in `past` and contradicts nothing.
    """

    name: str
    since: str
    type: LeftBehindType
    grade: str | None
    class_: int | str | None
    village: str | None


class Place(NamedTuple):
    """A class, a grade, a village, or what they have in common; None for what is not asked.

    `class_` is as tables write it without the grade (2班), so that 2 and 2班 are one class.
    """

    grade: str | None
    class_: str | None
    village: str | None

    @property
    def shown(self) -> str:
        """As tables write it: 五年级2班, 青杨村五年级; 全体 where nothing is asked."""
        return "".join(part for part in (self.village, self.grade, self.class_) if part) or "全体"

    @property
    def asked(self) -> Asked:
        """Which of the three it asks for."""
        return self.grade is not None, self.class_ is not None, self.village is not None


def counted(child: Child, term: Term, counts: tuple[str, ...], on: date) -> Counted | None:
    """A child who, on some day of the term up to `on`, was on the register and of a type of `counts`.

    Those are the population of indicators.md. None for any other.
    """
    since = _first_day(child, Interval(term.begins, min(on, term.ends)), counts)
    if since is None:
        return None
    then = standing(child, since)
    grade, class_ = (then.school.grade, then.school.class_) if then.school else (None, None)
    return Counted(child.name, since.isoformat(), then.left_behind, grade, class_, then.village)


def ways_of(rows: Iterable[SurveyRow]) -> tuple[Asked, ...]:
    """The ways in which the rows ask, each once."""
    return tuple(dict.fromkeys(place_of(row).asked for row in rows))


def places_of(child: Counted, ways: Iterable[Asked]) -> Iterator[Place]:
    """The places at which rows that ask in these ways count the child."""
    for grade, class_, village in ways:
        label = class_label("", child.class_) if class_ else None
        yield Place(child.grade if grade else None, label, child.village if village else None)


def place_of(row: SurveyRow) -> Place:
    """What a row of the survey speaks of."""
    return Place(row.grade, class_label("", row.class_), row.village)


def _first_day(child: Child, days: Interval, counts: tuple[str, ...]) -> date | None:
    for stay in child.stays:
        shared = stay.meets(days)
        day = None if shared is None else first_counted(child, shared, counts)
        if day is not None:
            return day
    return None
