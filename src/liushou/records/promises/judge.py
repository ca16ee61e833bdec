"""Whether a promise to a child was kept."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from liushou.dates import Interval, birthday
from liushou.records.careplan import Pairing
from liushou.records.duties import Period
from liushou.records.promises.dated import Moment, count_held
from liushou.records.promises.ground import Attended, Deeds
from liushou.records.promises.promise import Promise, said_in
from liushou.records.standing import judged_day


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much of a promise has come due for a child, and how much of that was done.

    Of one thing in the whole term or year both count how often (or how many); of a promise for every month
    they count months. Nothing due: it was not promised to this child, has not come due, or nothing of the
    archives could show it.
    """

    due: int
    done: int

    @property
    def kept(self) -> bool | None:
        """True if all that is due was done; None where nothing is."""
        return self.done >= self.due if self.due else None


_NOTHING_DUE = Verdict(0, 0)


def kept(promise: Promise, deeds: Deeds) -> Verdict:
    """How it stands with a promise to a child.

    Records, sessions, topics and entries of a field are counted together, period by period. Pairings are
    enough with as many people as the item asks for, a condition is enough alone; both are those of the
    child's judged day.
    """
    found = due_periods(promise, deeds)
    if not found:
        return _NOTHING_DUE
    whole, times = found[0].whole, promise.times
    due = times if whole else len(found)
    if promise.unless is not None and promise.unless(deeds.child, deeds.day):
        return Verdict(due, 0)
    if promise.fits is not None and promise.fits(deeds.child, deeds.day):
        return Verdict(due, due)
    people = len({pair.with_ for pair in pairings_of(promise, deeds)}) if promise.item.pairing else 0
    counts = [max(people, count_in(promise, deeds, period)) for period in found]
    return Verdict(due, min(counts[0], due) if whole else sum(count >= times for count in counts))


def due_periods(promise: Promise, deeds: Deeds) -> list[Period]:
    """The periods that have come due for a child to whom it was promised, oldest first.

    What belongs to a birthday is due from the birthday on, or as soon as it was done.
    """
    if not promise.can_be_shown:
        return []
    on, applies, child = promise.ground.on, promise.applies, deeds.child
    return [
        period
        for period in promise.periods
        if (deeds.begun if period.whole else period.due_for(deeds.stays, on))
        and (applies is None or applies(child, _asked_on(period, deeds, on)))
        and (
            not promise.of_birthday
            or _had_birthday(promise, deeds, period)
            or count_in(promise, deeds, period)
        )
    ]


def _asked_on(period: Period, deeds: Deeds, on: date) -> date:
    """The judged day of the period's end, or of `on` while it runs, as a whole one does."""
    last = period.deadline()
    return deeds.day if last >= on else judged_day(deeds.child, last)


def _had_birthday(promise: Promise, deeds: Deeds, period: Period) -> bool:
    """True if by now the child had a birthday in the period, while on the register; birth itself is none."""
    born, until = deeds.child.birth_date, promise.ground.until
    first = max(period.days.first.year, born.year + 1)
    days = (birthday(born, year) for year in range(first, until.year + 1))
    return any(
        day <= until and period.days.holds(day) and any(stay.holds(day) for stay in deeds.stays)
        for day in days
    )


def pairings_of(promise: Promise, deeds: Deeds) -> list[Pairing]:
    """The pairings of the judged day that the item asks for, written on either side."""
    asked = promise.item.pairing
    if asked is None:
        return []
    return [
        pair
        for pair in deeds.pairings
        if (pair.adult if asked == "大人" else not pair.adult if asked == "伙伴" else pair.role == asked)
    ]


def count_in(promise: Promise, deeds: Deeds, period: Period) -> int:
    """How much was done in a period: records, sessions (or topics), values of the field."""
    days = period.days
    count = 0
    for kind in promise.item.record:
        if kind in deeds.records:
            count += len(dates_within(deeds.records[kind], days))
    if promise.topics:
        count += len(topics_of(promise, deeds, days))
    elif promise.item.activity and deeds.attended:
        count += len(sessions_of(promise, deeds, days))
    return count if promise.field is None else count + values_of(promise, deeds, days)


def dates_within(dates: list[date], days: Interval) -> list[date]:
    """The sorted dates that lie in the days."""
    end = len(dates) if days.last is None else bisect_right(dates, days.last)
    return dates[bisect_left(dates, days.first) : end]


def sessions_of(promise: Promise, deeds: Deeds, days: Interval) -> list[Attended]:
    """The sessions in these days of activities of the item's kinds; of any kind where it names none."""
    kinds = promise.item.activity
    return [
        one for one in deeds.attended if (not kinds or one.activity.kind in kinds) and days.holds(one.day)
    ]


@dataclass(frozen=True, slots=True)
class Shown:
    """The word that says a topic, and the session of which it is said; None: an interest of the child."""

    word: str
    session: Attended | None


def topics_of(promise: Promise, deeds: Deeds, days: Interval) -> dict[str, Shown]:
    """The topics the child took part in, by first word: what first shows each, else an interest."""
    found: dict[str, Shown] = {}
    if not promise.topics or not (deeds.attended or deeds.child.interests):
        return found
    for one in sessions_of(promise, deeds, days):
        for topic, word in sorted(promise.about[one.activity.id].items()):
            found.setdefault(topic, Shown(word, one))
    interests = deeds.child.interests
    for ways in promise.topics if interests else ():
        liked = next(filter(None, (said_in(text, ways) for text in interests)), None)
        if liked is not None:
            found.setdefault(ways[0], Shown(liked, None))
    return found


def values_of(promise: Promise, deeds: Deeds, days: Interval) -> int:
    """How many values the field has on the judged day; where the item says how often, within the days."""
    way, ground, every = promise.field, promise.ground, promise.item.every
    if way is None:
        return 0
    if way.of_unit:
        return promise.in_settings
    last = ground.until if days.last is None else min(days.last, ground.until)
    asked = Interval(days.first, last) if every else None
    moment = Moment(deeds.day, asked, ground.term.id, every == "year")
    values = (way.first or way.found.values)(deeds.child, deeds.day)
    return sum(count_held(value, way.rest, moment) for value in values)
