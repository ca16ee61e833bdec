"""The tables of a file: found by their headings, on every sheet that has one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from liushou.errors import UsageError
from liushou.exchange.columns.column import NOT_TAKEN, Kind
from liushou.exchange.columns.kinds import COLUMNS, KIND_NAMES, is_target
from liushou.exchange.columns.mark import MARK_SHEET, Mark, read_marks
from liushou.exchange.files.grid import Book, Grid
from liushou.exchange.tables.columns import Told
from liushou.exchange.tables.found import Found, FoundTable
from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.lexicon import lexicon
from liushou.exchange.tables.tables import Looking, tables_on
from liushou.exchange.tables.telling import kind_told, likely
from liushou.exchange.tables.wanted import Mapped, Wanted
from liushou.exchange.tables.words import Words

_EXAMPLES = 5


def found_in(book: Book, wanted: Wanted) -> Found:
    """All tables of the kind that is wanted, or else of the kind that the headings tell.

    Raises UsageError where no sheet has such a table, where two kinds fit, and for what the caller names that
    is not there: a sheet, a heading, a target.
    """
    grids = _chosen(book, wanted.sheets)
    marks = _marks(book)
    kind = wanted.kind or kind_told(grids, marks, wanted)
    if kind is None:
        raise UsageError(_no_head(grids, "children", wanted))
    told = Told(_targets(kind, wanted.given), _targets(kind, wanted.saved.get(kind, {})))
    row = None if wanted.header_row is None else wanted.header_row - 1
    looking = Looking(Words(lexicon(kind), {**told.saved, **told.given}), told, row, wanted.hidden)
    looked = [(grid, tables_on(grid, looking, marks.get(grid.name))) for grid in grids]
    there = [(grid, tables) for grid, tables in looked if tables]
    if len(there) > 1 and not wanted.sheets:
        there = [pair for pair in there if _is_of(pair[0], marks, kind, wanted)] or there
    tables = [table for _, tables in there for table in tables]
    if not tables:
        raise UsageError(_no_head(grids, kind, wanted))
    _all_there(wanted.given, tables)
    return Found(kind, tuple(tables))


def _is_of(grid: Grid, marks: Mapping[str, Mark], kind: Kind, wanted: Wanted) -> bool:
    """True unless a sheet holds something else, such as marks beside a roster."""
    return kind in ((marks[grid.name].kind,) if grid.name in marks else likely(grid, wanted))


def _chosen(book: Book, names: Sequence[str]) -> tuple[Grid, ...]:
    known = {grid.name: grid for grid in book.grids}
    for name in names:
        if name not in known:
            there = "、".join(f"“{one}”" for one in known if one) or "没有名称"
            raise UsageError(f"没有“{name}”这个工作表；有：{there}。")
    chosen = (known[name] for name in names) if names else book.grids
    return tuple(_inside(grid) for grid in chosen if grid.rows)


def _inside(grid: Grid) -> Grid:
    """The sheet without the merged ranges that begin beyond its last cell."""
    height, width = len(grid.rows), len(grid.rows[0])
    merged = tuple(area for area in grid.merged if area.top < height and area.left < width)
    return grid if len(merged) == len(grid.merged) else replace(grid, merged=merged)


def _marks(book: Book) -> Mapping[str, Mark]:
    return {
        mark.sheet: mark for grid in book.unseen if grid.name == MARK_SHEET for mark in read_marks(grid.rows)
    }


def _targets(kind: Kind, mapped: Mapped) -> dict[str, str]:
    """Targets by heading as compared; a target may be said by its heading too (监护人电话)."""
    return {solid(heading.replace("·", "")): _target(kind, heading, said) for heading, said in mapped.items()}


def _target(kind: Kind, heading: str, said: str) -> str:
    if is_target(kind, said):
        return said
    known = lexicon(kind).exact(solid(said.replace("·", "")))
    if known is not None:
        return known.target
    from rapidfuzz import fuzz, process

    words = [word for column in COLUMNS[kind] for word in (column.target, column.full)]
    near = process.extractOne(said, words, scorer=fuzz.ratio, score_cutoff=50)
    hint = f"；是不是“{near[0]}”？" if near else "。"
    raise UsageError(f"列“{heading}”对应的“{said}”不是{KIND_NAMES[kind]}的字段{hint}")


def _all_there(given: Mapped, tables: Sequence[FoundTable]) -> None:
    columns = [column for table in tables for column in table.columns]
    for heading in given:
        plain = solid(heading.replace("·", ""))
        if not any(
            column.how == "given" and solid(column.heading.replace("·", "")).endswith(plain)
            for column in columns
        ):
            there = "、".join(dict.fromkeys(column.heading for column in columns))
            raise UsageError(f"表里没有“{heading}”这一列；有：{there}。")


def _no_head(grids: Sequence[Grid], kind: Kind, wanted: Wanted) -> str:
    if not grids:
        return "表里没有内容：看得见的工作表都是空的。"
    looked = "、".join(f"“{grid.name}”" for grid in grids if grid.name)
    where = f"工作表{looked}里" if looked else "表里"
    at = f"第 {wanted.header_row} 行" if wanted.header_row else ""
    others = [column.full for column in COLUMNS[kind] if column.target not in ("id", "name", NOT_TAKEN)]
    return (
        f"{where}{at}没有找到{KIND_NAMES[kind]}的表头：要有一行写明各列的名称，至少有“姓名”（或“编号”），"
        f"还有另外一列，如 {'、'.join(others[:_EXAMPLES])}。列名不同的，用 --map 列名=字段 说明。"
    )
