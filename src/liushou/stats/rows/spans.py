"""How long a row stays as it is when nothing is written: till the next day on which anything turns over."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from liushou.dates import Interval, birthday
from liushou.records.child import Child
from liushou.records.duties import Period, duty_periods
from liushou.records.promises.promise import periods_of
from liushou.stats.rows.ground import Ground

_DATE = re.compile(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def moments_of(ground: Ground) -> tuple[date, ...]:
    """The days from that of the ground on which a row may turn over, whatever is in the archive, in order.

    They are those on which the term, its vacation, the school year or a period of a duty or promise begins
    or ends, and those of homeroom teachers.
    """
    return tuple(sorted(day for day in set(_moments(ground)) if day >= ground.asked))


def stays_until(data: bytes, child: Child, ground: Ground, moments: tuple[date, ...]) -> date:
    """The last day that can be asked for and gives the same row of this archive, of these bytes.

    Whatever a row compares with a day is a date that stands in the file, in a peer's pairing with the child,
    a birthday, or one of the ground's `moments`; a comparison with a date comes out otherwise on the date
    itself or on the day after, so all is quiet up to the day before the next of them. Where a date could be
    written in another way (\\x32026), or months of absence count, a row holds for its own day alone.
    """
    asked = ground.asked
    if b"\\" in data or ground.months:
        return asked
    written = [text.decode("ascii") for text in _DATE.findall(data)]
    first = asked.isoformat()
    later = min((text for text in written if text >= first), default=None)
    if not written or (later is not None and not _exists(later)):
        return asked
    days = [date.fromisoformat(later)] if later is not None else []
    days += [birthday(child.birth_date, year) for year in (asked.year, min(asked.year + 1, date.max.year))]
    for pair in ground.helpers.mirrored.get(child.id, ()):
        days += [pair.since, pair.until or date.max]
    days += moments[:1]
    return max(asked, min((day for day in days if day >= asked), default=date.max) - timedelta(days=1))


def _exists(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _moments(ground: Ground) -> Iterator[date]:
    term = ground.term
    yield from (term.begins, term.ends, term.last_day, ground.year.first)
    for plan in ground.plans:
        yield from _ends(duty_periods(plan.duty, term))
    for promise in (promise for one in ground.lists for promise in one):
        yield from _ends(periods_of(promise.item, term))
    for room in ground.helpers.homerooms.values():
        for teacher in room:
            rooms = (teacher.homeroom, *(post.homeroom for post in teacher.past))
            days = (teacher.joined_on, teacher.left_on, *(post.until for post in teacher.past))
            yield from (day for day in days if day is not None)
            yield from (each.since for each in rooms if each is not None and each.since is not None)


def _ends(periods: Iterable[Period]) -> Iterator[date]:
    for interval in (days for period in periods for days in (period.days, period.owed)):
        yield from _both(interval)


def _both(days: Interval) -> Iterator[date]:
    yield days.first
    if days.last is not None:
        yield days.last
