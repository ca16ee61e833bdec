"""On which days an activity meets, and which of them a session is meant for."""

from datetime import date

from liushou.errors import UsageError
from liushou.records.activity import Activity
from liushou.records.meetings import days_of
from liushou.store.bookings import meets_on
from liushou.store.load import Store

_SHOWN = 12


def meeting_days(store: Store, activity: Activity) -> tuple[date, ...]:
    """The days on which it is planned to meet, in order."""
    return tuple(day for day in days_of(activity.when) if meets_on(store.terms, activity, day))


def session_day(store: Store, activity: Activity, today: date) -> date:
    """The day whose attendance is meant where none is said.

    The only planned day up to today that is later than all sessions; else today, if it meets today. A gap
    before another session is no such day: it may be that nobody met. Raises UsageError that lists the days
    in question.
    """
    planned = [day for day in meeting_days(store, activity) if day <= today]
    held = {session.date for session in activity.sessions}
    missing = [day for day in planned if day not in held]
    latest = [day for day in missing if day > max(held, default=date.min)]
    if len(latest) == 1:
        return latest[0]
    if today in planned:
        return today
    raise UsageError(_unclear(activity, missing, today))


def is_last(store: Store, activity: Activity, day: date) -> bool:
    """True if no day is planned after `day`."""
    return all(other <= day for other in meeting_days(store, activity))


def _unclear(activity: Activity, missing: list[date], today: date) -> str:
    title = f"“{activity.title}”（{activity.id}）"
    if missing:
        shown = "、".join(str(day) for day in missing[-_SHOWN:])
        return f"{title}计划的日子里有 {len(missing)} 天没有签到：{shown}。请用 --date 写明是哪一天。"
    if activity.when.from_ > today:
        return f"{title}{activity.when.from_} 才开始，还不能签到；改了期的请先改 when，或用 --on 指定今天。"
    return f"{title}计划的日子都有签到了。要补记或更正，请用 --date 写明是哪一天。"
