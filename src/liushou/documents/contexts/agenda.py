"""The agenda of an activity as rows of a table."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from liushou.documents.contexts.people import names
from liushou.documents.language.chinese import clock_range, period
from liushou.documents.plain import Plain
from liushou.documents.widths import width
from liushou.records.activity import Activity, AgendaItem
from liushou.store.load import Store

_INLINE_ITEMS = 40.0
"""Characters up to which the parts of an item stand behind it in one line."""


def agenda_rows(store: Store, activity: Activity, phase: str | None) -> tuple[dict[str, Plain], ...]:
    """The rows of a phase (or of items without a known phase): {time, lines, lead, place}.

    Items that run side by side for several groups are one row with a line for each group.
    """
    known = {each.name for each in activity.phases}
    items = [
        item for item in activity.agenda if item.phase == phase or (phase is None and item.phase not in known)
    ]
    return rows_of(store, activity, items)


def rows_of(store: Store, activity: Activity, items: Iterable[AgendaItem]) -> tuple[dict[str, Plain], ...]:
    """The rows of some items of the agenda, as `agenda_rows` gives them."""
    return tuple(_row(store, activity, tuple(side)) for _, side in groupby(items, key=_slot))


def _slot(item: AgendaItem) -> tuple[object, ...]:
    """What items share that run side by side; one without a group stands alone."""
    own = id(item) if item.group is None else None
    return (item.date, item.to, item.start, item.end, item.title, own)


def _row(store: Store, activity: Activity, side: tuple[AgendaItem, ...]) -> dict[str, Plain]:
    first = side[0]
    together = len(side) == 1
    return {
        "time": _time(first, activity),
        "lines": _lines(first) if together else (first.title, *(_group_line(store, each) for each in side)),
        "lead": (*names(store, first.lead), *_one(first.organiser)) if together else (),
        "place": first.place if together else None,
    }


def _time(item: AgendaItem, activity: Activity) -> str:
    day = _days(item.date, item.to, activity.when.from_.year)
    clock = clock_range(item.start, item.end)
    return "\n".join(part for part in (day, clock) if part)


def _days(first: date | None, last: date | None, year: int) -> str:
    return "" if first is None else period(first, last, year=first.year != year)


def _lines(item: AgendaItem) -> tuple[str, ...]:
    title = item.title + (f"（{item.group}）" if item.group else "")
    taking_part = (f"参加：{'、'.join(item.participants)}",) if item.participants else ()
    parts = "、".join(item.items)
    if not parts:
        return (title, *taking_part)
    if width(title + parts) <= _INLINE_ITEMS:
        return (f"{title}：{parts}", *taking_part)
    return (title, *(f"{number}. {text}" for number, text in enumerate(item.items, 1)), *taking_part)


def _group_line(store: Store, item: AgendaItem) -> str:
    where_and_who = (
        *_one(item.place),
        *((f"负责：{'、'.join(names(store, item.lead))}",) if item.lead else _one(item.organiser)),
    )
    tail = f"（{'，'.join(where_and_who)}）" if where_and_who else ""
    parts = f"：{'、'.join(item.items)}" if item.items else ""
    return f"{item.group}{parts}{tail}"


def _one(text: str | None) -> Iterable[str]:
    return (text,) if text else ()
