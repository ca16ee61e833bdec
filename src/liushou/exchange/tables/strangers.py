"""Tables of another kind on the same sheet: a list of helpers below a roster of children."""

from collections.abc import Iterator, Sequence
from typing import get_args

from liushou.exchange.columns.column import NOT_TAKEN, Kind
from liushou.exchange.files.grid import Grid
from liushou.exchange.tables.columns import Told, columns_of
from liushou.exchange.tables.heads import Head, later_heads
from liushou.exchange.tables.lexicon import lexicon
from liushou.exchange.tables.titles import Titles
from liushou.exchange.tables.words import Words

_KINDS: tuple[Kind, ...] = get_args(Kind)
_LEAST = 2
"""So many columns of a head have to be known for it to be one of another kind."""
_NO_TITLES = Titles(())


def strange_heads(grid: Grid, own: Sequence[Head], words: Words, told: Told) -> tuple[Head, ...]:
    """The heads of tables of other kinds: those that only another kind knows, and of `own` those whose
    columns are more in another kind; none of `own` where that would be all.

    Nothing that somebody has said the meaning of is strange. A head that stands there once more, on each
    page, is looked at but once.
    """
    if told.given:
        return ()
    of_page = {_texts(head): head for head in own}
    taken_for_other = {
        texts
        for texts, head in of_page.items()
        if _known(head, words.lexicon.kind, told) < max(_weights(head, words.lexicon.kind))
    }
    if len(taken_for_other) == len(of_page):
        taken_for_other = set()
    strange = [head for head in own if _texts(head) in taken_for_other]
    spots = [*own]
    for head in _of_others(grid, own, words.lexicon.kind):
        if not any(one.top <= head.bottom and head.top <= one.bottom for one in spots):
            strange.append(head)
            spots.append(head)
    return tuple(strange)


def _of_others(grid: Grid, own: Sequence[Head], kind: Kind) -> Iterator[Head]:
    """The heads that other kinds know, from the first of ours on."""
    ours = {row for head in own for row in range(head.top, head.bottom + 1)}
    first = own[0].bottom + 1
    if not any(
        "名" in cell
        for row, line in enumerate(grid.rows[first:], first)
        if row not in ours
        for cell in line
        if type(cell) is str
    ):
        return
    for other in _KINDS:
        if other != kind:
            words = Words(lexicon(other))
            for head in later_heads(grid, words, own[0].bottom + 1):
                if _known(head, other, Told({}, {})) >= _LEAST:
                    yield head


def _weights(head: Head, kind: Kind) -> list[int]:
    return [_known(head, other, Told({}, {})) for other in _KINDS if other != kind]


def _known(head: Head, kind: Kind, told: Told) -> int:
    """How many columns of a head are taken in a sheet of the kind."""
    columns = columns_of(head.labels, lexicon(kind), told, _NO_TITLES)
    return sum(column.target not in (None, NOT_TAKEN) for column in columns)


def _texts(head: Head) -> tuple[tuple[str, ...], ...]:
    return tuple(label.texts for label in head.labels)
