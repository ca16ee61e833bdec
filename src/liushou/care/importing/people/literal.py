"""Cells that say to the letter what an archive holds: nothing new, however faulty what they say may be."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liushou.care.importing.outcome import Row
from liushou.care.importing.people.understood import Understood
from liushou.cells import Cell, text_of
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.held import (
    ABOUT_PARENTS,
    WORDS,
    held,
    held_of_resident,
    of_parents,
    whole_address,
    within,
)
from liushou.records.present import plain
from liushou.records.resident import Helper, Resident
from liushou.records.schooling import class_label
from liushou.records.targets import parse_target
from liushou.records.volunteer import Volunteer

Read = Callable[[Row], Understood]
"""How a row is understood."""
_PAIRED = ("pairings.", "helpers.")
"""Columns of whoever helps, which say something together only."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive of whom a row is about, and what a workbook of `on` shows in it: names behind ids."""

    record: Record
    on: date
    naming: Callable[[str], str] = str


def settled(read: Read, archive: Archive, row: Understood) -> Understood:
    """The row of the one whose archive this is, without the faulty cells that stand in it just so.

    Of two cells that do not agree both have to.
    """
    while row.faults:
        less = without(read, archive, row, [fault.columns for fault in row.faults])
        if less is None:
            break
        row = less
    return row


def without(
    read: Read, archive: Archive, row: Understood, groups: Iterable[Sequence[str]]
) -> Understood | None:
    """The row without those groups of columns all of whose cells stand in the archive; None for no such.

    A column that has to do with one that does not stand there stays.
    """
    cells = row.row.cells
    wholes = [{*group, *_paired_with(cells, group)} for group in groups if group]
    new = {column for whole in wholes for column in whole if not _is_held(archive, row.row, column)}
    while any(not (new.isdisjoint(whole) or whole <= new) for whole in wholes):
        new.update(*(whole for whole in wholes if not new.isdisjoint(whole)))
    gone = {column for whole in wholes for column in whole} - new
    kept = {column: cell for column, cell in cells.items() if column not in gone}
    return read(replace(row.row, cells=kept)) if gone else None


def _paired_with(cells: Iterable[str], group: Sequence[str]) -> Iterator[str]:
    """A helper, the role and the day."""
    if any(column.startswith(_PAIRED) for column in group):
        yield from (column for column in cells if column.startswith(_PAIRED))


def _is_held(archive: Archive, row: Row, column: str) -> bool:
    """True for a cell that stands in the archive so; of a person's, where the row names that person."""
    record, cell = archive.record, row.cells.get(column, "")
    if isinstance(record, Child) and column.startswith(_PAIRED):
        return any(_is_of(pair, row, archive) for pair in record.pairings if pair.active(archive.on))
    if isinstance(record, Resident) and column.startswith(_PAIRED):
        return any(_is_of(one, row, archive) for one in record.helpers if one.active(archive.on))
    return _says(cell, _text(record, column)) and all(
        _says(row.cells[name], _text(record, name))
        for name in _named(column)
        if row.cells.get(name, "") != ""
    )


def _named(column: str) -> Iterator[str]:
    """The columns that name the person whom a column is about, and people who have changed places."""
    person, _, key = column.rpartition(".")
    if person.startswith(("guardians[", "parents[", "family[")) and key:
        yield f"{person}.name"
        if not person.startswith("family["):
            yield person if person.startswith("guardians[") else "parents.name"


def _is_of(pair: Pairing | Helper, row: Row, archive: Archive) -> bool:
    said = {target: cell for target, cell in row.cells.items() if target.startswith(_PAIRED) and cell != ""}
    who = next((said.pop(one) for one in ("pairings.with", "helpers.with") if one in said), "")
    named = who == "" or any(_says(who, one) for one in (pair.with_, archive.naming(pair.with_)))
    return named and all(
        _says(cell, _plain(within(pair, parse_target(at).keys[1:]))) for at, cell in said.items()
    )


def _text(record: Record, column: str) -> str | None:
    """What a workbook shows of the archive in a column; None for nothing."""
    if isinstance(record, Child):
        if column in WORDS:
            return WORDS[column](record)
        if column in ABOUT_PARENTS:
            return _plain(of_parents(record, ABOUT_PARENTS[column]))
        return _plain(held(record, record, parse_target(column)))
    if isinstance(record, Volunteer | Resident) and column == "address":
        return whole_address(record.address)
    if isinstance(record, Resident):
        return _plain(held_of_resident(record, parse_target(column)))
    if isinstance(record, Volunteer) and column == "homeroom":
        room = record.homeroom
        return None if room is None else class_label(room.grade, room.class_)
    return _plain(within(record, parse_target(column).keys))


def _plain(value: object) -> str | None:
    if isinstance(value, tuple):
        return "、".join(plain(one) for one in value if one is not None) or None
    return None if value is None or isinstance(value, Record) else plain(value)


def _says(cell: Cell, text: str | None) -> bool:
    """True if a cell has this text, but for blanks, wide signs and what nobody sees."""
    return text is not None and _folded(text_of(cell)) == _folded(text)


def _folded(text: str) -> str:
    wide = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in wide if sign.isprintable() and not sign.isspace())
