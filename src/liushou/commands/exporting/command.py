"""`liushou export`: workbooks for the bureau, the teachers, the wall, out of the archives."""

from pathlib import Path
from typing import Annotated

import typer

from liushou.commands.common import AtOption, OnOption, RevealOption, TermOption, deliver
from liushou.commands.complete import ids_of, words_of
from liushou.commands.exporting.chosen import (
    Asked,
    children_of,
    day_shown,
    file_of,
    left_out,
    make_sure,
    name_of,
    residents_of,
    term_meant,
)
from liushou.commands.exporting.covered import covered_columns
from liushou.commands.opened import opened
from liushou.commands.revealing import asks_sealed, reveal_in
from liushou.console import note
from liushou.documents.frontmatter import Audience
from liushou.exchange.books.model import Workbook
from liushou.exchange.columns.column import Kind
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.exports import EXPORTS, Builder, builder
from liushou.waiting import busy


def command(
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="种类",
            help="；".join(f"{name} {one.label}：{one.summary}" for name, one in EXPORTS.items()),
            autocompletion=words_of({name: one.label for name, one in EXPORTS.items()}),
            show_default=False,
        ),
    ],
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[谁]…",
            help="编号、姓名，或 字段:值 的条件；不写为全部在册的留守儿童（三留守台账为妇女、老人）",
            autocompletion=ids_of("child", "resident"),
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到这个 xlsx 文件")
    ] = None,
    but: Annotated[
        list[str] | None, typer.Option("--except", metavar="谁", help="去掉这些；可写多次")
    ] = None,
    term: TermOption = None,
    on: OnOption = None,
    at: AtOption = None,
    audience: Annotated[
        Audience | None,
        typer.Option(
            "--audience",
            metavar="读者",
            help="internal（本单位，不写即是）、superior（上级）或 public（公开）；后两种姓名写作王某",
            show_default=False,
        ),
    ] = None,
    reveal: RevealOption = False,
    kind: Annotated[
        Kind | None,
        typer.Option(
            "--kind",
            metavar="内容",
            help="空白填报表填什么：children、volunteers、residents、records、attendance 或 grades；"
            "不写为 children",
            show_default=False,
        ),
    ] = None,
) -> None:
    """导出 Excel 工作簿：花名册、台账、登记表、统计表……，可打印，花名册等改了还可再导入。

    身份证号码、电话、住址、谈话内容写作 ***，要写全加 --reveal。

    例：
    liushou export roster 班级:五年级1班 -o 花名册.xlsx --reveal
    liushou export form --kind records -o 谈心记录填报表.xlsx
    """
    name = name_of(what)
    file = file_of(output, name)
    asked = Asked(name, who or (), but or (), audience or "internal", reveal, kind)
    make_sure(asked)
    now = opened(ctx, at, on, keys=asked.reveal or asks_sealed((*asked.who, *asked.but)))
    meant = term_meant(asked, now.store, term, now.day)
    day = now.day if term is None else day_shown(asked, now.store, meant, now.day)
    children = children_of(asked, now.store, meant, day)
    residents = residents_of(asked, now.store, day)
    if asked.reveal:
        reveal_in(now.store, f"export {name}", {*children, *residents} or None)
    exporting = Exporting(now.store, children, meant, day, asked.audience, reveal, residents)
    with busy("生成表格"):
        book = _builder(asked)(exporting)
        content = _bytes(book)
    deliver(content, file)
    others = left_out(asked, now.store, frozenset(children), day)
    if others:
        note(f"另有 {others} 名在册儿童不算留守儿童（如父母都在家），没有列入；要列入，加上 状态:在册。")
    _tell_covered(book, asked)


def _builder(asked: Asked) -> Builder:
    if asked.name == "registration":
        # Only this one needs templates.
        from liushou.commands.exporting.registration import registration

        return registration
    if asked.name == "form":
        return builder("form", asked.kind or "children")
    return builder(asked.name)


def _bytes(book: Workbook) -> bytes:
    # xlsxwriter is needed only once everything else is known to be fine.
    from liushou.exchange.books.write import workbook_bytes

    return workbook_bytes(book)


def _tell_covered(book: Workbook, asked: Asked) -> None:
    covered = covered_columns(book)
    if covered:
        mend = "；要写全加 --reveal" if asked.audience == "internal" else ""
        note(f"这些列里有遮盖的内容（***）：{'、'.join(covered)}{mend}。")
