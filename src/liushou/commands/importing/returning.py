"""`--reject-to`: the rows that could not be taken, given back as a workbook."""

from collections import defaultdict
from pathlib import Path

from liushou.care.importing.outcome import Rejected
from liushou.commands.common import deliver
from liushou.commands.importing.reading import Taken
from liushou.console import note
from liushou.errors import UsageError
from liushou.exchange.remarks import Remark
from liushou.exchange.returned import returned
from liushou.screens.importing.seen import Seen
from liushou.waiting import busy

_SUFFIX = ".xlsx"


def refuse_target(source: Path, target: Path | None) -> None:
    """Raise UsageError for a file that is not to be written: the one that is read, or no workbook."""
    if target is None:
        return
    refuse_folder(target)
    if target.suffix.lower() != _SUFFIX:
        raise UsageError(f"--reject-to 写成 xlsx：请把“{target}”的扩展名写为 {_SUFFIX}。")
    if target.exists() and source.exists() and target.samefile(source):
        raise UsageError(f"--reject-to 不能写到原来的表“{source}”上：请换一个文件名。")


def refuse_folder(target: Path) -> None:
    """Raise UsageError where there is no folder for a file: before archives are written, not after."""
    if not target.parent.is_dir():
        raise UsageError(f"没有“{target.parent}”这个文件夹：请先建立，或换一个位置。")


def give_back(taken: Taken, seen: Seen, target: Path) -> None:
    """Write the workbook, and say so; nothing is written where no row is rejected."""
    if not seen.outcome.rejected:
        note(f"没有退回的行，没有写 {target}。")
        return
    remarks = [_remark(seen, one) for one in seen.outcome.rejected]
    with busy("写退回的行"):
        given = returned(taken.path.read_bytes(), taken.book, remarks, _passed(seen, remarks))
    deliver(given.data, target)
    how = "是原来的表，其余的行藏起来了" if given.own else "只有表头和退回的行"
    note(f"退回的 {seen.bad} 行在里面，错的格里有批注（{how}）：改好、保存，再导入这个文件。")


def _remark(seen: Seen, one: Rejected) -> Remark:
    sheet = seen.sheet_of(one.place)
    column = seen.column_of(one)
    if column is not None:
        return Remark(sheet, one.place.row, column.place, one.reason)
    name = seen.column_of(Rejected(one.place, "name", "", ""))
    called = seen.called(one.target)
    return Remark(
        sheet, one.place.row, name.place if name else 0, f"{called}：{one.reason}" if called else one.reason
    )


def _passed(seen: Seen, remarks: list[Remark]) -> dict[str, frozenset[int]]:
    """The rows by sheet that are not to be seen again."""
    found: dict[str, set[int]] = defaultdict(set)
    for table in seen.found.tables:
        found[table.sheet].update(row.number for row in table.rows)
        found[table.sheet].update(number for left in table.left_out for number in left.numbers)
    for one in remarks:
        found[one.sheet].discard(one.row)
    return {sheet: frozenset(rows) for sheet, rows in found.items()}
