"""The days of an activity's sessions, agenda and phases, beside the days of the activity itself."""

from collections.abc import Iterator
from datetime import date

from liushou.check.inside import in_order, outside, shown_days
from liushou.check.rule import Hit
from liushou.dates import Interval
from liushou.findings import Path
from liushou.records.activity import Activity, AgendaItem, Phase
from liushou.records.meetings import weekday

_MOST_DAYS_AWAY = 366
"""Getting ready and summing up are before and after the activity, but not over a year from it."""


def activity_days(activity: Activity) -> Iterator[Hit]:
    """What does not lie in the days of the activity, or of the phase it belongs to."""
    if in_order(activity.when.days):
        yield from _sessions(activity)
        for index, item in enumerate(activity.agenda):
            yield from _item(("agenda", index), item, activity)
        for index, phase in enumerate(activity.phases):
            yield from _phase(("phases", index), phase, activity.when.days)


def _sessions(activity: Activity) -> Iterator[Hit]:
    when = activity.when
    for index, session in enumerate(activity.sessions):
        day, path = session.date, ("sessions", index, "date")
        if not when.days.holds(day):
            where = f"活动的日子（{shown_days(when.days)}）"
            yield Hit(path, f"场次的日期（{day}）不在{where}里：请核对；改了期的，when 也要改")
        elif when.weekdays and weekday(day) not in when.weekdays:
            every = "、".join(when.weekdays)
            yield Hit(path, f"场次的日期（{day}）是{weekday(day)}，活动定在每{every}：请核对日期")


def _item(path: Path, item: AgendaItem, activity: Activity) -> Iterator[Hit]:
    """A timed item outside both the activity and its phase is LS305's matter."""
    if item.date is None:
        return
    when, days = activity.when.days, Interval(item.date, item.to or item.date)
    if item.start is not None and not days.within(when):
        return
    found = outside(days, when, ("date", "to"))
    where = f"活动的日子（{shown_days(when)}）"
    if item.phase is not None:
        spans = [phase.days for phase in activity.phases if phase.name == item.phase]
        if not spans or any(days.within(span) or not in_order(span) for span in spans):
            return
        found = outside(days, spans[0], ("date", "to"))
        where = f"“{item.phase}”的日子（{shown_days(spans[0])}）"
    if found:
        key, day = found
        yield Hit((*path, key), f"议程“{item.title}”的日期（{day}）不在{where}里：请核对日期")


def _phase(path: Path, phase: Phase, when: Interval) -> Iterator[Hit]:
    if not in_order(phase.days):
        return
    for key, day in (("from", phase.from_), ("to", phase.to)):
        if _is_far(day, when):
            message = f"“{phase.name}”的日期（{day}）离活动（{shown_days(when)}）一年以上：请核对年份"
            yield Hit((*path, key), message)
            return


def _is_far(day: date, when: Interval) -> bool:
    last = when.last or when.first
    return (when.first - day).days > _MOST_DAYS_AWAY or (day - last).days > _MOST_DAYS_AWAY
