"""Mutants tried one after another, each in a fork of one process in which pytest has collected its tests."""

import os
import resource
import shutil
import signal
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

import pytest
from _pytest.runner import runtestprotocol

from codemutants.afresh import noticed
from codemutants.covering import Covering
from codemutants.made import Mutant
from codemutants.placed import place
from codemutants.statements import statement
from codemutants.tried import SEEN, Tried, difference

_MEMORY = 6 * 2**30
"""Bytes that a trial may have: a mutant that gathers without end is killed by it."""
_KILLED, _NOT_PLACED = 1, 3


class Trials:
    """A plugin of pytest that tries mutants in place of running the tests.

    At the end the tests that noticed any are run without a mutant. One that fails then is out, and whatever
    only it had noticed is tried again.

    Args:
        limit: seconds of tests for each mutant; the quickest tests that run its line go first.
        tell: is told of each mutant, of one that is tried again a second time.
        earlier: what is known already, from a run that was broken off.
        patience: seconds that a test has, beside ten times those it took.
    """

    def __init__(
        self,
        mutants: Sequence[Mutant],
        covering: Covering,
        limit: float,
        tell: Callable[[Tried], None],
        *,
        earlier: Sequence[Tried] = (),
        patience: float = 10,
    ) -> None:
        self._mutants, self._covering, self._tell = mutants, covering, tell
        self._limit, self._patience = limit, patience
        self._items: dict[str, pytest.Item] = {}
        self._folder: str | None = None
        self._by = {one.name: one.by for one in earlier}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._items = {item.nodeid: item for item in session.items}
        self._folder = session.config.option.basetemp
        self._try(mutant for mutant in self._mutants if mutant.name not in self._by)
        while wrong := self._control():
            del self._items[wrong]
            self._try(mutant for mutant in self._mutants if self._by[mutant.name] == wrong)
        return True

    def _try(self, mutants: Iterable[Mutant]) -> None:
        for mutant in mutants:
            done = self._tried(mutant)
            self._by[mutant.name] = done.by
            self._tell(done)

    def _tried(self, mutant: Mutant) -> Tried:
        began = time.monotonic()
        was, text = mutant.whole.code, mutant.text()
        changed = difference(was, text)
        file = mutant.module.partition(".")[2].replace(".", "/") + ".py"
        covering = self._covering.tests(file, *statement(was, changed.begin, changed.end))
        of_file = self._covering.tests(file, 1, len(was))
        tests = self._chosen(covering) or self._chosen(of_file)
        outcome, by = "uncovered", ""
        with _on_disk(mutant, text):
            if tests:
                outcome, by = self._fork(tests, lambda: place(mutant, text))
            if outcome not in SEEN and "" in covering and not _is_heading(changed.before):
                # What was made of it on import stays as it is: other users of the module may see it.
                tests = self._chosen(of_file)
                allowed = 60 + 10 * sum(map(self._covering.seconds.__getitem__, tests))
                outcome, by = noticed(tests, self._folder, allowed)
        if outcome == "survived" and covering.isdisjoint(tests):
            # A test that traces lines itself hides from coverage what it runs.
            outcome = "uncovered"
        return Tried(mutant.name, outcome, by, len(tests), time.monotonic() - began, changed)

    def _chosen(self, covering: Collection[str], *, limited: bool = True) -> list[str]:
        """Some tests, the quickest first; as many as the limit allows (one at least), or all of them."""
        seconds = self._covering.seconds
        total, chosen = 0.0, list[str]()
        for test in sorted(self._items.keys() & covering, key=lambda test: (seconds[test], test)):
            total += seconds[test]
            if limited and chosen and total > self._limit:
                break
            chosen.append(test)
        return chosen

    def _control(self) -> str:
        """A test that fails without any mutant, of those that noticed one; nothing when all is well."""
        noticing = self._chosen({*self._by.values()}, limited=False)
        return self._fork(noticing, lambda: None)[1] if noticing else ""

    def _fork(self, tests: list[str], prepare: Callable[[], None]) -> tuple[str, str]:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            self._run(tests, prepare, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            # The end comes when the child is gone: what it started has not been given this pipe.
            told = pipe.read().decode().split("\n")
        _, status = os.waitpid(child, 0)
        with _gone():
            os.killpg(child, signal.SIGKILL)
        if self._folder:
            # Else the first test of the next trial would have to, in its own time.
            shutil.rmtree(self._folder, ignore_errors=True)
        latest = told[-2] if len(told) > 1 else ""
        if os.WIFSIGNALED(status):
            return ("timeout" if os.WTERMSIG(status) == signal.SIGALRM else "killed"), latest
        outcome = {0: "survived", _KILLED: "killed", _NOT_PLACED: "not placed"}.get(
            os.WEXITSTATUS(status), "killed"
        )
        return outcome, latest if outcome == "killed" else ""

    def _run(self, tests: list[str], prepare: Callable[[], None], told: int) -> None:
        """What the child does; never returns."""
        status = _KILLED
        try:
            os.setsid()
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            try:
                prepare()
            except (LookupError, ValueError):
                status = _NOT_PLACED
                return
            items = [self._items[test] for test in tests]
            for item, following in zip(items, [*items[1:], None], strict=True):
                os.write(told, f"{item.nodeid}\n".encode())
                allowed = self._patience + 10 * self._covering.seconds[item.nodeid]
                signal.setitimer(signal.ITIMER_REAL, allowed)
                if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
                    return
            status = 0
        finally:
            os._exit(status)


def _is_heading(lines: str) -> bool:
    """Whether a function or class begins here, which runs on import whoever calls it."""
    return lines.lstrip().startswith(("def ", "async def ", "class ", "@"))


@contextmanager
def _on_disk(mutant: Mutant, text: str) -> Iterator[None]:
    """The mutant in its file too, for tests that start the program in a process of its own."""
    mutant.file.write_text(text, encoding="utf-8", newline="\n")
    try:
        yield
    finally:
        mutant.file.write_text(mutant.whole.code, encoding="utf-8", newline="\n")


@contextmanager
def _gone() -> Iterator[None]:
    try:
        yield
    except ProcessLookupError:
        return
