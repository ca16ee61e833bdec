"""School terms by name: `2026-2027-1`, `2026秋`, `current`, `last`."""

import re
from collections.abc import Mapping
from datetime import MINYEAR, date

from liushou.dates import Interval
from liushou.errors import UsageError

_ID = re.compile(r"([0-9]{4})-([0-9]{4})-([12])", re.ASCII)
_SEASON = re.compile(r"([0-9]{4})年?([春秋])季?(?:学?期)?", re.ASCII)
_IN_WORDS = re.compile(
    r"([0-9]{4})年?[-—–~至/]{1,2}([0-9]{2}(?:[0-9]{2})?)年?(?:学年度?)?"
    r"(?:[(（]?第?([一二12上下])学?期[)）]?|[(（]([一二12上下])[)）]|([上下]))",
    re.ASCII,
)
_RELATIVE = ("current", "last")


def is_term_id(text: str) -> bool:
    """True for `2026-2027-1`: two successive years and the half, 1 for autumn and 2 for spring."""
    found = _ID.fullmatch(text)
    return found is not None and int(found[1]) >= MINYEAR and int(found[2]) == int(found[1]) + 1


def reads_as_term(word: str) -> bool:
    """True if a word after `--term` is meant as its value (else `--term` stands alone)."""
    return word in _RELATIVE or _ID.fullmatch(word) is not None or _SEASON.fullmatch(word) is not None


def written_term(text: str) -> str | None:
    """The id of a term written as 2026秋, 2026-2027学年第一学期, 2026-27学年(上); else None."""
    season, words = _SEASON.fullmatch(text), _IN_WORDS.fullmatch(text)
    if season:
        year = int(season[1])
        term_id = f"{year}-{year + 1}-1" if season[2] == "秋" else f"{year - 1}-{year}-2"
    elif words:
        half = words[3] or words[4] or words[5]
        term_id = f"{words[1]}-{words[1][: -len(words[2])]}{words[2]}-{1 if half in '一1上' else 2}"
    else:
        return None
    return term_id if is_term_id(term_id) else None


def school_year_start(day: date) -> int:
    """The calendar year in which the school year of `day` began (1 September to 31 August)."""
    return day.year if day.month >= 9 else day.year - 1


def calendar_term(day: date) -> tuple[str, Interval]:
    """The term that a day falls in by the school year alone, and its days: autumn to January, then spring.

    For a store that has no work plan yet; where it has one, the term's own days hold.
    """
    start = school_year_start(day)
    spring = date(start + 1, 2, 1)
    if day < spring:
        return f"{start}-{start + 1}-1", Interval(date(start, 9, 1), date(start + 1, 1, 31))
    return f"{start}-{start + 1}-2", Interval(spring, date(start + 1, 8, 31))


def term_school_year(term_id: str) -> Interval:
    """1 September to 31 August of the school year of a term."""
    start = int(term_id[:4])
    return Interval(date(start, 9, 1), date(start + 1, 8, 31))


def term_name(term_id: str) -> str:
    """The term as documents write it: 2026—2027学年第一学期."""
    first, second, half = term_id.split("-")
    return f"{first}—{second}学年第{'一' if half == '1' else '二'}学期"


def term_season(term_id: str) -> str:
    """The term as people say it: 2026秋, 2026春 (calendar years)."""
    first, second, half = term_id.split("-")
    return f"{first}秋" if half == "1" else f"{second}春"


def vacation_name(term_id: str) -> str:
    """What the vacation after a term is called: 寒假 after the autumn term, 暑假 after the spring term."""
    return "寒假" if term_id.endswith("-1") else "暑假"


def current_term(terms: Mapping[str, Interval], on: date) -> str | None:
    """The id of the term that holds `on`, else of the last begun; None where none has begun."""
    begun = sorted(term_id for term_id, days in terms.items() if days.first <= on)
    holding = [term_id for term_id in begun if terms[term_id].holds(on)]
    found = holding or begun
    return found[-1] if found else None


def resolve_term(word: str, terms: Mapping[str, Interval], on: date) -> str:
    """The id of the term meant by `word`, among `terms` (their days by id), with `on` as today.

    Raises UsageError if the word is no term or the store has no such term.
    """
    if word in _RELATIVE:
        return _relative(word, terms, on)
    term_id = word if is_term_id(word) else written_term(word)
    if term_id is None:
        raise UsageError(f"“{word}”不是学期：请写 2026-2027-1、2026秋、2026春、current 或 last。")
    if term_id not in terms:
        known = "、".join(sorted(terms)) or "一个也没有"
        raise UsageError(f"没有学期 {term_id} 的工作计划（data/terms/{term_id}.yaml）；现有：{known}。")
    return term_id


def _relative(word: str, terms: Mapping[str, Interval], on: date) -> str:
    current = current_term(terms, on)
    if current is None:
        raise UsageError(
            f"到 {on} 为止没有已开始的学期：请先建立学期（日期照校历写），如 "
            "liushou new term 2026秋 begins=2026-09-01 ends=2027-01-29；或用 --on 指定日期。"
        )
    if word == "current":
        return current
    earlier = [term_id for term_id, days in terms.items() if days.first <= on and term_id < current]
    if not earlier:
        raise UsageError(f"{current} 之前没有学期：“last” 指当前学期的前一个学期。")
    return max(earlier)
