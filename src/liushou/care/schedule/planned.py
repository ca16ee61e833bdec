"""What the term's file and its activities plan, as entries of the schedule."""

from collections.abc import Iterator

from liushou.care.attendance.meeting_days import meeting_days
from liushou.care.schedule.entry import Entry
from liushou.dates import Interval
from liushou.records.activity import Activity
from liushou.records.meetings import time_on
from liushou.records.taking_part import leads
from liushou.records.term import Term
from liushou.store.load import Store
from liushou.store.term_plan import PlanLine, entry_days, term_plan

CANCELLED = "已取消"


def planned(store: Store, term: Term) -> Iterator[Entry]:
    """Begin and end of term, days off, tasks, activities, rooms open in the vacation; then the meetings."""
    for line in term_plan(store, term):
        yield _entry(line, term)
        if line.activity is not None and line.activity.status != "取消":
            yield from meetings_of(store, line.activity)


def _entry(line: PlanLine, term: Term) -> Entry:
    within = line.days or (entry_days(line.entry) if line.entry else None) or term.days
    first, last = within.first, max(within.first, within.last or within.first)
    if line.activity is None:
        loose = line.kind == "工作" and first != last
        return Entry(first, last, line.kind, line.titled, loose=loose, who=line.who)
    when, activity = line.activity.when, line.activity
    one_day = within == Interval(first, first)
    return Entry(
        first,
        last,
        "活动",
        line.what,
        start=when.start if one_day else None,
        end=when.end if one_day else None,
        loose=bool(when.weekdays),
        who=line.who or leads(activity),
        place="、".join(activity.places),
        detail=_detail(activity),
        source=activity.id,
    )


def meetings_of(store: Store, activity: Activity) -> Iterator[Entry]:
    """The meetings of an activity of every week or several days: those held, and those planned.

    One held on the only day of its activity is the activity itself. Of an activity of several days in a row
    only what was held is a meeting.
    """
    held = {session.date: len(session.present) for session in activity.sessions}
    regular = meeting_days(store, activity) if activity.when.weekdays else ()
    days = {*held, *regular}
    if days == {activity.when.from_} and activity.when.days.last == activity.when.from_:
        return
    for day in sorted(days):
        time = time_on(day, activity.when)
        count = held.get(day)
        yield Entry(
            day,
            day,
            "场次",
            activity.title,
            start=time.start if time else None,
            end=time.end if time else None,
            who=leads(activity),
            place="、".join(activity.places),
            detail=f"到{count}人" if count else "",
            source=activity.id,
        )


def _detail(activity: Activity) -> str:
    if activity.status == "取消":
        return CANCELLED
    return f"每{'、'.join(activity.when.weekdays)}" if activity.when.weekdays else ""
