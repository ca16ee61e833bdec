"""The survey table as it may be published: its 32 columns cross-foot, which would give small counts away."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from liushou.rounding import told
from liushou.stats.disclosure.unknowns import Unknowns
from liushou.stats.survey_columns import EQUATIONS
from liushou.stats.survey_table import SurveyTable, VillageRow

Place = tuple[int, int]
"""The number of a row (the total is 0, the first village 1), and that of a column, from 1."""


def told_survey(table: SurveyTable, village: Callable[[str], str]) -> SurveyTable:
    """The table with every count as a multiple of five, the total first, then village by village.

    Each is told within what those before it leave open (rounding.py), each village as `village` says it may
    be named. The children behind it stay.
    """
    rows = [table.total, *(row.counts for row in table.rows)]
    counts = _unknowns(len(rows), len(table.total))
    shown = [_told(counts, number, row) for number, row in enumerate(rows)]
    names = [row.village and village(row.village) for row in table.rows]
    villages = tuple(VillageRow(name, found) for name, found in zip(names, shown[1:], strict=True))
    return replace(table, rows=villages, total=shown[0])


def _told(counts: Unknowns[Place], number: int, row: Sequence[int]) -> tuple[int, ...]:
    found = []
    for column, count in enumerate(row, start=1):
        one = told(count, *counts.range_of((number, column)))
        counts.learn((number, column), one.low, one.high)
        found.append(one.shown)
    return tuple(found)


def _unknowns(rows: int, columns: int) -> Unknowns[Place]:
    """Every row cross-foots, the villages add up to the total, and a village that is listed has somebody."""
    counts = Unknowns[Place]()
    for row in range(rows):
        for column in range(1, columns + 1):
            counts.add((row, column), 1 if row and column == 1 else 0)
        for left, right in EQUATIONS:
            counts.as_many([(row, column) for column in left], [(row, column) for column in right])
    for column in range(1, columns + 1):
        counts.as_many([(row, column) for row in range(1, rows)], [(0, column)])
    return counts
