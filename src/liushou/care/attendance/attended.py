"""Attendance of an activity: one session a day, made or completed, nobody both there and not there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from liushou.care.recording.recorded import place_by_date
from liushou.records.activity import Absence, Activity, Part, Session
from liushou.store.drafts import Amendment, insert, put
from liushou.store.paths import path_of
from liushou.yamltext.amend import Edit, Remove
from liushou.yamltext.scalars import Value
from liushou.yamltext.spans import Path


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who came on a day, by ids; `absent` with the reason where one is known; `others` are heads by name."""

    day: date
    present: tuple[str, ...] = ()
    absent: Mapping[str, str | None] = field(default_factory=dict)
    guardians: tuple[str, ...] = ()
    volunteers: tuple[str, ...] = ()
    others: Mapping[str, int] = field(default_factory=dict)

    @property
    def both(self) -> tuple[str, ...]:
        """The children said to be present and absent at once; there may be none."""
        return tuple(child for child in self.present if child in self.absent)


def attended(activity: Activity, given: Attendance) -> tuple[Amendment, ...]:
    """The edits that write the attendance: a new session in its place by date, or more of the one there.

    A child once absent and now present is moved, and the other way round. The first session with anyone
    in it makes 计划 进行.
    """
    index = _index(activity, given.day)
    edits = _added(activity, given) if index is None else _completed(activity, index, given)
    if starts(activity, given):
        edits = (*edits, put(Activity, ("status",), "进行"))
    return (Amendment(path_of("activity", activity.id), edits),) if edits else ()


def attended_on_days(activity: Activity, given: Iterable[Attendance]) -> tuple[Amendment, ...]:
    """The edits that write the attendance of several days, one after the other."""
    made: list[Amendment] = []
    for each in given:
        made.extend(attended(activity, each))
        activity = with_attendance(activity, each)
    return tuple(made)


def with_attendance(activity: Activity, given: Attendance) -> Activity:
    """The activity as it is once the attendance is written."""
    whole, others = after(activity, given), [one for one in activity.sessions if one.date != given.day]
    session = Session.model_construct(
        date=whole.day,
        present=whole.present,
        absent=tuple(Absence.model_construct(child=who, reason=why) for who, why in whole.absent.items()),
        volunteers=whole.volunteers,
        guardians=whole.guardians,
        others=tuple(Part.model_construct(name=name, count=count) for name, count in whole.others.items()),
    )
    index = _index(activity, given.day)
    place = place_by_date([one.date for one in others], given.day) if index is None else index
    sessions = (*others[:place], session, *([] if place is None else others[place:]))
    status = "进行" if starts(activity, given) else activity.status
    return activity.model_copy(update={"sessions": sessions, "status": status})


def starts(activity: Activity, given: Attendance) -> bool:
    """True if this attendance makes a planned activity one that goes on."""
    return activity.status == "计划" and bool(given.present)


def after(activity: Activity, given: Attendance) -> Attendance:
    """The attendance of the whole session once it is written."""
    index = _index(activity, given.day)
    if index is None:
        return given
    now = activity.sessions[index]
    present = _joined([one for one in now.present if one not in given.absent], given.present)
    absent = {one.child: one.reason for one in now.absent if one.child not in given.present}
    for child, reason in given.absent.items():
        absent[child] = reason or absent.get(child)
    return Attendance(
        given.day,
        present,
        absent,
        _joined(now.guardians, given.guardians),
        _joined(now.volunteers, given.volunteers),
        {**{one.name: one.count for one in now.others}, **given.others},
    )


def _index(activity: Activity, day: date) -> int | None:
    return next((index for index, one in enumerate(activity.sessions) if one.date == day), None)


def _joined(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _added(activity: Activity, given: Attendance) -> tuple[Edit, ...]:
    lists: dict[str, list[Value]] = {
        "absent": [_absence(child, reason) for child, reason in given.absent.items()],
        "volunteers": list(given.volunteers),
        "guardians": list(given.guardians),
        "others": [{"name": name, "count": count} for name, count in given.others.items()],
    }
    value: dict[str, Value] = {"date": given.day.isoformat(), "present": list(given.present)}
    value.update({key: items for key, items in lists.items() if items})
    place = place_by_date([one.date for one in activity.sessions], given.day)
    return (insert(Activity, ("sessions",), value, place),)


def _completed(activity: Activity, index: int, given: Attendance) -> tuple[Edit, ...]:
    now, path = activity.sessions[index], ("sessions", index)
    edits = [
        *_moved_away((*path, "present"), now.present, frozenset(given.absent)),
        *_more((*path, "present"), now.present, given.present),
        *_absences(path, now, given),
        *_more((*path, "volunteers"), now.volunteers, given.volunteers),
        *_more((*path, "guardians"), now.guardians, given.guardians),
        *_others((*path, "others"), now, given.others),
    ]
    return tuple(edits)


def _moved_away(path: Path, ids: Sequence[str], gone: frozenset[str]) -> list[Edit]:
    """Removals from the last to the first, so that no index moves under the next."""
    places = [place for place, one in enumerate(ids) if one in gone]
    return [Remove((*path, place)) for place in reversed(places)]


def _more(path: Path, there: Sequence[str], given: Sequence[str]) -> list[Edit]:
    return [insert(Activity, path, one) for one in given if one not in there]


def _absences(path: Path, now: Session, given: Attendance) -> list[Edit]:
    known = {one.child: (place, one.reason) for place, one in enumerate(now.absent)}
    edits: list[Edit] = []
    for child, reason in given.absent.items():
        place, old = known.get(child, (None, None))
        if place is None:
            edits.append(insert(Activity, (*path, "absent"), _absence(child, reason)))
        elif reason is not None and reason != old:
            edits.append(put(Activity, (*path, "absent", place, "reason"), reason))
    came = _moved_away((*path, "absent"), [one.child for one in now.absent], frozenset(given.present))
    if came and len(came) == len(now.absent) and not given.absent:
        return [Remove((*path, "absent"))]
    return [*edits, *came]


def _others(path: Path, now: Session, given: Mapping[str, int]) -> list[Edit]:
    known = {one.name: (place, one.count) for place, one in enumerate(now.others)}
    edits: list[Edit] = []
    for name, count in given.items():
        place, old = known.get(name, (None, None))
        if place is None:
            edits.append(insert(Activity, path, {"name": name, "count": count}))
        elif count != old:
            edits.append(put(Activity, (*path, place, "count"), count))
    return edits


def _absence(child: str, reason: str | None) -> dict[str, Value]:
    return {"child": child, "reason": reason} if reason else {"child": child}
