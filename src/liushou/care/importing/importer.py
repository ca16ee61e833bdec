"""What every kind of import is to the command: rows in, outcome out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from liushou.care.ids import Pick
from liushou.care.importing.outcome import Asked, Outcome, Row
from liushou.care.setting.desk import Reader
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Target:
    """Where the rows go: the store, how the values of one of its files are read, how ids are drawn."""

    store: Store
    reader: Reader
    pick: Pick


Importer = Callable[[Target, Sequence[Row], Asked], Outcome]
"""Raises UsageError only for what is wrong with the whole (no term, no such activity), never for a row."""
