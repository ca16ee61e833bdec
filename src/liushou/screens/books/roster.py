"""花名册: all that a school's roster says of each child, one row each, and back again."""

from liushou.exchange.books.model import Workbook
from liushou.screens.books.cells import Cells
from liushou.screens.books.children import children_of, known_fields, left_behind_field
from liushou.screens.books.columns import heads, rows
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.sheets import Table, book_of, counted
from liushou.screens.books.sight import sight_of

_BEFORE = (
    "id", "name", "sex", "birth_date", "id_number", "student_number", "ethnicity", "class_label",
    "school.boarding", "address.village", "address.detail",
)  # fmt: skip
_AFTER = (
    "parents[父亲].name", "parents[父亲].situation", "parents[父亲].phone", "parents[父亲].workplace",
    "parents[母亲].name", "parents[母亲].situation", "parents[母亲].phone", "parents[母亲].workplace",
    "guardians[0].name", "guardians[0].relation", "guardians[0].phone", "guardianship", "categories", "notes",
)  # fmt: skip


def roster(exporting: Exporting) -> Workbook:
    """The children by class, on one sheet with one row of headings; it can be filled in and imported."""
    sight = sight_of(exporting)
    children = children_of(exporting, sight)
    cells = Cells(sight, exporting.day)
    fields = (*known_fields(cells, _BEFORE), left_behind_field(cells), *known_fields(cells, _AFTER))
    table = Table("children", heads(fields), rows(fields, children))
    return book_of(exporting, sight, "留守儿童花名册", table, counted(children))
