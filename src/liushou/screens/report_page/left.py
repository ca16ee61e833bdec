"""尚待完成: what falls short and what to do about it, and what is to be done for each child."""

from collections.abc import Iterable, Iterator

from liushou.documents.contexts.breakdowns import where
from liushou.documents.contexts.measures import counted, next_step
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.contexts.to_do import left_to_do
from liushou.documents.figures.model import Column, Part, Row, Section, Table, Words
from liushou.documents.plain import Plain
from liushou.screens.report_page.behind import Behind
from liushou.screens.report_page.indicators import lacking


def left(figures: ReportJson, seen: Behind) -> Section:
    """Indicators short of their goals and duties overdue, with classes and next steps; then each child."""
    short = (*_short(figures, seen), *_overdue(figures, seen))
    parts: list[Part] = []
    if short:
        columns = (Column("事项"), Column("还差"), Column("涉及班级"), Column("下一步"))
        parts.append(Table("未达目标和逾期的事项", columns, short))
    parts += _children(figures, seen)
    if figures["cases"]["open"]:
        parts.append(Words((f"还有{figures['cases']['open']}件问题没有办结。",)))
    return Section("尚待完成", tuple(parts) or (Words(("没有：目标都已达到，职责没有逾期。",)),))


def _short(figures: ReportJson, seen: Behind) -> Iterator[Row]:
    for one in figures["indicators"]:
        if one["met"] is False:
            name = one["name"]
            yield Row((name, f"{lacking(one)}{counted(name)}", _where(one["missing"], seen), next_step(name)))


def _overdue(figures: ReportJson, seen: Behind) -> Iterator[Row]:
    for one in figures["duties"]:
        if one["overdue"]:
            late = f"{len(one['overdue'])}人"
            classes = _where(one["overdue"], seen)
            yield Row((f"{one['kind']}（逾期）", late, classes, "尽快补做最近一期"))


def _where(ids: Iterable[str], seen: Behind) -> str:
    return where([seen.class_of(id_) for id_ in ids], seen.order)


def _children(figures: ReportJson, seen: Behind) -> Iterator[Table]:
    # The names of `seen` are already what the reader may see of them.
    found = left_to_do(figures, seen.known(), seen.order, "internal")
    rows = tuple(
        Row((str(one["name"]), str(one["class"] or ""), len(tasks), "；".join(tasks)))
        for one, tasks in ((one, _tasks(one["tasks"])) for one in found)
    )
    if rows:
        columns = (
            Column("姓名"), Column("班级", choices=True), Column("件数", "number"), Column("要做的事"),
        )  # fmt: skip
        yield Table(f"逐名儿童要做的事（{len(rows)}人）", columns, rows)


def _tasks(tasks: Plain) -> tuple[str, ...]:
    return tuple(map(str, tasks)) if isinstance(tasks, tuple) else ()
