"""`liushou erase`: the archive of a person is replaced by a stub with counts, wherever the person stands."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import Annotated, get_args

import typer

from liushou.care.erasing.allowed import check_may, expired
from liushou.care.erasing.plan import Erased, erasing, words_of
from liushou.care.who_did import carers
from liushou.care.wording import term_meant
from liushou.commands.common import ByOption, DryRunOption, OnOption, ResidentsOption, open_store, today
from liushou.commands.complete import ids_of
from liushou.commands.without_index import without_index
from liushou.commands.writing import Weighed, refuse_errors, show, weigh, write_weighed
from liushou.console import note, out, table
from liushou.errors import UsageError
from liushou.records.erasure import ErasureReason
from liushou.records.keeping import Kept
from liushou.records.kinds import KindName
from liushou.screens.erasing import HEADS, after_lines, left_lines, rows
from liushou.sealed import SEALED
from liushou.store.git import current_revision
from liushou.store.load import Store
from liushou.store.mentions import mentioned
from liushou.store.sources import read_bytes
from liushou.store.who import find_many, find_one, parted

_REASONS: tuple[ErasureReason, ...] = get_args(ErasureReason)
_SAID: dict[str, ErasureReason] = {
    "到期": "期满",
    "保存期满": "期满",
    "撤回": "撤回同意",
    "申请删除": "要求删除",
}
_PEOPLE: tuple[KindName, ...] = ("child", "volunteer", "resident")
_WORD = "删除"


def command(
    ctx: typer.Context,
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[谁]…",
            help="编号或姓名（儿童、帮扶人员、留守妇女老人），或选儿童的条件",
            autocompletion=ids_of("child", "volunteer", "resident"),
        ),
    ] = None,
    due: Annotated[bool, typer.Option("--due", help="所有满保存年限的档案（LS510）")] = False,
    why: Annotated[
        str | None, typer.Option("--why", metavar="原因", help=f"{'、'.join(_REASONS)}", show_default=False)
    ] = None,
    by: ByOption = None,
    even_open: Annotated[
        bool, typer.Option("--even-open", help="还在册（在岗）的也删除；只用于“要求删除”")
    ] = False,
    residents: ResidentsOption = False,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    yes: Annotated[bool, typer.Option("--yes", help="不再询问，直接删除")] = False,
) -> None:
    """删除档案：只留下一份登记（编号、月份、各类内容有几条），别的档案里写到的一并处理。

    可以删除的：销了档的、监护人撤回同意的、本人或监护人要求删除的。有未办结个案的不能删除。

    别人的谈话内容里提到的姓名不能自动改写，会列出文件和行号。删除前先问一遍；加 --dry-run 只看不删。

    例：
    liushou erase --due --dry-run
    liushou erase c-7kq2m --why 撤回同意 --by v-mq1dl
    """
    store, day = open_store(ctx, keys=True), today(on)
    what = _asked(store, who or [], day, why, due=due, residents=residents)
    for one in what:
        check_may(store, one.record, one.why, day, even_open=even_open)
    if not what:
        note("没有满保存年限的档案。")
        return
    drafts = erasing(store, what, carers(store, by or []).who, day)
    weighed = weigh(store, drafts, day)
    refuse_errors(weighed)
    _tell(store, what, weighed)
    if dry_run:
        _show_others(what, weighed)
        note(f"（只是看看，没有删除：{len(what)} 份档案）")
        return
    if not yes and not _confirmed(len(what)):
        note("没有删除。")
        return
    done = f"已删除 {len(what)} 份档案：{'、'.join(one.record.id for one in what)}"
    with without_index(store.root):
        write_weighed(store, weighed, done)
    for line in after_lines(what, in_git=current_revision(store.root) is not None):
        note(line)


def _asked(
    store: Store, words: Sequence[str], day: date, why: str | None, *, due: bool, residents: bool
) -> tuple[Erased, ...]:
    """Whose archives, each once, and why. Raises UsageError."""
    if due:
        if words or why:
            raise UsageError("--due 是所有满保存年限的档案，原因就是期满：不能再写是谁和 --why。")
        return tuple(Erased(one, "期满") for one in expired(store, day))
    if not words:
        raise UsageError("请写明删除谁的档案，如 liushou erase c-7kq2m --why 撤回同意；或用 --due。")
    if why is None:
        raise UsageError(f"请用 --why 写明原因：{'、'.join(_REASONS)}。")
    reason = term_meant(why, _REASONS, "删除的原因", _SAID)
    return tuple(Erased(one, reason) for one in _people(store, words, day, residents=residents))


def _people(store: Store, words: Sequence[str], day: date, *, residents: bool) -> tuple[Kept, ...]:
    names, filters = parted(words)
    kinds: tuple[KindName, ...] = ("resident",) if residents else _PEOPLE
    found: dict[str, Kept] = {}
    for name in names:
        _, id_, record = find_one(store, name, kinds)
        if isinstance(record, Kept):
            found[id_] = record
    if filters:
        people = store.residents if residents else store.children
        chosen = find_many(store, filters, "resident" if residents else "child", day)
        if not chosen:
            raise UsageError(f"没有人符合“{' '.join(filters)}”。")
        found |= {id_: people[id_] for id_ in chosen}
    return tuple(found.values())


def _tell(store: Store, what: Sequence[Erased], weighed: Weighed) -> None:
    """What is to be removed, what changes elsewhere, and what is left to the person."""
    table(HEADS, rows(what))
    others = _others(what, weighed)
    if others:
        note(f"同时改动 {len(others)} 份别的档案（兄弟姐妹、结对、写着姓名的地方）：{'、'.join(others)}")
    words = {word for one in what for word in words_of(one.record)}
    for line in left_lines(mentioned(store.root, sorted(words), _contents(store, weighed))):
        note(line)


def _contents(store: Store, weighed: Weighed) -> dict[str, bytes | None]:
    """What archives will hold, sealed texts as far as the keys at hand open them."""
    after = {change.path: change.after for change in weighed.changes}
    for source in (file.source for file in store.files):
        data = after[source.path] if source.path in after else read_bytes(source)
        if isinstance(data, bytes) and SEALED in data:
            after[source.path] = store.keys.shown(source, data)
    return after


def _others(what: Sequence[Erased], weighed: Weighed) -> list[str]:
    own = {one.path for one in what}
    return [change.path for change in weighed.changes if change.path not in own and change.before is not None]


def _show_others(what: Sequence[Erased], weighed: Weighed) -> None:
    others = set(_others(what, weighed))
    for change in weighed.changes:
        if change.path in others:
            show(change, reveal=False)


def _confirmed(count: int) -> bool:
    """Ask on a terminal. Raises UsageError where there is nobody to ask."""
    if not sys.stdin.isatty():
        raise UsageError("这里不是终端，没法询问，没有删除：看清楚以后加 --yes 再运行。")
    out(f"删除这 {count} 份档案？删除以后档案库里就没有了。请输入“{_WORD}”两个字，别的都算取消：")
    return sys.stdin.readline().strip() == _WORD
