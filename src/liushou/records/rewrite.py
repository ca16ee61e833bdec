"""Values written in a form that format 1 does not take, but that leave no doubt of what is meant."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from liushou.dates import parse_date
from liushou.findings import Repair
from liushou.records.patterns import CLOCK_PATTERN, MONTH_PATTERN
from liushou.records.ticks import NO_WORDS, YES_WORDS
from liushou.records.types import Form
from liushou.terms import written_term

_DAY = re.compile(
    r"(\d{4})(?:([-/.年。、,·])(\d{1,2})(?:\2|月)(\d{1,2})[日号]?[.。]?|(\d{2})(\d{2}))", re.ASCII
)
_MONTH = re.compile(r"(\d{4})[-/.年。](\d{1,2})(?:月份?)?", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})[:.点时](\d{2})分?", re.ASCII)
_NUMBER = re.compile(r"(-?\d{1,12}(?:\.\d{1,6})?)元?", re.ASCII)
_TRUTH = {**dict.fromkeys(YES_WORDS, "true"), **dict.fromkeys(NO_WORDS, "false")}


def rewritten(form: Form, given: Any) -> Repair | None:
    """The repair of a value that was refused because it has not the form wanted, or None."""
    if form == "text":
        is_number = isinstance(given, int | float) and not isinstance(given, bool)
        return Repair("quote", "", "加引号") if is_number else None
    if isinstance(given, bool) or not isinstance(given, str | int):
        return None
    reader = _READERS.get(form)
    put = reader("".join(unicodedata.normalize("NFKC", str(given)).split())) if reader else None
    if put is None:
        return None
    return Repair("bare" if form in ("number", "truth") else "text", put, f"改为 {put}")


def day_written(text: str) -> date | None:
    """The day that a text means, also written 2026.11.20 or 2026年11月20日; None where it is none."""
    other = rewritten("day", text)
    try:
        return parse_date(other.put if other else text)
    except ValueError:
        return None


def _day(text: str) -> str | None:
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    month, day = found[3] or found[5], found[4] or found[6]
    put = f"{found[1]}-{month:0>2}-{day:0>2}"
    try:
        parse_date(put)
    except ValueError:
        return None
    return put


def _month(text: str) -> str | None:
    found = _MONTH.fullmatch(text)
    put = f"{found[1]}-{found[2]:0>2}" if found else ""
    return put if re.fullmatch(MONTH_PATTERN, put) else None


def _clock(text: str) -> str | None:
    found = _CLOCK.fullmatch(text)
    put = f"{found[1]:0>2}:{found[2]}" if found else ""
    return put if re.fullmatch(CLOCK_PATTERN, put) else None


def _number(text: str) -> str | None:
    found = _NUMBER.fullmatch(text)
    return found[1] if found else None


def _truth(text: str) -> str | None:
    return _TRUTH.get(text.lower())


_READERS: dict[Form, Callable[[str], str | None]] = {
    "day": _day,
    "month": _month,
    "clock": _clock,
    "term": written_term,
    "number": _number,
    "truth": _truth,
}
