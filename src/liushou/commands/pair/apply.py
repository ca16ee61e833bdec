"""`liushou pair apply`: pairings that were suggested, or agreed on at a meeting, written into archives."""

from collections.abc import Container, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from liushou.care.on_register import names
from liushou.care.pairing.applied import Begun, begun
from liushou.care.pairing.suggestion import Pair
from liushou.check.rules.ls308_on_register import AGREED_AHEAD
from liushou.commands.common import DryRunOption, OnOption, RevealOption, day_of, open_store, today
from liushou.commands.pair.suggestion import (
    Asked,
    ExceptOption,
    PeersOption,
    RoleOption,
    WhoArgument,
    WithOption,
    children_asked,
    nobody_without,
    say_who_is_alone,
    suggested,
)
from liushou.commands.writing import write
from liushou.console import note
from liushou.dates import shifted
from liushou.errors import UsageError
from liushou.records.vocabulary import ADULT_ROLES
from liushou.screens.pairing import left_lines
from liushou.screens.pairing_rows import namesakes
from liushou.store.load import Store
from liushou.store.paths import path_of

_TOLD = 20
_PAPERS = 8
"""A command line with more ids is no example to read."""


def apply(
    ctx: typer.Context,
    who: WhoArgument = None,
    but: ExceptOption = None,
    helpers: WithOption = None,
    role: RoleOption = None,
    peers: PeersOption = False,
    file: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="文件", help="照会上改过的建议（xlsx、csv、json）写", show_default=False
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="日期", help="从哪一天起结对，不写为今天", show_default=False),
    ] = None,
    signed_on: Annotated[
        str | None,
        typer.Option("--signed-on", metavar="日期", help="签订协议的日期，可以以后再写", show_default=False),
    ] = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    reveal: RevealOption = False,
) -> None:
    """写入：照建议结对，写进孩子的档案；写了“谁”的只写这些，谁配谁不变。

    --from 照会上改过的建议写：删去的行、意见写不同意的不写，换了的人照换。已经写过的不会写第二遍。

    不用 --from 的，--with、--role、--peers 要和看建议时写得一样。

    例：
    liushou pair apply --from 结对建议.xlsx --since 2026-11-23 --dry-run
    liushou pair apply 班级:五年级1班 --since 2026-11-23
    """
    store, now = open_store(ctx, keys=True), today(on)
    first, signed = _first_day(since, now), day_of("--signed-on", signed_on)
    asked = Asked(who or (), but or (), helpers or (), role, peers)
    pairs = _suggested(store, asked, first) if file is None else _agreed(store, file, asked, now)
    if not pairs:
        return
    made = begun(store, pairs, first, signed)
    _tell(store, "已经在结对、不用再写的", made.there)
    told = f"已写入结对 {len(made.written)} 对，{first} 起"
    beside = {_path(store, pair.with_) for pair in made.written}
    _tell(store, f"{first} 起结对", made.written)
    if write(store, made.drafts, now, told, dry_run=dry_run, reveal=reveal, beside=beside):
        _what_next(made, f" --on {first}" if first > now else "", dry_run=dry_run)


def _first_day(since: str | None, now: date) -> date:
    """The first day of the pairings, today where none is given. Raises UsageError for one too far ahead."""
    first = day_of("--since", since) or now
    if first > shifted(now, AGREED_AHEAD):
        days = AGREED_AHEAD.days
        raise UsageError(
            f"--since 后面的“{since}”比今天（{now}）晚 {days} 天以上：最多提前 {days} 天写好，请核对年份。"
        )
    return first


def _suggested(store: Store, asked: Asked, day: date) -> Sequence[Pair]:
    """The pairs suggested for a day; where there are none it is told who stays without, or that nobody is."""
    found = suggested(store, asked, day)
    if not found.pairs and not found.unpaired:
        note(nobody_without(store, asked, day))
        return ()
    if not found.pairs:
        note("\n".join(("没有可以写的结对。", *left_lines(store, found))))
    say_who_is_alone(store, asked, found)
    return found.pairs


def _agreed(store: Store, file: Path, asked: Asked, day: date) -> Sequence[Pair]:
    """The pairs of a reviewed file, of the children asked for; what is left out is told."""
    if asked.helpers or asked.role or asked.peers:
        raise UsageError("写了 --from，照文件里的写：--with、--role、--peers 不用写。")
    # What is needed to read spreadsheets is loaded only where there is one.
    from liushou.care.pairing.reviewed import reviewed
    from liushou.commands.pair.sheet import rows_in

    found = reviewed(store, rows_in(file), day)
    for label, children in (("不同意的", found.declined), ("没有写结对人的", found.blank)):
        if children:
            note(f"{label} {len(children)} 名，不写：{names(store, children)}")
    pairs = found.pairs
    if asked.chosen:
        chosen = children_asked(store, asked, day)
        pairs = tuple(pair for pair in pairs if pair.child in chosen or pair.with_ in chosen)
    if not pairs:
        note(f"没有要写的结对：文件里{'所选的儿童' if asked.chosen else ''}没有要写的行。")
    return pairs


def _tell(store: Store, what: str, pairs: Sequence[Pair]) -> None:
    if not pairs:
        return
    more = f"  …… 共 {len(pairs)} 对" if len(pairs) > _TOLD else ""
    several = namesakes(store)
    lines = [
        f"  {_name(store, pair.child, several)}　{_name(store, pair.with_, several)}（{pair.role}）"
        for pair in pairs[:_TOLD]
    ]
    note("\n".join(filter(None, (f"{what}：", *lines, more))))


def _what_next(made: Begun, on: str, *, dry_run: bool) -> None:
    """`on` is the option for the first day, where it is still to come: papers name those of their day."""
    if dry_run:
        return
    adults = dict.fromkeys(pair.with_ for pair in made.written if pair.role in ADULT_ROLES)
    peers = dict.fromkeys(pair.child for pair in made.written if pair.role not in ADULT_ROLES)
    papers = (("pledge", adults, "承诺书"), ("peer-card", peers, "登记卡"))
    lines = []
    for template, ids, name in papers:
        if ids:
            lines.append(f"  liushou render {template} {' '.join(islice(ids, _PAPERS))} -o {name}.docx{on}")
        if len(ids) > _PAPERS:
            lines.append(f"    （只写了前 {_PAPERS} 名，共 {len(ids)} 名，其余照样写）")
    lines += [f"  liushou render pairing-table -o 对接表.docx{on}", "  liushou check"]
    note("\n".join(("接下来：打印、签字，检查档案：", *lines)))


def _path(store: Store, id_: str) -> str:
    return path_of("child" if id_ in store.children else "volunteer", id_)


def _name(store: Store, id_: str, several: Container[str]) -> str:
    child = store.children.get(id_)
    name = child.name if child else store.name_of(id_)
    return name if child or name not in several else f"{name}（{id_}）"
