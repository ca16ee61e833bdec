"""Other processes of this machine that do a share of the work: the one place that starts any.

Not concurrent.futures: its pool cannot be ended in the midst of work without a race (its own thread waits
for the same processes), and does not tell over which item a process died. Here nothing is shared: each
process has a pipe of its own, and one thread listens to all.
"""

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from liushou.interruptions import STOPPING, put_off

if TYPE_CHECKING:
    # here and below: what makes processes takes a third as long to import as the archives' models
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess, SpawnProcess
    from multiprocessing.process import BaseProcess

A = TypeVar("A")
B = TypeVar("B")

FEW_FILES = 3000
"""Fewer archives are read and judged in this process, where another has to start afresh: two take 0.7 s of
processor time to start, in which this one reads and builds 1,500 of 1.8 KB."""
FEW_FILES_TO_FORK = 200
"""The same where a process is forked: two take 17 ms, in which this one reads and builds 40."""
FILES_AT_ONCE = 64
"""A chunk of them: to hand over a chunk takes 60 µs, what comes back 2 µs an item and 0.7 ms a megabyte."""
FEW = 8
"""Fewer items are done in this process. Another has half a second of work (imports) before its first
item, in which this one counts two stores of 180 children: two processes are faster from five such on."""
_MOST = 61
"""Windows waits for no more processes at once."""
_TURNS = 4
"""Each process gets its share in so many chunks at least, so that nobody waits long for the last one."""
_ENDS_WITHIN = 5.0
"""Seconds that a process has to end when it is told to."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands for the result of an item over which two processes died; `why` is Chinese."""

    why: str = "处理它的进程两次意外中断（多半是内存不够）"


class Mapper(Protocol):
    """Something that does the same to many items; results come in the order of the items."""

    def __call__(self, do: Callable[[A], B], items: Sequence[A], /) -> Iterator[B | Lost]: ...


def here(do: Callable[[A], B], items: Sequence[A], /) -> Iterator[B | Lost]:
    """The mapper of this process alone."""
    for item in items:
        yield do(item)


def processors() -> int:
    """How many processes can work at once: the processors this one may use."""
    if sys.platform != "win32" and hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """True where a process begins as a copy of this one, at once and with everything imported.

    A copy has only the thread that made it, so a lock that another held would be held for ever: this one may
    have no other thread, of Python's or of a library's own (OpenBLAS, pyarrow). Only Linux tells of all. On
    macOS the system's own libraries do not bear being copied.
    """
    if sys.platform != "linux":
        return False
    try:
        return len([*Path("/proc/self/task").iterdir()]) == 1
    except OSError:
        return False


@contextmanager
def in_processes(
    count: int, few: int = FEW, *, few_to_fork: int | None = None, chunk: int = 1
) -> Iterator[Mapper]:
    """A mapper that works in up to `count` processes; fewer than `few` items, or one process: in this one.

    `few_to_fork` stands for `few` where a process is forked, which costs a hundredth of starting one afresh.
    Up to `chunk` items go to a process at a time, which pays where an item takes less than some milliseconds.

    What is done, and what to, is pickled where a process starts afresh, and what comes out always: a function
    of a module, and plain values. The function must need nothing that another copy of this process would
    disturb, as a connection to a database or a pipe to git.

    An item over which a process dies is done again in a fresh one; if that dies too, it is Lost. What the
    function itself raises is raised here. All processes have ended when the context ends, also by an
    interruption (Ctrl-C); they end by themselves if this one is killed. Where none can be started, all is
    done here.
    """
    crews: list[_Crew[object, object]] = []

    def mapped(do: Callable[[A], B], items: Sequence[A], /) -> Iterator[B | Lost]:
        forked = can_fork()
        too_few = few_to_fork if forked and few_to_fork is not None else few
        if count < 2 or len(items) < too_few:
            return here(do, items)
        crew = _Crew(_Work(do, items, forked), min(count, _MOST), chunk)
        crews.append(crew)  # type: ignore[arg-type]
        return crew.results()

    try:
        yield mapped
    finally:
        for crew in crews:
            crew.end()


@dataclass(frozen=True, slots=True)
class _Work(Generic[A, B]):
    """What is to be done, to which items. A copy of this process (`forked`) has the items already."""

    do: Callable[[A], B]
    items: Sequence[A]
    forked: bool


@dataclass(frozen=True, slots=True)
class _Raised:
    """What the function raised over an item."""

    error: BaseException


class _Ready:
    """The first thing a process says."""


@dataclass(slots=True, eq=False)
class _Hand:
    """A process, the pipe to it, the places of the items it has, and whether it ever said anything."""

    process: "BaseProcess"
    pipe: "Connection[object, object]"
    chunk: range = range(0)
    ready: bool = False


class _Crew(Generic[A, B]):
    """The processes that do one thing to many items."""

    def __init__(self, work: _Work[A, B], count: int, chunk: int) -> None:
        self._work, self._count = work, count
        last = len(work.items)
        size = max(1, min(chunk, last // (count * _TURNS)))
        self._todo = deque(range(start, min(start + size, last)) for start in range(0, last, size))
        self._done: dict[int, B | Lost | _Raised] = {}
        self._fatal: set[int] = set()
        self._hands: list[_Hand] = []

    def results(self) -> Iterator[B | Lost]:
        """The results in order; meanwhile no process is without work as long as there is any."""
        try:
            self._give()
            for place in range(len(self._work.items)):
                while place not in self._done:
                    self._hear()
                    self._give()
                outcome = self._done.pop(place)
                if isinstance(outcome, _Raised):
                    raise outcome.error
                yield outcome
        finally:
            self.end()

    def end(self) -> None:
        """End all processes, whatever they are doing."""
        with put_off():
            for hand in self._hands:
                hand.process.terminate()
            while self._hands:
                _dismiss(self._hands.pop())

    def _give(self) -> None:
        """Items for everyone who has none; here, if nobody can be had."""
        while self._todo and len(self._hands) < self._count:
            hand = _hired(self._work)
            if hand is None:
                self._count = len(self._hands)
                break
            self._hands.append(hand)
            self._hand_over(hand)
        for hand in [hand for hand in self._hands if not hand.chunk]:
            self._hand_over(hand)
        if self._todo and not self._hands:
            for place in self._todo.popleft():
                self._done[place] = self._work.do(self._work.items[place])

    def _hand_over(self, hand: _Hand) -> None:
        if self._todo:
            hand.chunk = chunk = self._todo.popleft()
            try:
                hand.pipe.send(chunk if self._work.forked else [self._work.items[place] for place in chunk])
            except OSError:
                self._bury(hand)

    def _hear(self) -> None:
        from multiprocessing.connection import wait

        listening = {hand.pipe: hand for hand in self._hands if hand.chunk}
        for pipe in wait([*listening]) if listening else ():
            hand = next(hand for other, hand in listening.items() if other is pipe)
            try:
                said = hand.pipe.recv()
            except (EOFError, OSError):
                self._bury(hand)
                continue
            if isinstance(said, _Ready):
                hand.ready = True
            elif isinstance(said, list):
                self._done.update(zip(hand.chunk, said, strict=False))  # it ends at what was raised
                hand.chunk = range(0)

    def _bury(self, hand: _Hand) -> None:
        """What a dead process had goes to others, one by one; over what two died, to nobody."""
        self._hands.remove(hand)
        _dismiss(hand)
        if not hand.ready:  # none of the items' doing: processes do not start here
            self._count = len(self._hands)
            if hand.chunk:
                self._todo.appendleft(hand.chunk)
            return
        for place in reversed(hand.chunk):
            if place in self._fatal:
                self._done[place] = Lost()
            else:
                self._fatal.add(place)
                self._todo.appendleft(range(place, place + 1))


_PIPES: set["Connection[object, object]"] = set()
"""This process's ends of all pipes. A copy of it has them too, and while one is open no other hears that
this process has ended: so a copy closes them first of all."""


def _hired(work: _Work[A, B]) -> _Hand | None:
    import multiprocessing

    ours, theirs = multiprocessing.Pipe()
    task = work if work.forked else _Work(work.do, (), forked=False)
    process = _process(forked=work.forked)(target=_live, args=(theirs, task), daemon=True)
    _PIPES.add(ours)
    try:
        if work.forked:
            gc.freeze()  # the collector writes into what it looks at: memory would be copied for nothing
        # What starts afresh forgets our handlers at once, but would keep what is blocked.
        with _interruptions_wait(STOPPING if work.forked else (signal.SIGINT,)):
            process.start()
    except OSError:
        _PIPES.discard(ours)
        ours.close()
        return None
    finally:
        theirs.close()  # so that the pipe ends when the process does
    return _Hand(process, ours)


def _process(*, forked: bool) -> "type[SpawnProcess | ForkProcess]":
    import multiprocessing

    if sys.platform != "win32" and forked:
        return multiprocessing.get_context("fork").Process
    return multiprocessing.get_context("spawn").Process


def _dismiss(hand: _Hand) -> None:
    hand.process.terminate()
    hand.process.join(_ENDS_WITHIN)
    if hand.process.is_alive():
        hand.process.kill()
        hand.process.join()
    hand.process.close()
    _PIPES.discard(hand.pipe)
    hand.pipe.close()


def _live(pipe: "Connection[object, object]", work: _Work[A, B]) -> None:
    """The life of a process: until nobody has anything more for it."""
    try:
        _stop_for_nobody_but_the_asker()
        for other in _PIPES:
            other.close()
        pipe.send(_Ready())
        while True:
            given = pipe.recv()
            chunk = [work.items[place] for place in given] if isinstance(given, range) else given
            _answer(pipe, work.do, chunk)  # type: ignore[arg-type]
    except (EOFError, OSError):
        return
    finally:
        if work.forked:
            # Files that are open here are the other process's: what waits in them is for it to write, and
            # what it wants done at its end is for it to do.
            os._exit(0)


def _answer(pipe: "Connection[object, object]", do: Callable[[A], B], chunk: Sequence[A]) -> None:
    """Say what comes of each; nothing after one over which the function raises something."""
    import pickle

    outcomes: list[object] = []
    try:
        for item in chunk:  # not map: a StopIteration would be the end of it, and no failure
            outcomes.append(do(item))  # noqa: PERF401
    except Exception as error:  # noqa: BLE001  (whatever it is, it belongs to who asked)
        outcomes.append(_raised(error))
    try:
        pipe.send(outcomes)
    except (TypeError, AttributeError, pickle.PicklingError) as error:  # nothing that can be sent
        pipe.send([_raised(error)])


def _raised(error: Exception) -> _Raised:
    """The failure as the asker can be told it: in words where it cannot be sent as it is."""
    import pickle
    import traceback

    told = "".join(traceback.format_exception(error))
    error.add_note(told)
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - whatever its own class makes of it
        return _Raised(RuntimeError(told))
    return _Raised(error)


def _stop_for_nobody_but_the_asker() -> None:
    """Ctrl-C reaches every process of a console; the one that asked for the work ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in set(STOPPING) - {signal.SIGINT}:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)  # a copy has the asker's own ways
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)


@contextmanager
def _interruptions_wait(blocked: tuple[signal.Signals, ...]) -> Iterator[None]:
    """Ctrl-C is ignored by a process that starts meanwhile, on POSIX from its first moment.

    There, what is `blocked` and comes for this process meanwhile has its effect at the end.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, blocked)
    former = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_UNBLOCK, blocked)
