"""What holds for every store: units add up, parts are parts, and deterministic order."""

from collections import Counter
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liushou.records.fields import Record
from liushou.stats.breakdowns import cross
from liushou.stats.frames import frames_of
from liushou.stats.groups import BREAKDOWNS, SEVERAL
from liushou.stats.population import scope_of
from liushou.stats.report import TermReport, term_report
from tests.builders import store, term, unit
from tests.stats.archives import archives

ON = st.dates(date(2026, 8, 25), date(2027, 2, 10))
SETTINGS = unit(
    duties=[
        {"kind": "谈心", "every": "month"},
        {"kind": ["家访", "慰问"], "every": "term", "for": "重点"},
        {"kind": "亲情电话", "every": "week", "by": "志愿者"},
        {"kind": "课业辅导", "every": "month", "by": "手拉手伙伴"},
    ],
    indicators=[{"name": "寄宿率", "of": "性别:女", "where": "寄宿:是"}],
)
SLOW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def report(records: tuple[Record, ...], on: date, surveyed: tuple[int, ...] = ()) -> TermReport:
    survey = [{"students": 40, "left_behind": number} for number in surveyed]
    return term_report(store(SETTINGS, term(survey=survey), *records), "2026-2027-1", on)


def counts(found: TermReport) -> Counter[tuple[str, ...]]:
    """All that is counted, by what it counts: what of two units must add up to that of their union."""
    numbers = Counter({("population",): found.population})
    for one in (measured.indicator for measured in found.indicators):
        numbers += Counter({(one.name, "of"): one.denominator, (one.name, "where"): one.numerator})
    for duty in found.duties:
        numbers += Counter(
            {(duty.name, duty.every, "due"): duty.due, (duty.name, duty.every, "done"): duty.done}
        )
    for by, groups in found.breakdowns.items():
        numbers += Counter({(by, group): count for group, count in groups.items()})
    numbers += Counter({("cases", "open"): found.cases.open, ("cases", "closed"): found.cases.closed})
    for by, cases in (("kind", found.cases.by_kind), ("level", found.cases.by_level)):
        numbers += Counter({("cases", by, name): count for name, count in cases.items()})
    return numbers


@SLOW
@given(archives("x"), archives("y"), ON, st.booleans())
def test_two_units_add_up_to_their_union(
    first: tuple[Record, ...], second: tuple[Record, ...], on: date, surveyed: bool
) -> None:
    # A survey of one unit alone, or of fewer children than there are complete archives, bounds the
    # numerator of 建档率 by the unit: the county's figure is then the sum, not that of one big store.
    rows = (9,) if surveyed else ()
    one, two = report(first, on, rows), report(second, on, rows)
    both = report((*first, *second), on, rows * 2)
    assert counts(one) + counts(two) == counts(both)


@SLOW
@given(archives("x"), ON)
def test_parts_are_parts_of_their_whole(records: tuple[Record, ...], on: date) -> None:
    found = report(records, on)
    for measured in found.indicators:
        indicator = measured.indicator
        assert 0 <= indicator.numerator <= indicator.denominator
        assert indicator.rate is None or 0 <= indicator.rate <= 1
        assert (indicator.rate is None) == (indicator.denominator == 0)
        if indicator.name not in ("亲情联系率", "问题办结率", "法律援助率"):
            assert set(indicator.missing).isdisjoint(indicator.counted)
            assert len(indicator.counted) == indicator.numerator
            assert len(indicator.missing) == indicator.denominator - indicator.numerator
        assert bool(indicator.missing) == (indicator.numerator < indicator.denominator)
    for by, groups in found.breakdowns.items():
        total = sum(groups.values())
        assert total >= found.population if by in SEVERAL else total == found.population
    for duty in found.duties:
        assert 0 <= duty.done <= duty.due
        assert set(duty.overdue) <= set(duty.lapsed)


@SLOW
@given(archives("x"), ON, st.data())
def test_a_cross_table_adds_up(records: tuple[Record, ...], on: date, data: st.DataObject) -> None:
    names = sorted(set(BREAKDOWNS) - SEVERAL)
    rows, columns = data.draw(st.permutations(names))[:2]
    table = cross(frames_of(scope_of(store(*records), "2026-2027-1", on)), rows, columns)
    assert {row: sum(cells.values()) for row, cells in table.cells.items()} == table.rows
    for column, total in table.columns.items():
        assert sum(cells[column] for cells in table.cells.values()) == total
    assert sum(table.rows.values()) == table.total


@SLOW
@given(archives("x"), ON, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(records: tuple[Record, ...], on: date, random: Any) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    assert report(tuple(shuffled), on) == report(records, on)
