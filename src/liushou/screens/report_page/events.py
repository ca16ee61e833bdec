"""活动, 问题: what took place in the term, and the cases of it in numbers."""

from collections.abc import Iterable, Iterator

from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.figures.model import Column, Row, Section, Table, Value, Words


def activities(figures: ReportJson) -> Iterator[Section]:
    """The activities of the term by day, with who came and what was spent."""
    rows = tuple(
        Row((one["from"], one["title"], one["kind"], one["status"], one["present"] or None, one["spent"]))
        for one in figures["activities"]
    )
    if not rows:
        return
    table = Table(
        "各项活动",
        (
            Column("日期", "day"), Column("名称"), Column("类别", choices=True), Column("状态", choices=True),
            Column("到场人次", "number"), Column("支出（元）", "number"),
        ),
        rows,
        total=(
            "合计", f"{len(rows)}项", None, None, _sum(row.cells[4] for row in rows),
            _sum(row.cells[5] for row in rows),
        ),
    )  # fmt: skip
    yield Section("活动", (table,))


def cases(figures: ReportJson) -> Section:
    """The cases of the term: open and closed, by level, by kind."""
    found = figures["cases"]
    if not found["open"] + found["closed"]:
        return Section("问题（个案）", (Words(("本学期没有立案的问题。",)),))
    rows = [Row(("办理", "未办结", found["open"])), Row(("办理", "已办结", found["closed"]))]
    rows += [Row(("等级", level, count)) for level, count in found["by_level"].items()]
    rows += [Row(("类别", kind, count)) for kind, count in found["by_kind"].items()]
    columns = (Column("分类"), Column("项目"), Column("件数", "number"))
    return Section("问题（个案）", (Table("问题办理情况", columns, tuple(rows)),))


def _sum(cells: Iterable[Value]) -> Value:
    numbers = [cell for cell in cells if isinstance(cell, (int, float))]
    return round(sum(numbers), 2) if numbers else None
