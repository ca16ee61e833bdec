"""履职率 over the population, and the unit's own duties."""

from datetime import date
from typing import Any

import pytest

from liushou.records.activity import Activity
from liushou.stats.duties import DutyCount, duty_counts
from liushou.stats.population import scope_of
from tests.builders import activity, child, spring, store, term, unit

ON = date(2026, 11, 20)


def counts(duties: list[dict[str, Any]], *records: Any, on: date = ON) -> tuple[DutyCount, ...]:
    return duty_counts(scope_of(store(unit(duties=duties), *records), "2026-2027-1", on))


def talks(*days: str) -> list[dict[str, str]]:
    return [{"date": day, "kind": "谈心"} for day in days]


def test_child_periods_done_over_child_periods_due() -> None:
    (found,) = counts(
        [{"kind": "谈心", "every": "month"}],
        child("c-a", records=talks("2026-09-10", "2026-10-10")),
        child("c-b", records=talks("2026-09-10")),
        child("c-c", records=talks("2026-10-10")),
        child("c-d", registered_on="2026-11-02"),
    )
    assert (found.name, found.every, found.due, found.done) == ("谈心", "month", 6, 4)
    assert found.overdue == ("c-b",)
    assert (found.kept, found.lapsed) == (("c-a",), ("c-b", "c-c"))
    assert found.rate == 4 / 6


def test_duties_stand_in_the_order_of_the_settings_and_have_names() -> None:
    found = counts(
        [
            {"kind": ["走访", "家访"], "every": "term"},
            {"name": "亲情通话", "kind": ["亲情电话", "亲情视频"], "every": "week"},
            {"activity": "讲座", "every": "quarter"},
        ],
        child(),
    )
    assert [(one.name, one.every) for one in found] == [
        ("走访、家访", "term"),
        ("亲情通话", "week"),
        ("讲座", "quarter"),
    ]


def test_what_was_never_due_has_no_rate() -> None:
    (found,) = counts([{"kind": "谈心", "every": "quarter"}], child())
    assert (found.due, found.done, found.rate) == (0, 0, None)


def test_only_the_population_owes() -> None:
    gone = child(status="结束", closed_on="2026-09-01", records=talks("2026-09-01"))
    (found,) = counts([{"kind": "谈心", "every": "term"}], gone, child("c-b"))
    assert (found.due, found.done) == (1, 0)


def test_a_duty_of_the_term_stops_at_its_end_one_of_the_vacation_does_not() -> None:
    vacation = {"from": "2027-01-30", "to": "2027-02-28"}
    duties = [
        {"kind": "谈心", "every": "term"},
        {"kind": "谈心", "every": "week", "during": "假期"},
        {"kind": "谈心", "every": "month", "during": "全年"},
    ]
    records = talks("2027-02-03")
    found = counts(duties, child(records=records), term(vacation=vacation), on=date(2027, 2, 14))
    assert [(one.due, one.done) for one in found] == [(1, 0), (2, 1), (5, 0)]
    running = counts(duties, child(records=records), term(vacation=vacation), on=date(2027, 1, 31))
    assert [(one.due, one.done) for one in running] == [(1, 0), (0, 0), (5, 0)]


def test_a_yearly_duty_of_term_time_takes_no_record_of_the_vacation() -> None:
    settings = unit(
        duties=[{"kind": "谈心", "every": "year"}, {"kind": "谈心", "every": "year", "during": "全年"}]
    )
    summer = spring(vacation={"from": "2027-07-10", "to": "2027-08-31"})
    found = duty_counts(
        scope_of(store(settings, summer, child(records=talks("2027-07-20"))), "2026-2027-2", date(2027, 8, 1))
    )
    assert [(one.due, one.done) for one in found] == [(1, 0), (1, 1)]


def lectures(every: str, *held: Activity, on: date = ON, **fields: Any) -> tuple[int, int]:
    (found,) = counts([{"activity": "讲座", "every": every, **fields}], child(), *held, on=on)
    assert (found.overdue, found.lapsed) == ((), ())
    return found.due, found.done


def test_a_duty_of_the_unit_is_due_once_a_period() -> None:
    assert lectures("month", activity()) == (2, 1)
    assert lectures("month", activity(kind="会议")) == (2, 0)
    assert lectures("term") == (1, 0)
    assert lectures("term", on=date(2026, 8, 31)) == (0, 0)


@pytest.mark.parametrize(
    ("fields", "done"),
    [
        ({}, 1),
        ({"status": "进行"}, 1),
        ({"status": "计划"}, 0),
        ({"status": "取消"}, 0),
        ({"status": "计划", "sessions": [{"date": "2026-10-16", "present": []}]}, 1),
        ({"status": "取消", "sessions": [{"date": "2026-10-16", "present": []}]}, 0),
        ({"sessions": [{"date": "2026-11-02", "present": []}]}, 0),
        ({"when": {"from": "2026-09-28", "to": "2026-10-01"}}, 2),
        ({"when": {"from": "2026-11-21"}}, 0),
        ({"term": "2025-2026-2"}, 1),
    ],
)
def test_done_is_an_activity_that_took_place_in_the_period(fields: dict[str, Any], done: int) -> None:
    assert lectures("month", activity(**fields))[1] == done


def test_an_activity_after_on_has_not_taken_place() -> None:
    later = activity(when={"from": "2026-11-21"})
    assert lectures("term", later) == (1, 0)
    assert lectures("term", later, on=date(2026, 11, 21)) == (1, 1)


def test_times_counts_every_day_an_activity_took_place() -> None:
    sessions = [{"date": "2026-10-10", "present": []}, {"date": "2026-10-17", "present": []}]
    assert lectures("month", activity(sessions=sessions), times=2) == (2, 1)
    assert lectures("month", activity("a-a"), activity("a-b"), times=2) == (2, 1)
    assert lectures("month", activity(), times=2) == (2, 0)


def test_a_yearly_duty_of_the_unit_is_due_in_the_second_term() -> None:
    settings = unit(duties=[{"activity": "讲座", "every": "year"}])
    year = store(settings, term(), spring(), activity())
    assert duty_counts(scope_of(year, "2026-2027-1", ON))[0].due == 0
    (found,) = duty_counts(scope_of(year, "2026-2027-2", date(2027, 4, 1)))
    assert (found.due, found.done) == (1, 1)
