"""记录台账: every talk, visit and call of the term and the vacation after it, by date, and back again."""

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from liushou.documents.contexts.roster import Listed
from liushou.exchange.books.model import Value, Workbook
from liushou.exchange.columns.kinds import column_of
from liushou.records.careplan import CareRecord
from liushou.screens.books.cells import Cells
from liushou.screens.books.children import children_of
from liushou.screens.books.columns import Field, head_of, heads, rows
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.sheets import Table, book_of
from liushou.screens.books.sight import Sight, sight_of

_NAME = "留守儿童关爱帮扶记录台账"
_WHOSE = ("id", "name", "class_label")
_WHAT = ("date", "kind", "by", "place", "note", "follow_up.due", "follow_up.what")


class _Done(NamedTuple):
    """Something done for a child."""

    child: Listed
    record: CareRecord


def records(exporting: Exporting) -> Workbook:
    """The records from the term's first day up to the next term, or to the day, by date, then by class."""
    sight, term = sight_of(exporting), exporting.term
    days = term.until_next(exporting.store.terms.values())
    then = replace(exporting, day=days.nearest(exporting.day))
    cells = Cells(sight, then.day)
    children = children_of(then, sight)
    alike = _alike(exporting)
    fields = tuple(
        Field(head_of(column_of("records", target)), partial(_value, cells, alike, target=target))
        for target in sight.targets((*_WHOSE, *_WHAT))
    )
    done = [
        _Done(one, each)
        for one in children
        for each in one.child.records
        if term.begins <= each.date <= then.day
    ]
    table = Table("records", heads(fields), rows(fields, sorted(done, key=lambda each: each.record.date)))
    count = f"说明：共{len(done)}条，涉及儿童{len({each.child.child.id for each in done})}名。"
    return book_of(then, sight, _NAME, table, count, vacation=then.day > term.ends)


def _value(cells: Cells, alike: frozenset[str], done: _Done, *, target: str) -> Value:
    if target == "by":
        return "、".join(_named(cells.sight, alike, each) for each in done.record.by or ()) or None
    return cells.child(done.child, target) if target in _WHOSE else cells.record(done.record, target)


def _named(sight: Sight, alike: frozenset[str], who: str) -> str:
    """A name as documents give it, with the id where several helpers have it, so that it can come back."""
    (name,) = sight.reader.names((who,))
    return f"{name}（{who}）" if who in alike and sight.comes_back else name


def _alike(exporting: Exporting) -> frozenset[str]:
    """The ids of helpers whose name another has too."""
    helpers = exporting.store.volunteers
    names = Counter(one.name for one in helpers.values())
    return frozenset(id_ for id_, one in helpers.items() if names[one.name] > 1)
