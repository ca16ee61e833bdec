"""What shows that a promise was kept, in words that anyone inside the unit may read."""

from collections.abc import Callable, Iterator
from datetime import date

from liushou.records.promises.ground import Deeds
from liushou.records.promises.judge import (
    dates_within,
    due_periods,
    pairings_of,
    sessions_of,
    topics_of,
    values_of,
)
from liushou.records.promises.promise import Promise

Naming = Callable[[str], str]
"""Gives the name behind an id, or the text itself."""


def shown(promise: Promise, deeds: Deeds, naming: Naming) -> str | None:
    """What shows it, or why it does not count: 2026-10-12 亲情书信；何秀兰（爱心妈妈）. None for nothing.

    Dates, kinds, names, titles of activities; never a note or the value of a field.
    """
    child, day = deeds.child, deeds.day
    if not due_periods(promise, deeds):
        return None
    if promise.unless is not None and promise.unless(child, day):
        return f"{promise.item.unless}，还不算"
    parts = [f"{naming(pair.with_)}（{pair.role}）" for pair in pairings_of(promise, deeds)]
    parts += _done(promise, deeds)
    if promise.fits is not None and promise.fits(child, day):
        parts.append("档案符合条件")
    return "；".join(parts) or None


def _done(promise: Promise, deeds: Deeds) -> Iterator[str]:
    """The last thing done in the periods that have come due, and how many there were."""
    periods = due_periods(promise, deeds)
    done: set[tuple[date, str]] = {
        (day, kind)
        for period in periods
        for kind in promise.item.record
        for day in dates_within(deeds.records.get(kind, []), period.days)
    }
    if not promise.topics and promise.item.activity:
        done |= {
            (one.day, one.activity.title)
            for period in periods
            for one in sessions_of(promise, deeds, period.days)
        }
    if done:
        day, what = max(done)
        yield f"{day} {what}" + (f" 等 {len(done)} 次" if len(done) > 1 else "")
    for one in topics_of(promise, deeds, periods[-1].days).values():
        where = f"{one.session.day} {one.session.activity.title}" if one.session else "兴趣爱好"
        yield f"{one.word}（{where}）"
    way = promise.field
    if way is not None and values_of(promise, deeds, periods[-1].days):
        yield f"{'单位' if way.of_unit else '档案'}有“{way.found.label}”"
