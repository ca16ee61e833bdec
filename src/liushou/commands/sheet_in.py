"""A filled-in sheet as the rows that care takes, wherever in the file its headings stand."""

from collections.abc import Mapping
from pathlib import Path

from liushou.care.importing.outcome import Row
from liushou.care.sheet_rows import Read, all_of
from liushou.commands.importing.reading import taken
from liushou.console import note
from liushou.errors import UsageError
from liushou.exchange.columns.column import Kind
from liushou.exchange.tables.wanted import Wanted
from liushou.screens.importing.taken import passed_over
from liushou.store.load import Store


def sheet_rows(
    store: Store, path: Path, kind: Kind, heads: Mapping[str, str], needed: str
) -> tuple[Row, ...]:
    """The rows of a spreadsheet below its headings; besides whose row it is it must have the target `needed`.

    What is passed over (hidden rows, totals) is told. Raises UsageError for a file that cannot be read, or
    without those headings; LiushouError for formulas without a result, by row.
    """
    read = taken(path, Wanted(kind, saved=store.unit.imports))
    targets = {column.target for table in read.found.tables for column in table.columns}
    if needed not in targets:
        raise UsageError(f"“{path}”里没有找到表头：要有一行写明各列的名称，没有找到的列：{heads[needed]}。")
    all_of(Read((), read.uncounted, {}), heads)
    left = passed_over(read.found.tables)
    if left:
        note(f"没有读：{left}")
    return read.rows
