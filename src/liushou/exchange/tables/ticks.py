"""Columns of which the right one is ticked, read as the one cell that they stand for."""

from collections import Counter
from collections.abc import Sequence

from liushou.cells import Cell, text_of
from liushou.exchange.columns.column import NOT_TAKEN
from liushou.exchange.columns.ticked import ticked_words
from liushou.exchange.tables.found import FoundColumn
from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.labels import Label
from liushou.exchange.tables.lexicon import Lexicon
from liushou.records.ticks import ticked


def ticked_columns(labels: Sequence[Label], lexicon: Lexicon) -> dict[int, FoundColumn]:
    """The columns, by their place among the labels, whose headings are words of the one above them.

    One alone is none: there would be nothing to choose from.
    """
    found: dict[int, FoundColumn] = {}
    for index, label in enumerate(labels):
        above = lexicon.exact(solid(label.texts[-2])) if len(label.texts) > 1 else None
        if above is None or above.target == NOT_TAKEN:
            continue
        word = ticked_words(lexicon.kind, above.target).get(solid(label.texts[-1]))
        if word is not None:
            found[index] = FoundColumn(label.place, label.heading, above.target, "known", tick=word)
    often = Counter(column.target for column in found.values())
    return {index: column for index, column in found.items() if often[column.target] > 1}


def chosen(line: Sequence[Cell], columns: Sequence[FoundColumn]) -> dict[str, Cell]:
    """What the ticks of a row say, by target: the word ticked; several joined by 、, which is for others to
    understand or refuse; what is no tick as it stands."""
    said: dict[str, list[str]] = {str(column.target): [] for column in columns}
    for column in columns:
        text = text_of(line[column.place])
        yes = ticked(text) if text else False
        if yes or (yes is None and solid(text) == column.tick):
            said[str(column.target)].append(column.tick)
        elif yes is None:
            said[str(column.target)].append(text)
    return {target: "、".join(words) for target, words in said.items()}
