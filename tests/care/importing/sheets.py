"""Rows of sheets for tests, and stores as they are once an import is written."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.builders import store as store_of
from tests.care.archives import amended_record

from liushou.care.importing.importer import Target
from liushou.care.importing.outcome import Asked, Outcome, Place, Row
from liushou.cells import Cell
from liushou.records.fields import Record
from liushou.store.drafts import Amendment
from liushou.store.load import Store

TODAY = date(2026, 11, 20)


def row(number: int, /, sheet: str = "", **cells: Cell) -> Row:
    """A row by its number; `__` in a keyword is a point of the target, `came_2026_11_08` a day's column."""
    return Row(Place(sheet, number), {_target(key): cell for key, cell in cells.items()})


def target(store: Store) -> Target:
    """Where rows go; nothing is read from a disk."""
    return Target(store, lambda _: {}, lambda letters: letters[0])


def asked(**given: Any) -> Asked:
    """What goes for all rows on the day of the tests."""
    return Asked(on=TODAY, since=TODAY, **given)


def written(store: Store, outcome: Outcome) -> Store:
    """The store once the drafts are written."""
    drafts = [draft for draft in outcome.drafts if isinstance(draft, Amendment)]
    assert len(drafts) == len(outcome.drafts)
    return store_of(*(_after(file.source.path, file.record, drafts) for file in store.files if file.record))


def places(outcome: Outcome) -> list[Place]:
    """The place of every row, however it was taken; one a row."""
    every: Iterable[Place] = (
        *(one.place for one in (*outcome.new, *outcome.changed, *outcome.rejected)),
        *outcome.unchanged,
        *outcome.passed_over,
    )
    return sorted(dict.fromkeys(every), key=lambda place: (place.sheet, place.row))


def reasons(outcome: Outcome) -> dict[int, str]:
    """Why each row was rejected, `target：reason` by its number."""
    return {one.place.row: f"{one.target}：{one.reason}" for one in outcome.rejected}


def _after(path: str, record: Record, drafts: list[Amendment]) -> Record:
    return amended_record(record, [draft for draft in drafts if draft.path == path])


def _target(key: str) -> str:
    head, _, day = key.partition("came_")
    return f"came@{day.replace('_', '-')}" if not head and day else key.replace("__", ".")
