"""统计工作簿: a term's figures, with charts: indicators, groups, duties, promises, activities, cases."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from liushou.documents.contexts.published import published
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.contexts.to_do import left_to_do
from liushou.documents.frontmatter import Audience
from liushou.documents.language.chinese import full_date
from liushou.exchange.books.model import Chart, Head, Sheet, Value, Workbook
from liushou.records.vocabulary import EVERY_LABELS
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.groups import groups_sheet
from liushou.screens.books.residents_counts import residents_sheet
from liushou.screens.figures.shared import MET
from liushou.screens.outside import report_for
from liushou.stats.checklists import ALL
from liushou.stats.report import TermReport, term_report
from liushou.stats.report_json import as_json

_ROUNDED = "公开发布的人数按5取整，合计与分项分别取整，相加不一定相等；比率按取整后的人数计算。"

Row = tuple[Value, ...]


def statistics(exporting: Exporting) -> Workbook:
    """The workbook of the term as of the day.

    Raises UsageError if a filter of the unit's own indicators cannot be read.
    """
    report = term_report(exporting.store, exporting.term.id, exporting.day)
    shown = report_for(report, exporting.store, exporting.audience)
    return statistics_book(shown, exporting.audience)


def statistics_book(report: TermReport, audience: Audience) -> Workbook:
    """The figures of a report as sheets; children are named to readers inside the unit only.

    For the public as published reports have them: counts to the nearest five, no goals, no cases.
    """
    # as_json is typed as JSON in general; its keys are those of ReportJson (a test holds it).
    figures = cast("ReportJson", as_json(report))
    shown = published(figures) if audience == "public" else figures
    sheets = [_indicators(shown, report, audience), groups_sheet(shown, report.people, _line(report))]
    sheets += [_duties(shown, report)] if shown["duties"] else []
    sheets += [_checklists(shown, report)] if shown["checklists"] else []
    sheets += [_activities(shown, report)] if shown["activities"] else []
    if audience != "public":
        sheets.append(_cases(shown, report))
    if report.residents is not None and report.residents.population and audience != "public":
        sheets.append(residents_sheet(report.residents, _line(report)))
    if audience == "internal":
        sheets += _left_to_do(figures, report)
    return Workbook(f"{report.unit}{report.term_label}留守儿童关爱工作统计", tuple(sheets))


def _indicators(figures: ReportJson, report: TermReport, audience: Audience) -> Sheet:
    goals = any(one["target"] is not None for one in figures["indicators"])
    notes = [f"统计范围内留守儿童{figures['population']}名。"]
    notes += [_ROUNDED] if audience == "public" else []
    notes += [f"其他目标：{'；'.join(report.goals)}。"] if report.goals and audience != "public" else []
    return Sheet(
        name="指标",
        title=f"{report.term_label}留守儿童关爱工作指标",
        heads=(
            Head("指标", width=22, look="text"),
            *(Head(each, width=10, look="number") for each in ("完成", "应完成")),
            Head("完成率", width=12, look="percent"),
            Head("目标", width=12, look="percent"),
            Head("达标", width=10, look="centred"),
        ),
        rows=tuple(
            (
                one["name"], one["numerator"], one["denominator"], one["rate"], one["target"],
                MET[one["met"]],
            )
            for one in figures["indicators"]
        ),
        line=_line(report),
        notes=tuple(notes),
        charts=(Chart("指标完成情况", "百分比", 0, (3, 4) if goals else (3,), "bar"),),
        landscape=False,
    )  # fmt: skip


def _duties(figures: ReportJson, report: TermReport) -> Sheet:
    return Sheet(
        name="职责",
        title="职责履行情况",
        heads=(
            Head("职责", width=18, look="text"),
            Head("频次", width=14, look="centred"),
            *(Head(each, width=10, look="number") for each in ("完成", "应做")),
            Head("履职率", width=12, look="percent"),
            Head("逾期人数", width=12, look="number"),
        ),
        rows=tuple(
            (
                one["kind"], EVERY_LABELS.get(one["every"], one["every"]), one["done"], one["due"],
                one["rate"], len(one["overdue"]),
            )
            for one in figures["duties"]
        ),
        line=_line(report),
        notes=("逾期：最近一期应做而未做的儿童。",),
        charts=(Chart("履职率", "百分比", 0, (4,), "bar"),),
        landscape=False,
    )  # fmt: skip


def _checklists(figures: ReportJson, report: TermReport) -> Sheet:
    rows: list[Row] = []
    for one in figures["checklists"]:
        counts = [*((item["name"], item) for item in one["items"]), (ALL, one["all"])]
        rows += [
            (one["name"], name, count["numerator"], count["denominator"], count["rate"])
            for name, count in counts
        ]
    return Sheet(
        name="承诺",
        title="承诺清单兑现情况",
        heads=(
            Head("清单", width=14, look="text"),
            Head("承诺", width=24, look="text"),
            *(Head(each, width=10, look="number") for each in ("已兑现", "应兑现")),
            Head("兑现率", width=12, look="percent"),
        ),
        rows=tuple(rows),
        line=_line(report),
        notes=("人数。应兑现：承诺已经到期的儿童；全部兑现：到期的承诺一项不缺的儿童。",),
        landscape=False,
    )


def _activities(figures: ReportJson, report: TermReport) -> Sheet:
    rows: tuple[Row, ...] = tuple(
        (
            date.fromisoformat(one["from"]), one["title"], one["kind"], one["status"], one["present"] or None,
            one["spent"],
        )
        for one in figures["activities"]
    )  # fmt: skip
    return Sheet(
        name="活动",
        title="活动开展情况",
        heads=(
            Head("日期", width=13, look="day"),
            Head("名称", width=34, look="wrapped"),
            Head("类别", width=14, look="centred"),
            Head("状态", width=10, look="centred"),
            Head("到场人次", width=10, look="number"),
            Head("支出（元）", width=12, look="number"),
        ),
        rows=rows,
        line=_line(report),
        total=(
            "合计",
            f"{len(rows)}项",
            None,
            None,
            _sum(row[4] for row in rows),
            _sum(row[5] for row in rows),
        ),
        landscape=False,
    )


def _cases(figures: ReportJson, report: TermReport) -> Sheet:
    cases = figures["cases"]
    rows: list[Row] = [("办理", "未办结", cases["open"]), ("办理", "已办结", cases["closed"])]
    rows += [("等级", level, count) for level, count in cases["by_level"].items()]
    rows += [("类别", kind, count) for kind, count in cases["by_kind"].items()]
    return Sheet(
        name="个案",
        title="问题（个案）",
        heads=(
            Head("分类", width=24, look="centred"),
            Head("项目", width=28, look="centred"),
            Head("件数", width=24, look="number"),
        ),
        rows=tuple(rows),
        line=_line(report),
        landscape=False,
    )


def _left_to_do(figures: ReportJson, report: TermReport) -> list[Sheet]:
    """What is left to do for each child, as the annex of the report has it; none where nothing is."""
    children = {id_: (label.name, label.class_label) for id_, label in report.children.items()}
    found = left_to_do(figures, children, tuple(figures["breakdowns"].get("class", {})), "internal")
    rows: list[Row] = []
    for number, one in enumerate(found, start=1):
        tasks = one["tasks"]
        told = "；".join(map(str, tasks)) if isinstance(tasks, tuple) else ""
        rows.append((number, str(one["name"]), str(one["class"] or ""), told))
    sheet = Sheet(
        name="尚待完成",
        title="尚待完成的工作",
        heads=(
            Head("序号", width=6, look="number"),
            Head("姓名", width=12, look="centred"),
            Head("班级", width=14, look="centred"),
            Head("要做的事", width=56, look="wrapped"),
        ),
        rows=tuple(rows),
        line=_line(report),
        landscape=False,
    )
    return [sheet] if rows else []


def _line(report: TermReport) -> tuple[str, str]:
    return f"填报单位：{report.unit}", f"统计截至{full_date(report.on)}"


def _sum(cells: Iterable[Value]) -> Value:
    numbers = [cell for cell in cells if isinstance(cell, (int, float))]
    return round(sum(numbers), 2) if numbers else None
