"""Where git stops merging, looked at more closely: lines that only lie side by side, and lines to join."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from liushou.store.textmerge import Line, Stretch

Lines = tuple[Line, ...]
Choice = tuple[Lines, Lines]
"""What stands at a stretch in the text with the values of ours, and in that with the values of theirs."""
_Hunk = tuple[int, int, int, int]
"""Lines of the base, and the lines that a side has in their place."""

_ITEM = re.compile(r" *-(?: |$)")
_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def refined(stretch: Stretch) -> Iterator[Stretch]:
    """The same lines in smaller stretches: only lines that both sides changed are left to be decided.

    git takes changes of neighbouring lines for one; here they are two.
    """
    if stretch.agreed:
        yield stretch
        return
    cursor = 0
    for ours, theirs in _clusters(_hunks(stretch.base, stretch.ours), _hunks(stretch.base, stretch.theirs)):
        spans = [hunk[:2] for hunk in (*ours, *theirs)]
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        yield from _agreed(stretch.base[cursor:start])
        base = stretch.base[start:end]
        mine, other = (
            _side(lines, hunks, start, base)
            for lines, hunks in ((stretch.ours, ours), (stretch.theirs, theirs))
        )
        if base in (mine, other):
            yield from _agreed(other if mine == base else mine)
        else:
            yield Stretch(mine, base, other)
        cursor = end
    yield from _agreed(stretch.base[cursor:])


def choices(stretch: Stretch, *, has_clashes: bool) -> tuple[Choice, ...]:
    """What may stand at a stretch, the likeliest first: each side its own, both together, or one for both."""
    if stretch.agreed:
        return ((stretch.ours, stretch.ours),)
    ours, theirs = stretch.ours, stretch.theirs
    each = [(ours, theirs)] if has_clashes else []
    joined = [ours + theirs, theirs + ours, _by_day(ours + theirs)]
    return tuple(dict.fromkeys((*each, *((lines, lines) for lines in (*joined, ours, theirs)))))


def _hunks(base: Lines, side: Lines) -> list[_Hunk]:
    found = SequenceMatcher(None, base, side, autojunk=False).get_opcodes()
    return [(i, j, m, n) for tag, i, j, m, n in found if tag != "equal"]


def _clusters(ours: Sequence[_Hunk], theirs: Sequence[_Hunk]) -> Iterator[tuple[list[_Hunk], list[_Hunk]]]:
    """Hunks in order, those of both sides that overlap together."""
    cluster: tuple[list[_Hunk], list[_Hunk]] = ([], [])
    every = sorted([(hunk, 0) for hunk in ours] + [(hunk, 1) for hunk in theirs])
    for hunk, side in every:
        if any(cluster) and not any(_overlap(one, hunk) for one in (*cluster[0], *cluster[1])):
            yield cluster
            cluster = ([], [])
        cluster[side].append(hunk)
    if any(cluster):
        yield cluster


def _overlap(one: _Hunk, other: _Hunk) -> bool:
    """Whether two changes have a line of the base in common, or add lines at one place."""
    if one[0] == one[1] == other[0] == other[1]:
        return True
    return one[0] < other[1] and other[0] < one[1]


def _side(lines: Lines, hunks: Sequence[_Hunk], start: int, base: Lines) -> Lines:
    """What a side has in the place of the lines `base`, which begin at `start`."""
    found: list[Line] = []
    cursor = start
    for i, j, m, n in hunks:
        found += [*base[cursor - start : i - start], *lines[m:n]]
        cursor = j
    return (*found, *base[cursor - start :])


def _agreed(lines: Lines) -> Iterator[Stretch]:
    if lines:
        yield Stretch(lines, (), lines)


def _by_day(lines: Lines) -> Lines:
    """Entries of a list in the order of the first day named in each; one goes with the comments above it."""
    dents = [_dent(line) for line in lines if _ITEM.match(line)]
    starts = [at for at, line in enumerate(lines) if _ITEM.match(line) and _dent(line) == min(dents)]
    starts = [_with_notes(lines, at) for at in starts]
    if not starts or starts[0] != 0:
        return lines
    entries = [lines[start:end] for start, end in pairwise((*starts, len(lines)))]
    days = [next(iter(_DAY.findall("".join(entry))), "") for entry in entries]
    order = sorted(range(len(entries)), key=lambda at: days[at])
    return tuple(line for at in order for line in entries[at])


def _with_notes(lines: Lines, at: int) -> int:
    while at and lines[at - 1].lstrip().startswith("#"):
        at -= 1
    return at


def _dent(line: Line) -> int:
    return len(line) - len(line.lstrip(" "))
