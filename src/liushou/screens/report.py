"""The term report on a terminal: tables aligned by cells, bars, 80 columns."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from liushou.printable import printable
from liushou.records.present import plain
from liushou.screens.checklists import checklist_table
from liushou.screens.figures.shared import version_line
from liushou.screens.report_parts import add_indicator, duty_table, indicators_table, plain_table, section
from liushou.screens.residents import residents_left, residents_section
from liushou.stats.goals import Measured
from liushou.stats.groups import BREAKDOWNS, SEVERAL
from liushou.stats.report import TermReport
from liushou.textwidth import wrap

_SHOWN = (
    "grade",
    "class",
    "village",
    "left_behind",
    "sex",
    "age_band",
    "guardianship",
    "relation",
    "category",
)
_WIDE = ("class", "village", "category", "relation")


def show_report(report: TermReport, console: Console) -> None:
    """The whole report on the console."""
    console.print(_head(report))
    console.print(section("指标", indicator_table(report.indicators, console)))
    if report.survey is not None:
        told = f"摸底 {report.survey.surveyed} 人，在册口径 {report.survey.registered} 人，请核对。"
        console.print(Text(f"  注意：{told}"))
    if report.duties:
        console.print(section("职责频次", duty_table(report.duties, console)))
    if report.checklists and report.population:
        console.print(section("承诺清单", checklist_table(report.checklists)))
    console.print(section("人数分类", _breakdowns(report)))
    if report.activities:
        console.print(section("活动", _activities(report)))
    console.print(section("问题（个案）", _cases(report)))
    if report.residents is not None and report.residents.population:
        console.print(section("留守妇女、留守老人", residents_section(report.residents, console)))
    if report.goals:
        console.print(section("其他目标", Text("\n".join(f"  · {printable(goal)}" for goal in report.goals))))
    console.print(section("尚待完成", _left_to_do(report, console)))


def indicator_table(indicators: Iterable[Measured], console: Console) -> Table:
    """Indicators with numerator, denominator, rate, bar, target and whether it is met."""
    table = indicators_table()
    for one in indicators:
        add_indicator(table, one.indicator.name, one.indicator, one.target, one.met, console)
    return table


def _head(report: TermReport) -> Text:
    lines = [
        printable(report.unit),
        f"{report.term_label}留守儿童关爱工作情况",
        f"学期 {report.begins} 至 {report.ends}，统计截至 {report.on}",
        f"统计范围内留守儿童 {report.population} 人",
    ]
    if report.revision:
        lines.append(version_line(report.revision))
    return Text("\n".join(lines))


def _breakdowns(report: TermReport) -> Table:
    """One line a breakdown: groups with their counts, wrapped beside their label."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for by in _SHOWN:
        groups = "　".join(f"{printable(group)} {count}" for group, count in report.breakdowns[by].items())
        note = "（一人可属几类）" if by in SEVERAL and groups else ""
        table.add_row(Text(f"  {BREAKDOWNS[by]}"), Text(groups + note))
    return table


def _activities(report: TermReport) -> Table:
    table = plain_table("日期", "名称", "类别", "状态", "到场", "支出（元）", right=(4, 5))
    for activity in report.activities:
        table.add_row(
            activity.first.isoformat(),
            Text(printable(activity.title)),
            activity.kind,
            activity.status,
            f"{activity.present} 人" if activity.present else "",
            "" if activity.spent is None else plain(activity.spent),
        )
    return table


def _cases(report: TermReport) -> Text:
    cases = report.cases
    if not cases.open + cases.closed:
        return Text("  本学期没有立案的问题。")
    levels = "、".join(f"{level} {count}" for level, count in cases.by_level.items())
    kinds = "、".join(f"{kind} {count}" for kind, count in cases.by_kind.items())
    return Text(f"  未办结 {cases.open} 件，已办结 {cases.closed} 件\n  等级：{levels}\n  类别：{kinds}")


def _left_to_do(report: TermReport, console: Console) -> Text:
    lines = [
        f"{measured.indicator.name}未达目标：{_names(report, measured.indicator.missing)}"
        for measured in report.indicators
        if measured.met is False
    ]
    lines += [
        f"{duty.name}逾期（最近一期未做）：{_names(report, duty.overdue)}"
        for duty in report.duties
        if duty.overdue
    ]
    lines += residents_left(report.residents) if report.residents else ()
    if report.cases.open:
        lines.append(f"还有 {report.cases.open} 件问题没有办结")
    if not lines:
        return Text("  没有：目标都已达到，职责没有逾期。")
    wrapped = (wrap(printable(line), console.width - 4) for line in lines)
    return Text("\n".join("  · " + "\n    ".join(parts) for parts in wrapped))


def _names(report: TermReport, ids: Sequence[str], most: int = 6) -> str:
    labels = [report.children[each] for each in ids[:most] if each in report.children]
    names = "、".join(printable(f"{label.name}（{label.class_label or '无班级'}）") for label in labels)
    return f"{names} 等 {len(ids)} 人" if len(ids) > most else f"{names}，共 {len(ids)} 人"
