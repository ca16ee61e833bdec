"""Who is counted: every clause of indicators.md, "Population"."""

from datetime import date
from typing import Any

import pytest

from liushou.dates import Interval
from liushou.errors import UsageError
from liushou.stats.population import Scope, scope_of
from tests.builders import BOTH_AWAY, BOTH_HOME, FATHER_AWAY, MOTHER_HOME, child, spring, store, term, unit

ON = date(2026, 11, 20)
TERM = "2026-2027-1"


def ids(scope: Scope) -> list[str]:
    return [member.child.id for member in scope.members]


def counted(on: date = ON, **fields: Any) -> bool:
    return bool(scope_of(store(child(**fields)), TERM, on).members)


@pytest.mark.parametrize(
    ("registered", "closed", "expected"),
    [
        ("2025-09-01", None, True),
        ("2025-09-01", "2026-09-01", False),
        ("2025-09-01", "2026-09-02", True),
        ("2026-11-20", None, True),
        ("2026-11-21", None, False),
        ("2026-10-01", "2026-10-01", False),
    ],
)
def test_the_register_interval_is_half_open_and_on_is_inclusive(
    registered: str, closed: str | None, expected: bool
) -> None:
    status = "转出" if closed else "在册"
    assert counted(registered_on=registered, status=status, closed_on=closed) is expected


def test_on_is_at_most_the_last_day_of_the_term() -> None:
    late = store(child("c-a", registered_on="2027-01-29"), child("c-b", registered_on="2027-01-30"))
    scope = scope_of(late, TERM, date(2027, 3, 1))
    assert ids(scope) == ["c-a"]
    assert (scope.on, scope.asked) == (date(2027, 1, 29), date(2027, 3, 1))
    assert scope.days == Interval(date(2026, 9, 1), date(2027, 1, 29))


def test_before_the_term_nobody_is_counted() -> None:
    assert not counted(on=date(2026, 8, 31))
    assert counted(on=date(2026, 9, 1))


@pytest.mark.parametrize(
    ("parents", "expected"),
    [(BOTH_AWAY, True), ([FATHER_AWAY, MOTHER_HOME], True), ([], True), (BOTH_HOME, False)],
)
def test_the_type_must_be_counted(parents: list[dict[str, str]], expected: bool) -> None:
    assert counted(parents=parents) is expected


def test_the_unit_says_which_types_count() -> None:
    narrow = unit(info={"counts": ["双留守"]})
    one_away = child("c-a", parents=[FATHER_AWAY, MOTHER_HOME])
    assert ids(scope_of(store(narrow, one_away, child("c-b")), TERM, ON)) == ["c-b"]


@pytest.mark.parametrize(
    ("away_until", "expected"),
    [("2026-08-31", False), ("2026-09-01", True), ("2026-10-15", True)],
)
def test_one_day_of_the_meeting_is_enough(away_until: str, expected: bool) -> None:
    assert counted(parents=BOTH_HOME, past=[{"until": away_until, "parents": BOTH_AWAY}]) is expected


def test_only_days_on_the_register_make_one_counted() -> None:
    came_home = [{"until": "2026-10-15", "parents": BOTH_AWAY}]
    assert not counted(parents=BOTH_HOME, past=came_home, registered_on="2026-10-16")
    assert counted(parents=BOTH_HOME, past=came_home, registered_on="2026-10-15")


def test_parents_who_leave_after_on_do_not_count_yet() -> None:
    leaves = [{"until": "2026-11-20", "parents": BOTH_HOME}]
    assert not counted(past=leaves)
    assert counted(past=leaves, on=date(2026, 11, 21))


def test_a_child_who_came_back_is_one_member_with_both_times() -> None:
    earlier = [{"registered_on": "2025-09-01", "closed_on": "2026-10-01", "status": "转出"}]
    scope = scope_of(store(child(registered_on="2026-11-01", earlier=earlier)), TERM, ON)
    (member,) = scope.members
    assert member.times == (
        Interval(date(2026, 9, 1), date(2026, 9, 30)),
        Interval(date(2026, 11, 1), ON),
    )
    assert member.day == ON


def test_a_child_who_comes_back_later_is_judged_on_the_last_day_before() -> None:
    earlier = [{"registered_on": "2025-09-01", "closed_on": "2026-10-01", "status": "转出"}]
    (member,) = scope_of(store(child(registered_on="2026-12-01", earlier=earlier)), TERM, ON).members
    assert member.day == date(2026, 9, 30)


def test_states_are_judged_on_the_last_day_of_one_who_left() -> None:
    left = child(
        status="转出",
        closed_on="2026-10-16",
        guardianship="差",
        past=[{"until": "2026-10-15", "guardianship": "一般"}],
    )
    (member,) = scope_of(store(left), TERM, ON).members
    assert member.day == date(2026, 10, 15)
    assert member.then.guardianship == "一般"


def test_members_stand_by_id_and_each_term_has_its_own() -> None:
    both_terms = store(
        term(),
        spring(),
        child("c-b"),
        child("c-a", status="毕业", closed_on="2027-02-01"),
        child("c-c", registered_on="2027-03-15"),
    )
    assert ids(scope_of(both_terms, TERM, date(2027, 4, 1))) == ["c-a", "c-b"]
    assert ids(scope_of(both_terms, "2026-2027-2", date(2027, 4, 1))) == ["c-b", "c-c"]


def test_an_unknown_term_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"2026-2027-2.*现有：2026-2027-1"):
        scope_of(store(), "2026-2027-2", ON)
