"""What an import is told from, and how its places and values are called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from liushou.care.importing.outcome import New, Outcome, Place, Rejected
from liushou.cells import text_of
from liushou.exchange.columns.column import Kind
from liushou.exchange.columns.kinds import column_of
from liushou.exchange.tables.found import Found, FoundColumn, FoundRow, FoundTable
from liushou.history.words.of_children import class_of
from liushou.records.child import Child
from liushou.records.fields import CARE, HIDDEN, Record, Sensitivity
from liushou.records.masks import mask
from liushou.records.resident import Resident
from liushou.records.targets import label_of, mark_of
from liushou.records.volunteer import Volunteer
from liushou.screens.importing.spoken import spoken
from liushou.store.drafts import NewFile
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.yamltext.reader import read

_UNITS: Mapping[Kind, str] = {"children": "名", "volunteers": "名", "residents": "名"}
_MODELS: Mapping[Kind, type[Record]] = {"volunteers": Volunteer, "residents": Resident}
"""How the rows of a kind are counted; 行 for all others."""
_ROWS = "行"
_ABSENCE = "reason"
"""Why somebody was not there is told like what is noted of a talk."""


@dataclass(frozen=True)
class Seen:
    """An import: the store, the file's name, what was found in it, what that comes to on the day `on`.

    `reveal`: sensitive values show.
    """

    store: Store
    file: str
    found: Found
    outcome: Outcome
    on: date
    reveal: bool = False

    @property
    def model(self) -> type[Record]:
        """What the rows are about: marks and the rest are entries of a child."""
        return _MODELS.get(self.found.kind, Child)

    @property
    def unit(self) -> str:
        """名 or 行."""
        return _UNITS.get(self.found.kind, _ROWS)

    @cached_property
    def several(self) -> bool:
        """True where the rows are on several sheets, so that a row's number does not say where it is."""
        return len({table.sheet for table in self.found.tables}) > 1

    @cached_property
    def rows(self) -> int:
        """How many rows were read."""
        return sum(len(table.rows) for table in self.found.tables)

    @cached_property
    def changing(self) -> int:
        """How many people's archives change; of rows that name several children, how many rows do it."""
        changed = self.outcome.changed
        return len(changed) if self.unit != _ROWS else len({one.place for one in changed})

    @cached_property
    def bad(self) -> int:
        """How many rows are rejected."""
        return len({one.place for one in self.outcome.rejected})

    def sheet_of(self, place: Place) -> str:
        """The sheet a place is on, by its own name also where there is but one."""
        return place.sheet if self.several else self.found.tables[0].sheet

    def where(self, place: Place) -> str:
        """第 5 行, with the sheet before it where there are several."""
        return f"{place.sheet} 第 {place.row} 行" if self.several else f"第 {place.row} 行"

    def name_of(self, one: Rejected) -> str:
        """Whom a row is about, as it stands there; "" where it does not say."""
        names = (text_of(row.cells.get("name", "")) for _, row in self._rows_of(one))
        return next(filter(None, names), "")

    def class_of_new(self, new: New) -> str:
        """五年级1班 of an archive that is to be made; "" where it has none."""
        data = self._made.get(path_of("child", new.id))
        values = None if data is None else read(data).value
        return "" if values is None else class_of(values)

    def column_of(self, one: Rejected) -> FoundColumn | None:
        """The column in which stands what is wrong; None where no cell of the row says it."""
        for target in spoken(one.target):
            for table, _ in self._rows_of(one):
                for column in table.columns:
                    if column.target == target and column.how != "double":
                        return column
        return None

    def heading(self, one: Rejected) -> str:
        """What the column is called in the sheet, else in our own workbooks; "" for the row as a whole."""
        column = self.column_of(one)
        return column.heading if column is not None else self.called(one.target)

    def called(self, target: str) -> str:
        """What our own workbooks call a target, else what the models call it."""
        try:
            return column_of(self.found.kind, target).full
        except LookupError:
            return label_of(self.model, target) if target else ""

    def shown(self, one: Rejected) -> str:
        """The value that is wrong in one line, masked where it must be."""
        value = " ".join(one.value.split())
        return mask(value, self._mark(one.target)) if value and self._mark(one.target) in HIDDEN else value

    def _mark(self, target: str) -> Sensitivity | None:
        if self.reveal or not target:
            return None
        return CARE if target == _ABSENCE else mark_of(self.model, target)

    def _rows_of(self, one: Rejected) -> list[tuple[FoundTable, FoundRow]]:
        """The row; where tables stand side by side, that whose cell says so, then the others beside it."""
        beside = self._by_place.get((self.sheet_of(one.place), one.place.row), [])
        return sorted(beside, key=lambda pair: text_of(pair[1].cells.get(one.target, "")) != one.value)

    @cached_property
    def _by_place(self) -> dict[tuple[str, int], list[tuple[FoundTable, FoundRow]]]:
        found: dict[tuple[str, int], list[tuple[FoundTable, FoundRow]]] = {}
        for table in self.found.tables:
            for row in table.rows:
                found.setdefault((table.sheet, row.number), []).append((table, row))
        return found

    @cached_property
    def _made(self) -> dict[str, bytes]:
        return {draft.path: draft.data for draft in self.outcome.drafts if isinstance(draft, NewFile)}
