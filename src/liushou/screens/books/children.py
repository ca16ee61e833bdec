"""Sheets with a row for each child: who is on them, and the columns they have in common."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from liushou.documents.contexts.roster import Listed, listed
from liushou.exchange.columns.kinds import column_of
from liushou.screens.books.cells import Cells
from liushou.screens.books.columns import Field, head_of, told
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.sight import Sight

WIDTHS: dict[str, float] = {
    "id": 8, "name": 8, "sex": 5, "birth_date": 11, "id_number": 19, "student_number": 20, "ethnicity": 6,
    "class_label": 10, "school.boarding": 5, "address.village": 8, "address.detail": 12, "situation": 9,
    "phone": 12, "workplace": 9, "relation": 7, "guardianship": 9, "categories": 10, "pairings.with": 8,
    "pairings.role": 9, "notes": 14,
}  # fmt: skip
"""Widths by target or its last key, where many columns have to go on a page."""


def children_of(exporting: Exporting, sight: Sight) -> tuple[Listed, ...]:
    """The children of a workbook by class, as on its day, named as its reader may see them."""
    chosen = (exporting.store.children[id_] for id_ in exporting.children)
    return listed(sight.reader, chosen, exporting.day)


def known_fields(
    cells: Cells, targets: Iterable[str], group: str | None = None, widths: Mapping[str, float] = WIDTHS
) -> Iterator[Field[Listed]]:
    """Columns of children under these targets; in two rows of headings where a group is given."""
    for target in cells.sight.targets(targets):
        head = head_of(column_of("children", target), group, width=width_of(target, widths))
        yield Field(head, partial(cells.child, target=target))


def width_of(target: str, widths: Mapping[str, float] = WIDTHS) -> float | None:
    """The width of a column of children where there are many beside it; None for its usual one.

    `widths` are by target or its last key.
    """
    return widths.get(target) or widths.get(target.rpartition(".")[2])


def left_behind_field(cells: Cells, group: str = "", *, width: float = 9) -> Field[Listed]:
    """留守类型, which follows from the parents' situations and is not taken when it comes back."""
    return Field(told("留守类型", width=width, group=group), partial(cells.child, target="left_behind"))
