"""A text that a person writes for an archive: on the command line, from standard input, in the editor."""

import codecs
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
import typer

from liushou.console import note, out
from liushou.errors import LiushouError, UsageError
from liushou.store.git import run_git
from liushou.store.load import Store

STDIN = "-"
_COMMENT = "#"
_HELP = "以 # 开头的行不会写进档案；什么也不写就是取消。"


def text_given(store: Store, option: str, given: str | None, *, edit: bool, about: str) -> str | None:
    """The text of an option: as it stands, from standard input for `-`, or written in the editor.

    None where neither is asked for. `about` tells the writer in the editor what the text is for.
    Raises UsageError for a text without content; ends the program where nothing is written in the editor.
    """
    if edit:
        if given is not None:
            raise UsageError(f"{option} 和 -e 只能用一个。")
        return _edited(store, about)
    if given is None:
        return None
    text = tidy(decoded(sys.stdin.buffer.read())) if given == STDIN else tidy(given)
    if not text:
        raise UsageError(f"{option} 没有内容，没有写入任何文件。")
    return text


@contextmanager
def kept(text: str | None, *, edited: bool) -> Iterator[None]:
    """Give back what was written in the editor where it could not be saved: it is nowhere else."""
    try:
        yield
    except LiushouError:
        if edited and text:
            note("没有保存成功，您写的内容在下面，请先抄下：")
            out(text)
        raise


def decoded(data: bytes) -> str:
    """Bytes as text: UTF-8, else GBK as Windows writes it. Raises UsageError for neither."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError("读到的内容不是 UTF-8 文字，没有写入任何文件。")


def tidy(text: str) -> str:
    """The text with LF line ends, without blanks at line ends and blank lines at its ends."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n".join(lines).strip("\n").strip()


def written(text: str) -> str:
    """What is left of an editor's text without the lines that begin with #."""
    return tidy("\n".join(line for line in text.splitlines() if not line.startswith(_COMMENT)))


def _edited(store: Store, about: str) -> str:
    head = "\n".join(f"{_COMMENT} {line}" for line in (about, _HELP))
    start = f"\n{head}\n".encode()
    if os.name == "nt":  # notepad takes a file without the mark for GBK
        start = codecs.BOM_UTF8 + start.replace(b"\n", b"\r\n")
    try:
        # click keeps the text in a file that only its owner can read, and removes it afterwards.
        found = click.edit(start, editor=editor_of(store))
    except click.ClickException:
        raise UsageError(
            "编辑器没有正常结束，没有写入任何文件：请设置 EDITOR，或用 --note - 从标准输入写。"
        ) from None
    text = written(decoded(bytes(found))) if isinstance(found, (bytes, bytearray)) else ""
    if not text:
        note("没有写内容，已取消，没有写入任何文件。")
        raise typer.Exit
    return text


def editor_of(store: Store) -> str | None:
    """The editor that the person has set: VISUAL, EDITOR, git's; None for what the machine has."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    return named or (run_git(store.root, "config", "--get", "core.editor") or "").strip() or None
