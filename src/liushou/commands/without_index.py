"""What archives said before goes from the index too: it is a copy of parts of them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from liushou.console import note
from liushou.store.index.place import remove


@contextmanager
def without_index(root: Path) -> Iterator[None]:
    """Around a transaction after which nothing of what stood in archives before is to stay.

    The index goes first, so that a machine that stops right after the transaction keeps no copy; and again,
    as another run may have made it anew meanwhile. Where it cannot be removed it is said what to do.
    """
    with suppress(OSError):  # told below, if it lasts
        remove(os.fspath(root))
    yield
    try:
        remove(os.fspath(root))
    except OSError:
        note("索引（.liushou/index.sqlite）里还有旧的内容，没能删去：请关掉别的 liushou，再删除这个文件。")
