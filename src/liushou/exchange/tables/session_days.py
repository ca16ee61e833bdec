"""Columns headed by a day: one session of an activity each."""

import re

from liushou.dates import parse_date
from liushou.exchange.columns.attendance import CAME_ON
from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.titles import Titles

_DAY = re.compile(
    r"(?:(?P<year>20\d\d)[年./-])?(?P<month>\d{1,2})[月./-](?P<day>\d{1,2})[日号]?(?:\(?(?:周|星期)[一二三四五六日天]\)?)?"
)


def session_on(heading: str, titles: Titles) -> str | None:
    """The target of a column headed by a day (2026-11-08, 11月8日), None for any other heading.

    Without a year it is that of the year, or the school year, which the titles name.
    """
    found = _DAY.fullmatch("".join(heading.split()))
    if found is None:
        return None
    year = found["year"] or titles.year_of(int(found["month"]))
    try:
        day = parse_date(f"{year}-{int(found['month']):02}-{int(found['day']):02}")
    except ValueError:
        return None
    return f"{CAME_ON}{day.isoformat()}"


def looks_like_day(heading: str) -> bool:
    """True for a heading that says a day, with or without its year."""
    return bool(solid(heading)) and _DAY.fullmatch("".join(heading.split())) is not None
