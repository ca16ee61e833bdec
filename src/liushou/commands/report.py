"""`liushou report`: the term's work summary."""

import io
import json
from typing import Annotated

import typer

from liushou.commands.common import (
    DOCUMENT_FORMATS,
    AtOption,
    DateOption,
    OnOption,
    OutputOption,
    TermOption,
    chosen_format,
    day_of,
    deliver,
)
from liushou.commands.opened import opened
from liushou.commands.report_counted import counted_report, read_report
from liushou.commands.report_document import report_document
from liushou.console import terminal
from liushou.documents.frontmatter import Audience
from liushou.errors import UsageError
from liushou.screens.outside import report_for
from liushou.screens.report import show_report
from liushou.stats.report import TermReport
from liushou.stats.report_json import as_json

_FORMATS = ("table", *DOCUMENT_FORMATS, "xlsx", "json")


def command(
    ctx: typer.Context,
    term: TermOption = None,
    on: OnOption = None,
    at: AtOption = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="table、docx、pdf、html、md、xlsx 或 json")
    ] = None,
    output: OutputOption = None,
    dated: DateOption = None,
    names: Annotated[
        bool, typer.Option("--names", help="写上是哪些儿童：文书末尾附逐名待办事项，网页可点开")
    ] = False,
    audience: Annotated[
        Audience | None,
        typer.Option(
            "--audience", metavar="读者", help="internal（写全名）、superior（隐去姓名）或 public（人数取整）"
        ),
    ] = None,
) -> None:
    """学期工作总结：全部指标、职责、分类人数、活动、问题，与目标对照。

    直接显示在终端；用 -o 写成 docx、pdf、md（公文格式，可直接报送）、html（可点开、排序、筛选的网页，
    断网也能看，可打印）、xlsx（统计表和图）或 json。公文本身要网页格式的，用 render term-report。

    例：
    liushou report --term -o 工作总结.docx
    liushou report --term --names -o 统计.html
    """
    form = chosen_format(style, output, _FORMATS, to_file=output is not None)
    if audience == "public" and form in ("table", "json"):
        raise UsageError(
            "终端上的表和 json 里是准数，不能公开：请写成文书（-o 总结.docx），或用 liushou stats --publish。"
        )
    reader = audience or ("internal" if names else "superior")
    # what readers outside get has no name of a family in any text: for that all names have to be known
    whole = at is not None or (form not in ("table", "json") and reader != "internal")
    found = read_report(opened(ctx, at, on), term) if whole else counted_report(ctx, term, on)
    store, report = found.store, found.report
    if form == "table" and output is None:
        show_report(report, terminal())
        return
    if form == "html":
        deliver(_page(report_for(report, store, reader), reader, names=names), output)
    elif form in DOCUMENT_FORMATS:
        content = report_document(
            report, store, form, day_of("--date", dated), names=names, audience=audience
        )
        deliver(content, output)
    elif form == "xlsx":
        deliver(_workbook(report_for(report, store, reader), reader), output)
    else:
        deliver(_text(report, form), output)


def _page(report: TermReport, audience: Audience, *, names: bool) -> str:
    from liushou.documents.figures.webpage import page_html
    from liushou.screens.report_page.page import report_page

    return page_html(report_page(report, audience, names=names))


def _workbook(report: TermReport, audience: Audience) -> bytes:
    # xlsxwriter is imported only where a workbook is written.
    from liushou.exchange.books.write import workbook_bytes
    from liushou.screens.books.statistics import statistics_book

    return workbook_bytes(statistics_book(report, audience))


def _text(report: TermReport, form: str) -> str:
    if form == "json":
        return json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n"
    console = terminal(io.StringIO())
    with console.capture() as captured:
        show_report(report, console)
    return captured.get()
