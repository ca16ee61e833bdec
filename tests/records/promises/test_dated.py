"""When the entries of a field hold: on the day, or in the period."""

from datetime import date
from typing import Any

import pytest
from tests.builders import child, spring
from tests.records.promises.asked import counts, item


def holds(field: str, every: str | None, **fields: Any) -> bool:
    return counts(item(field=field, every=every), child(**fields))[0] > 0


GRANDMOTHER = {"name": "田奶奶", "relation": "祖母"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"signed_on": "2026-09-01"}, True),
        ({"signed_on": "2026-12-01"}, False),
        ({"signed_on": "2026-09-01", "withdrawn_on": "2026-11-21"}, True),
        ({"signed_on": "2026-09-01", "withdrawn_on": "2026-11-20"}, False),
        ({"signed_on": "2026-09-01", "withdrawn_on": "2026-09-01"}, False),
    ],
)
def test_consent_holds_until_it_is_withdrawn(given: dict[str, str], expected: bool) -> None:
    assert holds("consent", None, consent={"by": "田奶奶", **given}) is expected


@pytest.mark.parametrize(
    ("until", "today", "this_year"),
    [
        ("2026-08-31", False, False),
        ("2026-09-10", False, True),
        ("2026-11-20", True, True),
        (None, True, True),
    ],
)
def test_an_agreement_holds_to_its_last_day(until: str | None, today: bool, this_year: bool) -> None:
    signed = {**GRANDMOTHER, "delegated": {"signed_on": "2025-09-01", "until": until}}
    assert holds("guardians.delegated", None, guardians=[signed]) is today
    assert holds("guardians.delegated", "year", guardians=[signed]) is this_year


@pytest.mark.parametrize(
    ("aid", "today", "this_year"),
    [
        ({"kind": "低保", "per": "月", "from": "2025-01-01"}, True, True),
        ({"kind": "低保", "per": "月", "from": "2025-01-01", "to": "2026-10-31"}, False, True),
        ({"kind": "临时救助", "per": "次", "from": "2026-05-01"}, True, False),
        ({"kind": "临时救助", "per": "次", "from": "2026-09-05"}, True, True),
        ({"kind": "捐赠", "from": "2026-06-01", "to": "2026-06-01"}, False, False),
        ({"kind": "低保", "per": "月", "from": "2026-12-01"}, False, False),
    ],
)
def test_aid_given_once_was_given_then(aid: dict[str, str], today: bool, this_year: bool) -> None:
    assert (holds("aid", None, aid=[aid]), holds("aid", "year", aid=[aid])) == (today, this_year)


@pytest.mark.parametrize(
    ("day", "ever", "this_year", "this_term"),
    [
        ("2026-08-31", True, False, False),
        ("2026-09-15", True, True, True),
        ("2026-11-20", True, True, True),
        ("2026-11-21", False, False, False),
    ],
)
def test_a_checkup_is_of_its_day(day: str, ever: bool, this_year: bool, this_term: bool) -> None:
    health = {"condition": "健康", "checkups": [{"date": day}]}
    found = [holds("health.checkups", every, health=health) for every in (None, "year", "term")]
    assert found == [ever, this_year, this_term]


def test_a_checkup_of_autumn_is_of_the_year_in_spring() -> None:
    one = child(health={"condition": "健康", "checkups": [{"date": "2026-09-15"}]})
    on = date(2027, 5, 1)
    asked = [item(field="health.checkups", every=every) for every in ("year", "term")]
    assert [counts(each, one, on=on, of_term=spring()) for each in asked] == [(1, 1), (0, 1)]


@pytest.mark.parametrize(
    ("term_id", "this_term", "this_year"),
    [("2026-2027-1", True, True), ("2026-2027-2", False, True), ("2025-2026-2", False, False)],
)
def test_entries_of_a_term(term_id: str, this_term: bool, this_year: bool) -> None:
    plans = [{"term": term_id, "kind": "学习帮扶", "aim": "见记录"}]
    assert holds("plans", None, plans=plans)
    assert (holds("plans", "term", plans=plans), holds("plans", "year", plans=plans)) == (
        this_term,
        this_year,
    )


def test_cases_focus_and_pairings_hold_on_their_days() -> None:
    case = {"opened": "2026-09-01", "kind": "学习", "level": "一般", "what": "见记录"}
    assert holds("cases", None, cases=[case])
    assert not holds("cases", None, cases=[{**case, "closed": "2026-11-20"}])
    assert not holds("focus", None, focus={"since": "2026-11-21", "why": "独居"})
    pair = {"with": "v-a", "role": "志愿者", "since": "2026-09-01", "until": "2026-10-01"}
    assert not holds("pairings.goal", None, pairings=[{**pair, "goal": "多读书"}])
    assert holds("pairings.goal", "term", pairings=[{**pair, "goal": "多读书"}])


def test_how_often_something_was_done_in_each_period() -> None:
    days = ("2026-09-03", "2026-09-20", "2026-10-08")
    one = child(health={"condition": "健康", "checkups": [{"date": day} for day in days]})
    assert counts(item(field="health.checkups", every="month"), one) == (2, 2)
    assert counts(item(field="health.checkups", every="month", times=2), one) == (1, 2)
