"""`liushou keys rotate`: new keys, and what is sealed sealed anew with them."""

from collections.abc import Collection
from typing import Annotated

import typer

from liushou.commands.common import DryRunOption
from liushou.commands.complete import words_of
from liushou.commands.keys.at_work import (
    CLASS_LABELS,
    Holder,
    classes_named,
    every_archive,
    finish,
    opened_with_keys,
    say_unread,
    told,
)
from liushou.console import note
from liushou.records.fields import Sensitivity
from liushou.store.sealing.keyring import Keyring, rotated
from liushou.store.sealing.rekeying import key_changes, settings_change
from liushou.store.sealing.sealer import Sealer
from liushou.store.sealing.sweep import swept
from liushou.waiting import busy


def rotate(
    ctx: typer.Context,
    classes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[类别]…",
            help="ident、contact 或 care；不写为全部",
            autocompletion=words_of({mark.value: label for mark, label in CLASS_LABELS.items()}),
        ),
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """换密钥：生成新的，密文用新密钥重新密封；能打开的人不变。一次写完，或者全部不写。

    以前的密钥留在 keys 文件夹里，用来打开历史里的密文。

    例：
    liushou keys rotate
    liushou keys rotate care
    """
    holder = opened_with_keys(ctx)
    marks = classes_named(classes or [])
    holder.say_strangers(holder.recipients)
    if renew(holder, rotated(holder.sealer.ring, marks), marks, dry_run=dry_run):
        note("请提交 keys、data 和 liushou.yaml。")


def renew(holder: Holder, ring: Keyring, marks: Collection[Sensitivity], *, dry_run: bool) -> bool:
    """Write the keys of a new keyring and what is sealed with them, in one transaction; False if not written.

    Raises StoreError, EditError.
    """
    root, sealer = holder.store.root, Sealer(ring)
    with busy("重新密封"):
        found = swept(sealer, every_archive(root), lambda source, data: sealer.renewed(source, data, marks))
    say_unread(found, "重新密封")
    labels = "；".join(CLASS_LABELS[mark] for mark in marks)
    if dry_run:
        note(f"会换密钥（{labels}），重新密封 {told(found)}。（只是看看，没有写入）")
        return False
    keys = key_changes(root, ring, holder.sealer.ring)
    finish(root, [*keys, settings_change(holder.store, ring.recipients), *found.changes])
    note(f"已换密钥（{labels}），重新密封 {told(found)}。")
    return True
