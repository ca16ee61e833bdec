"""What kind of rows a file has, told by the headings that its sheets have."""

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from liushou.cells import text_of
from liushou.errors import UsageError
from liushou.exchange.columns.column import NOT_TAKEN, Kind
from liushou.exchange.columns.kinds import KIND_NAMES, is_target
from liushou.exchange.columns.mark import Mark
from liushou.exchange.files.grid import Grid
from liushou.exchange.tables.columns import Told, columns_of
from liushou.exchange.tables.found import FoundColumn
from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.heads import Head, first_head, head_at
from liushou.exchange.tables.lexicon import lexicon
from liushou.exchange.tables.titles import titles_of
from liushou.exchange.tables.wanted import Wanted
from liushou.exchange.tables.words import Words
from liushou.records.vocabulary import ResidentKind

_FAR = 200
"""So many rows a head is looked for in, to tell the kind."""
_KINDS: tuple[Kind, ...] = get_args(Kind)
_RESIDENTS: frozenset[Kind] = frozenset({"residents"})
_OTHER_PEOPLE: frozenset[Kind] = frozenset({"children", "volunteers"})
_LISTS: frozenset[Kind] = frozenset({"records", "attendance", "grades"})
_RESIDENT = re.compile("(?:留守)?(?:老人|妇女)姓名")
_RESIDENT_KINDS: frozenset[str] = frozenset(get_args(ResidentKind))


def kind_told(grids: Sequence[Grid], marks: Mapping[str, Mark], wanted: Wanted) -> Kind | None:
    """The kind that the sheets have; None where none of them has a head.

    Raises UsageError where two kinds fit, which `--kind` decides.
    """
    said: dict[Kind, str] = {}
    for grid in grids:
        mark = marks.get(grid.name)
        for kind in (mark.kind,) if mark else likely(grid, wanted):
            said.setdefault(kind, grid.name)
    if len(said) > 1:
        choices = "、".join(f"{KIND_NAMES[kind]}（--kind {kind}）" for kind in said)
        raise UsageError(f"看不出表里是哪一种内容，可能是{choices}：请用 --kind 指明。")
    return next(iter(said), None)


def _weight(columns: Sequence[FoundColumn]) -> tuple[int, int]:
    """How many columns of a table are taken, then how many are known."""
    known = [column.target for column in columns if column.target is not None]
    return sum(target != NOT_TAKEN for target in known), len(known)


def likely(grid: Grid, wanted: Wanted) -> list[Kind]:
    """The kinds whose headings a sheet has most of; of several the one its titles speak of.

    A ledger of 留守老人 has the headings of a roster of children or helpers: which of them it is its titles
    and cells have to say.
    """
    people: frozenset[Kind] = _RESIDENTS if _is_of_residents(grid, wanted) else _OTHER_PEOPLE
    counts = {kind: _weighed(grid, kind, wanted) for kind in _KINDS if kind in people or kind in _LISTS}
    most = max(counts.values())
    best = [kind for kind in counts if most[0] and counts[kind] == most]
    if len(best) > 1:
        titles = titles_of(grid.name, [map(text_of, row) for row in grid.rows[:3]])
        spoken = [kind for kind in best if titles.speaks_of(kind)]
        return spoken if len(spoken) == 1 else best
    return best


def _is_of_residents(grid: Grid, wanted: Wanted) -> bool:
    """True if the titles of a table are of 留守老人 or 留守妇女, not of children, or its columns say so."""
    words = Words(lexicon("residents"))
    near = Grid(grid.name, grid.rows[:_FAR], grid.merged)
    head = _head(grid, near, words, wanted)
    if head is None:
        return False
    titles = titles_of(grid.name, [map(text_of, row) for row in grid.rows[: head.top]])
    if titles.of_residents():
        return True
    for label in head.labels:
        heading = solid(label.texts[-1])
        meaning = words.lexicon.exact(heading)
        if _RESIDENT.match(heading):
            return True
        if meaning is not None and meaning.target == "kind":
            below = (text_of(row[label.place]).strip() for row in near.rows[head.bottom + 1 :])
            if not _RESIDENT_KINDS.isdisjoint(below):
                return True
    return False


def _head(grid: Grid, near: Grid, words: Words, wanted: Wanted) -> Head | None:
    """The head of a sheet: in its first rows, or where somebody says that it is."""
    if wanted.header_row is None:
        return first_head(near, words, 0)
    return head_at(grid, words, wanted.header_row - 1)


def _weighed(grid: Grid, kind: Kind, wanted: Wanted) -> tuple[int, int]:
    given = {
        solid(heading.replace("·", "")): said
        for heading, said in wanted.given.items()
        if is_target(kind, said)
    }
    told = Told(given, wanted.saved.get(kind, {}))
    words = Words(lexicon(kind), {**told.saved, **told.given})
    near = Grid(grid.name, grid.rows[:_FAR], grid.merged)
    head = _head(grid, near, words, wanted)
    if head is None:
        return 0, 0
    titles = titles_of(grid.name, [map(text_of, row) for row in grid.rows[: head.top]])
    return _weight(columns_of(head.labels, words.lexicon, told, titles))
