"""The cells of a row understood together: what they say, where two of them disagree, what is masked."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from liushou.care.importing.cells.reading import said
from liushou.care.importing.cells.said import MASKED_NAME, CellError, Context
from liushou.care.importing.outcome import Place, Row
from liushou.care.importing.people.meaning import agrees
from liushou.care.importing.people.understood import Fault, Keys, Leaf, Understood, Wrong
from liushou.cells import Cell
from liushou.errors import UsageError
from liushou.records.fields import Record
from liushou.records.masks import is_masked
from liushou.records.targets import label_of, parse_target

_NOT_TAKEN = "-"
_LISTS = frozenset({"parents", "guardians", "pairings", "family", "helpers"})
_NOWHERE = Place("", 0)


class _Heard(NamedTuple):
    """What one cell says, ready for any row; `refusal` is why it cannot be taken."""

    leaves: tuple[Leaf, ...] = ()
    notes: tuple[str, ...] = ()
    claim: str = ""
    unsaid: str = ""
    refusal: str = ""


class Saying:
    """Reads the cells of one import: a value that stands in a column many times is understood once."""

    def __init__(self, model: type[Record], context: Context) -> None:
        self._model = model
        self._context = context
        self._known: dict[tuple[str, type, Cell], _Heard] = {}

    def row(self, row: Row) -> Understood:
        """What a row says, and all that is wrong with its cells."""
        leaves: dict[str, Leaf] = {}
        columns: dict[str, str] = {}
        claim = unsaid = ""
        notes: dict[str, tuple[str, ...]] = {}
        faults: list[Fault] = []
        for column, cell in row.cells.items():
            if cell == "" or column == _NOT_TAKEN:
                continue
            heard = self._heard(column, cell)
            if heard.refusal:
                faults.append(Fault(Wrong(column, heard.refusal), (column,)))
            claim, unsaid = heard.claim or claim, heard.unsaid or unsaid
            if heard.notes:
                about = column if heard.leaves else ""
                notes[about] = (*notes.get(about, ()), *heard.notes)
            for leaf in heard.leaves:
                target = leaf.target
                other = leaves.get(target)
                if other is not None and not _agree(other, leaf):
                    wrong = Wrong(column, self._disagree(columns[target]))
                    faults.append(Fault(wrong, (column, columns[target])))
                elif other is None or _weight(leaf) > _weight(other):
                    leaves[target], columns[target] = leaf, column
        used = {"", *columns.values()} if notes else ()
        told = {key: texts for key, texts in notes.items() if key in used}
        found = _grouped(row, leaves, columns, told, claim, unsaid)
        return replace(found, faults=tuple(faults)) if faults else found

    def defaults(self, given: Mapping[str, str]) -> Understood:
        """What goes for all rows where neither they nor the archive say anything.

        Raises UsageError for a default that cannot be understood.
        """
        leaves: dict[str, Leaf] = {}
        for target, text in given.items():
            try:
                found = said(self._model, target, text, self._context)
            except CellError as error:
                raise UsageError(f"--default {label_of(self._model, target)}：{error.reason}") from None
            leaves.update({plain: Leaf(plain, value) for plain, value in found.values.items()})
        return _grouped(Row(_NOWHERE, given), leaves, {}, {})

    def _heard(self, column: str, cell: Cell) -> _Heard:
        key = (column, cell.__class__, cell)
        heard = self._known.get(key)
        if heard is None:
            heard = self._known[key] = self._listened(column, cell)
        return heard

    def _listened(self, column: str, cell: Cell) -> _Heard:
        try:
            found = said(self._model, column, cell, self._context)
        except CellError as error:
            return _Heard(refusal=error.reason)
        leaves = [
            Leaf(target, value, weak == "month", weak == "derived")
            for target, value in found.values.items()
            for weak in (found.weak.get(target),)
        ]
        return _Heard(tuple(leaves), tuple([note.text for note in found.notes]), found.claim, found.unsaid)

    def _disagree(self, other: str) -> str:
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


def _grouped(
    row: Row,
    leaves: Mapping[str, Leaf],
    columns: Mapping[str, str],
    notes: dict[str, tuple[str, ...]],
    claim: str = "",
    unsaid: str = "",
) -> Understood:
    """The values by the part of the record they belong to; masked names are not said."""
    own: dict[Keys, Leaf] = {}
    lists: dict[tuple[str, str | int], dict[Keys, Leaf]] = {}
    covered = ""
    for plain, leaf in leaves.items():
        entry, keys = _spot(plain)
        if keys[-1] == "name" and is_masked(str(leaf.value)):
            covered = str(leaf.value) if entry is None and keys == ("name",) else covered
            notes[""] = (*notes.get("", ()), MASKED_NAME)
        elif entry is None:
            own[keys] = leaf
        else:
            lists.setdefault(entry, {})[keys] = leaf
    return Understood(row, own, lists, columns, claim, unsaid, notes, covered)
