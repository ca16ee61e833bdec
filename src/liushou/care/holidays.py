"""The days off and the make-up days (调休) of the country, as announced or, before that, by law.

From `holidays` (MIT, released twice a month): it has both what the State Council announces each November for
the year to come and the days of the law before (《全国年节及纪念日放假办法》, revised 2024). Its days off and
make-up days of 2010 to 2026 are those of chinesecalendar, which knows announced years only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING

from liushou.dates import parse_date

if TYPE_CHECKING:
    from holidays.countries.china import China

_DAY = timedelta(days=1)
_MARGIN_DAYS = 31
"""No holiday, with the weekends at its ends, is longer."""
_SATURDAY = 5
_EXCHANGED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_REST = "休息日"
_NEW_YEARS_EVE = "农历除夕"


@dataclass(frozen=True, slots=True)
class Statutory:
    """The holidays (name, first and last day) and make-up days (day, name of the holiday) in some days.

    `estimated_from` is the first of the days that lies in a year not announced yet, if there is one: from
    then on only the days of the law are known, which will be moved and joined with weekends.
    """

    holidays: tuple[tuple[str, date, date], ...]
    make_up_days: tuple[tuple[date, str], ...]
    estimated_from: date | None

    @property
    def estimated(self) -> bool:
        """True if not all of it is announced."""
        return self.estimated_from is not None


def statutory(first: date, last: date) -> Statutory:
    """The holidays from `first` to `last`, with the weekends they adjoin, and the days school is made up.

    Holidays that adjoin each other are one (国庆节、中秋节). One that reaches over an end is cut there.
    """
    calendar = _calendar(first, last)
    days_off = (
        (name, max(start, first), min(end, last)) for name, start, end in _days_off(calendar, first, last)
    )
    years = range(first.year, last.year + 1)
    unannounced = next((year for year in years if not _announced(calendar, year)), None)
    return Statutory(
        tuple(days_off),
        tuple(sorted(_make_up_days(calendar, first, last))),
        None if unannounced is None else max(first, date(unannounced, 1, 1)),
    )


def _calendar(first: date, last: date) -> "China":
    # 200 ms and 14 MB, needed only where a term is planned.
    from holidays.countries.china import China

    years = range(max(MINYEAR, first.year - 1), min(MAXYEAR, last.year + 1) + 1)
    return China(years=years, language="zh_CN")  # type: ignore[no-untyped-call]


def _announced(calendar: "China", year: int) -> bool:
    """True once the year's notice is known: every one since 1999 has had make-up days."""
    return any(day.year == year for day in calendar.weekend_workdays)


def _days_off(calendar: "China", first: date, last: date) -> Iterator[tuple[str, date, date]]:
    """The runs of days off that meet the days and are not mere weekends, whole."""
    for start, end in _runs(calendar, first, last):
        name = _name(calendar, start, end)
        if name and start <= last and end >= first:
            yield name, start, end


def _runs(calendar: "China", first: date, last: date) -> Iterator[tuple[date, date]]:
    """First and last day of every run of days off in these days and a margin around them."""
    start: date | None = None
    end = first
    around = range(first.toordinal() - _MARGIN_DAYS, last.toordinal() + _MARGIN_DAYS)
    for number in around[max(0, 1 - around.start) : date.max.toordinal() - around.start + 1]:
        day = date.fromordinal(number)
        if _is_off(calendar, day):
            start, end = start or day, day
        elif start is not None:
            yield start, end
            start = None


def _is_off(calendar: "China", day: date) -> bool:
    return day in calendar or (day.weekday() >= _SATURDAY and day not in calendar.weekend_workdays)


def _name(calendar: "China", first: date, last: date) -> str:
    """The holidays in a run of days off, in their order: 国庆节、中秋节; nothing for a weekend."""
    days = (first + _DAY * number for number in range((last - first).days + 1))
    texts = (text for day in days for text in calendar.get_list(day))
    return "、".join(dict.fromkeys(_short(text) for text in texts if not text.startswith(_REST)))


def _short(text: str) -> str:
    """The holiday that a day off belongs to: 春节 for its eve and what it is made longer by."""
    plain = text.removesuffix("（补假）").removesuffix("延长假期")
    return "春节" if plain == _NEW_YEARS_EVE else plain


def _make_up_days(calendar: "China", first: date, last: date) -> Iterator[tuple[date, str]]:
    """The weekend days from `first` to `last` exchanged for a day off, with the name of its holiday."""
    for day_off, text in calendar.items():
        exchanged = _EXCHANGED.search(text)
        made_up = parse_date(exchanged[0]) if exchanged else None
        if made_up is not None and first <= made_up <= last:
            yield from ((made_up, name) for name, _, _ in _days_off(calendar, day_off, day_off))
