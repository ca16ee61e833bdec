"""Breakdowns of residents: by village, kind and the rest, or by two at once."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from liushou.dates import full_years
from liushou.errors import UsageError
from liushou.records.groups import UNFILLED
from liushou.stats.groups import Cross
from liushou.stats.order import in_order
from liushou.stats.residents import ResidentMember

RESIDENT_GROUPS: Mapping[str, str] = {
    "village": "村",
    "resident_kind": "类别",
    "sex": "性别",
    "resident_age": "年龄段",
    "condition": "身体情况",
    "need": "需求",
}
"""The breakdowns by key, with their labels."""
RESIDENT_SEVERAL = frozenset({"need"})
"""Breakdowns that count a resident in each of its groups: their sum may exceed the total."""

_OLD = ((80, "80+"), (70, "70–79"), (60, "60–69"))
_GROUPS: Mapping[str, Callable[[ResidentMember], Iterable[str]]] = {
    "village": lambda one: (one.resident.address.village,),
    "resident_kind": lambda one: (one.resident.kind,),
    "sex": lambda one: (one.resident.sex,),
    "resident_age": lambda one: (_age_band(one),),
    "condition": lambda one: (one.resident.health.condition if one.resident.health else UNFILLED,),
    "need": lambda one: tuple(dict.fromkeys(one.resident.needs)) or (UNFILLED,),
}


def resident_groups(members: Iterable[ResidentMember], by: str) -> dict[str, int]:
    """How many residents are in each group, in order. Raises UsageError if there is no such breakdown."""
    groups = _groups(by)
    return in_order(by, dict(Counter(group for member in members for group in groups(member))))


def resident_cross(members: Iterable[ResidentMember], rows: str, columns: str) -> Cross:
    """The residents by two properties at once, with totals of residents.

    Raises UsageError if one of them is no breakdown, or both are the same.
    """
    if rows == columns:
        raise UsageError(f"交叉表要两个不同的分组，不能都是“{RESIDENT_GROUPS.get(rows, rows)}”。")
    members = tuple(members)
    down, across = resident_groups(members, rows), resident_groups(members, columns)
    first, second = _groups(rows), _groups(columns)
    counts = Counter((row, column) for one in members for row in first(one) for column in second(one))
    cells = {row: {column: counts[row, column] for column in across} for row in down}
    return Cross(down, across, cells, len(members))


def _groups(by: str) -> Callable[[ResidentMember], Iterable[str]]:
    if by not in _GROUPS:
        raise UsageError(f"不能按“{by}”分组；可以用：{'、'.join(RESIDENT_GROUPS.values())}。")
    return _GROUPS[by]


def _age_band(member: ResidentMember) -> str:
    age = full_years(member.resident.birth_date, member.day)
    return next((band for least, band in _OLD if age >= least), "0–59")
