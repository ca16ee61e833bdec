"""Rows of a filled-in sheet: what a cell says, and which rows cannot be taken."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import ClassVar, Generic, TypeVar

from liushou.care.importing.cells.days import read_day
from liushou.care.importing.cells.plain import seen_text
from liushou.care.importing.cells.said import CellError
from liushou.care.importing.outcome import Place, Rejected, Row
from liushou.care.who_did import words_of
from liushou.cells import text_of
from liushou.errors import LiushouError, Status, UsageError

T = TypeVar("T")

_MOST_TOLD = 20
_NOTHING = frozenset(("/", "-", "—", "——", "无"))


class RowError(Exception):
    """A row cannot be taken: the target of the cell that is wrong ("" for the row), and why in Chinese.

    `lacking`: the cell is empty, and one value could be said for all rows. `also` are the other wrong cells.
    """

    about_whose: ClassVar[bool] = False
    """True where it is doubtful whose row it is, so that what else is wrong with it is no matter yet."""

    def __init__(
        self, target: str, reason: str, *, lacking: bool = False, also: tuple["RowError", ...] = ()
    ) -> None:
        super().__init__(target, reason)
        self.target = target
        self.reason = reason
        self.lacking = lacking
        self.also = also


class Faults:
    """The wrong cells of one row, gathered so that all of them are told."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], RowError] = {}

    def __bool__(self) -> bool:
        return bool(self._found)

    def of(self, read: Callable[[], T]) -> T | None:
        """What `read` gives; None where it raises RowError, which is kept.

        Raises RowError where it is doubtful whose row it is.
        """
        try:
            return read()
        except RowError as error:
            if error.about_whose:
                raise
            self.add(error)
        return None

    def add(self, error: RowError) -> None:
        """One more wrong cell; the same is kept once."""
        self._found.setdefault((error.target, error.reason), error)

    def whole(self) -> RowError:
        """All that was found (something must have been) as one."""
        first, *others = self._found.values()
        return RowError(first.target, first.reason, lacking=first.lacking, also=tuple(others))


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What was made of rows, each with its row, and those that cannot be taken.

    `lacking` are the targets that rejected rows say nothing of, with the number of rows.
    """

    found: tuple[tuple[Row, T], ...]
    rejected: tuple[Rejected, ...]
    lacking: Mapping[str, int]


def read_rows(rows: Iterable[Row], read: Callable[[Row], T]) -> Read[T]:
    """What `read` makes of the rows; one for which it raises RowError is rejected."""
    found: list[tuple[Row, T]] = []
    rejected: list[Rejected] = []
    lacking: Counter[str] = Counter()
    for row in rows:
        try:
            found.append((row, read(row)))
        except RowError as error:
            rejected.extend(rejected_rows(row, error))
            lacking.update(lacking_in(error))
    return Read(tuple(found), tuple(rejected), lacking)


def rejected_row(row: Row, target: str, reason: str) -> Rejected:
    """The row as one that cannot be taken, with the cell of the target as it stands."""
    return Rejected(row.place, target, text_of(row.cells.get(target, "")), reason)


def rejected_rows(row: Row, error: RowError) -> tuple[Rejected, ...]:
    """The row as one that cannot be taken, once for each of its cells that is wrong."""
    return tuple(rejected_row(row, one.target, one.reason) for one in (error, *error.also))


def lacking_in(error: RowError) -> tuple[str, ...]:
    """The targets that a row says nothing of."""
    return tuple(one.target for one in (error, *error.also) if one.lacking)


def all_of(read: Read[T], heads: Mapping[str, str]) -> tuple[T, ...]:
    """What was made of the rows, where all can be taken; `heads` are the headings by target.

    Raises LiushouError (status 1) that names every row that cannot.
    """
    if not read.rejected:
        return tuple(one for _, one in read.found)
    bad = [f"  {_row(one.place)}“{heads.get(one.target, one.target)}”：{one.reason}" for one in read.rejected]
    more = [f"  另有 {len(bad) - _MOST_TOLD} 处。"] if len(bad) > _MOST_TOLD else []
    lines = "\n".join([*bad[:_MOST_TOLD], *more])
    rows = len({one.place for one in read.rejected})
    raise LiushouError(f"表里有 {rows} 行不对，没有写入任何文件：\n{lines}", status=Status.FINDINGS)


def _row(place: Place) -> str:
    """第 5 行, of several sheets with the name of its own."""
    return f"{place.sheet} 第 {place.row} 行".strip()


def text_in(row: Row, target: str) -> str:
    """The text of a cell, without what nobody sees; "" where the row has none. Raises RowError."""
    cell = row.cells.get(target, "")
    if cell == "":
        return ""
    try:
        return seen_text(cell)
    except CellError as error:
        raise RowError(target, error.reason) from None


def said_in(row: Row, target: str) -> str:
    """The text of a cell; "" also where people write that there is nothing (/, -, 无)."""
    text = text_in(row, target)
    return "" if text in _NOTHING else text


def day_in(row: Row, target: str) -> date:
    """The day that a cell says, which must name one; a month alone does not. Raises RowError."""
    text = text_in(row, target)
    try:
        day, is_month = read_day(row.cells.get(target, ""), text)
    except CellError as error:
        raise RowError(target, f"“{text}”{error.reason}") from None
    if is_month:
        raise RowError(target, f"“{text}”没有写是哪一天：请写成 2026-11-20 的样子")
    return day


def persons_in(row: Row) -> tuple[Row, ...]:
    """The row once for each person that its 编号 and 姓名 list (王小雨、李想). Raises RowError."""
    ids, names = words_of([text_in(row, "id")]), words_of([text_in(row, "name")])
    if max(len(ids), len(names)) < 2:
        return (row,)
    if ids and names and len(ids) != len(names):
        raise RowError("id", f"编号有 {len(ids)} 个，姓名有 {len(names)} 个，对不上：请每人一行")
    pairs = zip_longest(ids, names, fillvalue="")
    return tuple(replace(row, cells={**row.cells, "id": id_, "name": name}) for id_, name in pairs)


def taken(target: str, read: Callable[[], T]) -> T:
    """What `read` gives; a UsageError of it becomes the RowError of the target."""
    try:
        return read()
    except UsageError as error:
        raise RowError(target, error.message) from None
