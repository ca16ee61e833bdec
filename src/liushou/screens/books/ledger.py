"""关爱台账: the facts of each child and what was done for it in the term, in one row for the bureau."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from liushou.dates import Interval
from liushou.documents.contexts.roster import Listed
from liushou.exchange.books.model import Value, Workbook
from liushou.records.careplan import CareRecord
from liushou.records.completeness import missing_parts
from liushou.records.vocabulary import VISITS, RecordKind
from liushou.screens.books.cells import Cells
from liushou.screens.books.children import WIDTHS, children_of, known_fields, left_behind_field
from liushou.screens.books.columns import Field, heads, rows, told
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.sheets import Table, book_of, counted
from liushou.screens.books.sight import sight_of

_CHILD, _JUDGED, _HELP = "基本情况", "评估分类", "结对帮扶"
_DONE, _ARCHIVE = "本学期关爱帮扶", "档案"
_FACTS = (
    "id", "name", "sex", "birth_date", "id_number", "class_label", "school.boarding", "address.village",
)  # fmt: skip
_FAMILY = (
    "parents[父亲].name", "parents[父亲].situation", "parents[父亲].phone", "parents[父亲].workplace",
    "parents[母亲].name", "parents[母亲].situation", "parents[母亲].phone", "parents[母亲].workplace",
    "guardians[0].name", "guardians[0].relation", "guardians[0].phone", "guardianship", "categories",
)  # fmt: skip
_PAIRED = ("pairings.with", "pairings.role", "pairings.since")
_WIDTHS = WIDTHS | {
    "name": 7, "sex": 4, "birth_date": 10.5, "class_label": 9, "school.boarding": 4, "address.village": 7,
    "situation": 8, "phone": 11.5, "workplace": 8, "relation": 6, "guardianship": 8, "categories": 9,
    "pairings.with": 7, "pairings.role": 8, "pairings.since": 10.5, "notes": 10,
}  # fmt: skip
"""Narrower than elsewhere: so many columns are to be read on one page of A3."""
_COUNTED: tuple[tuple[str, frozenset[RecordKind]], ...] = (
    ("谈心次数", frozenset({"谈心"})),
    ("走访次数", VISITS),
    ("亲情通话次数", frozenset({"亲情电话", "亲情视频"})),
    ("家长联系次数", frozenset({"家长联系", "监护人交流"})),
)
"""走访 counts every coming to the child's home, 家长联系 talks with whoever looks after it."""
_ALL_COUNTED = frozenset[RecordKind]().union(*(kinds for _, kinds in _COUNTED))
_VERIFIED = "信息核查"


def ledger(exporting: Exporting) -> Workbook:
    """One sheet with two rows of headings, children by class; counts are of the term up to the day."""
    sight = sight_of(exporting)
    children = children_of(exporting, sight)
    cells = Cells(sight, exporting.day)
    days = Interval(exporting.term.begins, min(exporting.day, exporting.term.ends))
    fields = tuple(_fields(cells, _Term(days, exporting.day)))
    table = Table("children", heads(fields, _CHILD), rows(fields, children))
    return book_of(exporting, sight, "留守儿童关爱台账", table, counted(children))


@dataclass(frozen=True, slots=True)
class _Term:
    """What was done for a child on `days`, and how things stand on `day`."""

    days: Interval
    day: date

    def times(self, one: Listed, kinds: frozenset[RecordKind]) -> int:
        return sum(1 for _ in self._records(one, kinds))

    def last(self, one: Listed) -> date | None:
        return max((record.date for record in self._records(one, _ALL_COUNTED)), default=None)

    def verified(self, one: Listed) -> date | None:
        done = (each.date for each in one.child.records if each.kind == _VERIFIED)
        return max((day for day in done if day <= self.day), default=None)

    def open_cases(self, one: Listed) -> int:
        return sum(case.open_on(self.day) for case in one.child.cases)

    def complete(self, one: Listed) -> bool:
        return not missing_parts(one.child, self.day)

    def _records(self, one: Listed, kinds: frozenset[RecordKind]) -> Iterator[CareRecord]:
        return (each for each in one.child.records if each.kind in kinds and self.days.holds(each.date))


def _fields(cells: Cells, term: _Term) -> Iterator[Field[Listed]]:
    yield from known_fields(cells, _FACTS, _CHILD, _WIDTHS)
    yield left_behind_field(cells, _CHILD, width=8)
    yield from known_fields(cells, _FAMILY, _JUDGED, _WIDTHS)
    yield from known_fields(cells, _PAIRED, _HELP, _WIDTHS)
    yield Field(told("其他帮扶人", "wrapped", 9, _HELP), partial(_others, cells))
    for heading, kinds in _COUNTED:
        yield Field(told(heading, "number", 5, _DONE), partial(term.times, kinds=kinds))
    yield Field(told("最近一次", "day", 10.5, _DONE), term.last)
    yield Field(told("信息核查日期", "day", 10.5, _ARCHIVE), term.verified)
    yield Field(told("未办结个案", "number", 5, _ARCHIVE), term.open_cases)
    yield Field(told("档案完整", "truth", 5, _ARCHIVE), term.complete)
    yield from known_fields(cells, ("notes",), "", _WIDTHS)


def _others(cells: Cells, one: Listed) -> Value:
    """Who is paired with the child besides the first, each with the role."""
    others = cells.pairings(one)[1:]
    return "、".join(f"{cells.name_of(pair.with_)}（{pair.role}）" for pair in others) or None
