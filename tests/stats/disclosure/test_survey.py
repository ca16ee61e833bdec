"""The survey table for everybody: 32 columns by village that cross-foot, attacked by integer programming."""

from datetime import date

import numpy as np

from liushou.rounding import rounded
from liushou.stats.disclosure.survey import told_survey
from liushou.stats.survey_child import Definition
from liushou.stats.survey_columns import EQUATIONS
from liushou.stats.survey_table import SurveyTable, VillageRow
from tests.stats.disclosure.attacker import Ints, Puzzle, as_described, exactly, plainly, worked_out

COLUMNS = 32
EVERY = range(1000)


def one_child(rng: np.random.Generator) -> set[int]:
    """The columns of one child, as its parents, school, health, age and guardians may be."""
    kind = int(rng.choice([3, 4, 6, 7, 9, 10], p=[0.4, 0.3, 0.1, 0.1, 0.05, 0.05]))
    school = int(rng.choice(np.arange(11, 19), p=[0.1, 0.1, 0.5, 0.2, 0.03, 0.03, 0.02, 0.02]))
    age = int(rng.choice([24, 25] if school in (13, 14) else [21, 22, 23]))
    whole = 2 if kind < 5 else 5 if kind < 8 else 8
    return {
        1, whole, kind, school, age, int(rng.choice([19, 20], p=[0.9, 0.1])),
        int(rng.choice([26, 27, 28, 29], p=[0.6, 0.2, 0.1, 0.1])), int(rng.choice([30, 31, 32])),
    }  # fmt: skip


def table_of(seed: int, villages: int) -> SurveyTable:
    rng = np.random.default_rng(seed)
    rows = []
    for village in range(villages):
        children = [one_child(rng) for _ in range(int(rng.integers(1, 12)))]
        counts = (sum(column in child for child in children) for column in range(1, COLUMNS + 1))
        rows.append(VillageRow(f"{village}村", tuple(counts)))
    total = tuple(sum(row.counts[column] for row in rows) for column in range(COLUMNS))
    definition = Definition("official", ("双留守",), 0)
    return SurveyTable(date(2026, 11, 20), definition, tuple(rows), total, (), ())


def puzzle(villages: int) -> Puzzle:
    """The unknowns are the counts of the villages, row by row; the total is told first."""
    cells = np.eye(villages * COLUMNS, dtype=np.int64)
    by_village = cells.reshape(villages, COLUMNS, -1)
    feet = [
        sign * (of[np.array(left) - 1].sum(axis=0) - of[np.array(right) - 1].sum(axis=0))
        for of in by_village
        for left, right in EQUATIONS
        for sign in (1, -1)
    ]
    least = np.zeros(COLUMNS * (villages + 1), dtype=np.int64)
    least[COLUMNS::COLUMNS] = 1
    return Puzzle(np.vstack([by_village.sum(axis=0), cells]), least, np.array(feet))


def numbers(table: SurveyTable) -> Ints:
    return np.array([[*table.total, *(count for row in table.rows for count in row.counts)]])


def test_no_count_of_the_survey_can_be_worked_out() -> None:
    tables = [table_of(seed, 2) for seed in range(2)]
    true = np.vstack([numbers(table) for table in tables])
    shown = np.vstack([numbers(told_survey(table, str)) for table in tables])
    found = worked_out(puzzle(2), shown, as_described)
    assert exactly(found, true, of=EVERY) == 0
    assert np.all((found[0] <= true) & (true <= found[1]))


def test_two_children_with_each_kind_of_guardian() -> None:
    """Eight children, told as 10, and four columns told as 0 that make them up: each can only be 2."""
    children = [{1, 2, 3, 13, 24, 19, 26 + place % 4, 30} for place in range(8)]
    counts = tuple(sum(column in child for child in children) for column in range(1, COLUMNS + 1))
    definition = Definition("official", ("双留守",), 0)
    table = SurveyTable(date(2026, 11, 20), definition, (VillageRow("朝阳村", counts),), counts, (), ())
    true = numbers(table)
    plain = worked_out(puzzle(1), np.vectorize(rounded)(true), plainly)
    assert exactly(plain, true) >= 4
    assert exactly(worked_out(puzzle(1), numbers(told_survey(table, str)), as_described), true, of=EVERY) == 0


def test_it_is_told_nearly_and_nobody_is_lost() -> None:
    table = table_of(3, 5)
    told = told_survey(table, str)
    assert [row.village for row in told.rows] == [row.village for row in table.rows]
    assert int(np.abs(numbers(told) - numbers(table)).max()) <= 3
    assert not (numbers(told) % 5).any()


def test_a_table_of_nobody() -> None:
    nobody = SurveyTable(
        date(2026, 11, 20), Definition("official", ("双留守",), 0), (), (0,) * COLUMNS, (), ()
    )
    assert told_survey(nobody, str) == nobody


def test_a_village_is_named_as_it_may_be() -> None:
    table = table_of(3, 3)
    told = told_survey(table, lambda village: "……" if village == "1村" else village)
    assert [row.village for row in told.rows] == ["0村", "……", "2村"]
