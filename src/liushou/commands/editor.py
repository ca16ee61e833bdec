"""The person's own editor: a text handed to it, and what it became."""

import codecs
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import click

from liushou.errors import UsageError
from liushou.store.git import run_git
from liushou.store.load import Store


def through_editor(store: Store, text: str, *, instead: str, extension: str = ".txt") -> str | None:
    """The text as it is after the editor, with its line ends; None where it was not saved.

    `instead` says in Chinese how to do without an editor. Raises UsageError where it failed or what it left
    is no text, and KeyboardInterrupt where it ended by Ctrl-C.
    """
    start = text.encode()
    if os.name == "nt":  # notepad takes a file without the mark for GBK
        start = codecs.BOM_UTF8 + start.replace(b"\n", b"\r\n")
    try:
        with _undisturbed():
            # click keeps the text in a file that only its owner can read, and removes it afterwards.
            found = click.edit(start, editor=editor_of(store), extension=extension)
    except (click.ClickException, OSError):
        raise UsageError(f"编辑器没有正常结束，没有写入任何文件：请设置 EDITOR，或{instead}。") from None
    return decoded(bytes(found)) if isinstance(found, (bytes, bytearray)) else None


def editor_of(store: Store) -> str | None:
    """The editor that the person has set: VISUAL, EDITOR, git's; None for what the machine has.

    Of git's settings not those of the repository: a folder that somebody sent must name no program to run.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    in_git = (
        run_git(store.root, "config", whose, "--get", "core.editor") for whose in ("--global", "--system")
    )
    return named or next((found.strip() for found in in_git if found and found.strip()), None)


def decoded(data: bytes) -> str:
    """Bytes as text: UTF-8, else GBK as Windows writes it. Raises UsageError for neither."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError("读到的内容不是 UTF-8 文字，没有写入任何文件。")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Leave Ctrl-C to the editor, as git does: in vim it ends no program, and the text must not be lost.

    A handler is not handed on to the editor, as ignoring the signal would be. Raises KeyboardInterrupt
    where the editor failed after it.
    """
    pressed = False

    def noticed(*_: object) -> None:
        nonlocal pressed
        pressed = True

    before = signal.signal(signal.SIGINT, noticed)
    try:
        yield
    except click.ClickException:
        if pressed:
            raise KeyboardInterrupt from None
        raise
    finally:
        signal.signal(signal.SIGINT, before)
