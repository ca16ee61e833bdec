"""`liushou keys init`: the first keys of a store."""

from typing import Annotated

import typer

from liushou.commands.common import loaded, root_of, usable
from liushou.commands.keys.at_work import own_or_told, own_recipients
from liushou.commands.keys.public import check_recipients
from liushou.console import note
from liushou.errors import UsageError
from liushou.store.root import KEYS
from liushou.store.sealing.keyfile import key_files
from liushou.store.sealing.keyring import new_keyring, wrapped_for
from liushou.store.sealing.rekeying import key_changes, settings_change
from liushou.store.sealing.state import sealing_state
from liushou.store.transaction import commit


def init(
    ctx: typer.Context,
    recipients: Annotated[
        list[str] | None,
        typer.Argument(metavar="[公钥]…", help="还有谁能打开：他们的公钥 age1…", show_default=False),
    ] = None,
) -> None:
    """建立本档案库的密钥，由您和写明的人打开。

    每个人的公钥由他自己用 liushou keys new 生成，再交给您；私钥不交给任何人。
    至少要有两个人能打开：只有一个人，他的私钥丢了，密封的内容就永远打不开了。

    例：
    liushou keys init
    liushou keys init age1qz3… age1w4x…
    """
    root = root_of(ctx)
    if key_files(root):
        raise UsageError(
            f"这个档案库已经有密钥（{KEYS} 文件夹）：加人用 liushou keys add，换密钥用 liushou keys rotate。"
        )
    if any(each.damaged for each in sealing_state(root).classes):
        raise UsageError(
            f"档案里已经有密文，而密钥（{KEYS} 文件夹）不见了：新的密钥打不开它们。"
            "请从 git 里找回原来的密钥。"
        )
    known = check_recipients(recipients or [])
    whole = tuple(dict.fromkeys((*own_recipients(own_or_told()), *known)))
    store = usable(loaded(root))
    ring = wrapped_for(new_keyring(), whole)
    commit(root, [*key_changes(root, ring), settings_change(store, whole)])
    note(f"已建立密钥：{KEYS} 文件夹，{len(whole)} 个人能打开；公钥写在 liushou.yaml 的 privacy.recipients。")
    if len(whole) == 1:
        note(
            "注意：现在只有您一个人能打开。请另一位也运行 liushou keys new，"
            "把他的公钥给您，再用 liushou keys add 加上。"
        )
    note("下一步：liushou seal 密封现有的档案；以后写入的内容自动密封。")
