"""Days as people write them and as spreadsheets keep them."""

import re
import unicodedata
from datetime import date, datetime, timedelta

from liushou.care.importing.cells.said import CellError, Note, Said
from liushou.care.importing.cells.spot import Given, Spot
from liushou.cells import Cell, text_of
from liushou.dates import full_years, looks_like_date, parse_date
from liushou.numerals import small_number
from liushou.records.rewrite import day_written, rewritten

_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = (20000, 60000)
"""1954 to 2064 in the numbers with which spreadsheets count days (1900 system)."""
_YEARS = range(1900, 2101)
_OLDEST = {True: 100, False: 120}
"""Full years that those may be old of whom the archive is, and others."""
_OLDEST_BY_SERIAL = 30

_CLOCK = re.compile(r"[ T]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$", re.ASCII)
_GAP = re.compile(r"(?<=\d)\s+(?=\d)", re.ASCII)
_TENTH = re.compile(r"\d{4}\.1", re.ASCII)
_MONTH_ALONE = re.compile(r"(\d{4})(\d{2})", re.ASCII)
_YEAR_ALONE = re.compile(r"(\d{4})年?", re.ASCII)
_YEAR_LAST = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{4}", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{6}", re.ASCII)
_IN_WORDS = re.compile(
    r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月(?:份|([一二三四五六七八九十]{1,3})[日号])?"
)
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_LUNAR = re.compile("[农阴]历|正月|腊月|闰|初[一二三四五六七八九十]|廿")
_FULL_FORM = re.compile(r"\d{4}(\D)\d{1,2}(?:\1|月)\d{1,2}\D{0,2}|\d{8}", re.ASCII)

_HOW = "请写成 2014-03-05 的样子"


def day_said(given: Given) -> Said:
    """A day; of a month alone its first day, which gives way to any day in that month. Raises CellError."""
    day, is_month = read_day(given.cell, given.text)
    _refuse_unlikely(given.spot, given.cell, day, given.context.today)
    if not is_month:
        return given.spot.says(day.isoformat())
    said = given.spot.says(day.isoformat(), "month")
    return Said(said.values, (Note(f"{given.spot.label}只有年月的，日写作 1 日"),), said.weak)


def read_day(cell: Cell, text: str) -> tuple[date, bool]:
    """The day, and whether it stands for its month. Raises CellError where more than one may be meant."""
    if isinstance(cell, str):
        if looks_like_date(text):
            return _exact(text), False
        return _written(_ordinary(text))
    if isinstance(cell, datetime):
        return cell.date(), False
    if isinstance(cell, date):
        return cell, False
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_number(cell)
    raise CellError(f"不是日期：{_HOW}")


def _exact(text: str) -> date:
    try:
        return parse_date(text)
    except ValueError:
        raise CellError("日历上没有这一天：请改正") from None


def _ordinary(text: str) -> str:
    """The text with plain signs: no clock after it, blanks between digits as hyphens, numerals as digits."""
    narrow = _CLOCK.sub("", unicodedata.normalize("NFKC", text).strip())
    solid = "".join(_GAP.sub("-", narrow).split())
    found = _IN_WORDS.fullmatch(solid)
    if found is None:
        return solid
    month, day = small_number(found[2]), small_number(found[3]) if found[3] else None
    return f"{found[1].translate(_DIGITS)}年{month or 0}月" + (f"{day or 0}日" if found[3] else "")


def _written(text: str) -> tuple[date, bool]:
    day = day_written(text)
    if day is not None:
        return day, False
    if _TENTH.fullmatch(text):
        raise CellError(_one_or_ten(text))
    run = _MONTH_ALONE.fullmatch(text)
    month = rewritten("month", f"{run[1]}-{run[2]}" if run and int(run[1]) in _YEARS else text)
    if month is not None:
        return parse_date(f"{month.put}-01"), True
    raise CellError(_why_not(text))


def _why_not(text: str) -> str:
    if _FULL_FORM.fullmatch(text):
        return "日历上没有这一天：请改正"
    if _YEAR_ALONE.fullmatch(text):
        return f"只有年份，没有月和日：{_HOW}"
    if _YEAR_LAST.fullmatch(text):
        return f"分不清哪个是月、哪个是日：年份写在前面，{_HOW}"
    if _SHORT_YEAR.fullmatch(text):
        return f"年份不是四位，分不清年、月、日：{_HOW}"
    if _LUNAR.search(text):
        return f"是农历，应为公历：{_HOW}"
    return f"不是日期：{_HOW}"


def _from_number(number: float) -> tuple[date, bool]:
    """A day from a number: a serial number, 20140305, 201403; 2014.03 is a month, and so is 2014.3.

    Only of 2014.1 it cannot be told whether 2014.10 was typed; no other month ends in a nought.
    """
    first, last = _SERIALS
    if first <= number <= last:
        return _SERIAL_ZERO + timedelta(days=int(number)), False
    return _written(text_of(number))


def _one_or_ten(text: str) -> str:
    year = text[:4]
    return f"分不清是 1 月还是 10 月（表格会把 {year}.10 存成 {year}.1）：请写成 {year}-01 或 {year}-10"


def _refuse_unlikely(spot: Spot, cell: Cell, day: date, today: date) -> None:
    if day.year not in _YEARS:
        raise CellError(f"年份是 {day.year}，不合理：请改正")
    if spot.key != "birth_date":
        return
    if day > today:
        raise CellError(f"出生日期在今天（{today}）以后：请改正")
    own = spot.info is not None and spot.info.required
    if full_years(day, today) > _OLDEST[own]:
        raise CellError(f"出生在 {day.year} 年，年龄不合理：请改正")
    is_serial = isinstance(cell, int | float) and _SERIALS[0] <= cell <= _SERIALS[1]
    if own and is_serial and full_years(day, today) > _OLDEST_BY_SERIAL:
        raise CellError(f"单元格是数字，当作日期是 {day}，年龄不合理：{_HOW}")
