"""`liushou import`: the rows of a spreadsheet into archives."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from secrets import choice
from typing import Annotated, get_args

import typer

from liushou.care.importing.importer import Target
from liushou.care.importing.importers import IMPORTERS
from liushou.care.importing.outcome import Asked
from liushou.commands.common import (
    OnOption,
    OutputOption,
    RevealOption,
    TermOption,
    chosen_format,
    day_of,
    open_store,
    today,
)
from liushou.commands.complete import words_of
from liushou.commands.importing.ending import Choice, finish
from liushou.commands.importing.fields import defaults, mapped
from liushou.commands.importing.mapping import headings_taken, saved_map
from liushou.commands.importing.reading import Taken, in_order, taken
from liushou.commands.importing.returning import refuse_folder, refuse_target
from liushou.commands.importing.weighing import Held, held_to_the_rules
from liushou.errors import StoreError, UsageError
from liushou.exchange.columns.column import Kind
from liushou.exchange.columns.kinds import KIND_NAMES
from liushou.exchange.tables.wanted import Wanted
from liushou.screens.importing.seen import Seen
from liushou.store.drafts import Amendment
from liushou.store.load import Store
from liushou.store.opener import KEYLESS
from liushou.store.plain import plain_values
from liushou.waiting import busy

_FORMATS = ("table", "json")
_KINDS: tuple[Kind, ...] = get_args(Kind)
_ONLY_FOR: Mapping[str, Kind] = {"--term": "grades", "--activity": "attendance", "--date": "attendance"}
_WEIGHED = 1000
"""Of more archives than this a mere look does not ask the rules, which takes as long as all the rest."""
_Words = list[str] | None


def command(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="文件", help="xlsx、xls、ods 或 csv 表格", show_default=False)
    ],
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="种类",
            help="children、volunteers、residents、records、attendance、grades；不写就看表头",
            autocompletion=words_of(KIND_NAMES),
            show_default=False,
        ),
    ] = None,
    sheet: Annotated[_Words, typer.Option("--sheet", metavar="名称", help="只读这张工作表；可写多次")] = None,
    head: Annotated[
        int | None,
        typer.Option("--head", metavar="行号", help="表头（最后一行）在第几行", show_default=False),
    ] = None,
    map_: Annotated[
        _Words,
        typer.Option(
            "--map", metavar="列名=字段", help="这一列是什么，写 列名=- 就不取；可写多次，或写 yaml 文件"
        ),
    ] = None,
    save_map: Annotated[
        bool, typer.Option("--save-map", help="把列名的对照记进 liushou.yaml，下次照用")
    ] = False,
    default: Annotated[
        _Words, typer.Option("--default", metavar="字段=值", help="表里没有写的，都按这个值；可写多次")
    ] = None,
    term: TermOption = None,
    activity: Annotated[
        str | None, typer.Option("--activity", metavar="活动", help="签到的是哪个活动：编号或名称")
    ] = None,
    date_: Annotated[
        str | None, typer.Option("--date", metavar="日期", help="签到的是哪一天", show_default=False)
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="日期", help="改动从哪一天起；不写为今天", show_default=False),
    ] = None,
    correct: Annotated[
        bool, typer.Option("--correct", help="是更正写错的，不是情况变了：不记入 past")
    ] = False,
    hidden: Annotated[bool, typer.Option("--hidden", help="隐藏的行也读")] = False,
    skip: Annotated[bool, typer.Option("--skip-rejected", help="有退回的行，也导入其余的行")] = False,
    reject_to: Annotated[
        Path | None, typer.Option("--reject-to", metavar="文件.xlsx", help="退回的行写到这个表，错的格带批注")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看会怎样，不写档案")] = False,
    style: Annotated[str | None, typer.Option("--format", metavar="格式", help="table 或 json")] = None,
    output: OutputOption = None,
    on: OnOption = None,
    reveal: RevealOption = False,
) -> int:
    """把花名册等表格导入档案：找表头，认列名，说清新建谁、改什么、哪几行退回、为什么；再一次写好，或一行也不写。

    空格子不会抹去档案里有的内容。同一张表再导入一次，什么也不变；改一格，只改一处。

    认错了的列用 --map 改；退回的行在表里改好再导入，或用 --reject-to 单独存成一张表改。

    例：
    liushou import 花名册.xlsx --dry-run
    liushou import 花名册.xlsx --map 家里手机=监护人电话 --reject-to 退回.xlsx
    """
    form = chosen_format(style, output, _FORMATS, to_file=output is not None)
    refuse_target(file, reject_to)
    if output is not None:
        refuse_folder(output)
    if head is not None and head < 1:
        raise UsageError(f"--head 后面的 {head} 不是行号：行从 1 数起。")
    store, day, sort = open_store(ctx, keys=True), today(on), _kind(kind)
    _refuse_sealed(store)
    given = mapped(map_ or (), sort)
    wanted = Wanted(sort, tuple(sheet or ()), head, given, store.unit.imports, hidden)
    read = taken(file, wanted)
    _refuse_idle(read.found.kind, {"--term": term, "--activity": activity, "--date": date_})
    asked = Asked(
        day,
        day_of("--since", since) or day,
        correct,
        defaults(default or (), read.found.kind),
        term or None,
        activity,
        day_of("--date", date_),
    )
    with busy("核对各行"):
        target = Target(store, partial(plain_values, keys=store.keys), choice)
        outcome = IMPORTERS[read.found.kind](target, read.rows, asked)
    kept = saved_map(store, read.found) if save_map else ()
    outcome = replace(
        outcome,
        drafts=(*outcome.drafts, *kept),
        rejected=(*outcome.rejected, *read.uncounted),
        told=(*outcome.told, *(_kept(read, kept) if save_map else ())),
    )
    rules = not dry_run or len(outcome.drafts) <= _WEIGHED
    held = held_to_the_rules(store, outcome, read.found.kind, day) if rules else Held(outcome, None)
    seen = Seen(store, file.name, read.found, in_order(read, held.outcome), day, reveal)
    return finish(read, seen, held, Choice(dry_run, skip, reject_to, form, output))


def _kind(word: str | None) -> Kind | None:
    """The kind by its word or by what people call such a sheet. Raises UsageError."""
    found = next((one for one in _KINDS if word in (one, KIND_NAMES[one])), None)
    if word is not None and found is None:
        named = "、".join(f"{one}（{KIND_NAMES[one]}）" for one in _KINDS)
        raise UsageError(f"--kind 后面的“{word}”不是表格的种类：请写 {named} 之一。")
    return found


def _refuse_sealed(store: Store) -> None:
    """Raise StoreError where the archives are sealed: without a key nobody can be told by the id number."""
    if store.keys is KEYLESS and any(file.tokens for file in store.files):
        raise StoreError(
            "档案是密封的，没有私钥不能导入：要凭身份证号码、电话认人，和档案核对。请有私钥的人来导入。"
        )


def _refuse_idle(kind: Kind, given: Mapping[str, str | None]) -> None:
    """Raise UsageError for an option that says something only of sheets of another kind."""
    for option, value in given.items():
        if value is not None and kind != _ONLY_FOR[option]:
            only = KIND_NAMES[_ONLY_FOR[option]]
            raise UsageError(f"{option} 只用于{only}，这张表是{KIND_NAMES[kind]}：不用写，或用 --kind 改。")


def _kept(read: Taken, kept: Sequence[Amendment]) -> tuple[str, ...]:
    headings = "”“".join(headings_taken(read.found))
    if not headings:
        return ("没有要记进 liushou.yaml 的列名：各列不用说明就认得",)
    return (f"列名的对照记进 liushou.yaml：“{headings}”",) if kept else ()
