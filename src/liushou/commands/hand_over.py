"""`liushou hand-over`: what a volunteer carries, and who takes it over."""

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from liushou.care.leaving.carried import Carried, carried
from liushou.care.leaving.handover import handed_over
from liushou.commands.common import (
    DayOption,
    DryRunOption,
    OnOption,
    OutputOption,
    RevealOption,
    chosen_format,
    day_of,
    deliver,
    open_store,
    today,
)
from liushou.commands.writing import write
from liushou.console import note, table
from liushou.errors import UsageError
from liushou.screens.carried import HEADS, advice, as_json, rows
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.store.who import find_many, find_one, parted


def command(
    ctx: typer.Context,
    volunteer: Annotated[
        str, typer.Argument(metavar="移交人", help="帮扶人员的编号或姓名", show_default=False)
    ],
    who: Annotated[
        list[str] | None,
        typer.Argument(metavar="[儿童…]", help="只移交这些儿童的：编号、姓名、条件；不写为全部"),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="谁", help="接手的人；不写则只列出", show_default=False)
    ] = None,
    last: DayOption = None,
    dry_run: DryRunOption = False,
    on: OnOption = None,
    style: Annotated[str | None, typer.Option("--format", metavar="格式", help="table 或 json")] = None,
    output: OutputOption = None,
    reveal: RevealOption = False,
) -> None:
    """移交：列出一位帮扶人员手上的结对、后续、个案、班级、活动，用 --to 交给另一位。

    结对到 --date 为止（不写为今天；已经离岗的到离岗那天），次日起由接手的人以同样的身份结对。

    没有做完的后续、没有办结的个案改由接手的人负责，以前的记录不动。分给几个人的，写上儿童分几次移交。

    例：
    liushou hand-over 何秀兰
    liushou hand-over v-7kq2m --to v-3h8ft 年级:五年级 --date 2026-11-30
    """
    store, day = open_store(ctx, keys=True), today(on)
    id_ = find_one(store, volunteer, ("volunteer",))[1]
    what = carried(store, id_, day_of("--date", last) or day)
    if who:
        what = what.of(_owners(store, what, who))
    if to is None:
        _show(store, what, style, output, reveal=reveal)
        return
    heir = find_one(store, to, ("volunteer",))[1]
    if not what.owners:
        note(f"{what.volunteer.name}（{id_}）没有结对、后续、个案要移交。")
        return
    done = f"已由 {what.volunteer.name} 移交 {store.volunteers[heir].name}：{_counts(what)}"
    drafts = handed_over(store, what, heir)
    effective = max(day, what.day + timedelta(days=1))
    beside = (path_of("volunteer", heir),)
    write(store, drafts, effective, done, dry_run=dry_run, reveal=reveal, beside=beside)
    if not who:
        for line in advice(what.rest):
            note(line)


def _owners(store: Store, what: Carried, words: Sequence[str]) -> frozenset[str]:
    """The children and residents meant; one that is named must be among those carried."""
    names, filters = parted(words)
    named = [_owner(store, word) for word in names]
    strangers = [id_ for id_ in named if id_ not in what.owners]
    if strangers:
        raise UsageError(f"{what.volunteer.name}手上没有 {'、'.join(strangers)} 的事：不写儿童可看全部。")
    met = find_many(store, filters, "child", what.day) if filters else ()
    if filters and what.owners.isdisjoint(met):
        raise UsageError(f"{what.volunteer.name}手上没有符合“{' '.join(filters)}”的儿童：不写儿童可看全部。")
    return frozenset((*named, *met))


def _owner(store: Store, word: str) -> str:
    try:
        return find_one(store, word, ("child", "resident"))[1]
    except UsageError:
        if any(word in (one.id, one.name) for one in store.volunteers.values()):
            raise UsageError(f"{word}是帮扶人员：接手的人写在 --to 后面，如 --to {word}。") from None
        raise


def _counts(what: Carried) -> str:
    counts = {"结对": len(what.ties), "后续": len(what.promises), "个案": len(what.cases)}
    return "、".join(f"{label} {count}" for label, count in counts.items() if count)


def _show(store: Store, what: Carried, style: str | None, output: Path | None, *, reveal: bool) -> None:
    if chosen_format(style, output, ("table", "json"), to_file=output is not None) == "json":
        deliver(json.dumps(as_json(what, reveal=reveal), ensure_ascii=False, indent=2), output)
        return
    found = rows(store, what, reveal=reveal)
    table(HEADS, found)
    note(f"{what.volunteer.name}（{what.volunteer.id}）到 {what.day} 共 {len(found)} 件")
    for line in advice(what):
        note(line)
