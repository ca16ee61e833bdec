"""A text that a person writes for an archive: on the command line, from standard input, in the editor."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from liushou.care.own_words import own_words
from liushou.commands.editor import decoded, through_editor
from liushou.commands.shell_history import hint
from liushou.console import note, out
from liushou.errors import LiushouError, UsageError
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
    if given == STDIN:
        return words_given(option, decoded(sys.stdin.buffer.read()))
    text = words_given(option, given)
    if text is not None:
        hint(store.root, option, has_editor=bool(about))
    return text


def words_given(option: str, given: str | None) -> str | None:
    """The words of an option, None where it is not given. Raises UsageError for words without content."""
    if given is None:
        return None
    text = own_words(given)
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


def written(text: str) -> str:
    """What is left of an editor's text without the lines that begin with #."""
    return own_words("\n".join(line for line in text.splitlines() if not line.startswith(_COMMENT)))


def _edited(store: Store, about: str) -> str:
    head = "\n".join(f"{_COMMENT} {line}" for line in (about, _HELP))
    text = written(through_editor(store, f"\n{head}\n", instead="用 --note - 从标准输入写") or "")
    if not text:
        note("没有写内容，已取消，没有写入任何文件。")
        raise typer.Exit
    return text
