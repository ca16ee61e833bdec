"""Other processes of this machine that do a share of the work: the one place that starts any.

Not concurrent.futures: its pool cannot be ended in the midst of work without a race (its own thread waits
for the same processes), and does not tell over which item a process died. Here nothing is shared: each
process has a pipe of its own, and one thread listens to all.
"""

import multiprocessing
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")

FEW = 8
"""Fewer items are done in this process. Another has half a second of work (importing pandas) before its first
item, in which this one counts two stores of 180 children: two processes are faster from five such on."""
_MOST = 61
"""Windows waits for no more processes at once."""
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
    return map(do, items)


@contextmanager
def in_processes(count: int, few: int = FEW) -> Iterator[Mapper]:
    """A mapper that works in up to `count` processes; fewer than `few` items, or one process: in this one.

    What is done, and what to, is pickled: a function of a module, and plain values. An item over which a
    process dies is done again in a fresh one; if that dies too, it is Lost. What the function itself raises
    is raised here. All processes have ended when the context ends, also by an interruption (Ctrl-C); they
    end by themselves if this one is killed. Where none can be started, all is done here.
    """
    crews: list[_Crew[object, object]] = []

    def mapped(do: Callable[[A], B], items: Sequence[A], /) -> Iterator[B | Lost]:
        if count < 2 or len(items) < few:
            return here(do, items)
        crew = _Crew(do, items, min(count, _MOST))
        crews.append(crew)  # type: ignore[arg-type]
        return crew.results()

    try:
        yield mapped
    finally:
        for crew in crews:
            crew.end()


@dataclass(frozen=True, slots=True)
class _Raised:
    """What the function raised over an item."""

    error: BaseException


class _Ready:
    """The first thing a process says."""


@dataclass(slots=True, eq=False)
class _Hand:
    """A process, the pipe to it, the place of the item it has, and whether it ever said anything."""

    process: BaseProcess
    pipe: "Connection[object, object]"
    item: int | None = None
    ready: bool = False


class _Crew(Generic[A, B]):
    """The processes that do one thing to many items."""

    def __init__(self, do: Callable[[A], B], items: Sequence[A], count: int) -> None:
        self._do, self._items, self._count = do, items, count
        self._todo = deque(range(len(items)))
        self._done: dict[int, B | Lost | _Raised] = {}
        self._fatal: set[int] = set()
        self._hands: list[_Hand] = []

    def results(self) -> Iterator[B | Lost]:
        """The results in order; meanwhile no process is without work as long as there is any."""
        try:
            for place in range(len(self._items)):
                while place not in self._done:
                    self._give()
                    self._hear()
                outcome = self._done.pop(place)
                if isinstance(outcome, _Raised):
                    raise outcome.error
                self._give()
                yield outcome
        finally:
            self.end()

    def end(self) -> None:
        """End all processes, whatever they are doing."""
        for hand in self._hands:
            hand.process.terminate()
        while self._hands:
            _dismiss(self._hands.pop())

    def _give(self) -> None:
        """An item for everyone who has none; here, if nobody can be had."""
        while self._todo and len(self._hands) < min(self._count, len(self._items)):
            hand = _hired(self._do)
            if hand is None:
                self._count = len(self._hands)
                break
            self._hands.append(hand)
            self._hand_over(hand)
        for hand in [hand for hand in self._hands if hand.item is None]:
            self._hand_over(hand)
        if self._todo and not self._hands:
            place = self._todo.popleft()
            self._done[place] = self._do(self._items[place])

    def _hand_over(self, hand: _Hand) -> None:
        if self._todo:
            hand.item = self._todo.popleft()
            try:
                hand.pipe.send(self._items[hand.item])
            except OSError:
                self._bury(hand)

    def _hear(self) -> None:
        listening = {hand.pipe: hand for hand in self._hands if hand.item is not None}
        for pipe in wait([*listening]) if listening else ():
            hand = next(hand for other, hand in listening.items() if other is pipe)
            try:
                said = hand.pipe.recv()
            except (EOFError, OSError):
                self._bury(hand)
                continue
            if isinstance(said, _Ready):
                hand.ready = True
            elif hand.item is not None:
                self._done[hand.item] = said  # type: ignore[assignment]
                hand.item = None

    def _bury(self, hand: _Hand) -> None:
        """What a dead process had goes to another; of two that died over it, to nobody."""
        self._hands.remove(hand)
        _dismiss(hand)
        if not hand.ready:  # none of the item's doing: processes do not start here
            self._count = len(self._hands)
        if hand.item is None:
            return
        if hand.item in self._fatal:
            self._done[hand.item] = Lost()
            return
        if hand.ready:
            self._fatal.add(hand.item)
        self._todo.appendleft(hand.item)


def _hired(do: Callable[[A], B]) -> _Hand | None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, do), daemon=True)
    try:
        with _interruptions_ignored():
            process.start()
    except OSError:
        ours.close()
        return None
    finally:
        theirs.close()  # so that the pipe ends when the process does
    return _Hand(process, ours)


def _dismiss(hand: _Hand) -> None:
    hand.pipe.close()
    hand.process.terminate()
    hand.process.join(_ENDS_WITHIN)
    if hand.process.is_alive():
        hand.process.kill()
        hand.process.join()
    hand.process.close()


def _work(pipe: "Connection[object, object]", do: Callable[[A], B]) -> None:
    """The life of a process: until nobody has anything more for it."""
    # Ctrl-C reaches every process of a console; the one that asked for the work ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pipe.send(_Ready())
        while True:
            _answer(pipe, do, pipe.recv())  # type: ignore[arg-type]
    except (EOFError, OSError):
        return


def _answer(pipe: "Connection[object, object]", do: Callable[[A], B], item: A) -> None:
    try:
        outcome: object = do(item)
    except Exception as error:  # noqa: BLE001  (whatever it is, it belongs to who asked)
        error.add_note(traceback.format_exc())
        outcome = _Raised(error)
    pipe.send(outcome)


@contextmanager
def _interruptions_ignored() -> Iterator[None]:
    """What is ignored here is ignored by a process that starts meanwhile, on POSIX from its first moment."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)
