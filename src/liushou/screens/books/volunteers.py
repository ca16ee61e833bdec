"""帮扶人员名册: who helps, what they are and whether they may, and back again."""

from collections.abc import Iterator
from functools import partial
from typing import get_args

from liushou.exchange.books.model import Workbook
from liushou.exchange.columns.kinds import column_of
from liushou.records.in_care import in_care_of
from liushou.records.vocabulary import VolunteerKind
from liushou.records.volunteer import Volunteer
from liushou.screens.books.cells import Cells
from liushou.screens.books.columns import Field, head_of, heads, rows, told
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.sheets import Table, book_of
from liushou.screens.books.sight import sight_of

_TARGETS = (
    "id", "name", "sex", "kind", "organisation", "position", "phone", "address.village", "address.detail",
    "party_member", "homeroom", "covers.village", "skills", "capacity", "joined_on", "clearance.checked_on",
    "clearance.result",
)  # fmt: skip
_WIDTHS = {
    "id": 8, "name": 9, "sex": 5, "kind": 9, "organisation": 16, "phone": 12, "address.village": 8,
    "address.detail": 13, "party_member": 5, "homeroom": 10, "covers.village": 8, "skills": 14, "capacity": 6,
    "joined_on": 11, "clearance.checked_on": 12, "clearance.result": 9, "notes": 16,
}  # fmt: skip
_KINDS: tuple[str, ...] = get_args(VolunteerKind)


def volunteers(exporting: Exporting) -> Workbook:
    """Those in service on the day, by kind."""
    sight = sight_of(exporting)
    cells = Cells(sight, exporting.day)
    serving = sorted(_serving(exporting), key=lambda one: (_KINDS.index(one.kind), one.id))
    fields = tuple(_fields(exporting, cells))
    table = Table("volunteers", heads(fields), rows(fields, serving))
    return book_of(exporting, sight, "留守儿童帮扶人员名册", table, f"说明：共{len(serving)}名（个）。")


def _serving(exporting: Exporting) -> Iterator[Volunteer]:
    day = exporting.day
    everybody = exporting.store.volunteers.values()
    return (one for one in everybody if one.joined_on <= day and not one.has_left(day))


def _fields(exporting: Exporting, cells: Cells) -> Iterator[Field[Volunteer]]:
    for target in cells.sight.targets(_TARGETS):
        yield _field(cells, target)
    in_care = in_care_of(exporting.store.children.values(), exporting.day)
    yield Field(told("结对人数", "number", 6), lambda one: len(in_care.get(one.id, ())))
    yield _field(cells, "notes")


def _field(cells: Cells, target: str) -> Field[Volunteer]:
    head = head_of(column_of("volunteers", target), width=_WIDTHS.get(target))
    return Field(head, partial(cells.helper, target=target))
