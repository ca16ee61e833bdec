"""How cells look: fonts, borders and number formats, each made once in a workbook."""

from dataclasses import dataclass, field
from typing import Literal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook as File

from liushou.exchange.books.model import Look

BODY_FONT, LIGHT_FONT = "宋体", "仿宋"
BODY_SIZE, TITLE_SIZE = 11, 18
FONT: dict[str, str | int] = {
    "font_name": BODY_FONT, "font_size": BODY_SIZE, "font_charset": 134, "font_scheme": "none",
}  # fmt: skip
"""The font of every cell that has no other: of the Chinese character set and no theme."""

Part = Literal["title", "line", "head", "body", "marked", "total", "note", "paper", "paper_head", "open"]
"""`open`: a cell without borders: rows that may follow below a form, lines around a paper."""

Align = Literal["left", "center", "right"]
Written = Literal["text", "long", "day", "number", "percent"]
"""How a value is written; `long` is a text that old programs show as ### where the cell is typed as text."""

_ALIGNS: dict[Look, Align] = {"text": "left", "wrapped": "left"}
_NUMBERS: dict[Written, str | int] = {
    "text": 49, "long": "General", "day": "yyyy-mm-dd", "number": "General", "percent": "0.0%",
}  # fmt: skip
"""49 is the number of the text format that every program has."""
_GREY = "#EDEDED"
_PARTS: dict[Part, dict[str, str | int | bool]] = {
    "title": {"bold": True, "font_size": TITLE_SIZE},
    "line": {"font_name": LIGHT_FONT},
    "head": {"bold": True, "border": 1, "bg_color": _GREY},
    "body": {"border": 1},
    "marked": {"bold": True, "border": 1, "bg_color": _GREY},
    "total": {"bold": True, "border": 1},
    "note": {"font_name": LIGHT_FONT},
    "paper": {"border": 1},
    "paper_head": {"border": 1, "bold": True},
    "open": {},
}


def align_of(look: Look) -> Align:
    """Where the cells of a column stand: texts on the left, everything short in the middle."""
    return _ALIGNS.get(look, "center")


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of one workbook, made when they are first asked for."""

    file: File
    _made: dict[tuple[Part, Align, Written, int], Format] = field(default_factory=dict)

    def of(self, part: Part, align: Align = "center", written: Written = "text", indent: int = 0) -> Format:
        """The format of a cell of this part of a sheet; all wrap their text."""
        key = (part, align, written, indent)
        if key not in self._made:
            given: dict[str, str | int | bool] = {
                **FONT, "valign": "vcenter", "text_wrap": True,
                "align": align, "num_format": _NUMBERS[written], "quote_prefix": written == "long",
            }  # fmt: skip
            given |= {"indent": indent} if indent else {}
            self._made[key] = self.file.add_format(given | _PARTS[part])
        return self._made[key]
