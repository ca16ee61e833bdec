"""All that may be a heading where a table is looked for: our own lists, and what somebody says besides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from liushou.cells import Cell
from liushou.exchange.columns.column import NOT_TAKEN
from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.lexicon import IDENTIFYING, Lexicon, lexicon
from liushou.exchange.tables.session_days import looks_like_day


@dataclass(frozen=True, slots=True)
class Words:
    """A kind's lexicon, and targets by heading (as compared) that the command line or liushou.yaml give."""

    lexicon: Lexicon
    told: Mapping[str, str] = field(default_factory=dict)

    def knows(self, cell: Cell) -> bool:
        """True for a heading or a word for a group."""
        if self._is_session(cell):
            return True
        plain = solid(cell) if isinstance(cell, str) else ""
        return bool(plain) and (plain in self.told or self.lexicon.knows(plain))

    def is_field(self, cell: Cell) -> bool:
        """True for the name of a field of a child, as paper forms have them beside the value."""
        plain = solid(cell) if isinstance(cell, str) else ""
        return bool(plain) and lexicon("children").exact(plain) is not None

    def says_more(self, cell: Cell) -> bool:
        """True for a heading under which something stands that is taken."""
        if self._is_session(cell):
            return True
        plain = solid(cell) if isinstance(cell, str) else ""
        if not plain:
            return False
        if plain in self.told:
            return True
        found = self.lexicon.exact(plain)
        return self.lexicon.is_bare(plain) if found is None else found.target != NOT_TAKEN

    def identifies(self, cell: Cell) -> bool:
        """True for a heading that says whose row it is."""
        plain = solid(cell) if isinstance(cell, str) else ""
        if plain in self.told:
            return self.told[plain] in IDENTIFYING
        return bool(plain) and self.lexicon.identifies(plain)

    def is_group(self, cell: Cell) -> bool:
        """True for a word that may stand above headings."""
        plain = solid(cell) if isinstance(cell, str) else ""
        return bool(plain) and self.lexicon.group(plain) is not None

    def _is_session(self, cell: Cell) -> bool:
        if self.lexicon.kind != "attendance":
            return False
        return isinstance(cell, date) or (isinstance(cell, str) and looks_like_day(cell))
