"""What changed between two versions of a store, on a screen and as plain data for a document."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from liushou.documents.plain import Plain
from liushou.history.words.headings import ACTIVITIES, FILES, TERMS
from liushou.history.words.meeting import Group, Line, Meeting
from liushou.printable import printable
from liushou.screens.text_table import LINE, hanging, indented
from liushou.textwidth import width

_MOST = 30
"""The column of names is no wider, and as wide as those that fit; a longer name has a line of its own."""
_GAP = 2
_NOT_OF_PEOPLE = frozenset({ACTIVITIES, TERMS, FILES})
Piece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Moment:
    """One end of the time: the day (None before there was a store), and which version that is."""

    day: date | None
    version: str

    def __str__(self) -> str:
        return f"{self.day}（{self.version}）" if self.day else self.version

    def facts(self) -> dict[str, Plain]:
        """The moment as templates see it."""
        return {"day": self.day, "version": self.version}


@dataclass(frozen=True, slots=True)
class Head:
    """From when to when, and who committed: the names and how many commits each."""

    since: Moment
    until: Moment
    authors: tuple[tuple[str, int], ...] = ()


def changes_lines(found: Meeting, head: Head, room: int = LINE) -> Iterator[tuple[Piece, ...]]:
    """Lines of parts, each with its colour in the words of rich; at most `room` cells wide."""
    yield ((f"从 {head.since}", ""),)
    yield ((f"到 {head.until}", ""),)
    for text in summary(found, head):
        yield from (((line, ""),) for line in hanging("", printable(text), 0, room))
    for group in found.groups:
        yield (("", ""),)
        yield ((_title(group), "bold"),)
        for line in indented(_group(group, room - _GAP), _GAP):
            yield ((printable(line), ""),)


def summary(found: Meeting, head: Head) -> tuple[str, ...]:
    """How many archives came, went and changed; how many commits whose."""
    numbers = (
        ("新建", found.came),
        ("删除", found.gone),
        ("改动", found.changed),
        ("只改了写法", found.rewritten),
    )
    archives = "，".join(f"{what} {count} 份" for what, count in numbers if count)
    commits = sum(count for _, count in head.authors)
    names = "、".join(f"{printable(name)} {count} 次" for name, count in head.authors)
    told = f"档案：{archives}" if archives else "没有变化"
    return (told, f"提交 {commits} 次：{names}") if commits else (told,)


def changes_facts(found: Meeting, head: Head) -> dict[str, Plain]:
    """The changes as templates see them: {since, until, summary, groups}; a moment is {day, version}.

    A group is {name, counts, rows}, a row {who, texts}; `who` are several where the same is told of them,
    nobody where it is told of the unit. `counts` are {name, count} of each kind of care.
    """
    return {
        "since": head.since.facts(),
        "until": head.until.facts(),
        "summary": summary(found, head),
        "groups": tuple(
            {
                "name": group.heading,
                "counts": tuple({"name": kind, "count": count} for kind, count in group.counts),
                "rows": _rows(group),
            }
            for group in found.groups
        ),
    }


def _rows(group: Group) -> tuple[dict[str, Plain], ...]:
    told = groupby(group.lines, key=lambda line: line.people)
    return tuple({"who": who, "texts": tuple(line.text for line in lines)} for who, lines in told)


def _title(group: Group) -> str:
    total = sum(count for _, count in group.counts)
    if not total:
        return group.heading
    kinds = "、".join(f"{kind} {count}" for kind, count in group.counts)
    return f"{group.heading}：{total} 次（{kinds}）"


def _group(group: Group, room: int) -> Iterator[str]:
    names = [width(line.people) for line in group.lines if len(line.who) == 1]
    beside = max((name for name in names if name <= _MOST), default=0) + _GAP
    last, unit = "", "份" if group.heading in _NOT_OF_PEOPLE else "人"
    for line in group.lines:
        if len(line.who) > 1:
            yield from hanging("", f"{line.text}：{line.people}；共 {len(line.who)} {unit}", 0, room)
        elif not line.who:
            yield from hanging("", line.text, 0, room)
        else:
            yield from _of_one(line, last, beside, room)
            last = line.people


def _of_one(line: Line, last: str, beside: int, room: int) -> Iterator[str]:
    """A line beside the name, which is not said again."""
    name = "" if line.people == last else line.people
    if width(name) + _GAP > beside:
        yield name
        name = ""
    yield from hanging(name, line.text, beside, room)
