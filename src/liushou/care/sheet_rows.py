"""Rows of a filled-in sheet: what a cell says, and how what is wrong with rows is told."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from liushou.care.on_register import off_register
from liushou.care.own_words import own_words
from liushou.dates import parse_date
from liushou.errors import LiushouError, Status, UsageError
from liushou.records.child import Child
from liushou.records.rewrite import rewritten
from liushou.records.standing import on_register
from liushou.store.load import Store

T = TypeVar("T")

_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet: its number in the sheet (from 1), its texts by field, "" where it has none."""

    number: int
    cells: Mapping[str, str]

    def text(self, field: str) -> str:
        """The cell of a field, without what nobody sees."""
        return own_words(self.cells.get(field, ""))


class CellError(Exception):
    """A cell cannot be taken: the column's heading, and why in Chinese."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(column, reason)
        self.column = column
        self.reason = reason


def read_rows(rows: Iterable[SheetRow], read: Callable[[SheetRow], T | None]) -> tuple[T, ...]:
    """What `read` makes of the rows, those left out for which it gives None.

    Raises LiushouError (status 1) that names every row for which it raises CellError.
    """
    found: list[T] = []
    bad: list[str] = []
    for row in rows:
        try:
            one = read(row)
        except CellError as error:
            bad.append(f"  第 {row.number} 行“{error.column}”：{error.reason}")
        else:
            if one is not None:
                found.append(one)
    if bad:
        more = [f"  另有 {len(bad) - _MOST_TOLD} 行。"] if len(bad) > _MOST_TOLD else []
        lines = "\n".join([*bad[:_MOST_TOLD], *more])
        raise LiushouError(f"表里有 {len(bad)} 行不对，没有写入任何文件：\n{lines}", status=Status.FINDINGS)
    return tuple(found)


def day_in(row: SheetRow, field: str, column: str) -> date:
    """The day that a cell says (2026-11-20, 2026/11/20, 2026年11月20日). Raises CellError."""
    text = row.text(field)
    repair = rewritten("day", text)
    if repair is None:
        raise CellError(column, f"“{text}”不是日期，应写成 2026-11-20 的样子")
    return parse_date(repair.put)


def child_in(store: Store, row: SheetRow, day: date) -> Child:
    """The child of a row, by 编号, else by a unique 姓名; on the register on `day`. Raises CellError."""
    child = _child(store, row.text("id"), row.text("name"))
    if not on_register(child, day):
        raise CellError("编号", f"{child.name}（{child.id}）{day} 不在册（{off_register(child, day)}）")
    return child


def _child(store: Store, child_id: str, name: str) -> Child:
    if child_id:
        child = store.children.get(child_id)
        if child is None:
            raise CellError("编号", f"没有编号是“{child_id}”的儿童")
        if name and name != child.name:
            raise CellError("姓名", f"{child_id} 是{child.name}，不是“{name}”")
        return child
    same = [child for child in store.children.values() if name and child.name == name]
    if len(same) != 1:
        ids = "、".join(child.id for child in same)
        reason = f"有 {len(same)} 个“{name}”（{ids}），请填编号" if same else f"没有叫“{name}”的儿童"
        raise CellError("姓名", reason if name else "编号和姓名都没有填")
    return same[0]


def taken(column: str, read: Callable[[], T]) -> T:
    """What `read` gives; a UsageError of it becomes the column's CellError."""
    try:
        return read()
    except UsageError as error:
        raise CellError(column, error.message) from None
