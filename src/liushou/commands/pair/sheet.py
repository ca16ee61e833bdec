"""The file of a suggestion that people looked at, as rows under the keys of care/pairing/reviewed.HEADS."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from liushou.care.importing.outcome import Place, Row
from liushou.care.pairing.reviewed import HEADS
from liushou.cells import Cell, text_of
from liushou.console import note
from liushou.errors import UsageError
from liushou.exchange.files.grid import Book, Grid
from liushou.exchange.files.read import read_book
from liushou.exchange.tables.found import FoundColumn
from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.passing import Passing
from liushou.oserror import reason_of
from liushou.records.types import looks_like_id

_LARGEST = 1 << 24
"""Bytes of JSON; a suggestion for 20,000 children has fewer."""
_CHILD, _HELPER = ("child", "child_name"), ("with", "with_name")


def rows_in(path: Path) -> tuple[Row, ...]:
    """The rows of a file as `suggest` wrote it: json, or a spreadsheet (xlsx, csv …) by its headings.

    Of a spreadsheet every visible sheet with those headings is read; hidden rows are not, which is told.
    Raises UsageError for a file that cannot be read, or is none of these.
    """
    return _from_json(path) if path.suffix.lower() == ".json" else _from_book(path, read_book(path))


def _from_book(path: Path, book: Book) -> tuple[Row, ...]:
    if not any(grid.rows for grid in book.grids):
        raise UsageError(f"“{path}”里没有内容。")
    several = len(book.grids) > 1
    found: list[Row] = []
    heads = 0
    for grid in book.grids:
        head = _head(grid)
        if head is None:
            continue
        heads += 1
        found += _below(grid, *head, sheet=grid.name if several else "")
    if not heads:
        raise UsageError(
            f"“{path}”里没有找到表头：要有一行写明各列的名称，至少有{HEADS['child']}或{HEADS['child_name']}、"
            f"{HEADS['with']}或{HEADS['with_name']}，如 liushou pair suggest -o 写出的表（xlsx、csv）。"
        )
    return tuple(found)


def _head(grid: Grid) -> tuple[int, Mapping[str, int]] | None:
    """The row of the headings (from 0), and the column of each key; None where the sheet has none."""
    for number, row in enumerate(grid.rows):
        said = {solid(text_of(cell)): place for place, cell in reversed([*enumerate(row)])}
        columns = {key: said[heading] for key, heading in HEADS.items() if heading in said}
        if columns.keys() & set(_CHILD) and columns.keys() & set(_HELPER):
            return number, columns
    return None


def _below(grid: Grid, head: int, columns: Mapping[str, int], sheet: str) -> Iterator[Row]:
    """The rows that say something of somebody; sums and notes below a table are not read, which is told."""
    passing = _passing(grid, columns)
    hidden: list[int] = []
    left_out: list[str] = []
    for number, cells in enumerate(grid.rows[head + 1 :], start=head + 1):
        said: dict[str, Cell] = {key: cells[place] for key, place in columns.items()}
        if all(said.get(key, "") == "" for key in (*_CHILD, *_HELPER)):
            continue
        if number in grid.hidden:
            hidden.append(number)
            continue
        why = None if looks_like_id(text_of(said.get("child", ""))) else passing.why(number, cells)
        if why is not None:
            left_out.append(f"第 {number + 1} 行（{why}）")
            continue
        _refuse_uncounted(grid, number, columns)
        yield Row(Place(sheet, number + 1), said)
    where = f"工作表“{sheet}”里" if sheet else ""
    if hidden:
        note(f"没有读：{where}隐藏或筛选掉的 {len(hidden)} 行。")
    if left_out:
        note(f"没有读：{where}{'、'.join(left_out)}。")


def _passing(grid: Grid, columns: Mapping[str, int]) -> Passing:
    """What tells sums and notes from rows, as for the lists that are imported."""
    found = [
        FoundColumn(place, HEADS[key], "name" if key == "child_name" else key, "form")
        for key, place in columns.items()
    ]
    return Passing(found, 0, max(map(len, grid.rows)), frozenset())


def _refuse_uncounted(grid: Grid, number: int, columns: Mapping[str, int]) -> None:
    for key, place in columns.items():
        if (number, place) in grid.uncounted:
            raise UsageError(
                f"第 {number + 1} 行“{HEADS[key]}”是公式，文件里没有存它的结果：请用 Excel 或 WPS 打开，"
                "保存一次。"
            )


def _from_json(path: Path) -> tuple[Row, ...]:
    wrong = f"“{path}”不是 liushou pair suggest --format json 写出的文件"
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(_LARGEST + 1).decode("utf-8-sig"))
    except FileNotFoundError:
        raise UsageError(f"没有“{path}”这个文件。") from None
    except OSError as error:
        raise UsageError(f"“{path}”无法读取：{reason_of(error)}。") from error
    except (ValueError, RecursionError) as error:  # undecodable bytes and broken JSON are ValueErrors
        raise UsageError(f"{wrong}：不是完整的 JSON。") from error
    pairs = data.get("pairs") if isinstance(data, dict) else None
    if not isinstance(pairs, list):
        raise UsageError(f"{wrong}：没有 pairs 一项。")
    return tuple(_pair(one, number, wrong) for number, one in enumerate(pairs, 1))


def _pair(one: object, number: int, wrong: str) -> Row:
    if not isinstance(one, dict):
        raise UsageError(f"{wrong}：pairs 的第 {number} 项不是 {{child, with, role}}。")
    cells: dict[str, Cell] = {}
    for key, value in one.items():
        if key in HEADS:
            if not isinstance(value, str):
                raise UsageError(f"{wrong}：pairs 的第 {number} 项的 {key} 不是文字。")
            cells[key] = value
    return Row(Place("pairs", number), cells)
