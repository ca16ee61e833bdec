"""Numbers with or without the unit they are counted in."""

import re

from liushou.care.importing.cells.plain import plain
from liushou.care.importing.cells.said import NOTHING, CellError, Said
from liushou.care.importing.cells.spot import Given
from liushou.cells import Cell
from liushou.records.types import LARGEST

_NUMBER = re.compile(
    r"第?(?P<number>[0-9]{1,12}(?:\.[0-9]{1,6})?)(?:分|元|名|次|人|个|岁|位|厘米|公斤|cm|kg)?", re.ASCII
)
_ABSENT = frozenset(
    {
        "缺考",
        "缺",
        "未考",
        "免考",
        "免修",
        "没考",
        "未参考",
        "请假",
        "病假",
        "事假",
        "旷考",
        "缓考",
        "因病缺考",
    }
)
"""Who was not there has no mark."""


def amount_said(given: Given) -> Said:
    """A number: 95.5, 90分, 第3名. Somebody who missed an examination has none. Raises CellError."""
    number = _number(given.cell, given.text)
    if number is None:
        return NOTHING
    if given.spot.info is not None and given.spot.info.type is int and not isinstance(number, int):
        raise CellError("应为整数")
    return given.spot.says(number)


def _number(cell: Cell, text: str) -> int | float | None:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if not 0 <= cell < LARGEST:
            raise CellError("不是合理的数")
        return int(cell) if cell == int(cell) else cell
    word = plain(text)
    if word in _ABSENT:
        return None
    found = _NUMBER.fullmatch(word) if isinstance(cell, str) else None
    if found is None:
        raise CellError("应为数，如 95 或 88.5")
    value = float(found["number"])
    return int(value) if value.is_integer() else value
