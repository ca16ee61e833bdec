"""`liushou keys add` and `liushou keys remove`: who can open the keys of a store."""

from collections.abc import Sequence
from typing import Annotated

import typer

from liushou.commands.common import DryRunOption
from liushou.commands.keys.at_work import Holder, finish, opened_with_keys
from liushou.commands.keys.public import check_recipients
from liushou.commands.keys.renewing import renew
from liushou.console import note
from liushou.errors import UsageError
from liushou.store.sealing.keyring import rotated, wrapped_for
from liushou.store.sealing.rekeying import key_changes, settings_change
from liushou.store.sealing.token import CLASSES

PublicKeys = Annotated[list[str], typer.Argument(metavar="公钥…", help="age1…，可写几个", show_default=False)]


def add(ctx: typer.Context, recipients: PublicKeys) -> None:
    """加人：写明的人也能打开现在和以前的密钥，也就是全部密文。

    公钥由他自己用 liushou keys new 生成。请当面或打电话核对公钥，确认是他本人的。

    例：
    liushou keys add age1qz3…
    liushou keys add age1qz3… age1w4x…
    """
    holder = opened_with_keys(ctx)
    new = tuple(each for each in check_recipients(recipients) if each not in holder.recipients)
    if not new:
        note("没有要加的：写明的人都已经能打开。")
        return
    whole = (*holder.recipients, *new)
    holder.say_strangers(whole)
    root, ring = holder.store.root, wrapped_for(holder.sealer.ring, whole)
    finish(root, [*key_changes(root, ring), settings_change(holder.store, whole)])
    note(f"已加 {len(new)} 人，现在 {len(whole)} 个人能打开。请提交 keys 文件夹和 liushou.yaml。")


def remove(ctx: typer.Context, recipients: PublicKeys, dry_run: DryRunOption = False) -> None:
    """去人：各类密钥都换新的，全部密文用新密钥重新密封；写明的人打不开新的。

    收不回的：他手上的档案库、git 历史里以前的密文，他的私钥照样打得开。

    例：
    liushou keys remove age1qz3… --dry-run
    liushou keys remove age1qz3…
    """
    holder = opened_with_keys(ctx)
    gone = check_recipients(recipients)
    _check_gone(holder, gone)
    left = tuple(each for each in holder.recipients if each not in gone)
    holder.say_strangers(left)
    ring = wrapped_for(rotated(holder.sealer.ring, CLASSES), left)
    if not renew(holder, ring, CLASSES, dry_run=dry_run):
        return
    note(f"已去掉 {len(gone)} 人，现在 {len(left)} 个人能打开。请提交 keys、data 和 liushou.yaml。")
    note("注意：他手上的档案库和 git 历史里以前的密文，他仍打得开；以后写入的打不开。")
    if len(left) == 1:
        note("注意：现在只有一个人能打开。请再加一位，以免私钥丢了谁也打不开。")


def _check_gone(holder: Holder, gone: Sequence[str]) -> None:
    """Raise UsageError for who cannot be removed."""
    for each in gone:
        if each not in holder.recipients:
            raise UsageError(f"{each} 本来就打不开，没有要去的：用 liushou keys 查看有哪些人。")
        if each in holder.own:
            raise UsageError("这是您自己的公钥：请让另一位能打开的人运行这个命令。")
