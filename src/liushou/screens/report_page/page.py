"""The page of a term report for one kind of reader."""

from collections.abc import Iterator
from typing import cast

from liushou.documents.contexts.published import published
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.figures.model import Page, Section, Words
from liushou.documents.frontmatter import Audience
from liushou.documents.language.chinese import full_date
from liushou.screens.figures.shared import version_line
from liushou.screens.report_page.behind import behind
from liushou.screens.report_page.events import activities, cases
from liushou.screens.report_page.groups import groups
from liushou.screens.report_page.indicators import checklists, duties, indicators
from liushou.screens.report_page.left import left
from liushou.screens.report_page.residents import residents
from liushou.stats.report import TermReport
from liushou.stats.report_json import as_json

CONFIDENTIAL = "内部资料，含儿童姓名，请勿外传。"
MASKED = "儿童姓名已隐去，只报上级，请勿公开。"
ROUNDED = "公开发布的人数按5取整，合计与分项分别取整，相加不一定相等；比率按取整后的人数计算。"


def report_page(report: TermReport, audience: Audience, *, names: bool = False) -> Page:
    """The report as a page, with every child behind a figure for internal readers.

    Superiors see them with `names` only, as 王某; the public sees nobody, and counts to the nearest five.
    """
    # as_json is typed as JSON in general; its keys are those of ReportJson (a test holds it).
    figures = cast("ReportJson", as_json(report))
    shown = published(figures) if audience == "public" else figures
    return Page(
        f"{report.unit}\n{report.term_label}留守儿童关爱工作情况",
        tuple(_head(report, shown, audience, names=names)),
        tuple(_sections(report, shown, audience, names=names or audience == "internal")),
        tuple(_foot(report)),
    )


def _sections(
    report: TermReport, figures: ReportJson, audience: Audience, *, names: bool
) -> Iterator[Section]:
    order = tuple(figures["breakdowns"].get("class", {}))
    seen = behind(report.children, order, audience, names=names)
    yield indicators(figures, report, seen)
    yield from duties(figures, report, seen, late=audience != "public")
    yield from checklists(figures, seen)
    yield groups(figures, report)
    yield from activities(figures)
    if audience == "public":
        return
    yield cases(figures)
    yield from residents(report.residents, audience, names=names)
    if report.goals:
        yield Section("其他目标", (Words(report.goals),))
    yield left(figures, seen)


def _head(report: TermReport, figures: ReportJson, audience: Audience, *, names: bool) -> Iterator[str]:
    yield f"学期：{full_date(report.begins)}至{full_date(report.ends)}　统计截至：{full_date(report.on)}"
    yield f"统计范围内留守儿童{figures['population']}名"
    if audience == "internal":
        yield CONFIDENTIAL
    elif audience == "public":
        yield ROUNDED
    elif names:
        yield MASKED


def _foot(report: TermReport) -> Iterator[str]:
    if report.revision:
        yield version_line(report.revision)
    yield "本页由留守儿童档案统计生成，不联网，可以保存、打印。"
