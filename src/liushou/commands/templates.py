"""`liushou templates`: what documents can be made, and where their wording comes from."""

import typer

from liushou.commands.common import open_store
from liushou.commands.document_output import template_folders
from liushou.console import note, table
from liushou.documents.templates import Template, listing
from liushou.resources import shipped_templates

_OF = {
    "activity": "活动",
    "term": "学期",
    "month": "月份",
    "child": "儿童",
    "volunteer": "帮扶人员",
    "village": "村",
    "sample": "抽查",
}


def command(ctx: typer.Context) -> None:
    """列出能用的模板：名称、标题、用于什么，是随程序来的还是本单位自己的；写坏了的模板会指出错在哪里。

    例：
    liushou templates
    liushou -C 石桥小学 templates
    """
    found = listing(template_folders(open_store(ctx).root))
    shipped = shipped_templates()
    rows = [_row(each, own=each.path.parent != shipped) for each in found if isinstance(each, Template)]
    table(["模板", "标题", "用于", "来自"], rows)
    for each in found:
        if not isinstance(each, Template):
            note(f"不能用：{each.message}")


def _row(template: Template, *, own: bool) -> list[str]:
    kinds = "、".join(_OF[kind] for kind in template.about.of)
    return [template.name, template.about.title, kinds, "本单位" if own else "程序"]
