"""`liushou keys new`: a private key of one's own."""

import contextlib
import os
from pathlib import Path
from typing import Annotated

import typer

from liushou.commands.keys_at_hand import VARIABLE, ask, can_ask, identity_file
from liushou.commands.unsealed_log import now
from liushou.console import note, out
from liushou.errors import StoreError, UsageError
from liushou.oserror import reason_of
from liushou.store.root import root_above
from liushou.store.sealing.age import locked, new_identity
from liushou.store.write import create, sync_folder

_SHORTEST = 8


def new(
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="私钥写到哪里；不写为您的设置文件夹"),
    ] = None,
    passphrase: Annotated[bool, typer.Option("--passphrase", help="私钥用口令保护，每次用时询问")] = False,
) -> None:
    """生成您自己的私钥，显示公钥。公钥交给建立密钥的人；私钥只有您自己有，不要发给任何人。

    私钥丢了，用它打开的内容就打不开了：请抄在纸上或存在 U 盘里，锁好。

    已经有的文件不会被覆盖。age 的私钥（age-keygen 生成的）也能用，格式相同。

    例：
    liushou keys new
    liushou keys new --passphrase
    """
    file = output or identity_file()
    if file is None:
        raise UsageError(f"环境变量 {VARIABLE} 是空的：请用 -o 写明私钥写到哪里。")
    file = file.expanduser().absolute()
    if os.path.lexists(file):
        raise UsageError(f"{file} 已经有了，没有覆盖：丢了它，用它密封的内容就打不开了。另写一把请用 -o。")
    inside = root_above(os.fspath(file.parent))
    if inside is not None:
        raise UsageError(f"{file} 在档案库 {inside} 里面：私钥要和档案分开放，不能进 git。请换一个位置。")
    secret = _asked() if passphrase else None
    identity, recipient = new_identity()
    text = (
        f"# created: {now().isoformat(timespec='seconds')}\n# public key: {recipient}\n{identity}\n".encode()
    )
    _keep(file, text if secret is None else locked(text, secret))
    note(f"私钥写在 {file}，只有您能读。请再抄一份在纸上或存到 U 盘里锁好：丢了就打不开了。")
    if output is not None:
        note(f"用的时候让环境变量 {VARIABLE} 写着这个文件的位置。")
    note("公钥（交给建立密钥的人，用 liushou keys init 或 liushou keys add 写入）：")
    out(recipient)


def _asked() -> str:
    if not can_ask():
        raise UsageError("这里不是终端，没法询问口令：请在终端里运行，或不加 --passphrase。")
    first = ask("口令（至少 8 个字，输入时不显示）：")
    if len(first) < _SHORTEST:
        raise UsageError(f"口令太短：至少 {_SHORTEST} 个字。没有生成。")
    if ask("再输入一遍：") != first:
        raise UsageError("两遍不一样，没有生成。")
    return first


def _keep(file: Path, data: bytes) -> None:
    """A file for its owner alone, in a folder for its owner alone where it has to be made."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            create(file, data, mode=0o600)
        except FileExistsError:
            raise
        except BaseException:
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)
            raise
        sync_folder(file.parent)
    except OSError as error:
        raise StoreError(f"无法写入 {file}：{reason_of(error)}。没有生成私钥。") from error
