"""A row holds for the days that it says: nothing turns over before."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.stats.occasion import occasion_of
from liushou.stats.rows.given import Given, given_of, ground_from
from liushou.stats.rows.of_child import row_of
from liushou.stats.rows.row import Row
from liushou.stats.rows.spans import stays_until
from liushou.stats.rows.touching import touch_of
from liushou.store.load import Store
from liushou.yamltext.emit import dump
from tests.builders import child, store, term, unit
from tests.stats.archives import archives

TERM = "2026-2027-1"
DUTIES: list[dict[str, Any]] = [
    {"kind": "谈心", "every": "month", "by": "班主任"},
    {"kind": ["亲情电话", "亲情视频"], "every": "week", "for": "重点"},
    {"kind": "家访", "every": "term", "for": "年龄>10"},
    {"kind": "慰问", "every": "month", "during": "全年", "by": "手拉手伙伴"},
]
SETTINGS = unit(duties=DUTIES, indicators=[{"name": "已结对", "where": "已结对:是"}])
VACATION = {"from": "2027-01-30", "to": "2027-02-25"}


def given_on(archive: Store, on: date) -> Given:
    touches = {id_: touch_of(one) for id_, one in archive.children.items()}
    return given_of(occasion_of(archive, TERM, on), touches)


def row_on(archive: Store, one: Child, on: date) -> tuple[str, Row | None]:
    """What is said of the child elsewhere up to that day, and its row."""
    given = given_on(archive, on)
    return given.said()(one.id), row_of(one, ground_from(given)[0])


def last_day(archive: Store, one: Child, on: date) -> date:
    ground, moments = ground_from(given_on(archive, on))
    text = dump(json.loads(one.model_dump_json(exclude_none=True)))
    return stays_until(text.encode("utf-8"), one, ground, moments)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(archives("m"), st.dates(date(2026, 8, 20), date(2027, 3, 10)))
def test_a_row_is_the_same_until_its_last_day(records: tuple[Record, ...], on: date) -> None:
    archive = store(SETTINGS, term(vacation=VACATION), *records)
    for one in archive.children.values():
        last, (said, row) = last_day(archive, one, on), row_on(archive, one, on)
        assert on <= last
        for later in range(1, min((last - on).days, 8) + 1):
            there, found = row_on(archive, one, on + timedelta(days=later))
            assert there != said or found == row


def span(on: date, settings: dict[str, Any] | None = None, **fields: Any) -> date:
    one = child(**{"registered_on": "2026-09-01", "birth_date": "2016-05-05", "records": [], **fields})
    archive = store(unit(**(settings or {}), checklists=[]), term(), one)
    return last_day(archive, one, on)


def test_most_rows_hold_until_the_week_ends() -> None:
    # 亲情联系 is weekly: Sunday the 15th ends a week, the 16th begins the next.
    assert span(date(2026, 11, 10)) == date(2026, 11, 14)
    assert span(date(2026, 11, 15)) == date(2026, 11, 15)


def test_a_day_that_is_written_ends_it() -> None:
    assert span(date(2026, 11, 10), records=[{"date": "2026-11-12", "kind": "谈心"}]) == date(2026, 11, 11)
    assert span(date(2026, 11, 12), records=[{"date": "2026-11-12", "kind": "谈心"}]) == date(2026, 11, 12)


@pytest.mark.parametrize("born", ["2010-11-12", "2024-11-12"])
def test_so_does_a_birthday(born: str) -> None:
    assert span(date(2026, 11, 10), birth_date=born) == date(2026, 11, 11)


def test_where_months_of_absence_count_it_is_one_day() -> None:
    unit_ = {"info": {"definition": {"min_away_months": 3}}}
    assert span(date(2026, 11, 10), unit_) == date(2026, 11, 10)


def test_where_a_day_may_be_written_in_escapes_it_is_one_day() -> None:
    assert span(date(2026, 11, 10), notes='说"\n') == date(2026, 11, 10)
