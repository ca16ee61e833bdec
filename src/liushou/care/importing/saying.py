"""The cells of a row understood together: what they say, where two of them disagree, what is masked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from liushou.care.importing.cells.reading import Cells
from liushou.care.importing.cells.said import CellError, Context, Said
from liushou.care.importing.meaning import agrees
from liushou.care.importing.outcome import Place, Row
from liushou.care.importing.understood import Keys, Leaf, Understood, Wrong
from liushou.errors import UsageError
from liushou.records.fields import Record
from liushou.records.targets import label_of, parse_target

_COVERED = re.compile("(.某)[0-9]*")
_NOT_TAKEN = "-"
_LISTS = frozenset({"parents", "guardians", "pairings"})
_NOWHERE = Place("", 0)


class Saying:
    """Reads the cells of one import."""

    def __init__(self, model: type[Record], context: Context) -> None:
        self._model = model
        self._cells = Cells(model, context)

    def row(self, row: Row) -> Understood | tuple[Wrong, ...]:
        """What a row says; all that is wrong with its cells, where anything is."""
        leaves: dict[str, Leaf] = {}
        columns: dict[str, str] = {}
        claim = unsaid = ""
        notes: dict[str, tuple[str, ...]] = {}
        wrong: list[Wrong] = []
        for column, found in self._said(row, wrong):
            claim, unsaid = found.claim or claim, found.unsaid or unsaid
            if found.notes:
                about = column if found.values else ""
                notes[about] = (*notes.get(about, ()), *(note.text for note in found.notes))
            for target, value in found.values.items():
                weak = found.weak.get(target) if found.weak else None
                leaf = Leaf(target, value, weak == "month", weak == "derived")
                other = leaves.get(target)
                if other is not None and not _agree(other, leaf):
                    wrong.append(Wrong(column, self._disagree(columns[target], row)))
                elif other is None or _weight(leaf) > _weight(other):
                    leaves[target], columns[target] = leaf, column
        if wrong:
            return tuple(wrong)
        used = {"", *columns.values()} if notes else ()
        told = {key: texts for key, texts in notes.items() if key in used}
        return replace(_grouped(row, leaves, told), columns=columns, claim=claim, unsaid=unsaid)

    def defaults(self, given: Mapping[str, str]) -> Understood:
        """What goes for all rows where neither they nor the archive say anything.

        Raises UsageError for a default that cannot be understood.
        """
        leaves: dict[str, Leaf] = {}
        for target, text in given.items():
            try:
                found = self._cells.said(target, text)
            except CellError as error:
                raise UsageError(f"--default {target}：{error.reason}") from None
            leaves.update({plain: Leaf(plain, value) for plain, value in found.values.items()})
        return _grouped(Row(_NOWHERE, given), leaves, {})

    def _said(self, row: Row, wrong: list[Wrong]) -> Iterator[tuple[str, Said]]:
        for column, cell in row.cells.items():
            if cell == "" or column == _NOT_TAKEN:
                continue
            try:
                yield column, self._cells.said(column, cell)
            except CellError as error:
                wrong.append(Wrong(column, error.reason))

    def _disagree(self, other: str, row: Row) -> str:
        label = label_of(self._model, other)
        return f"与“{label}”一栏不一致：请核对，改正写错的一个"


def _weight(leaf: Leaf) -> int:
    """What is said outright goes before what follows from another cell, and that before a mere month."""
    return 0 if leaf.month else 1 if leaf.weak else 2


def _agree(one: Leaf, other: Leaf) -> bool:
    """True if two cells of a row say the same; what merely follows from 留守类型 says no more than that."""
    key = parse_target(one.target).keys[-1]
    if key == "situation" and (one.weak or other.weak):
        return True
    first, second = (other, one) if one.month else (one, other)
    return agrees(key, first.value, second)


@cache
def _spot(plain: str) -> tuple[tuple[str, str | int] | None, Keys]:
    """The list and the entry of it that a target belongs to, None for the record itself; the keys there."""
    target = parse_target(plain)
    listed = target.first in _LISTS
    return ((target.first, target.pick or 0), target.keys[1:]) if listed else (None, target.keys)


def _grouped(row: Row, leaves: Mapping[str, Leaf], notes: dict[str, tuple[str, ...]]) -> Understood:
    """The values by the part of the record they belong to; masked names are not said."""
    own: dict[Keys, Leaf] = {}
    lists: dict[tuple[str, str | int], dict[Keys, Leaf]] = {}
    covered = ""
    for plain, leaf in leaves.items():
        entry, keys = _spot(plain)
        if keys[-1] == "name" and _COVERED.fullmatch(str(leaf.value)):
            covered = str(leaf.value) if entry is None and keys == ("name",) else covered
            notes[""] = (*notes.get("", ()), "遮住的姓名（如 王某）没有取")
        elif entry is None:
            own[keys] = leaf
        else:
            lists.setdefault(entry, {})[keys] = leaf
    return Understood(row, own, lists, notes=notes, covered=covered)
