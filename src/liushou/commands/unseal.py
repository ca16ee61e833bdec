"""`liushou unseal`: sealed texts stand in the clear in archives again, and that they do is entered."""

from collections.abc import Sequence
from typing import Annotated

import typer

from liushou.care.who_did import carers
from liushou.commands.common import ByOption, DryRunOption, OnOption, root_of, today
from liushou.commands.complete import ids_of, words_of
from liushou.commands.keys.at_work import (
    CLASS_LABELS,
    classes_named,
    finish,
    meant,
    opened_with_keys,
    say_unread,
    told,
)
from liushou.commands.keys.entry import entered
from liushou.console import note
from liushou.errors import UsageError
from liushou.printable import printable
from liushou.records.types import is_text
from liushou.store.drafts import changes_of
from liushou.store.sealing.sweep import swept
from liushou.waiting import busy


def command(
    ctx: typer.Context,
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[谁]…",
            help="编号、姓名，或选儿童的条件",
            autocompletion=ids_of("child", "volunteer", "activity", "resident", "term"),
        ),
    ] = None,
    why: Annotated[
        str | None,
        typer.Option(
            "--why", metavar="原因", help="为什么解封（必须写；不要写姓名和号码）", show_default=False
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="全部档案")] = False,
    classes: Annotated[
        list[str] | None,
        typer.Option(
            "--class",
            metavar="类别",
            help="只解封一类：ident、contact 或 care；可写多次",
            autocompletion=words_of({mark.value: label for mark, label in CLASS_LABELS.items()}),
        ),
    ] = None,
    by: ByOption = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """解封：把密文在档案里写回明文，并登记谁、什么时候、为什么（data/unsealed/）。

    平时查看用 liushou show --reveal，不必解封。解封是为了把档案交给没有密钥的人，或者不再密封。
    解封的档案以后再修改，写入时又会密封。

    ident 是身份证号、学号，contact 是电话、住址、单位，care 是谈话、个案、计划和健康的内容。

    例：
    liushou unseal 王小雨 --why 转学移交档案 --by 李红
    liushou unseal --all --class contact --why 县里统一换系统
    """
    root_of(ctx)
    marks = classes_named(classes or [])
    reason = _reason(why, who or [], everything=everything)
    holder = opened_with_keys(ctx)
    store, sealer = holder.store, holder.sealer
    people = carers(store, by or []).who
    with busy("解封"):
        sources = meant(store, who or [], today(on))
        found = swept(sealer, sources, lambda source, data: sealer.unsealed(source, data, marks))
    say_unread(found, "解封")
    if not found.changes:
        note("没有密文：这些档案里没有要解封的。")
        return
    if dry_run:
        note(f"会解封 {told(found)}。（只是看看，没有写入）")
        return
    entry = entered(store, found, reason, people)
    finish(store.root, [*found.changes, *changes_of(store, [entry])])
    note(f"已解封 {told(found)}，登记在 {entry.path}。")
    note("用完请再运行 liushou seal 密封；提交到 git 的明文会留在历史里。")


def _reason(why: str | None, who: Sequence[str], *, everything: bool) -> str:
    if everything and who:
        raise UsageError("--all 是全部档案，不能再写是谁。")
    if not everything and not who:
        raise UsageError("请写明解封谁的档案，如 liushou unseal 王小雨 --why 转学移交档案；全部的写 --all。")
    if not is_text(why):
        raise UsageError("请用 --why 写明为什么解封：它记在登记里，供每年的审计查看。")
    reason = " ".join(str(why).split())
    if printable(reason) != reason:
        raise UsageError("--why 里有看不见的字符：请删去，再运行一次。")
    return reason
