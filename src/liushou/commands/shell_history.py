"""What is typed on the command line stays in the shell's history: told once, to people at a terminal."""

import sys
from pathlib import Path

from liushou.console import note
from liushou.store.index.place import keep_out_of_git
from liushou.store.root import STATE

KEPT_OUT = "写 - 从标准输入读，不留在命令历史里"
"""Of an option that takes a text about somebody."""
KEPT_OUT_OR_EDITED = "写 - 从标准输入读，或用 -e，都不留在命令历史里"
_TOLD = "told-of-history"


def hint(root: Path, option: str, *, has_editor: bool) -> None:
    """Tell, the first time in this store, how a text about somebody is kept out of the shell's history.

    Nothing where nobody reads it, or where it cannot be kept in mind that it was told.
    """
    if not sys.stderr.isatty():
        return
    try:
        (root / STATE).mkdir(exist_ok=True)
        keep_out_of_git(str(root))
        (root / STATE / _TOLD).touch(exist_ok=False)
    except OSError:
        return
    other = "或用 -e 在编辑器里写" if has_editor else "再输入内容（结束按 Ctrl-D，Windows 是 Ctrl-Z 回车）"
    note(f"提示：写在命令行上的内容会留在命令历史里；不想留的，写 {option} -，{other}。只提示这一次。")
