"""The text of a cell, cleaned; cells that say nothing, and such as say nothing that can be taken."""

import re
import unicodedata

from liushou.care.importing.cells.said import CellError
from liushou.care.own_words import own_words
from liushou.cells import Cell, lost_digits, text_of
from liushou.errors import UsageError
from liushou.records.masks import COVER

_USUAL = re.compile("[!-~\u4e00-\u9fff]*", re.ASCII)
_SIGNS = "-—–―－/／\\_"
_ERROR = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#+|[A-Z_]+!)|Err:[0-9]+|#+")
_MANY_DIGITS = re.compile("[0-9]{5,}")

NONE = frozenset({"无", "没有"})
"""Say no where yes or no is asked for, and nothing in all other columns."""
_UNKNOWN = frozenset(
    {"不详", "未知", "不清楚", "不知道", "暂无", "未填", "空", "N/A", "n/a", "NULL", "null", "None"}
)
_AS_ABOVE = frozenset({"同上", "同左", "同前", "〃", "″", '"', "”", "''"})


def seen_text(cell: Cell) -> str:
    """A cell as text, without what nobody sees. Raises CellError for text in a broken encoding."""
    text = cell.strip() if isinstance(cell, str) else text_of(cell)
    if _USUAL.fullmatch(text):
        return text
    try:
        return own_words(text)
    except UsageError:
        raise CellError("有读不出来的字（编码不对）：请重新填写") from None


def plain(text: str) -> str:
    """The text in half-width signs without any blanks."""
    return text if _USUAL.fullmatch(text) else "".join(unicodedata.normalize("NFKC", text).split())


def says_nothing(text: str) -> bool:
    """True for an empty cell, a dash or a stroke, and for words that say that nothing is known."""
    if not text or text in _UNKNOWN:
        return True
    return text[0] in _SIGNS and not text.strip(_SIGNS)


def refuse_empty_words(text: str) -> None:
    """Raise CellError for the error of a formula, and for 同上."""
    if text[0] in "#E" and _ERROR.fullmatch(text):
        raise CellError("公式出错，没有值：请填写内容")
    if text in _AS_ABOVE:
        raise CellError("写的是同上：请写全")


def refuse_number(cell: Cell) -> None:
    """Raise CellError for a number that cannot be what the column asks for, a text of digits.

    Of long ones a spreadsheet has lost digits, and from short ones the noughts at the beginning.
    """
    if isinstance(cell, bool):
        raise CellError("单元格是“是/否”，不是号码：请填写号码")
    if lost_digits(cell):
        raise CellError("号码被当成数字存了，后几位已经丢失：请把单元格设为文本，照证件重新填写")
    if not isinstance(cell, str):
        raise CellError("号码被当成数字或日期存了，可能已经走样：请把单元格设为文本，照证件重新填写")


def covered(text: str) -> str:
    """A word as a reason may quote it: no run of digits long enough to be a number of somebody."""
    return _MANY_DIGITS.sub(COVER, text if len(text) <= 20 else f"{text[:20]}…")
