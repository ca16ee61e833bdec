"""`liushou render`: documents out of templates."""

from typing import Annotated

import typer

from liushou.commands.common import OnOption, OutputOption, TermOption, day_of, open_store, today
from liushou.commands.complete import ids_of
from liushou.commands.document_output import template_folders
from liushou.commands.render.context import Sources
from liushou.commands.render.files import Job, has_covered_names, write_documents
from liushou.commands.render.subjects import of_nobody, subjects
from liushou.commands.revealing import reveal_in
from liushou.console import note
from liushou.documents.contexts.facts import document_facts
from liushou.documents.frontmatter import Audience
from liushou.documents.templates import find


def command(
    ctx: typer.Context,
    template: Annotated[
        str, typer.Argument(metavar="模板", help="如 child-card（档案卡）；用 liushou templates 查看")
    ],
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[谁]…",
            help="编号、名称、月份、村名，或 字段:值 的条件",
            autocompletion=ids_of("child", "activity", "volunteer"),
        ),
    ] = None,
    output: OutputOption = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="md、docx、html 或 pdf")
    ] = None,
    but: Annotated[
        list[str] | None, typer.Option("--except", metavar="谁", help="去掉这些；可写多次")
    ] = None,
    term: TermOption = None,
    number: Annotated[str | None, typer.Option("--number", metavar="文号", help="发文字号")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="机关", help="主送机关")] = None,
    dated: Annotated[
        str | None, typer.Option("--date", metavar="日期", help="成文日期，如 2026-11-20")
    ] = None,
    audience: Annotated[
        Audience | None, typer.Option("--audience", metavar="读者", help="internal、superior 或 public")
    ] = None,
    allow_missing: Annotated[
        bool, typer.Option("--allow-missing", help="缺少必填内容时留空，以便手填")
    ] = False,
    on: OnOption = None,
) -> None:
    """用模板生成文书。几份时，-o 写文件名就合成一个文件，写文件夹就每份一个文件。

    不写“谁”时：儿童的文书为全部在册儿童，学期的为当前学期，月份的为本月，村的为各村。

    例：
    liushou render child-card 班级:五年级1班 -o 档案卡.docx
    liushou render activity-plan 2026年秋季家长会 -o 方案.pdf
    """
    store, day = open_store(ctx, keys=audience != "public"), today(on)
    folders = template_folders(store.root)
    found = find(template, folders)
    document_day = day_of("--date", dated)
    given = document_facts(found.about, number=number, to=to, day=document_day)
    reader = audience or found.about.audience
    chosen = subjects(found, store, tuple(who or ()), tuple(but or ()), term, day)
    if reader == "public":
        of_nobody(found, chosen)
    if reader != "public":
        reveal_in(store, f"render {template}", {id_ for one in chosen for id_ in one.ids})
    sources = Sources(store, found.about, given, day, reader)
    job = Job(found, folders, sources, document_day or day, allow_missing)
    documents = write_documents(job, chosen, output, style)
    if audience is None and reader == "public" and has_covered_names(documents):
        note("这份文书给大家看，孩子的姓名写作王某；要写全名、只在本单位用的，请加 --audience internal。")
