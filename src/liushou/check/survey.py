"""What a term's survey (摸底) says of a class or village, and which archives it speaks of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.dates import Interval
from liushou.records.child import Child
from liushou.records.schooling import School, class_label
from liushou.records.standing import first_counted, standing
from liushou.records.term import SurveyRow, Term
from liushou.records.vocabulary import LeftBehindType
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Counted:
    """A child of a term's population, as it was on the first day of the term on which it counts.

    A survey is held when the term begins; what changed later stands in `past` and contradicts nothing.
    """

    id: str
    name: str
    since: date
    type: LeftBehindType
    school: School | None
    village: str | None


@dataclass(frozen=True, slots=True)
class Place:
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
    def asked(self) -> tuple[bool, bool, bool]:
        """Which of the three it asks for."""
        return self.grade is not None, self.class_ is not None, self.village is not None


def population(store: Store, term: Term, on: date) -> Iterator[Counted]:
    """The children who, on some day of the term up to `on`, were on the register and of a type that counts.

    That is the population of indicators.md, by id.
    """
    days = Interval(term.begins, min(on, term.ends))
    counts = tuple(store.unit.unit.counts)
    for id_, child in sorted(store.children.items()):
        since = _first_day(child, days, counts)
        if since is not None:
            then = standing(child, since)
            yield Counted(id_, child.name, since, then.left_behind, then.school, then.village)


def by_place(children: Iterable[Counted], rows: Iterable[SurveyRow]) -> Mapping[Place, list[Counted]]:
    """The children by place, for each of the ways in which some row asks."""
    groups: defaultdict[Place, list[Counted]] = defaultdict(list)
    ways = {place_of(row).asked for row in rows}
    for child in children:
        for asked in ways:
            groups[_place_of_child(child, asked)].append(child)
    return groups


def place_of(row: SurveyRow) -> Place:
    """What a row of the survey speaks of."""
    return Place(row.grade, class_label("", row.class_), row.village)


def _first_day(child: Child, days: Interval, counts: tuple[str, ...]) -> date | None:
    shared = (stay.meets(days) for stay in child.stays)
    found = (first_counted(child, each, counts) for each in shared if each is not None)
    return next((day for day in found if day is not None), None)


def _place_of_child(child: Counted, asked: tuple[bool, bool, bool]) -> Place:
    grade, class_ = (child.school.grade, child.school.class_) if child.school else (None, None)
    return Place(
        grade if asked[0] else None,
        class_label("", class_) if asked[1] else None,
        child.village if asked[2] else None,
    )
