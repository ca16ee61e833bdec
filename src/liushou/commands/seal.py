"""`liushou seal`: the sensitive texts of archives stand sealed on the disk."""

from typing import Annotated

import typer

from liushou.commands.common import DryRunOption, OnOption, today
from liushou.commands.complete import ids_of
from liushou.commands.keys.at_work import finish, meant, opened_with_keys, say_unread, told
from liushou.console import note
from liushou.store.git import current_revision
from liushou.store.sealing.sealer import Sealer
from liushou.store.sealing.sweep import swept
from liushou.store.sources import Source
from liushou.waiting import busy

_HISTORY = (
    "注意：以前提交的版本里仍是明文，别人的克隆和备份里也是。怎样除去，见 docs/密封.md“历史里的明文”一章。"
)


def command(
    ctx: typer.Context,
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[谁]…",
            help="编号、姓名，或选儿童的条件；不写为全部档案",
            autocompletion=ids_of("child", "volunteer", "activity", "resident", "term"),
        ),
    ] = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """密封档案里的敏感内容：身份证号、学号，电话、住址、单位，谈话、个案、计划和健康的内容。

    密封以后，文件里只有密文，持有私钥的人用 liushou 照常查看和修改；没有的人仍能检查、统计、看改了哪些项。

    先要有密钥（liushou keys init）。已经密封的不变；用旧密钥密封的改用新的。全部写完或者全部不写。

    例：
    liushou seal --dry-run
    liushou seal
    """
    holder = opened_with_keys(ctx)
    store, sealer = holder.store, holder.sealer
    sources = meant(store, who or [], today(on))
    with busy("密封"):
        found = swept(sealer, sources, lambda source, data: _sealed(sealer, source, data))
    say_unread(found, "密封")
    if not found.changes:
        note("没有要密封的：都已经密封了。")
        return
    if dry_run:
        note(f"会密封 {told(found)}。（只是看看，没有写入）")
        return
    finish(store.root, found.changes)
    note(f"已密封 {told(found)}。")
    if current_revision(store.root) is not None:
        note("请提交 data、keys 和 liushou.yaml。")
        note(_HISTORY)


def _sealed(sealer: Sealer, source: Source, data: bytes) -> bytes:
    return sealer.renewed(source, sealer.sealed(source, data))
