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
    {"id": str, "name": str, "village": str | None, "class": str | None, "lacks": Sequence[str]},
)


class SurveyJson(TypedDict):
    """The table, and the children who are in no column because something of them is not known."""

    unit: str
    on: str
    columns: Sequence[ColumnJson]
    rows: Sequence[VillageJson]
    total: Sequence[int]
    unbalanced: Sequence[str]
    incomplete: Sequence[IncompleteJson]
