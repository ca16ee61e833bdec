"""When a school year begins, and which one is meant."""

from dataclasses import dataclass
from datetime import date, timedelta

from liushou.dates import shifted
from liushou.errors import UsageError
from liushou.store.load import Store
from liushou.terms import school_year_start

_LATE_DAYS = 61
"""After so many days of a school year its grades stand in the archives, one way or another."""
_BEFORE_SUMMER = (6, 30)


@dataclass(frozen=True, slots=True)
class NewYear:
    """A school year to go up into: `first` is its first day, `last` the day before.

    `taught` is the last day of teaching before the vacation: what changed after it was done for the new
    year already.
    """

    year: int
    first: date
    last: date
    taught: date

    @property
    def name(self) -> str:
        """2027—2028学年."""
        return f"{self.year}—{self.year + 1}学年"


def new_year(store: Store, asked: int | None, on: date) -> NewYear:
    """The school year asked for, else that of `on`; in July and August it is the one to come.

    It begins with its autumn term, where the store has one, else on 1 September. Raises UsageError for
    any but this school year and the next.
    """
    running = school_year_start(on)
    year = asked if asked is not None else running + (on.month in (7, 8))
    if year not in (running, running + 1):
        raise UsageError(
            f"不能升入 {year} 年开始的学年：今天是 {on}，--school-year 只能是 {running}（本学年）"
            f"或 {running + 1}（下一学年）。"
        )
    autumn = store.terms.get(f"{year}-{year + 1}-1")
    first = autumn.begins if autumn else date(year, 9, 1)
    before = [term.ends for term in store.terms.values() if year_before(first) <= term.ends < first]
    taught = max(before, default=date(year, *_BEFORE_SUMMER))
    return NewYear(year, first, shifted(first, timedelta(days=-1)), taught)


def year_before(first: date) -> date:
    """Half a year before the first day: an earlier end of term is not that of the last term."""
    return shifted(first, timedelta(days=-183))


def is_late(new: NewYear, on: date) -> bool:
    """True where the school year has run for so long that nobody goes up into it without being asked."""
    return (on - new.first).days > _LATE_DAYS
