"""The person's private key: where it lies, who else can read it, whether it opens the store."""

import os
from pathlib import Path

from liushou.commands.keys_at_hand import VARIABLE, content_of, own_identities, seals
from liushou.doctor.machine import synced_by
from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict, bad, ok, warn
from liushou.errors import StoreError
from liushou.store.git_setup import has_git_folder
from liushou.store.root import root_above
from liushou.store.sealing.agefile import is_age_file
from liushou.store.sealing.keyring import NoKeyError, unlocked

_MOVE = f"把它移到您自己的、不同步的文件夹，用环境变量 {VARIABLE} 指明；进过 git 或网盘的，请换一把。"
_OTHERS = 0o077


def private_key(around: Surroundings) -> Verdict | None:
    """Who has the key has all that is sealed: it lies apart from the archives, for its owner alone."""
    file, sealing = around.identity, around.root is not None and seals(around.root)
    if file is None or not os.path.lexists(file):
        return _without(file) if sealing else None
    return (
        _misplaced(file.absolute())
        or _readable_by_others(file)
        or _tried(around.root if sealing else None, file)
    )


def _without(file: Path | None) -> Verdict:
    where = f"环境变量 {VARIABLE} 是空的" if file is None else f"没有 {file}"
    return warn(
        f"没有私钥（{where}）：密封的内容看不到，写入的内容是明文",
        "要看的，运行 liushou keys new，把公钥交给有私钥的人；只做统计、登记的不用管。",
    )


def _misplaced(file: Path) -> Verdict | None:
    """Wherever it would go with the archives, or out of the house."""
    for folder in {file.parent, file.resolve().parent}:
        service = synced_by(folder)
        if root_above(os.fspath(folder)) is not None:
            return bad(f"私钥 {file} 在档案库里面：谁拿到档案库，谁就能打开", _MOVE)
        if any(has_git_folder(above) for above in (folder, *folder.parents)):
            return bad(f"私钥 {file} 在 git 仓库里面：可能已经提交，传给了别人", _MOVE)
        if service is not None:
            return bad(f"私钥 {file} 在 {service} 的同步文件夹里：已经传到外面", _MOVE)
    return None


def _readable_by_others(file: Path) -> Verdict | None:
    """Rights as POSIX has them; on Windows the settings folder is the person's own."""
    if os.name == "nt" or not file.stat().st_mode & _OTHERS:
        return None
    return bad(f"私钥 {file} 别的用户也能读", f'运行 chmod 600 "{file}"')


def _tried(root: Path | None, file: Path) -> Verdict:
    try:
        data = content_of(file)
    except StoreError as error:
        return bad(error.message, "请检查它的位置和权限。")
    if is_age_file(data or b""):
        return ok(f"{file}，有口令（没有试）")
    if root is None:
        return ok(str(file))
    try:
        unlocked(root, own_identities())
    except NoKeyError:
        return warn(f"私钥 {file} 打不开这个档案库", "请有私钥的人用 liushou keys add 加上您的公钥。")
    except StoreError as error:
        return bad(error.message, "用 liushou keys 查看。")
    return ok(f"{file}，能打开")
