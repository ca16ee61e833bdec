"""What is held of a survey table: its cross-footing, child by child; the term's own official count."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from liushou.records.standing import is_official
from liushou.stats.population import scope_of
from liushou.stats.survey_columns import EQUATIONS, added, equation_words
from liushou.stats.survey_table import Counted, SurveyTable
from liushou.store.likeness import id_number_of
from liushou.store.load import Store

NO_VILLAGE = "村未填"
TOTAL = "合计"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An equation that does not hold of a row (`place`), and the children who stand on one side of it only.

    `sums` are what the row has on the left and on the right. They may be the same, where a child who is
    missing on one side is made up for by another who stands there twice.
    """

    place: str
    left: tuple[int, ...]
    right: tuple[int, ...]
    sums: tuple[int, int]
    children: tuple[Counted, ...]

    @property
    def words(self) -> str:
        """The row and its two sums, without anybody's name."""
        return f"{self.place}：{equation_words(self.left, self.right, *self.sums)}"


@dataclass(frozen=True, slots=True)
class Compared:
    """The official children of the term's statistics (breakdown 国家口径) beside those of the survey.

    `statistics` counts the former. Only they have who has left the register in the course of the term
    (`left`, ids); only the survey has who is of a 留守类型 that the unit does not count (`uncounted`, ids).
    """

    term: str
    statistics: int
    left: tuple[str, ...]
    uncounted: tuple[str, ...]


def mismatches(table: SurveyTable) -> tuple[Mismatch, ...]:
    """The equations that do not hold, row by row; of the total only where all rows are right.

    The sums are those of the counts in the table; whom they concern is found by each child's own columns.
    """
    behind: dict[str | None, list[Counted]] = {}
    for one in table.counted:
        behind.setdefault(one.village, []).append(one)
    found = [
        wrong
        for row in table.rows
        for wrong in _of_row(row.village or NO_VILLAGE, row.counts, behind.get(row.village, ()))
    ]
    return tuple(found) or tuple(_of_row(TOTAL, table.total, ()))


def _of_row(place: str, counts: Sequence[int], children: Sequence[Counted]) -> list[Mismatch]:
    found = []
    for left, right in EQUATIONS:
        sums = added(counts, left), added(counts, right)
        odd = tuple(one for one in children if _times(one, left) != _times(one, right))
        if odd or sums[0] != sums[1]:
            found.append(Mismatch(place, left, right, sums, odd))
    return found


def _times(child: Counted, columns: tuple[int, ...]) -> int:
    return sum(number in child.columns for number in columns)


def twice(store: Store, table: SurveyTable) -> tuple[tuple[Counted, ...], ...]:
    """Children who are in the table with more than one archive (of one id number), and counted as often."""
    found: dict[str, list[Counted]] = {}
    for one in table.counted:
        number = id_number_of(store.children[one.id])
        if number:
            found.setdefault(number, []).append(one)
    return tuple(tuple(group) for group in found.values() if len(group) > 1)


def compared(store: Store, table: SurveyTable, among: Collection[str] | None = None) -> Compared | None:
    """The official table beside the statistics of the term that holds its day; None where there is none.

    `among` are the children the table was narrowed to. Who is official but for 户籍 is in neither.
    """
    term = store.current_term(table.on)
    if table.definition.key != "official" or term is None or not term.days.holds(table.on):
        return None
    members = scope_of(store, term.id, table.on).members
    months = table.definition.months
    there = {
        one.child.id
        for one in members
        if (among is None or one.child.id in among) and is_official(one.child, one.day, months)
    }
    judged = (one.id for one in table.incomplete if "户籍" not in one.lacks)
    here = {*(one.id for one in table.counted), *judged}
    return Compared(term.id, len(there), tuple(sorted(there - here)), tuple(sorted(here - there)))
