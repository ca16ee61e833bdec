"""By when something must be done in an open case."""

from datetime import date
from typing import Any

import pytest
from tests.builders import child

from liushou.records.careplan import Case
from liushou.records.case_care import act_by, escalate_by, first_escalation, step_by

ON = date(2026, 11, 20)


def case(**fields: Any) -> Case:
    base = {"opened": "2026-11-01", "kind": "安全", "level": "重点", "what": "独居"}
    return child(cases=[{**base, **fields}]).cases[0]


def told(*days: str) -> list[dict[str, str]]:
    return [{"to": "镇儿童督导员", "date": day} for day in days]


def test_only_an_urgent_case_must_be_told_above_by_the_next_day() -> None:
    assert escalate_by(case(level="紧急")) == date(2026, 11, 2)
    assert escalate_by(case()) is None


def test_the_first_time_it_was_told_by_then() -> None:
    found = first_escalation(case(escalated=told("2026-11-12", "2026-11-05", "2026-11-21")), ON)
    assert found is not None
    assert (found[0], found[1].date) == (1, date(2026, 11, 5))
    assert first_escalation(case(escalated=told("2026-11-21")), ON) is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, date(2026, 11, 15)),
        ({"level": "一般"}, date(2026, 12, 1)),
        ({"steps": [{"date": "2026-11-10", "what": "家访"}]}, date(2026, 11, 24)),
        ({"steps": [{"date": "2026-11-21", "what": "家访"}]}, date(2026, 11, 15)),
        ({"escalated": told("2026-11-10")}, date(2026, 11, 15)),
        ({"level": "紧急", "escalated": told("2026-11-10")}, date(2026, 11, 24)),
    ],
)
def test_steps_follow_one_another(fields: dict[str, Any], expected: date) -> None:
    assert step_by(case(**fields), ON) == expected


def test_what_comes_next_is_telling_it_above_then_the_next_step() -> None:
    assert act_by(case(level="紧急"), ON) == date(2026, 11, 2)
    assert act_by(case(level="紧急", escalated=told("2026-11-02")), ON) == date(2026, 11, 16)
    assert act_by(case(), ON) == date(2026, 11, 15)


def test_handing_a_case_over_is_no_step_for_the_child() -> None:
    step = {"date": "2026-11-18", "what": "由 何秀兰 移交 李红", "handed_to": "v-b"}
    opened = {"opened": "2026-10-01", "kind": "心理", "level": "重点", "what": "失眠"}
    (left,) = child(cases=[{**opened, "steps": [step]}]).cases
    assert step_by(left, date(2026, 11, 20)) == date(2026, 10, 15)
