"""Columns of a trend: which terms, as of which day, and that each says what the term report says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liushou.errors import UsageError
from liushou.records.fields import Record
from liushou.stats.goals import Measured
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.report import term_report
from liushou.stats.trend import Trend, column, only, over_terms, points
from liushou.stats.trend_json import as_json
from liushou.store.load import Loaded, Store
from tests.builders import child, school, spring, store, term, unit
from tests.stats.archives import archives

LAST = term("2025-2026-2", begins="2026-03-02", ends="2026-07-10")
THREE = (spring(), LAST, term(goals=[{"indicator": "走访率", "target": 90}]))


def measured(numerator: int, denominator: int) -> Measured:
    return Measured(Indicator("走访率", numerator, denominator, (), ()))


def test_terms_stand_oldest_first_each_as_of_its_last_day() -> None:
    found = over_terms(store(*THREE, child()), date(2026, 11, 20), "abc")
    assert [(one.term, one.on, one.running) for one in found.columns] == [
        ("2025-2026-2", date(2026, 7, 10), False),
        ("2026-2027-1", date(2026, 11, 20), True),
    ]
    assert {one.revision for one in found.columns} == {"abc"}


def test_a_term_counts_from_its_first_day_on_and_is_whole_on_its_last() -> None:
    archive = store(*THREE, child())
    assert [one.term for one in over_terms(archive, date(2026, 8, 31), None).columns] == ["2025-2026-2"]
    assert over_terms(archive, date(2026, 9, 1), None).columns[-1].term == "2026-2027-1"
    assert not over_terms(archive, date(2027, 1, 29), None).columns[-1].running


def test_a_trend_can_end_with_an_earlier_term() -> None:
    found = over_terms(store(*THREE, child()), date(2027, 5, 1), None, last="2026-2027-1")
    assert [(one.term, one.on) for one in found.columns] == [
        ("2025-2026-2", date(2026, 7, 10)),
        ("2026-2027-1", date(2027, 1, 29)),
    ]


def test_a_term_that_has_not_begun_or_is_not_there_is_refused() -> None:
    archive = store(*THREE)
    with pytest.raises(UsageError, match=r"2026-2027-2 到 2026-11-20 还没有开始（2027-03-01 开始）"):
        column(archive, "2026-2027-2", date(2026, 11, 20), None)
    with pytest.raises(UsageError, match="没有学期 2020-2021-1"):
        column(archive, "2020-2021-1", date(2026, 11, 20), None)


@pytest.mark.parametrize(
    ("id_", "named"), [("2025-2026-1", True), ("2026-2027-1", True), ("2027-2028-1", False), ("draft", False)]
)
def test_a_plan_that_cannot_be_read_is_named_once_its_year_has_begun(id_: str, named: bool) -> None:
    found = over_terms(with_unread(store(LAST, child()), id_), date(2026, 11, 20), None)
    assert [one.term for one in found.columns] == ["2025-2026-2"]
    assert [one.term for one in found.uncounted] == ([id_] if named else [])


def test_a_plan_after_the_last_term_asked_for_is_not_missed() -> None:
    archive = with_unread(store(LAST, child()), "2026-2027-1")
    assert over_terms(archive, date(2026, 11, 20), None, last="2025-2026-2").uncounted == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(archives("x"), st.dates(date(2026, 9, 1), date(2027, 9, 1)))
def test_each_column_says_what_the_report_of_its_term_and_day_says(
    records: tuple[Record, ...], on: date
) -> None:
    own = unit(indicators=[{"name": "寄宿率", "of": "性别:女", "where": "寄宿:是"}])
    archive = store(own, *THREE, *records)
    for found in over_terms(archive, on, None).columns:
        for asked in (found.on, min(on, found.on + timedelta(days=20))):
            report = term_report(archive, found.term, asked)
            assert (found.on, found.population) == (report.on, report.population)
            assert found.indicators == report.indicators


def test_a_change_is_in_percentage_points_and_needs_two_rates() -> None:
    assert points(measured(1, 4), measured(3, 4)) == 50
    assert points(measured(3, 4), measured(0, 4)) == -75
    assert points(measured(0, 0), measured(3, 4)) is None
    assert points(measured(3, 4), measured(0, 0)) is None
    assert points(None, measured(3, 4)) is None


def test_a_trend_is_narrowed_to_indicators_in_the_order_asked_for() -> None:
    trend = over_terms(store(*THREE, child(school=school())), date(2026, 11, 20), None)
    assert only(trend, []) == trend
    few = only(trend, ["走访率", "建档率", "走访率"])
    assert few.names() == ("走访率", "建档率")
    assert [[one.indicator.name for one in found.indicators] for found in few.columns] == [
        ["走访率", "建档率"]
    ] * 2
    with pytest.raises(UsageError, match="没有“好率”这个指标；现有：建档率、"):
        only(trend, ["好率"])


def test_an_indicator_only_one_column_has_can_be_asked_for() -> None:
    now = over_terms(store(*THREE, child()), date(2026, 11, 20), None)
    first, last = now.columns
    own = Measured(Indicator("寄宿率", 1, 2, (), ()))
    trend = Trend("临溪小学", (replace(first, indicators=(*first.indicators, own)), last))
    assert trend.names()[-1] == "寄宿率"
    found = only(trend, ["寄宿率"])
    assert [one.of("寄宿率") for one in found.columns] == [own, None]


def test_json_has_what_the_columns_have() -> None:
    archive = with_unread(store(*THREE, child()), "2025-2026-1")
    trend = only(over_terms(archive, date(2026, 11, 20), "abc"), ["走访率", "法律援助率"])
    rates = [
        {"name": "走访率", "numerator": 0, "denominator": 1, "rate": 0.0}
        | {"target": 0.9, "met": False, "missing": ["c-a"]},
        {"name": "法律援助率", "numerator": 0, "denominator": 0, "rate": None}
        | {"target": None, "met": None, "missing": []},
    ]
    found = as_json(trend)
    assert found["unit"] == "临溪小学"
    assert isinstance(found["trend"], list)
    assert found["trend"][1] == {
        "term": "2026-2027-1",
        "on": "2026-11-20",
        "revision": "abc",
        "population": 1,
        "indicators": rates,
    }
    assert found["uncounted"] == [
        {"term": "2025-2026-1", "on": None, "revision": "abc", "reason": "工作计划有错误，读不出来。"}
    ]


def with_unread(archive: Store, term_id: str) -> Store:
    """The store with the file of one more term, which gave no record."""
    like = next(file for file in archive.files if file.source.kind.name == "term")
    source = replace(like.source, id=term_id, path=f"data/terms/{term_id}.yaml")
    return replace(archive, files=(*archive.files, Loaded(source, None)))
