"""入学率, 巩固率, 免疫接种率, clause by clause."""

from datetime import date
from typing import Any

import pytest

from tests.builders import child, school
from tests.stats.figures import figure, parts

DROPPED_OUT = school(enrolled=False, left_on="2026-10-10", left_why="辍学")


@pytest.mark.parametrize(
    ("born", "denominator"),
    [
        ("2020-09-01", 1),
        ("2020-09-02", 0),
        ("2010-09-02", 1),
        ("2010-09-01", 0),
    ],
)
def test_enrolment_is_of_those_aged_6_to_15_when_the_term_begins(born: str, denominator: int) -> None:
    assert figure("入学率", child(birth_date=born)).denominator == denominator


def test_enrolment_is_judged_on_the_judged_day() -> None:
    found = figure(
        "入学率",
        child("c-a", school=school()),
        child("c-b", school=DROPPED_OUT),
        child("c-c"),
        child("c-d", school=DROPPED_OUT, past=[{"until": "2026-11-20", "school": school()}]),
    )
    assert parts(found) == (2, 4, ("c-b", "c-c"))


def kept(on: date = date(2026, 11, 20), **fields: Any) -> tuple[int, int]:
    found = figure("巩固率", child(**fields), on=on)
    return found.numerator, found.denominator


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"school": school()}, (1, 1)),
        ({}, (0, 0)),
        ({"school": DROPPED_OUT}, (0, 1)),
        ({"school": {**DROPPED_OUT, "left_on": "2026-09-01"}}, (0, 1)),
        ({"school": {**DROPPED_OUT, "left_on": "2026-08-31"}}, (0, 0)),
        ({"school": school(enrolled=False)}, (0, 0)),
        ({"school": {**DROPPED_OUT, "left_why": "毕业"}}, (1, 1)),
        ({"school": DROPPED_OUT, "past": [{"until": "2026-10-10", "school": school()}]}, (0, 1)),
        ({"school": DROPPED_OUT, "status": "转出", "closed_on": "2026-10-12"}, (1, 1)),
        ({"school": DROPPED_OUT, "status": "毕业", "closed_on": "2026-10-12"}, (1, 1)),
        ({"school": school(), "status": "结束", "closed_on": "2026-10-11"}, (1, 1)),
        ({"school": DROPPED_OUT, "status": "结束", "closed_on": "2026-10-12"}, (0, 1)),
        ({"school": school(), "registered_on": "2026-09-02"}, (0, 0)),
        ({"school": school(), "registered_on": "2026-09-01"}, (1, 1)),
    ],
)
def test_kept_are_those_enrolled_moved_or_graduated(
    fields: dict[str, Any], expected: tuple[int, int]
) -> None:
    assert kept(**fields) == expected


def test_on_the_last_day_at_school_the_child_was_still_there() -> None:
    assert kept(on=date(2026, 10, 10), school=DROPPED_OUT) == (1, 1)
    assert kept(on=date(2026, 10, 11), school=DROPPED_OUT) == (0, 1)


def test_a_child_who_moves_away_after_on_has_not_moved_yet() -> None:
    leaving = {"school": DROPPED_OUT, "status": "转出", "closed_on": "2026-11-21"}
    assert kept(on=date(2026, 11, 20), **leaving) == (0, 1)
    assert kept(on=date(2026, 11, 21), **leaving) == (1, 1)


def test_one_who_moved_away_and_came_back_counts_as_it_stands() -> None:
    earlier = [{"registered_on": "2025-09-01", "closed_on": "2026-09-20", "status": "转出"}]
    back = {"earlier": earlier, "school": DROPPED_OUT, "registered_on": "2026-11-01"}
    assert kept(on=date(2026, 10, 15), **back) == (1, 1)
    assert kept(on=date(2026, 11, 20), **back) == (0, 1)


def test_of_two_endings_the_later_counts() -> None:
    earlier = [{"registered_on": "2025-09-01", "closed_on": "2026-09-20", "status": "转出"}]
    again = {"registered_on": "2026-10-01", "status": "结束", "closed_on": "2026-10-20"}
    assert kept(earlier=earlier, school=DROPPED_OUT, **again) == (0, 1)
    moved = {**again, "status": "转出"}
    first = [{**earlier[0], "status": "结束"}]
    assert kept(earlier=first, school=DROPPED_OUT, **moved) == (1, 1)


@pytest.mark.parametrize(
    ("health", "numerator"),
    [
        (None, 0),
        ({"condition": "健康"}, 0),
        ({"condition": "健康", "immunised": False}, 0),
        ({"condition": "患病", "immunised": True}, 1),
    ],
)
def test_immunised(health: dict[str, object] | None, numerator: int) -> None:
    assert parts(figure("免疫接种率", child(health=health)))[:2] == (numerator, 1)
