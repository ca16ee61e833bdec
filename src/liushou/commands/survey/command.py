"""`liushou survey`: the official table of left-behind children by village, held to its cross-footing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liushou.commands.common import (
    DOCUMENT_FORMATS,
    AtOption,
    DateOption,
    OnOption,
    OutputOption,
    RevealOption,
    chosen_format,
    day_of,
    deliver,
    deliver_csv,
)
from liushou.commands.complete import ids_of, words_of
from liushou.commands.opened import opened
from liushou.commands.revealing import reveal_in
from liushou.commands.survey.asked import Narrowed, among, definition_meant, numbers_meant
from liushou.console import columns, note
from liushou.documents.frontmatter import Audience
from liushou.errors import Status, UsageError
from liushou.screens.survey.reader import ROUNDED
from liushou.screens.survey.text import text_of
from liushou.screens.survey.told import Told, told
from liushou.screens.text_table import LINE
from liushou.stats.survey_columns import DEFINITIONS
from liushou.stats.survey_table import survey_table

if TYPE_CHECKING:
    from liushou.commands.survey.forms import Forms

_FORMATS = ("table", "json", "csv", *DOCUMENT_FORMATS, "xlsx")


def command(
    ctx: typer.Context,
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[谁]…",
            help="只统计这些儿童：编号、姓名，或 字段:值 的条件；不写为全部在册的",
            autocompletion=ids_of("child"),
        ),
    ] = None,
    but: Annotated[
        list[str] | None, typer.Option("--except", metavar="谁", help="除去这些儿童；可写多次")
    ] = None,
    villages: Annotated[
        list[str] | None, typer.Option("--village", metavar="村", help="只统计这个村；可写多次")
    ] = None,
    definition: Annotated[
        str,
        typer.Option(
            "--definition",
            metavar="口径",
            help="official（国家口径，不写即是）或 unit（本单位口径：liushou.yaml 的 counts，不论年龄）",
            autocompletion=words_of(dict(DEFINITIONS)),
            show_default=False,
        ),
    ] = "official",
    names: Annotated[
        list[str] | None,
        typer.Option("--names", metavar="栏次", help="列出这一栏的儿童，如 20；几栏用逗号分开"),
    ] = None,
    forms: Annotated[
        Path | None,
        typer.Option(
            "--forms",
            metavar="文件|文件夹",
            help="另写各人的登记表：文件（docx、pdf、html、md、xlsx）合成一份，文件夹里一人一份 docx；"
            "本单位自己用要加 --reveal",
        ),
    ] = None,
    counted_only: Annotated[
        bool,
        typer.Option("--counted-only", help="登记表只写列入统计的；不写时，内容不全的也有，空着以便手填"),
    ] = False,
    on: OnOption = None,
    at: AtOption = None,
    style: Annotated[
        str | None,
        typer.Option("--format", metavar="格式", help="table、json、csv、docx、pdf、html、md 或 xlsx"),
    ] = None,
    output: OutputOption = None,
    dated: DateOption = None,
    audience: Annotated[
        Audience | None,
        typer.Option(
            "--audience",
            metavar="读者",
            help="internal（写全名）、superior（姓名写作王某）或 public（人数按 5 取整）；"
            "不写时，docx、pdf、html、md 为 superior，其余为 internal",
            show_default=False,
        ),
    ] = None,
    reveal: RevealOption = False,
) -> None:
    """摸底统计表：各村 32 栏，核对平衡关系；内容不全、没有列入的儿童逐名写明缺什么、写在哪里。

    有没有列入、算了两次、读不出来的，或平衡关系不成立，以状态 1 结束。

    例：
    liushou survey -o 统计表.xlsx
    liushou survey --definition unit --village 石桥村 --names 20,32
    """
    form = chosen_format(style, output, _FORMATS, to_file=output is not None)
    reader: Audience = audience or ("superior" if form in DOCUMENT_FORMATS else "internal")
    key, numbers = definition_meant(definition), numbers_meant(names or ())
    _make_sure(form, reader, numbers, forms, counted_only=counted_only, reveal=reveal)
    asked_forms = forms and _forms(forms, audience or "internal", counted_only=counted_only, reveal=reveal)
    now = opened(ctx, at, on, keys=reveal)
    if reveal:
        reveal_in(now.store, "survey")
    narrowed = Narrowed(who or (), but or (), villages or ())
    ids = among(now.store, narrowed, now.day)
    if reader == "public" and ids is not None:
        raise UsageError("公开的统计表不能只算一部分孩子：条件不同的两张表一减，就能看出个别孩子。")
    table = survey_table(now.store, now.day, key, ids, narrowed.told(reader))
    found = told(now.store, table, reader, ids, numbers)
    _deliver(found, form, output, day_of("--date", dated))
    if asked_forms:
        asked_forms.write(now.store, table)
    unread = any(file.source.kind.name == "child" for file in now.store.unread())
    if table.incomplete or found.wrong or found.twice or unread:
        if form != "table" or output is not None:
            _say(found)
        raise typer.Exit(Status.FINDINGS)


def _make_sure(
    form: str,
    reader: Audience,
    numbers: Sequence[int],
    forms: Path | None,
    *,
    counted_only: bool,
    reveal: bool,
) -> None:
    """Raise UsageError where the options do not go together."""
    if numbers and (form != "table" or reader != "internal"):
        raise UsageError("--names 只用于本单位内部、终端上的表；json 里写有每名儿童在哪几栏。")
    if forms is None and (counted_only or reveal):
        raise UsageError(
            f"{'--reveal' if reveal else '--counted-only'} 和 --forms 一起用：统计表里没有敏感内容。"
        )


def _forms(output: Path, audience: Audience, *, counted_only: bool, reveal: bool) -> "Forms":
    # Only forms need templates.
    from liushou.commands.survey.forms import forms_to

    return forms_to(output, audience, counted_only=counted_only, reveal=reveal)


def _deliver(found: Told, form: str, output: Path | None, dated: date | None) -> None:
    if form in ("table", "json", "csv"):
        text = text_of(found, form, columns() if output is None else LINE)
        (deliver_csv if form == "csv" else deliver)(text, output)
        if form != "table" and found.audience == "public":
            note(ROUNDED)
        return
    # Only documents and workbooks need their libraries.
    from liushou.commands.survey.documents import book_of, document_of

    deliver(book_of(found) if form == "xlsx" else document_of(found, form, dated), output)


def _say(found: Told) -> None:
    """What the file does not say, or does not say to everybody."""
    for one in found.wrong:
        note(f"平衡关系不成立：{one.words}。")
    if found.twice:
        note(f"有 {len(found.twice)} 名儿童算了不止一次（身份证号码相同）：用 liushou survey 查看是谁。")
    if found.table.incomplete:
        many = len(found.table.incomplete)
        note(f"另有 {many} 名儿童档案内容不全，没有列入：用 liushou survey 查看各人缺什么、写在哪里。")
