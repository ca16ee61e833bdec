"""What helps who fills a sheet in: drop-downs, messages beside cells, days and id numbers looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook as File
from xlsxwriter.worksheet import Worksheet

from liushou.exchange.books.layout import Layout
from liushou.exchange.books.model import Head, Sheet
from liushou.exchange.books.texts import cell_text, message_text

LIST_SHEET = "选项"
"""The name of the hidden sheet of lists too long to stand with the cells."""

_LONGEST_LIST, _LONGEST_TITLE, _LONGEST_MESSAGE = 255, 32, 255
_YES_NO = ("是", "否")
_ID_LENGTH = 18
_ROWS_THAT_MAY_FOLLOW = 1000
_DAYS = {"minimum": date(1900, 1, 1), "maximum": date(2199, 12, 31)}

Rule = dict[str, object]


@dataclass(slots=True)
class Lists:
    """The hidden sheet of long lists: one a column, each written once."""

    file: File
    _sheet: Worksheet | None = None
    _sources: dict[tuple[str, ...], str] = field(default_factory=dict)

    def source(self, choices: tuple[str, ...]) -> str | list[str]:
        """What a drop-down takes its choices from: themselves, or where they stand on the hidden sheet."""
        texts = tuple(cell_text(each) for each in choices)
        if len(",".join(texts)) <= _LONGEST_LIST and not any(set(',"\n') & set(each) for each in texts):
            return list(texts)
        if texts not in self._sources:
            self._sources[texts] = self._written(texts, len(self._sources))
        return self._sources[texts]

    def _written(self, texts: tuple[str, ...], column: int) -> str:
        if self._sheet is None:
            self._sheet = self.file.add_worksheet(LIST_SHEET)
            self._sheet.very_hidden()
        for row, text in enumerate(texts):
            self._sheet.write_string(row, column, text)
        first = xl_rowcol_to_cell(0, column, row_abs=True, col_abs=True)
        last = xl_rowcol_to_cell(len(texts) - 1, column, row_abs=True, col_abs=True)
        return f"={LIST_SHEET}!{first}:{last}"


def write_entry(sheet: Worksheet, made: Sheet, layout: Layout, lists: Lists) -> None:
    """Put the rules of each column on its data and blank rows, and where rows may follow below a form."""
    if layout.blank + made.blank <= layout.first:
        return
    open_below = made.blank > 0 and layout.end == layout.blank + made.blank
    last = layout.blank + made.blank - 1 + (_ROWS_THAT_MAY_FOLLOW if open_below else 0)
    for column, head in enumerate(made.heads):
        rule = _rule(head, lists, filled_in=made.blank > 0 or made.kind is not None)
        if rule is not None:
            sheet.data_validation(layout.first, column, last, column, _message(head) | rule)


def _rule(head: Head, lists: Lists, *, filled_in: bool) -> Rule | None:
    """The rule of a column's cells; None where anything may stand there and nothing needs saying."""
    choices = head.choices or (_YES_NO if head.look == "truth" and filled_in else ())
    if choices:
        return _stop("不在选项之中", "请从下拉列表中选一项。") | {
            "validate": "list", "source": lists.source(choices),
        }  # fmt: skip
    if head.look == "day" and filled_in:
        return _stop("不是日期", "请写成 2026-03-05 的样子。") | {
            "validate": "date", "criteria": "between", **_DAYS,
        }  # fmt: skip
    if head.target.endswith("id_number") and filled_in:
        return {
            "validate": "length", "criteria": "==", "value": _ID_LENGTH, "error_type": "warning",
            "error_title": "身份证号码应为18位", "error_message": "这里不是18位。仍要这样填吗？",
        }  # fmt: skip
    return {"validate": "any"} if head.hint else None


def _stop(title: str, message: str) -> Rule:
    return {"error_type": "stop", "error_title": title, "error_message": message}


def _message(head: Head) -> Rule:
    if not head.hint:
        return {}
    return {
        "input_title": message_text(head.heading, _LONGEST_TITLE),
        "input_message": message_text(head.hint, _LONGEST_MESSAGE),
    }


def typed_columns(heads: Sequence[Head]) -> tuple[tuple[int, Head], ...]:
    """The columns whose cells are to be typed down to the end of the sheet, so that more rows can follow."""
    return tuple(
        (column, head) for column, head in enumerate(heads) if head.look not in ("number", "percent")
    )
