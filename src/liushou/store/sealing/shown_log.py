"""The log, on this machine, of sealed texts that were shown: `.liushou/unsealed.jsonl`, a line each.

Who writes texts into archives in the clear leaves an entry in data/unsealed/, which goes with them; what is
only shown changes nothing under git, so it is logged where it was shown.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from liushou.errors import StoreError
from liushou.oserror import reason_of
from liushou.store.index.place import keep_out_of_git
from liushou.store.root import STATE
from liushou.store.write import sync_folder

NAME = "unsealed.jsonl"
_OPEN = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Shown:
    """Sealed texts were shown: when (with the time zone), to whom, by which command, of which archives, why.

    `archives` is None for all of them. No text of an archive is in it, and no name of a child.
    """

    at: str
    person: str
    account: str
    command: str
    archives: tuple[str, ...] | None
    why: str | None = None


def enter(root: Path, entry: Shown) -> None:
    """One more entry, on the disk before this returns. Raises StoreError where it cannot be kept."""
    file = root / STATE / NAME
    line = json.dumps(asdict(entry), ensure_ascii=False).encode(errors="replace") + b"\n"
    try:
        file.parent.mkdir(exist_ok=True)
        keep_out_of_git(str(root))
        handle = os.open(file, _OPEN, 0o600)
        try:
            _append(handle, b"\n" + line if _is_torn(handle) else line)
        finally:
            os.close(handle)
        sync_folder(file.parent)
    except OSError as error:
        raise StoreError(
            f"打开密文要留下记录，而 {file} 现在写不了：{reason_of(error)}。所以没有显示；"
            "不用看敏感内容的，不加 --reveal。"
        ) from error


def _append(handle: int, data: bytes) -> None:
    """All of it, and on the disk: one that is full may take a part and say nothing."""
    while data:
        data = data[os.write(handle, data) :]
    os.fsync(handle)


def _is_torn(handle: int) -> bool:
    """Whether the machine stopped in the middle of the last line: the next one begins anew."""
    size = os.lseek(handle, 0, os.SEEK_END)
    if size == 0:
        return False
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) != b"\n"


def entries(root: Path) -> tuple[tuple[Shown, ...], int]:
    """The entries, oldest first, and how many lines cannot be read. Raises StoreError."""
    file = root / STATE / NAME
    try:
        lines = file.read_bytes().split(b"\n")
    except FileNotFoundError:
        return (), 0
    except OSError as error:
        raise StoreError(f"{file} 无法读取：{reason_of(error)}。") from error
    found = [_entry(line) for line in lines if line]
    return tuple(each for each in found if each is not None), found.count(None)


def _entry(line: bytes) -> Shown | None:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):  # of the JSON, or of UTF-8; nested too deep
        return None
    if not isinstance(told, dict):
        return None
    words = [told.get(key) for key in ("at", "person", "account", "command")]
    archives, why = told.get("archives"), told.get("why")
    listed = archives if isinstance(archives, list) else []
    if not all(isinstance(each, str) for each in (*words, *listed, why or "")):
        return None
    at, person, account, command = (str(word) for word in words)
    return Shown(at, person, account, command, None if archives is None else tuple(listed), why)
