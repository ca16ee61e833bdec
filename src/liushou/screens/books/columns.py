"""The columns of a workbook: headings from exchange/columns, and what stands under them in each row."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from liushou.exchange.books.model import Head, Look, Value
from liushou.exchange.columns.column import NOT_TAKEN, Column, Form

Row = TypeVar("Row")

_WIDE = 14
"""From this width on a text may take several lines and stands at the left."""
_LEAST_OF_A_DAY = 12
_ONE_WORD = ("phone", "id_number", "student_number", "term")
_LOOKS: dict[Form, Look] = {"day": "day", "number": "number", "truth": "truth"}


@dataclass(frozen=True, slots=True)
class Field(Generic[Row]):
    """A column: its heading, and what a row has under it."""

    head: Head
    value: Callable[[Row], Value]


def head_of(
    column: Column, group: str | None = None, *, width: float | None = None, entry: bool = False
) -> Head:
    """The heading of a column that can be imported again.

    In one row the heading is the full one (父亲电话); in two, below the column's own group or else `group`.
    `width` where the sheet has little room: its texts take several lines. A sheet made for entry marks what
    is needed, and says beside a cell how it is filled in.
    """
    long = column.width >= _WIDE and not column.target.endswith(_ONE_WORD)
    look = _LOOKS.get(column.form, "wrapped" if long else "centred")
    return Head(
        heading=column.full if group is None else column.heading,
        group="" if group is None else column.group or group,
        width=width or (max(column.width, _LEAST_OF_A_DAY) if look == "day" else column.width),
        look=look,
        choices=column.choices,
        hint=column.hint if entry else "",
        needed=column.needed and entry,
        target=column.target,
    )


def told(heading: str, look: Look = "centred", width: float = 10, group: str = "") -> Head:
    """The heading of a column that is worked out, and is not taken when the workbook comes back."""
    return Head(heading, group, width, look, target=NOT_TAKEN)


def heads(fields: Sequence[Field[Row]], group: str = "") -> tuple[Head, ...]:
    """The headings of these columns after that of a running number, which stands under `group`."""
    number = Head("序号", group, width=5, look="number", target=NOT_TAKEN)
    return (number, *(field.head for field in fields))


def rows(fields: Sequence[Field[Row]], items: Iterable[Row]) -> tuple[tuple[Value, ...], ...]:
    """A numbered row for each item."""
    return tuple((number, *(field.value(item) for field in fields)) for number, item in enumerate(items, 1))
