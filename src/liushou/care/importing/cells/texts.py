"""Texts as they stand, names, lists of texts and of terms."""

import re
from collections.abc import Callable

from liushou.care.importing.cells.days import read_day
from liushou.care.importing.cells.plain import NONE, covered, plain, seen_text
from liushou.care.importing.cells.said import CellError, Note, Said
from liushou.care.importing.cells.spot import Given, Spot
from liushou.care.importing.cells.terms import read_term, unique
from liushou.cells import Cell, lost_digits
from liushou.terms import is_term_id, written_term
from liushou.yamltext.scalars import Value

_HAN = re.compile(r"[\u3400-\u9fff]+")
_BLANKS = re.compile(r"\s+")
_PARTS = re.compile(r"[、,，;；/／\n|]")
_REMARKED = re.compile(r"[()（）]|[0-9０-９]{3}")
_SERIAL = re.compile(r"^(?:[0-9]{1,2}[.、)）]|[①-⑳])\s*")


def text_said(given: Given) -> Said:
    """A text as it stands; of a number its digits, where none are lost. Raises CellError."""
    if lost_digits(given.cell):
        raise CellError("号码被当成数字存了，后几位已经丢失：请把单元格设为文本，重新填写")
    return given.spot.says(given.text)


def name_said(given: Given) -> Said:
    """A person's name, 王 明 as 王明. Raises CellError for a number, and for remarks beside a parent's."""
    if given.spot.parsed.first == "parents" and _REMARKED.search(given.text):
        raise CellError("姓名旁边有别的字：只写姓名，状况、电话等另写一列")
    return given.spot.says(read_name(given.cell, given.text))


def read_name(cell: Cell, text: str) -> str:
    """A name without the blanks with which short ones are spread. Raises CellError for what is none."""
    if not isinstance(cell, str) or not any(character.isalpha() for character in text):
        raise CellError("不是姓名：请填写姓名")
    return joined_name(text)


def joined_name(text: str) -> str:
    """王 明 as 王明; names of other letters keep their blanks, a single one each."""
    solid = _BLANKS.sub("", text)
    return solid if len(solid) <= 4 and _HAN.fullmatch(solid) else _BLANKS.sub(" ", text).strip()


def list_said(given: Given) -> Said:
    """The items of a list, each once: parted by 、, commas, strokes or lines. Raises CellError."""
    notes: list[Note] = []
    values = unique(
        _READERS.get(given.spot.key, _item)(given.spot, item, notes) for item in items_of(given.text)
    )
    return Said({given.spot.target: values}, tuple(dict.fromkeys(notes))) if values else Said()


def items_of(text: str) -> tuple[str, ...]:
    """The items of a text; of words of Chinese alone those between blanks too."""
    parts = [_SERIAL.sub("", part.strip()).strip() for part in _PARTS.split(text)]
    items = [
        one for part in parts for one in (part.split() if _HAN.fullmatch("".join(part.split())) else [part])
    ]
    return tuple(item for item in items if item and item not in NONE)


def term_id_said(given: Given) -> Said:
    """A term: 2026-2027-1, 2026秋, 2026-2027学年第一学期. Raises CellError."""
    word = plain(given.text)
    term = word if is_term_id(word) else written_term(word)
    if term is None:
        raise CellError("不是学期：请写成 2026秋 或 2026-2027学年第一学期")
    return given.spot.says(term)


def _item(spot: Spot, item: str, notes: list[Note]) -> Value:
    info = spot.info
    if info is None or not info.choices:
        return item
    try:
        return read_term(spot, item, notes)
    except CellError as error:
        raise CellError(f"“{covered(item)}”{error.reason}") from None


def _day_item(spot: Spot, item: str, notes: list[Note]) -> Value:
    day, is_month = read_day(item, seen_text(item))
    if is_month:
        notes.append(Note(f"{spot.label}只有年月的，日写作 1 日"))
    return day.isoformat()


_READERS: dict[str, Callable[[Spot, str, list[Note]], Value]] = {"trained_on": _day_item}
"""Lists of something else than texts and terms."""
