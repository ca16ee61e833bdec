"""The official survey table as `stats` counts it, in plain values."""

from collections.abc import Sequence
from typing import TypedDict


class ColumnJson(TypedDict):
    """A column of the form: its number (from 1), the group it stands under, its own heading."""

    number: int
    group: str
    label: str


class VillageJson(TypedDict):
    """The counts of a village in the order of the columns; None: the archives name no village."""

    village: str | None
    counts: Sequence[int]


IncompleteJson = TypedDict(
    "IncompleteJson",
    {
        "id": str | None,
        "name": str,
        "village": str | None,
        "class": str | None,
        "lacks": Sequence[str],
        "fields": Sequence[str],
        "path": str | None,
    },
)


class MismatchJson(TypedDict):
    """An equation between columns that does not hold in a row, and the ids of the children behind it."""

    place: str
    left: Sequence[int]
    right: Sequence[int]
    sums: Sequence[int]
    children: Sequence[str]


class SurveyJson(TypedDict):
    """The table, and the children who are in no column because something of them is not known.

    `title` is its heading by the `definition` (official or unit); `counted` and `note` say whom it counts and
    how. `unbalanced` tells in words which equation of which row does not hold, `mismatches` whom that
    concerns.
    """

    unit: str
    on: str
    definition: str
    title: str
    counted: str
    note: str
    columns: Sequence[ColumnJson]
    rows: Sequence[VillageJson]
    total: Sequence[int]
    unbalanced: Sequence[str]
    mismatches: Sequence[MismatchJson]
    incomplete: Sequence[IncompleteJson]
