"""`liushou templates`: what documents can be made, where their wording comes from, what data they get."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from liushou.commands.common import OnOption, open_store, today
from liushou.commands.document_output import template_folders
from liushou.commands.template_show import KINDS, show
from liushou.console import note, table
from liushou.documents.templates import STYLE_FILE, SUFFIX, Template, find, listing
from liushou.errors import UsageError
from liushou.resources import shipped_templates
from liushou.store.load import Store
from liushou.store.write import write_atomic


def command(
    ctx: typer.Context,
    action: Annotated[
        str | None, typer.Argument(metavar="[show|new]", help="show 说明一个模板；new 复制一个来改")
    ] = None,
    name: Annotated[str | None, typer.Argument(metavar="[模板]", help="如 child-card（档案卡）")] = None,
    everything: Annotated[bool, typer.Option("--all", help="show 时列出全部数据，不只是模板用到的")] = False,
    on: OnOption = None,
) -> None:
    """列出能用的模板；show 说明一个模板得到哪些数据，各举一例；new 把程序自带的复制到本单位的 templates/。
    new styles.docx 生成样式文件：在 Word 里改好字体、字号、行距，以后的 docx 都照它。

    写坏了的模板会指出错在哪里。本单位的模板和程序自带的同名时，用本单位的。

    例：
    liushou templates show child-card
    liushou templates new styles.docx
    """
    store = open_store(ctx)
    if action is None:
        _list(store)
    elif action not in ("show", "new"):
        raise UsageError(f"不认识“{action}”：只有 show（说明）和 new（复制）。")
    elif name is None:
        raise UsageError(f"请写明是哪个模板，如 liushou templates {action} child-card。")
    elif action == "show":
        show(store, name, today(on), everything=everything)
    else:
        _new(store, name)


def _list(store: Store) -> None:
    found = listing(template_folders(store.root))
    shipped = shipped_templates()
    rows = [_row(each, own=each.path.parent != shipped) for each in found if isinstance(each, Template)]
    table(["模板", "标题", "用于", "来自"], rows)
    for each in found:
        if not isinstance(each, Template):
            note(f"不能用：{each.message}")


def _row(template: Template, *, own: bool) -> list[str]:
    kinds = "、".join(KINDS[kind] for kind in template.about.of)
    return [template.name, template.about.title, kinds, "本单位" if own else "程序"]


def _new(store: Store, name: str) -> None:
    """Copy a shipped template into the unit's folder, where it takes its place; never over another file."""
    folder = store.root / "templates"
    if name == STYLE_FILE:
        _new_styles(folder)
        return
    found = find(name, (shipped_templates(),))
    target = folder / f"{found.name}{SUFFIX}"
    shown = f"templates/{target.name}"
    if target == found.path:
        raise UsageError(f"{shown} 就是程序自带的模板，直接改它就行。")
    _write(target, found.path.read_bytes())
    note(
        f"已复制到 {shown}：改好后用 liushou render {found.name} 生成，"
        f"liushou templates show {found.name} 看能用的数据。"
    )


def _new_styles(folder: Path) -> None:
    # Only this needs the writer of docx.
    from liushou.documents.docx.own_styles import sample_blocks
    from liushou.documents.docx.writer import write_docx

    _write(folder / STYLE_FILE, write_docx(tuple(sample_blocks()), title="样式", date=date(2026, 1, 1)))
    note(f"已生成 templates/{STYLE_FILE}：在 Word 里修改样式并保存，以后生成的 docx 都用它的样式。")


def _write(target: Path, content: bytes) -> None:
    if target.exists() or target.is_symlink():
        raise UsageError(f"已经有 templates/{target.name}，没有改动；要重新开始，请先把它改名。")
    target.parent.mkdir(exist_ok=True)
    write_atomic(target, content)
