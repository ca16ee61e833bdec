"""A part of an xlsx file, element by element: how far its cells reach, and what it says beside values.

A reader makes room for all cells between the corners: a file of 2 KiB with one cell in the last row and
column asks for 512 GiB, and the program is ended by the system.
"""

import re
from xml.parsers.expat import XMLParserType

from liushou.exchange.files.facts import Facts, error_text
from liushou.exchange.files.grid import Merged
from liushou.exchange.files.limits import MOST_COLUMNS, MOST_ROWS, SheetError, far
from liushou.exchange.files.xml_part import local, parse, parser_of

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_WHOLE = re.compile(r"[0-9]+:[0-9]+|[A-Z]+:[A-Z]+")
"""So LibreOffice writes rows and columns that are merged from end to end; the reader does not know it."""
_ROW = re.compile(r"[0-9]{1,10}")
_ZERO = re.compile(r"0+(?:\.0*)?")
_CONTENTS = frozenset({"v", "is", "f", "t"})
_LETTERS = 26


def sheet_facts(data: bytes) -> Facts | None:
    """What a part says as a sheet, None for a part that is none.

    Raises SheetError for a cell with a content outside the limits and for a document type (entities),
    NoXmlError for what is no XML.
    """
    follower = _Sheet()
    parse(follower.parser, data)
    follower.finish()
    return follower.facts if follower.is_sheet else None


def hides(attributes: dict[str, str]) -> bool:
    """Whether a row with these attributes is not seen: hidden, filtered away, or without a height."""
    height = attributes.get("ht")
    return attributes.get("hidden") in {"1", "true"} or (height is not None and bool(_ZERO.fullmatch(height)))


def place_of(reference: str) -> tuple[int, int]:
    """Row and column, from 1, of a cell's reference. Raises SheetError for what is none."""
    found = _REFERENCE.fullmatch(reference)
    if found is None or not int(found[2]):
        raise SheetError(f"单元格编号“{reference}”不对，文件可能已损坏")
    column = 0
    for letter in found[1].upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]), column


class _Sheet:
    """Follows the elements of a sheet and refuses the first cell with a content outside the limits."""

    def __init__(self) -> None:
        self.facts = Facts()
        self.parser: XMLParserType = parser_of(self.start)
        self.is_sheet = False
        self.row = self.column = 0
        self.kind = ""
        self.of_cell: set[str] = set()
        """The elements of the cell that was begun last, until anything else begins."""
        self.value = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        element = local(name)
        if element == "sheetData":
            self.is_sheet = True
        elif not self.is_sheet:
            return
        elif element == "row":
            self._row(attributes)
        elif element == "c":
            self._cell(attributes)
        elif element in _CONTENTS:
            self._content(element)
        elif element == "mergeCell":
            self._merged(attributes.get("ref", ""))
        else:
            self.finish()

    def finish(self) -> None:
        """What the cell begun last has turned out to be."""
        if self.kind == "e":
            self.facts.errors[self.row - 1, self.column - 1] = error_text(self.value)
        elif "f" in self.of_cell and not self._has_result():
            self.facts.uncounted.add((self.row - 1, self.column - 1))
        self.kind, self.value = "", ""
        self.of_cell.clear()

    def _has_result(self) -> bool:
        """An empty text is a result, as of =IF(A1="","",A1)."""
        written = "v" in self.of_cell and (self.kind == "str" or bool(self.value.strip()))
        return written or "is" in self.of_cell

    def _row(self, attributes: dict[str, str]) -> None:
        self.finish()
        self.row, self.column = _number(attributes.get("r"), self.row + 1), 0
        if hides(attributes):
            self.facts.hidden.add(self.row - 1)

    def _cell(self, attributes: dict[str, str]) -> None:
        self.finish()
        self.column += 1
        if "r" in attributes:
            self.row, self.column = place_of(attributes["r"])
        self.kind = attributes.get("t", "n")

    def _content(self, element: str) -> None:
        if self.row > MOST_ROWS or self.column > MOST_COLUMNS:
            raise far(self.row, self.column)
        if not self.kind:
            return
        self.of_cell.add(element)
        if element == "v" and (self.kind == "e" or "f" in self.of_cell):
            self.parser.CharacterDataHandler = self._text
            self.parser.EndElementHandler = self._end

    def _text(self, text: str) -> None:
        self.value += text

    def _end(self, _: str) -> None:
        self.parser.CharacterDataHandler = self.parser.EndElementHandler = None

    def _merged(self, reference: str) -> None:
        self.finish()
        if _WHOLE.fullmatch(reference):
            raise SheetError(f"有整行或整列合并的单元格（{reference}）：请取消合并再试")
        first, _, last = reference.partition(":")
        top, left = place_of(first)
        bottom, right = place_of(last or first)
        rows, columns = sorted((top - 1, bottom - 1)), sorted((left - 1, right - 1))
        self.facts.merged.append(Merged(rows[0], columns[0], rows[1], columns[1]))


def _number(written: str | None, otherwise: int) -> int:
    if written is None:
        return otherwise
    if _ROW.fullmatch(written) is None:
        raise SheetError("行列的编号不对，文件可能已损坏")
    return int(written)
