"""The columns of every kind of sheet, and what may be a target of each."""

from collections.abc import Mapping
from datetime import date

from liushou.exchange.columns.attendance import ATTENDANCE, CAME_ON
from liushou.exchange.columns.children import CHILDREN
from liushou.exchange.columns.column import NOT_TAKEN, Column, Kind
from liushou.exchange.columns.grades import GRADES, SCORE_OF
from liushou.exchange.columns.records import RECORDS
from liushou.exchange.columns.residents import RESIDENTS
from liushou.exchange.columns.volunteers import VOLUNTEERS

COLUMNS: Mapping[Kind, tuple[Column, ...]] = {
    "children": CHILDREN,
    "volunteers": VOLUNTEERS,
    "residents": RESIDENTS,
    "records": RECORDS,
    "attendance": ATTENDANCE,
    "grades": GRADES,
}
KIND_NAMES: Mapping[Kind, str] = {
    "children": "儿童花名册",
    "volunteers": "帮扶人员名册",
    "residents": "留守妇女老人台账",
    "records": "帮扶记录",
    "attendance": "签到表",
    "grades": "成绩表",
}
"""What people call a sheet of each kind."""


def column_of(kind: Kind, target: str) -> Column:
    """The column of a target, as it stands in our own workbooks.

    A subject that is not in the list, and a day of attendance, get a column of their own. Raises
    LookupError for what is no target of the kind.
    """
    found = next((column for column in COLUMNS[kind] if column.target == target), None)
    if found is not None:
        return found
    if not is_target(kind, target):
        raise LookupError(target)
    if kind == "grades":
        return Column(target, target.removeprefix(SCORE_OF), form="number", width=8)
    return Column(target, target.removeprefix(CAME_ON), width=12)


def is_target(kind: Kind, target: str) -> bool:
    """True for what a cell of such a sheet may say: a column's target, or that the column is not taken."""
    if target == NOT_TAKEN or any(column.target == target for column in COLUMNS[kind]):
        return True
    if kind == "grades":
        return target.startswith(SCORE_OF) and len(target) > len(SCORE_OF)
    return kind == "attendance" and target.startswith(CAME_ON) and _is_day(target.removeprefix(CAME_ON))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
