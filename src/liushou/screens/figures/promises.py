"""Promises (承诺清单) and the children for whom they were not kept, as tables and a page."""

from collections.abc import Iterable, Mapping, Sequence

from liushou.documents.figures.model import Column, Page, Row, Section, Table
from liushou.screens.figures.about import About
from liushou.screens.figures.pages import page
from liushou.screens.figures.tables import CHILD, child_cells
from liushou.stats.checklists import ChecklistCount
from liushou.stats.named import NamedChild

_COLUMNS = (
    Column("承诺"),
    Column("已兑现", "number"),
    Column("应兑现", "number"),
    Column("兑现率", "percent"),
)


def promises_table(checklists: Iterable[ChecklistCount]) -> Table:
    """A row for each item of all lists, and all items of each."""
    rows = tuple(Row((one.name, *row.cells)) for one in checklists for row in _rows(one))
    return Table("承诺清单", (Column("清单"), *_COLUMNS), rows)


def unkept_table(checklists: Iterable[ChecklistCount], named: Mapping[str, NamedChild]) -> Table:
    """The children for whom an item was not kept."""
    rows = tuple(
        Row((one.name, item.name, *child_cells(named[id_])))
        for one in checklists
        for item in one.items
        for id_ in item.missing
    )
    columns = (Column("清单", choices=True), Column("没有兑现的承诺", choices=True), *CHILD)
    return Table("没有兑现的儿童", columns, rows)


def promises_page(about: About, checklists: Sequence[ChecklistCount], names: Table | None) -> Page:
    """Each list in its section, and the names where they are asked for."""
    sections = [Section(one.name, (Table(one.name, _COLUMNS, tuple(_rows(one))),)) for one in checklists]
    return page(about, "承诺清单兑现情况", sections, names)


def _rows(checklist: ChecklistCount) -> Iterable[Row]:
    for one in (*checklist.items, checklist.all):
        yield Row((one.name, one.numerator, one.denominator, one.rate))
