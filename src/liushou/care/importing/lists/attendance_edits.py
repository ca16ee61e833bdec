"""Who was at which session, as rows say it, into the sessions of activities."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liushou.care.attendance.attended import Attendance, attended_on_days, with_attendance
from liushou.care.attendance.sheet import Presence
from liushou.care.importing.outcome import Changed, FieldChange, Row
from liushou.findings import dotted
from liushou.records.activity import Activity, Session
from liushou.store.drafts import Amendment
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.yamltext.scalars import Value


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell says: whether a child was at a session, why not, whether its guardian was.

    `target` is the cell's.
    """

    activity: str
    day: date
    child: str
    presence: Presence
    target: str
    guardian: bool = False

    @property
    def whom(self) -> tuple[str, date, str]:
        """Whom it is said of: the activity, the day, the child."""
        return self.activity, self.day, self.child


Said = Sequence[tuple[Row, tuple[Mark, ...]]]
"""The marks that each row makes."""


def _given(store: Store, said: Said) -> Mapping[str, tuple[Attendance, ...]]:
    """The attendance by activity, in the order of days, the children as the activity lists them."""
    by_day: dict[tuple[str, date], dict[str, Mark]] = {}
    guardians: set[tuple[str, date, str]] = set()
    for _, marks in said:
        for mark in marks:
            known = by_day.setdefault((mark.activity, mark.day), {})
            if mark.child not in known or mark.presence.reason:
                known[mark.child] = mark
            if mark.guardian:
                guardians.add(mark.whom)
    found: dict[str, tuple[Attendance, ...]] = {}
    order = {child: number for number, child in enumerate(store.children)}
    for (activity, day), marks_by_child in sorted(by_day.items(), key=lambda each: each[0]):
        listed = {child: number for number, child in enumerate(store.activities[activity].children)}
        children = sorted(marks_by_child, key=lambda one: (listed.get(one, len(listed)), order[one]))
        given = Attendance(
            day,
            tuple(one for one in children if marks_by_child[one].presence.came),
            {one: its.reason for one in children if not (its := marks_by_child[one].presence).came},
            tuple(one for one in children if (activity, day, one) in guardians),
        )
        found[activity] = (*found.get(activity, ()), given)
    return found


def drafts_of(store: Store, said: Said) -> Iterator[Amendment]:
    """The edits that write the marks: sessions made, or completed."""
    for activity, given in _given(store, said).items():
        yield from attended_on_days(store.activities[activity], given)


def activities_after(store: Store, said: Said) -> Mapping[str, Activity]:
    """The activities that the rows name, as they are once all is written."""
    found: dict[str, Activity] = {}
    for id_, given in _given(store, said).items():
        activity = store.activities[id_]
        for each in given:
            activity = with_attendance(activity, each)
        found[id_] = activity
    return found


def changed_by(store: Store, after: Mapping[str, Activity], said: Said) -> Iterator[Changed]:
    """What each row changes in which activity; of rows that say the same, the first."""
    seen: set[tuple[str, date, str]] = set()
    for row, marks in said:
        by_activity: dict[str, list[FieldChange]] = {}
        for mark in marks:
            if mark.whom not in seen:
                seen.add(mark.whom)
                fields = _fields(store.activities[mark.activity], after[mark.activity], mark)
                by_activity.setdefault(mark.activity, []).extend(fields)
        for activity, changes in by_activity.items():
            if changes:
                path, title = path_of("activity", activity), after[activity].title
                yield Changed(row.place, path, activity, title, tuple(changes))


def _fields(before: Activity, after: Activity, mark: Mark) -> Iterator[FieldChange]:
    """What changes for the child at the session: in which list it is, and why it was not there."""
    old = next((one for one in before.sessions if one.date == mark.day), None)
    index, new = next((place, one) for place, one in enumerate(after.sessions) if one.date == mark.day)
    then, now = _entries(old, mark.child), _entries(new, mark.child)
    for key in ("present", "absent", "guardians"):
        (was_at, was), (is_at, is_now) = then.get(key, (0, None)), now.get(key, (0, None))
        if was != is_now:
            place = was_at if is_now is None else is_at
            yield FieldChange(dotted(("sessions", index, key, place)), was, is_now)


def _entries(session: Session | None, child: str) -> Mapping[str, tuple[int, Value]]:
    """What a session has of a child: by list, its place there and the entry."""
    if session is None:
        return {}
    found: dict[str, tuple[int, Value]] = {}
    for key, ids in (("present", session.present), ("guardians", session.guardians)):
        if child in ids:
            found[key] = (ids.index(child), child)
    for place, one in enumerate(session.absent):
        if one.child == child:
            found["absent"] = (place, {"child": child, **({"reason": one.reason} if one.reason else {})})
    return found
