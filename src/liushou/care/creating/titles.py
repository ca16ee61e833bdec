"""The year and the season in the words of a plan: `2026年秋季学期`, `2026—2027学年第一学期`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liushou.findings import Path, dotted
from liushou.records.describe import field_at
from liushou.records.fields import Record
from liushou.yamltext.comments import comments
from liushou.yamltext.scalars import Value

_YEARS = re.compile(r"([0-9]{4})( ?[-—–~至]{1,2} ?)([0-9]{4})(?=学年)", re.ASCII)
_SEASON = re.compile(r"([0-9]{4})(年?)([春秋])", re.ASCII)
_YEAR = re.compile(r"(?<![0-9])([0-9]{4})(?=年(?![春秋]))", re.ASCII)
_HALF = re.compile(r"(?<=第)[一二](?=学期)")
_PART = re.compile(r"[上下](?=学期)")
_NOT_WORDS = frozenset({"id", "term"})


@dataclass(frozen=True, slots=True)
class Season:
    """A term by its id, and the calendar year it is called by."""

    term_id: str

    @property
    def autumn(self) -> bool:
        """True for the first term of a school year."""
        return self.term_id.endswith("-1")

    @property
    def year(self) -> int:
        """2026 for 2026秋 (2026-2027-1), 2027 for 2027春 (2026-2027-2)."""
        return int(self.term_id[:4]) + (not self.autumn)


def in_new_term(title: str, old: Season, new: Season) -> str:
    """The title with the old term's years and season made the new one's; other years stay."""
    return in_new_year(in_new_season(title, old, new), old.year, new.year)


def in_new_season(title: str, old: Season, new: Season) -> str:
    """The title with the old term's school year and season made the new one's; calendar years stay."""
    started = int(old.term_id[:4])
    moved = int(new.term_id[:4]) - started

    def years(found: re.Match[str]) -> str:
        if int(found[1]) != started:
            return found[0]
        return f"{started + moved}{found[2]}{int(found[3]) + moved}"

    def season(found: re.Match[str]) -> str:
        if int(found[1]) != old.year or (found[3] == "秋") != old.autumn:
            return found[0]
        return f"{new.year}{found[2]}{'秋' if new.autumn else '春'}"

    text = _YEARS.sub(years, title)
    text = _SEASON.sub(season, text)
    if old.autumn != new.autumn:
        text = _HALF.sub("一" if new.autumn else "二", text)
        text = _PART.sub("上" if new.autumn else "下", text)
    return text


def in_new_year(text: str, old: int, new: int) -> str:
    """`2025年` made `2026年`, where a season does not follow."""
    return _YEAR.sub(lambda found: str(new) if int(found[1]) == old else found[0], text)


def naming_year(model: type[Record], text: str, values: Value, year: int) -> tuple[str, ...]:
    """The fields whose words, and the comments that, still have a year in them, as people call them."""
    named = re.compile(rf"(?<![0-9]){year}(?![0-9])", re.ASCII)
    fields = dict.fromkeys(
        _called(model, path) for path, words in _texts(model, values, ()) if named.search(words)
    )
    lines = [f"第 {one.line} 行的注释" for one in comments(text) if named.search(one.text)]
    return (*fields, *lines)


def _texts(model: type[Record], value: Value, path: Path) -> Iterator[tuple[Path, str]]:
    """The free texts of a record: no dates, and no ids."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(model, item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(model, item, (*path, index))
    elif isinstance(value, str) and path:
        info = field_at(model, path)
        if info is not None and info.type is str and info.key not in _NOT_WORDS:
            yield path, value


def _called(model: type[Record], path: Path) -> str:
    info = field_at(model, path)
    return f"{info.label}（{dotted(path)}）" if info else dotted(path)
