"""The content of an OpenDocument spreadsheet, element by element: how far it reaches, and what it says
beside values. It counts cells and rows, and writes equal ones once with their number.
"""

import re
from itertools import product
from xml.parsers.expat import XMLParserType

from liushou.exchange.files.facts import Facts, error_text
from liushou.exchange.files.grid import Merged
from liushou.exchange.files.limits import DAMAGED, MOST_COLUMNS, MOST_ROWS, SheetError, far
from liushou.exchange.files.xml_part import parse, parser_of

_COUNT = re.compile(r"[0-9]{1,10}")
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_UNSEEN = frozenset({"collapse", "filter"})
_MOST_TOLD = 1_000_000
"""Rows and cells of all tables that may be hidden, failed or without a result: few bytes can repeat many."""
_GROUP, _NOTE = "table:table-row-group", "office:annotation"


def table_facts(data: bytes) -> list[Facts]:
    """What the tables say, in their order.

    Raises SheetError for a cell with a content outside the limits and for a document type (entities),
    NoXmlError for what is no XML.
    """
    follower = _Tables()
    parse(follower.parser, data)
    follower.finish()
    return follower.tables


class _Tables:
    """Follows the elements and refuses the first cell with a content outside the limits."""

    def __init__(self) -> None:
        self.tables: list[Facts] = []
        self.parser: XMLParserType = parser_of(self.start)
        self.row = self.column = 0
        self.rows = self.columns = 1
        """How often the row and the cell are repeated."""
        self.groups: list[bool] = []
        """Of the groups of rows that are open: whether each is folded away."""
        self.notes = self.told = 0
        self.failed = False
        self.formula = False
        self.text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name in _CELLS:
            self._cell(attributes)
        elif name == "text:p":
            self._content()
            if self.failed and not self.notes:
                self.parser.CharacterDataHandler = self._written
                self.parser.EndElementHandler = self.end
        elif name == "table:table-row":
            self._row(attributes)
        elif name == "table:table":
            self.finish()
            self.tables.append(Facts())
            self.row = 0
        elif name == _GROUP:
            self.groups.append(attributes.get("table:display") == "false")
            self.parser.EndElementHandler = self.end
        elif name == _NOTE:
            self.notes += 1
            self.parser.EndElementHandler = self.end

    def end(self, name: str) -> None:
        """An element ends; told only where something is open whose end matters."""
        if name == _GROUP:
            self.groups.pop()
        elif name == _NOTE:
            self.notes -= 1
        elif name == "text:p":
            self.parser.CharacterDataHandler = None
        if not (self.groups or self.notes or self.parser.CharacterDataHandler):
            self.parser.EndElementHandler = None

    def _row(self, attributes: dict[str, str]) -> None:
        self.finish()
        first, self.rows = self.row, _number(attributes, "table:number-rows-repeated")
        self.row += self.rows
        self.column = 0
        if self.tables and (attributes.get("table:visibility") in _UNSEEN or any(self.groups)):
            hidden = range(first, min(self.row, MOST_ROWS))
            self._hold(len(hidden))
            self.tables[-1].hidden.update(hidden)

    def _cell(self, attributes: dict[str, str]) -> None:
        self.finish()
        self.columns = _number(attributes, "table:number-columns-repeated")
        self.column += self.columns
        if "office:value-type" in attributes:
            self._content()
        self.failed = attributes.get("calcext:value-type") == "error"
        self.formula = "table:formula" in attributes and "office:value-type" not in attributes
        rows = _number(attributes, "table:number-rows-spanned")
        columns = _number(attributes, "table:number-columns-spanned")
        if self.tables and (rows > 1 or columns > 1):
            top, left = self.row - 1, self.column - 1
            self.tables[-1].merged.append(Merged(top, left, top + rows - 1, left + columns - 1))

    def _content(self) -> None:
        if self.row > MOST_ROWS or self.column > MOST_COLUMNS:
            raise far(self.row, self.column)
        if not self.notes:
            self.formula = False

    def _hold(self, more: int) -> None:
        self.told += more
        if self.told > _MOST_TOLD:
            raise SheetError(DAMAGED)

    def _written(self, text: str) -> None:
        self.text += text

    def finish(self) -> None:
        """What the cell begun last has turned out to be, and all that are equal to it."""
        if not (self.failed or self.formula):
            return
        if self.tables:
            rows = range(self.row - self.rows, min(self.row, MOST_ROWS))
            columns = range(self.column - self.columns, min(self.column, MOST_COLUMNS))
            self._hold(len(rows) * len(columns))
            places = list(product(rows, columns))
            if self.failed:
                self.tables[-1].errors.update(dict.fromkeys(places, error_text(self.text)))
            else:
                self.tables[-1].uncounted.update(places)
        self.failed = self.formula = False
        self.text = ""


def _number(attributes: dict[str, str], name: str) -> int:
    written = attributes.get(name, "1")
    if _COUNT.fullmatch(written) is None:
        raise SheetError("行列的编号不对，文件可能已损坏")
    return int(written)
