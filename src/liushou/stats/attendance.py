"""The sessions of activities that count."""

from datetime import date

from liushou.records.activity import Activity, Session


def came(activity: Activity, until: date) -> tuple[Session, ...]:
    """The sessions up to a day; none of an activity that is 取消."""
    if activity.status == "取消":
        return ()
    return tuple(session for session in activity.sessions if session.date <= until)
