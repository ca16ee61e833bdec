"""Archives as a crashed disk, a copied folder or another system leaves them; what they say is for `check`."""

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict, bad, ok, some, warn
from liushou.oserror import reason_of
from liushou.records.kinds import BY_FOLDER
from liushou.store.root import SETTINGS

_EMPTY = b" \t\r\n\0"
_PIECE = 4096


def damaged(around: Surroundings) -> Verdict | None:
    """Archives that are empty or begin with zero bytes: what a disk leaves that lost its power."""
    if around.root is None:
        return None
    root = around.root
    try:
        found = [_name(root, file) for file in _archives(root) if _is_blank(file)]
    except OSError as error:
        return bad(f"档案读不出来：{reason_of(error)}", "用 liushou check 看是哪一份，并检查磁盘。")
    if not found:
        return ok("没有空白的档案")
    back = f"git checkout -- {found[0]}" if around.tree is not None else "从备份里取回"
    return bad(
        f"{some(found)} 是空白的：多半是断电或磁盘损坏", f"取回上次提交的：{back}；再检查磁盘，做好备份。"
    )


def alike(around: Surroundings) -> Verdict | None:
    """Files whose names other systems take for one, and files with the same content under two names."""
    if around.root is None:
        return None
    files = list(_archives(around.root))
    names = _pairs(around.root, ((_folded(file), file) for file in files))
    if names:
        return bad(
            f"{some(names)} 只有大小写（或字的写法）不同：在 Windows、macOS 上是同一个文件，会丢掉一份",
            "把其中一份另取编号，里面的 id 也改成一样。",
        )
    try:
        copies = _pairs(around.root, _contents(files))
    except OSError as error:
        return bad(f"档案读不出来：{reason_of(error)}", "用 liushou check 看是哪一份，并检查磁盘。")
    if copies:
        return warn(f"{some(copies)} 内容一样，多半是复制出来的", "留下编号与文件名相同的一份，删掉另一份。")
    return ok("没有重名、重复的文件")


def rights(around: Surroundings) -> Verdict | None:
    """Archives that this person may not read or write."""
    if around.root is None:
        return None
    root = around.root
    shut = [_name(root, file) for file in _archives(root) if not os.access(file, os.R_OK | os.W_OK)]
    if not shut:
        return ok("档案都可以读写")
    return bad(
        f"{some(shut)} 不能读写（权限不对，或属于别的用户）",
        "请检查文件的权限和属主；在 Windows 上看文件属性里的“只读”。",
    )


def _archives(root: Path) -> Iterator[Path]:
    """The settings and the archives, plain files only."""
    folders = (root / "data" / name for name in BY_FOLDER)
    inside = (file for folder in folders if folder.is_dir() for file in sorted(folder.iterdir()))
    for file in (root / SETTINGS, *inside):
        if file.suffix.lower() == ".yaml" and file.is_file() and not file.is_symlink():
            yield file


def _is_blank(file: Path) -> bool:
    with file.open("rb") as opened:
        head = opened.read(_PIECE)
    return not head.strip(_EMPTY) or head.startswith(b"\0")


def _contents(files: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    for file in files:
        data = file.read_bytes()
        if data.strip(_EMPTY):
            yield hashlib.sha256(data).hexdigest(), file


def _folded(file: Path) -> str:
    return f"{file.parent}/{unicodedata.normalize('NFC', file.name).casefold()}"


def _pairs(root: Path, keyed: Iterable[tuple[str, Path]]) -> list[str]:
    """The files that share a key with another, as “a 和 b”."""
    first: dict[str, Path] = {}
    found = []
    for key, file in keyed:
        if key in first:
            found.append(f"{_name(root, first[key])} 和 {_name(root, file)}")
        else:
            first[key] = file
    return found


def _name(root: Path, file: Path) -> str:
    return file.relative_to(root).as_posix()
