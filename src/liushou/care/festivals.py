"""The festivals that the work with children keeps: of the lunar and the solar calendar.

Lunar days and solar terms are borax's (MIT, no dependencies; tables of 1900 to 2100). Day by day for 1950 to
2099 they are those of lunar_python, sxtwl, cnlunar and zhdate, and 清明 that of the sun's longitude, save for
three months (2057-09, 2089-09, 2097-08) whose new moon falls within seconds of midnight, where the tables of
the Hong Kong Observatory, which borax follows, leave the day open. lunardate has a wrong month in 1954.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import MINYEAR, date, timedelta

_LUNAR_YEARS = range(1900, 2100)
"""The lunar years of which the first day of the next one is known too."""

_SUNDAY, _MONDAY = 6, 0


@dataclass(frozen=True, slots=True)
class Festival:
    """A festival on the day it is kept; `words` are those by which the title of an activity names it."""

    name: str
    day: date
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A festival and its day in a year; a lunar one's may lie in January or February of the next."""

    name: str
    words: tuple[str, ...]
    day_in: Callable[[int], date | None]


def festivals(first: date, last: date) -> tuple[Festival, ...]:
    """The festivals from `first` to `last`, by day; lunar ones as far as the tables go (1900 to 2099)."""
    return tuple(sorted(_between(first, last), key=lambda festival: festival.day))


def named_in(text: str, first: date, last: date) -> tuple[Festival, ...]:
    """The festivals from `first` to `last` that a text such as the title of an activity names, by day."""
    return tuple(found for found in festivals(first, last) if any(word in text for word in found.words))


def _between(first: date, last: date) -> Iterator[Festival]:
    for year in range(max(MINYEAR, first.year - 1), last.year + 1):
        for kept in _KEPT:
            day = kept.day_in(year)
            if day is not None and first <= day <= last:
                yield Festival(kept.name, day, kept.words)


def _solar(month: int, day: int) -> Callable[[int], date | None]:
    return lambda year: date(year, month, day)


def _lunar(month: int, day: int) -> Callable[[int], date | None]:
    return lambda year: _lunar_day(year, month, day) if year in _LUNAR_YEARS else None


def _lunar_eve(year: int) -> date | None:
    """除夕: the last day of the lunar year, which may be its 29th or 30th."""
    return _lunar_day(year + 1, 1, 1) - timedelta(days=1) if year in _LUNAR_YEARS else None


def _lunar_day(year: int, month: int, day: int) -> date:
    # borax is written with types but does not say so (no py.typed).
    from borax.calendars.lunardate import LunarDate  # type: ignore[import-untyped]

    found: date = LunarDate(year, month, day).to_solar_date()
    return found


def _term(name: str) -> Callable[[int], date | None]:
    def day_in(year: int) -> date | None:
        from borax.calendars.lunardate import TermUtils

        if year not in _LUNAR_YEARS:
            return None
        found: date = TermUtils.nth_term_day(year, term_name=name)
        return found

    return day_in


def _nth(weekday: int, number: int, month: int) -> Callable[[int], date | None]:
    """The second Sunday of May and the like."""

    def day_in(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))

    return day_in


def _last_monday_of_march(year: int) -> date | None:
    last = date(year, 3, 31)
    return last - timedelta(days=(last.weekday() - _MONDAY) % 7)


_KEPT: tuple[_Kept, ...] = (
    _Kept("元旦", ("元旦",), _solar(1, 1)),
    _Kept("腊八节", ("腊八",), _lunar(12, 8)),
    _Kept("除夕", ("除夕",), _lunar_eve),
    _Kept("春节", ("春节", "新春", "迎春"), _lunar(1, 1)),
    _Kept("元宵节", ("元宵",), _lunar(1, 15)),
    _Kept("学雷锋纪念日", ("雷锋",), _solar(3, 5)),
    _Kept("妇女节", ("妇女节",), _solar(3, 8)),
    _Kept("植树节", ("植树",), _solar(3, 12)),
    # 国家教委 1996: the last Monday of March of every year.
    _Kept("全国中小学生安全教育日", ("安全教育日",), _last_monday_of_march),
    _Kept("清明节", ("清明",), _term("清明")),
    _Kept("劳动节", ("劳动节",), _solar(5, 1)),
    _Kept("青年节", ("青年节", "五四青年"), _solar(5, 4)),
    _Kept("母亲节", ("母亲节",), _nth(_SUNDAY, 2, 5)),
    _Kept("儿童节", ("六一", "儿童节"), _solar(6, 1)),
    _Kept("端午节", ("端午",), _lunar(5, 5)),
    _Kept("父亲节", ("父亲节",), _nth(_SUNDAY, 3, 6)),
    _Kept("教师节", ("教师节",), _solar(9, 10)),
    _Kept("中秋节", ("中秋",), _lunar(8, 15)),
    _Kept("国庆节", ("国庆",), _solar(10, 1)),
    _Kept("少先队建队日", ("建队",), _solar(10, 13)),
    _Kept("重阳节", ("重阳", "敬老节"), _lunar(9, 9)),
    _Kept("世界儿童日", ("世界儿童日",), _solar(11, 20)),
    _Kept("国家宪法日", ("宪法日", "宪法宣传"), _solar(12, 4)),
    _Kept("冬至", ("冬至",), _term("冬至")),
)
