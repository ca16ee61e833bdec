"""Ctrl-C and its like: where they may not stop the program, they wait."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

STOPPING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Ctrl-C; a polite request to end; the terminal has been closed. Windows has no SIGHUP."""


class Interruption(KeyboardInterrupt):
    """Ctrl-C. Not KeyboardInterrupt itself: one that passes through `exec` (dataclasses use it) is remembered
    by CPython, which then ends by the signal whatever exit status is given.

    `came` tells that there was one. Libraries in other languages make errors of their own of it, or lose it:
    one that comes while pydantic asks whether a pattern matches means to it that none does.
    """

    came = False


def stop_if_interrupted() -> None:
    """Before anything is written or shown: raise Interruption where a library has lost one."""
    if Interruption.came:
        raise Interruption


class PutOff:
    """What came meanwhile: the numbers of the signals, in order."""

    __slots__ = ("came", "dropped")

    def __init__(self) -> None:
        self.came: list[int] = []
        self.dropped = False

    def drop(self) -> None:
        """Let what came, or still comes, be without effect: all that it could have stopped is done."""
        self.dropped = True


@contextmanager
def put_off() -> Iterator[PutOff]:
    """What is done here is not interrupted; what comes meanwhile has its effect at the end.

    Only for what is soon done. Signals reach the main thread alone, so elsewhere nothing needs putting off.
    A signal that the program ignores goes on being ignored.
    """
    import threading

    waiting = PutOff()
    if threading.current_thread() is not threading.main_thread():
        yield waiting
        return
    former = {number: signal.getsignal(number) for number in STOPPING}
    heeded = {number: how for number, how in former.items() if how not in (signal.SIG_IGN, None)}
    try:
        for number in heeded:
            signal.signal(number, lambda number, _: waiting.came.append(number))
        yield waiting
    finally:
        for number, how in heeded.items():
            signal.signal(number, how)
        for number in waiting.came[: not waiting.dropped]:
            signal.raise_signal(number)
