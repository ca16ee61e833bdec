"""What is due as events with uids that stay."""

from dataclasses import replace
from datetime import date

from liushou.care.due.calendar import due_events
from liushou.care.due.due import Due
from liushou.records.person import Owner

ON = date(2026, 11, 20)
TALK = Due("duty", "谈心", date(2026, 10, 31), True, Owner("child", "c-a"), ("v-a", "v-b"), "10月")


def uids(*items: Due, on: date = ON) -> list[str]:
    return [event.uid for event in due_events(((item, item.what, item.note) for item in items), on)]


def test_what_is_overdue_stands_on_today_what_is_to_come_on_its_day() -> None:
    coming = replace(TALK, due=date(2026, 11, 30), missed=False)
    first, second = due_events([(TALK, "谈心：田小禾", "10月"), (coming, "谈心：田小禾", "")], ON)
    assert (first.first, second.first) == (ON, date(2026, 11, 30))
    assert (first.summary, first.description, first.categories) == ("谈心：田小禾", "10月", ("职责",))


def test_a_uid_stays_from_day_to_day_and_tells_nothing() -> None:
    (uid,) = uids(TALK)
    assert uids(replace(TALK, note="10月，本期已做"), on=date(2026, 12, 1)) == [uid]
    assert uid.endswith("@liushou")
    assert "c-a" not in uid


def test_what_is_handed_over_keeps_its_uid() -> None:
    assert uids(TALK) == uids(replace(TALK, people=("v-b",)))


def test_what_has_no_day_of_its_own_keeps_its_uid_though_it_stands_on_every_day() -> None:
    lacking = Due("consent", "监护人同意书", ON, True, Owner("child", "c-a"), undated=True)
    assert uids(lacking) == uids(replace(lacking, due=date(2026, 12, 1)), on=date(2026, 12, 1))


def test_different_things_have_different_uids_two_alike_too() -> None:
    others = (
        replace(TALK, kind="follow_up"),
        replace(TALK, what="家访"),
        replace(TALK, owner=Owner("child", "c-b")),
        replace(TALK, owner=Owner("resident", "c-a")),
        replace(TALK, owner=None, people=("v-a",)),
        replace(TALK, owner=None, people=("v-b",)),
        replace(TALK, due=date(2026, 9, 30)),
        TALK,
    )
    found = uids(TALK, *others)
    assert len(set(found)) == len(found) == 9
