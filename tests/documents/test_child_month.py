"""What is asked of a family, and which marks are told."""

from datetime import date
from typing import Any

import pytest

from liushou.documents.contexts.child_month import asks, month_facts
from liushou.documents.contexts.reader import Reader
from liushou.records.term import Term
from tests.builders import BOTH_HOME, child, store, term

ON = date(2026, 11, 20)
VACATION = term(vacation={"from": "2027-01-30", "to": "2027-02-28"})
CONSENT = {"signed_on": "2025-09-01", "by": "老满"}
CALLED = [{"date": "2026-11-14", "kind": "亲情电话"}]


def carer(**delegated: str) -> list[dict[str, Any]]:
    return [{"name": "满奶奶", "relation": "祖母", "delegated": {"signed_on": "2026-09-10", **delegated}}]


SETTLED = {"consent": CONSENT, "records": CALLED, "guardians": carer()}


@pytest.mark.parametrize(
    ("fields", "on", "asked"),
    [
        (SETTLED, ON, {}),
        ({**SETTLED, "records": [{"date": "2026-11-13", "kind": "亲情电话"}]}, ON, {"call": True}),
        ({**SETTLED, "records": [{"date": "2026-11-21", "kind": "亲情电话"}]}, ON, {"call": True}),
        ({**SETTLED, "records": [], "parents": BOTH_HOME, "guardians": []}, ON, {}),
        ({**SETTLED, "guardians": []}, ON, {"agreement": True}),
        ({**SETTLED, "guardians": carer(until="2026-11-19")}, ON, {"agreement": True}),
        ({**SETTLED, "guardians": carer(until="2026-12-20")}, ON, {"renewal": date(2026, 12, 20)}),
        ({**SETTLED, "guardians": carer(until="2026-12-21")}, ON, {}),
        ({**SETTLED, "guardians": carer(until="2026-12-01") + carer()}, ON, {}),
        ({**SETTLED, "consent": {**CONSENT, "withdrawn_on": "2026-11-20"}}, ON, {"consent": True}),
        ({**SETTLED, "health": {"condition": "健康", "immunised": False}}, ON, {"vaccine": True}),
        ({**SETTLED, "health": {"condition": "健康"}}, ON, {}),
        (SETTLED, date(2026, 12, 15), {"call": True}),
        (SETTLED, date(2026, 12, 16), {"call": True, "vacation": True}),
        (SETTLED, date(2027, 1, 31), {"call": True}),
        (
            {**SETTLED, "vacations": [{"term": "2026-2027-1", "place": "在家"}]},
            date(2026, 12, 16),
            {"call": True},
        ),
    ],
)
def test_what_is_asked(fields: dict[str, Any], on: date, asked: dict[str, Any]) -> None:
    found = asks(child("c-a", **fields), VACATION, on)
    assert {key: value for key, value in found.items() if value} == asked


def marks(current: Term | None, *terms: str) -> Any:
    one = child("c-a", grades=[{"term": each, "scores": {"语文": 80}, "total": 80} for each in terms])
    return month_facts(Reader(store(one), "internal"), one, current, ON)["marks"]


def test_marks_are_the_latest_there_were() -> None:
    names = ("2025-2026-2", "2026-2027-1", "2025-2026-1", "2026-2027-2")
    assert marks(term(), *names)["term_name"] == "2026—2027学年第一学期"
    assert marks(None, *names)["term_name"] == "2026—2027学年第二学期"
    assert marks(term(), "2026-2027-2") is None
    assert marks(term()) is None


def test_the_month_ends_with_the_day() -> None:
    records = [{"date": f"2026-{day}", "kind": "谈心"} for day in ("10-31", "11-01", "11-20", "11-21")]
    one = child("c-a", records=records)
    told = month_facts(Reader(store(one), "internal"), one, term(), ON)
    assert told["care"] == ({"kind": "谈心", "count": 2},)
    assert told["name"] == "2026年11月"
    assert (told["first"], told["last"]) == (date(2026, 11, 1), ON)
