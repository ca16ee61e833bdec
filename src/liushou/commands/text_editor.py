"""A new file in the person's editor, before anything is written."""

import codecs
import os

import click
import typer

from liushou.commands.note_text import decoded, editor_of
from liushou.console import note
from liushou.errors import UsageError
from liushou.store.load import Store


def edited_text(store: Store, text: str) -> str:
    """The text as it is after the editor, with LF line ends.

    Ends the program where it was not saved: then nothing is to be written. Raises UsageError where the
    editor failed.
    """
    start = text.encode()
    if os.name == "nt":  # notepad takes a file without the mark for GBK
        start = codecs.BOM_UTF8 + start.replace(b"\n", b"\r\n")
    try:
        # click keeps the text in a file that only its owner can read, and removes it afterwards.
        found = click.edit(start, editor=editor_of(store), extension=".yaml")
    except click.ClickException:
        raise UsageError("编辑器没有正常结束，没有写入任何文件：请设置 EDITOR，或不用 -e。") from None
    if not isinstance(found, (bytes, bytearray)):
        note("编辑器里没有保存，已取消，没有写入任何文件。")
        raise typer.Exit
    lines = decoded(bytes(found)).replace("\r\n", "\n").replace("\r", "\n")
    return lines.rstrip("\n") + "\n"
