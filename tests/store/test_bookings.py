"""Who is wanted at two places at once, over all activities of a store."""

from datetime import date
from typing import Any

from tests.builders import activity, store, term, volunteer

from liushou.records.activity import Activity
from liushou.store.bookings import bookings_of_people, clashes, meets_on

TERM = term(
    holidays=[{"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"}],
    make_up_days=[{"date": "2026-10-10", "name": "国庆节"}],
)
SATURDAYS = {"from": "2026-09-26", "to": "2026-10-17", "weekdays": ["周六"], "start": "14:00", "end": "16:00"}
HOLIDAY, SCHOOL, USUAL = date(2026, 10, 3), date(2026, 10, 10), date(2026, 10, 17)


def pairs(*activities: Activity) -> list[tuple[str, str, str, str]]:
    """(whose, day, earlier, later) of each clash."""
    where = store(TERM, volunteer("v-a"), volunteer("v-u", kind="单位", sex=None), *activities)
    found = clashes(bookings_of_people(where))
    return [(one.whose, f"{one.time.day:%m-%d}", one.what, other.what) for one, other in found]


def weekly(id_: str, **fields: Any) -> Activity:
    return activity(id_, **{"when": SATURDAYS, "volunteers": ["v-a"], **fields})


def test_a_weekly_activity_does_not_meet_on_days_off_or_of_school_unless_it_did() -> None:
    where = store(TERM)
    assert [meets_on(where.terms, weekly("a-1"), day) for day in (HOLIDAY, SCHOOL, USUAL)] == [
        False,
        False,
        True,
    ]
    held = weekly("a-1", sessions=[{"date": "2026-10-03", "present": []}])
    assert meets_on(where.terms, held, HOLIDAY)
    assert not meets_on(where.terms, held, SCHOOL)
    assert meets_on(where.terms, activity("a-2", when={"from": "2026-10-03"}), HOLIDAY)
    assert meets_on(where.terms, weekly("a-1", term="2025-2026-2"), HOLIDAY)


def test_the_later_of_two_activities_is_the_second_of_a_pair() -> None:
    once = activity("a-0", when={"from": "2026-10-17", "start": "15:00"}, volunteers=["v-a"])
    assert pairs(once, weekly("a-1")) == [("v-a", "10-17", "活动a-1", "活动a-0")]


def test_there_is_no_clash_where_the_weekly_one_pauses() -> None:
    once = activity("a-0", when={"from": "2026-10-03", "start": "15:00"}, volunteers=["v-a"])
    assert pairs(once, weekly("a-1")) == []


def test_units_and_unknown_ids_are_nobody_and_plain_names_are_people() -> None:
    people = [{"role": "摄影", "people": ["v-u", "v-none", "王老师"]}]
    found = pairs(weekly("a-1", team=people, volunteers=[]), weekly("a-2", team=people, volunteers=[]))
    assert {whose for whose, *_ in found} == {"王老师"}
    assert len(found) == 2


def test_what_was_cancelled_books_nobody() -> None:
    assert pairs(weekly("a-1"), weekly("a-2", status="取消")) == []
