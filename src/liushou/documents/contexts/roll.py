"""The names for a sign-in sheet."""

from collections.abc import Iterable
from datetime import date, timedelta

from liushou.documents.contexts.alike import shown_names
from liushou.documents.contexts.invited import class_of, on_the_list
from liushou.documents.contexts.reader import Reader
from liushou.documents.plain import Plain
from liushou.records.activity import Activity, When
from liushou.records.taking_part import planned_people
from liushou.store.load import Store

_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_COLUMNS = 5
"""Days for which there is room to sign side by side."""
_MOST_DAYS = 366
_FEWEST_BLANKS, _MOST_BLANKS, _BLANK_SHEET = 3, 40, 22


def roll(reader: Reader, activity: Activity, on: date) -> dict[str, Plain]:
    """`roll`: {days, children, helpers, blanks, guardians_sign, classes}, for a sheet that hangs on a wall.

    `children` ({name, class}, by class) are those invited who are on the register, `helpers` ({name,
    position}) everyone with a part in the plan. Readers outside see children as 王某. `days` are the next
    days (five at most) on which an activity of several days meets, none where one signature is enough.
    `blanks` is how many rows stay empty for others. At a 家长会 `guardians_sign` for their children, and
    no helpers are listed.
    """
    store = reader.store
    days = _next(meeting_days(store, activity), on)
    day = days[0] if days else activity.when.from_
    children = on_the_list(store, activity.children, day)
    names = shown_names([child.name for child in children], reader.audience)
    guardians_sign = activity.kind == "家长会"
    helpers = () if guardians_sign else _helpers(store, activity)
    return {
        "days": days if len(days) > 1 else (),
        "children": tuple(
            {"name": name, "class": class_of(child, day)} for name, child in zip(names, children, strict=True)
        ),
        "helpers": helpers,
        "classes": any(class_of(child, day) for child in children),
        "blanks": _blanks(activity, len(children) + len(helpers)),
        "guardians_sign": guardians_sign,
    }


def meeting_days(store: Store, activity: Activity) -> tuple[date, ...]:
    """The days on which an activity meets: its weekdays but for holidays of the term, or a few days in a row.

    None for one that lasts longer without saying on which days.
    """
    when, term = activity.when, store.terms.get(activity.term)
    holidays = term.holidays if term else ()
    days = tuple(_days(when))
    if not when.weekdays:
        return days if len(days) <= _COLUMNS else ()
    return tuple(day for day in days if not any(each.days.holds(day) for each in holidays))


def _days(when: When) -> Iterable[date]:
    count = min(((when.to or when.from_) - when.from_).days + 1, _MOST_DAYS)
    days = (when.from_ + timedelta(days=number) for number in range(count))
    return (day for day in days if not when.weekdays or _WEEKDAYS[day.weekday()] in when.weekdays)


def _next(days: tuple[date, ...], on: date) -> tuple[date, ...]:
    """The days from `on` on; of what is over, the last ones."""
    ahead = tuple(day for day in days if day >= on)
    return ahead[:_COLUMNS] if ahead else days[-_COLUMNS:]


def _helpers(store: Store, activity: Activity) -> tuple[dict[str, Plain], ...]:
    ids = (*activity.volunteers, *(person for _, person in planned_people(activity)))
    found: dict[str, str | None] = {}
    for each in ids:
        known = store.volunteers.get(each)
        found.setdefault(store.name_of(each), known.position if known else None)
    return tuple({"name": name, "position": position} for name, position in found.items())


def _blanks(activity: Activity, named: int) -> int:
    more = (
        activity.attendees.total - named if activity.attendees else _FEWEST_BLANKS if named else _BLANK_SHEET
    )
    return max(_FEWEST_BLANKS, min(more, _MOST_BLANKS))
