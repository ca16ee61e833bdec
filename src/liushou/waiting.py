"""What a person who waits is shown: on a terminal, once it takes a while, and gone as soon as it is done.

It stands on standard error. Nothing of it is imported or written for what is quickly done.
"""

import os
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from liushou.console import terminal
from liushou.interruptions import put_off
from liushou.watching import Watch, unwatched

if TYPE_CHECKING:
    from rich.live import Live
    from rich.table import Table

_PATIENCE = 1.0
"""Seconds that a person waits without wondering."""
_RENEWED = 0.1
"""Seconds for which a bar stands as it is: no eye sees more, and drawing takes time from the work."""
_NO_TERMINALS = frozenset({"dumb", "unknown"})
"""What TERM says where a line cannot be drawn over (an editor's window)."""

T = TypeVar("T")

_open = False
"""Something is being waited for already: what is done within it is a part of that."""


@contextmanager
def bar(what: str, total: int) -> Iterator[Watch]:
    """What is gone through by the watch of this context, as a bar with counts: 读取档案 3,200/10,000.

    It appears with the first item that is done after a second, unless it is the last, and is gone when the
    context ends, however it ends.
    """
    if total < 2 or not _shows():
        yield unwatched
        return
    with _alone():
        drawn = _Bar(what, total)
        try:
            yield drawn
        finally:
            with put_off():
                drawn.clear()


def progress(items: Sequence[T], what: str) -> Iterator[T]:
    """The items one by one, with a bar."""
    with bar(what, len(items)) as watch:
        yield from watch(items)


@contextmanager
def busy(what: str) -> Iterator[None]:
    """Say what is being done, where nobody can tell how far it is."""
    if not _shows():
        yield
        return
    with _alone():
        done = threading.Event()
        teller = threading.Thread(target=_tell, args=(what, done), daemon=True)
        teller.start()
        try:
            yield
        finally:
            with put_off():
                done.set()
                teller.join()


def _tell(what: str, done: threading.Event) -> None:
    if done.wait(_PATIENCE):
        return
    from rich.spinner import Spinner

    with _live() as live:
        live.update(Spinner("dots", f"{what}…"))
        while not done.wait(_RENEWED):
            live.refresh()


class _Bar:
    """A bar that is drawn by whoever goes through the items: no thread that another process would lack."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total, self._done = what, total, 0
        self._due = monotonic() + _PATIENCE
        self._live: Live | None = None

    def __call__(self, items: Iterable[T], /) -> Iterator[T]:
        for item in items:
            yield item
            self._done += 1
            if monotonic() >= self._due and self._done < self._total:
                self._draw()

    def clear(self) -> None:
        """Leave nothing on the terminal."""
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _draw(self) -> None:
        if self._live is None:
            self._live = _live()
            self._live.start()
        self._live.update(self._looks(), refresh=True)
        self._due = monotonic() + _RENEWED

    def _looks(self) -> "Table":
        from rich.progress_bar import ProgressBar
        from rich.table import Table

        line = Table.grid(padding=(0, 1))
        drawn = ProgressBar(total=self._total, completed=self._done, width=30, complete_style="cyan")
        line.add_row(self._what, drawn, f"{self._done:,}/{self._total:,}")
        return line


def _live() -> "Live":
    """A place on standard error that is drawn again and again; messages meanwhile stand above it.

    Standard output is left alone: it may be a file.
    """
    from rich.live import Live

    return Live(console=terminal(sys.stderr), auto_refresh=False, transient=True, redirect_stdout=False)


def _shows() -> bool:
    return not _open and sys.stderr.isatty() and os.environ.get("TERM", "") not in _NO_TERMINALS


@contextmanager
def _alone() -> Iterator[None]:
    global _open
    _open = True
    try:
        yield
    finally:
        _open = False
