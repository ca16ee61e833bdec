"""A new file in the person's editor, before anything is written."""

import typer

from liushou.commands.editor import through_editor
from liushou.console import note
from liushou.store.load import Store


def edited_text(store: Store, text: str) -> str:
    """The text as it is after the editor, with LF line ends.

    Ends the program where it was not saved: then nothing is to be written. Raises UsageError where the
    editor failed.
    """
    found = through_editor(store, text, instead="不用 -e", extension=".yaml")
    if found is None:
        note("编辑器里没有保存，已取消，没有写入任何文件。")
        raise typer.Exit
    return found.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
