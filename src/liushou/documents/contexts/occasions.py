"""When a letter is written: the term, what it is an occasion for, what is planned for children."""

from collections.abc import Mapping
from datetime import date, timedelta

from liushou.documents.contexts.publicity import for_wall
from liushou.documents.language.chinese import clock_range, period
from liushou.documents.plain import Plain
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.term import Term
from liushou.terms import vacation_name

_SOON = timedelta(days=30)
_NOT_FOR_LETTERS = frozenset({"会议", "座谈会", "走访慰问", "培训", "其他"})
"""Kinds of activity to which children and families are not asked to come."""
_SEASONS = "冬冬春春春夏夏夏秋秋秋冬"


def occasion(term: Term | None, on: date) -> dict[str, Plain]:
    """What a greeting of that day is for: {name, coming, season}.

    `name` is the holiday or vacation (寒假, 暑假) that holds `on` or begins within 30 days, else None;
    `coming`: it has not begun; `season` is 春, 夏, 秋 or 冬.
    """
    times = []
    if term is not None:
        times = [(each.from_, each.to, each.name) for each in term.holidays]
        if term.vacation is not None:
            times.append((term.vacation.from_, term.vacation.to, vacation_name(term.id)))
    near = sorted(each for each in times if each[1] >= on and each[0] <= on + _SOON)
    season = _SEASONS[on.month - 1]
    if not near:
        return {"name": None, "coming": False, "season": season}
    first, _, name = near[0]
    return {"name": name, "coming": first > on, "season": season}


def ahead(activities: Mapping[str, Activity], child: Child | None, on: date) -> tuple[dict[str, Plain], ...]:
    """What children or families are asked to come to from `on`: {title, kind, time, places}, by day.

    Of one child, what it is invited to, and what invites nobody by name. No title labels children.
    """
    coming = [
        each
        for each in activities.values()
        if each.status in ("计划", "进行")
        and each.kind not in _NOT_FOR_LETTERS
        and (each.when.to or each.when.from_) >= on
        and (child is None or not each.children or child.id in each.children)
    ]
    coming.sort(key=lambda each: (each.when.from_, each.title))
    return tuple(
        {"title": for_wall(each.title), "kind": each.kind, "time": _time(each, on), "places": each.places}
        for each in coming
    )


def _time(activity: Activity, on: date) -> str:
    """12月4日14:30—15:40; of what has begun and goes on: 至2027年1月16日每周六9:00—11:00."""
    when = activity.when
    last = when.to or when.from_
    if when.from_ < on < last:
        days = f"至{period(last, None, year=last.year != on.year)}"
    else:
        days = period(when.from_, when.to, year=when.from_.year != on.year)
    weekdays = f"每{'、'.join(when.weekdays)}" if when.weekdays else ""
    return f"{days}{weekdays}{clock_range(when.start, when.end)}"
