"""`liushou render`: documents out of templates."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from liushou.commands.common import (
    OnOption,
    OutputOption,
    chosen_format,
    day_of,
    deliver,
    open_store,
    today,
)
from liushou.commands.document_output import DOCUMENT_FORMATS, formatted, template_folders
from liushou.documents.contexts.activity import activity_context
from liushou.documents.contexts.facts import document_facts, field_labels
from liushou.documents.frontmatter import Audience
from liushou.documents.render import Rendered, Renderer
from liushou.documents.templates import Template, find
from liushou.errors import UsageError
from liushou.records.activity import Activity
from liushou.store.who import find_many

_UNSAFE_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def command(
    ctx: typer.Context,
    template: Annotated[
        str, typer.Argument(metavar="模板", help="如 activity-plan（活动方案）", show_default=False)
    ],
    who: Annotated[
        list[str] | None, typer.Argument(metavar="[谁]…", help="编号、名称，或 字段:值 的条件")
    ] = None,
    output: OutputOption = None,
    style: Annotated[str | None, typer.Option("--format", metavar="格式", help="md 或 docx")] = None,
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
    """用模板生成文书：一份写到 -o 指定的文件；几份时 -o 写文件夹，每份一个文件。

    例：
    liushou render activity-plan 2026年秋季家长会 -o 方案.docx
    liushou render activity-plan 状态:计划 -o 方案/ --format docx
    """
    store, day = open_store(ctx), today(on)
    folders = template_folders(store.root)
    found = find(template, folders)
    if found.about.of != ("activity",):
        raise UsageError(
            f"模板“{found.name}”（{found.about.title}）不是用于活动的，本命令目前只生成活动的文书。"
        )
    if not who:
        raise UsageError("请写明是哪一个活动（编号、名称或条件）；用 liushou list activities 查看。")
    ids = find_many(store, who, "activity", day)
    if not ids:
        raise UsageError("没有符合条件的活动。")
    document_day = day_of("--date", dated)
    given = document_facts(found.about, number=number, to=to, day=document_day)
    reader = audience or found.about.audience
    renderer = Renderer(folders)
    documents = {
        each: renderer.render(
            found,
            activity_context(store, store.activities[each], given, audience=reader),
            labels=field_labels("activity", Activity),
            allow_missing=allow_missing,
        )
        for each in ids
    }
    _write(documents, found, output, style, document_day or day)


def _write(
    documents: dict[str, Rendered], template: Template, output: Path | None, style: str | None, day: date
) -> None:
    """One document to the file or standard output; several, or one into a folder, each to its own file."""
    into_folder = output is not None and (output.is_dir() or (len(documents) > 1 and not output.suffix))
    form = chosen_format(style, None if into_folder else output, DOCUMENT_FORMATS, to_file=output is not None)
    if len(documents) > 1 and not into_folder:
        raise UsageError(f"共 {len(documents)} 份文书：请用 -o 指定一个文件夹。")
    for record_id, rendered in documents.items():
        content = formatted(rendered, form, day, template.about.page)
        if output is None or not into_folder:
            deliver(content, output)
        else:
            output.mkdir(exist_ok=True)
            title = _UNSAFE_IN_NAMES.sub(" ", rendered.title).strip()[:60]
            deliver(content, output / f"{title}（{record_id}）.{form}")
