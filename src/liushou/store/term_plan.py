"""What a term's file and its activities plan, line by line: the one gathering of calendars and schedules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from liushou.dates import Interval, month_days
from liushou.records.activity import Activity
from liushou.records.term import CalendarEntry, CalendarItem, Term
from liushou.store.load import Store

PlanKind = Literal["学期", "放假", "调休", "工作", "活动", "开放"]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One thing that is planned.

    `kind`: 学期 (begins, ends), 放假, 调休 (a weekend day of school), 工作, 活动 or 开放 (a room in the
    vacation). `who` are ids or names as written. `days` is None where any day of the `entry` of the term's
    calendar will do; a line that no entry names has days of its own.
    """

    kind: PlanKind
    what: str
    who: tuple[str, ...] = ()
    days: Interval | None = None
    entry: CalendarEntry | None = None
    activity: Activity | None = None

    @property
    def titled(self) -> str:
        """What is planned, after the name of an entry of some days that says more than which week it is."""
        name = self.entry.name if self.entry and self.entry.from_ else None
        return f"{name}：{self.what}" if name and not name.endswith("周") else self.what


def term_plan(store: Store, term: Term) -> tuple[PlanLine, ...]:
    """What the term's calendar names, the other activities, and the days off and rooms open.

    Of the activities that were cancelled, those that the calendar names.
    """
    return (*_entries(store, term), *_others(store, term), *_days_off(term))


def entry_days(entry: CalendarEntry) -> Interval | None:
    """The days of an entry of the calendar, a whole month where only that is written."""
    if entry.from_ is None:
        return month_days(date.fromisoformat(f"{entry.month}-01")) if entry.month else None
    return Interval(entry.from_, entry.to or entry.from_)


def activities_of(store: Store, term: Term) -> tuple[Activity, ...]:
    """The activities of a term that were not cancelled, by their first day."""
    found = [each for each in store.activities.values() if each.term == term.id and each.status != "取消"]
    return tuple(sorted(found, key=lambda each: (each.when.from_, each.when.start or "", each.id)))


def _entries(store: Store, term: Term) -> Iterator[PlanLine]:
    for entry in term.calendar:
        for item in entry.items:
            yield _task(store, entry, item)


def _task(store: Store, entry: CalendarEntry, item: CalendarItem) -> PlanLine:
    activity, who = store.activities.get(item.activity or ""), item.lead or ()
    if activity is not None:
        return PlanLine("活动", item.task, who, activity.when.days, entry, activity)
    return PlanLine("工作", item.task, who, entry_days(entry) if entry.from_ else None, entry)


def _others(store: Store, term: Term) -> Iterator[PlanLine]:
    """The activities of the term that its calendar does not name."""
    told = {item.activity for entry in term.calendar for item in entry.items}
    for activity in activities_of(store, term):
        if activity.id not in told:
            yield PlanLine("活动", activity.title, days=activity.when.days, activity=activity)


def _days_off(term: Term) -> Iterator[PlanLine]:
    for what, day in (("开学", term.begins), ("学期结束", term.ends)):
        yield PlanLine("学期", what, days=Interval(day, day))
    for holiday in term.holidays:
        yield PlanLine("放假", f"{holiday.name}放假", days=holiday.days)
    for made_up in term.make_up_days:
        what = f"{made_up.name}调休上课" if made_up.name else "调休上课"
        yield PlanLine("调休", what, days=Interval(made_up.date, made_up.date))
    for opening in term.vacation.openings if term.vacation else ():
        days = Interval(opening.from_, opening.to)
        yield PlanLine("开放", f"{opening.place}开放", opening.duty or (), days)
