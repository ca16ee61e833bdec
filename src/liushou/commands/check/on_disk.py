"""The store on the disk as `check` goes through it: in as many processes as pay, with what is known of it."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from liushou.check.across import findings_of
from liushou.check.again import MOST, check_again
from liushou.check.basis import Basis, basis_at, is_of_basis
from liushou.check.catalogue import chosen
from liushou.check.given import Given, reader
from liushou.check.memory import Remembered, context_of
from liushou.check.overview import overview
from liushou.commands.check.outcome import Choice, Outcome, keep, keep_last, last_check, recalled
from liushou.commands.common import READING
from liushou.commands.index import index_of, state_of
from liushou.errors import StoreError
from liushou.interruptions import stop_if_interrupted
from liushou.oserror import reason_of
from liushou.store.index.database import Index
from liushou.store.index.first import keep_read
from liushou.store.index.place import place_of
from liushou.store.index.state import TreeState, tree_state
from liushou.store.opener import KEYLESS, Opener
from liushou.store.root import FOLDERS
from liushou.store.sources import Reader, read_bytes
from liushou.waiting import bar
from liushou.watching import Watch
from liushou.workers import Mapper, in_processes, processors

_FEW_JOBS, _FEW_JOBS_TO_FORK = 47, 4
"""So many jobs of 64 files are worth a second process: 3000 files, 200 where it can be forked."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a check came to, and how the files are read again."""

    outcome: Outcome
    read: Reader


@dataclass(frozen=True, slots=True)
class StoreOnDisk:
    """A store, as it lay there when it was opened, and what checks of it work with.

    `state` is None where the index knows nothing of it yet: then what is read says what lies there.
    """

    root: Path
    index: Index
    state: TreeState | None
    mapper: Mapper

    def check(self, choice: Choice) -> Result:
        """Check it. Raises StoreError where it cannot be read, UsageError for rules that there are not."""
        chosen(choice.select, choice.ignore)
        outcome = None if self.state is None else recalled(self.index, self.state, choice)
        if outcome is None:
            with _said_if_unreadable(self.root):
                outcome = self._again(choice) or self._anew(choice)
        return Result(outcome, read_bytes)

    def _again(self, choice: Choice) -> Outcome | None:
        """What is found after a few files changed; None where more did, or the last check is not known."""
        state = self.state
        last = None if state is None else last_check(self.index, choice)
        changed = None if state is None or last is None else last.listing.changed(state.listing)
        if state is None or last is None or not changed or len(changed) > MOST or last.outcome.closed:
            return None
        if not state.plain or any(is_of_basis(path) for path in changed):
            return None
        basis, memory = basis_at(self.root, choice.on), self._memory()
        if context_of(basis) != last.context:
            return None
        found = check_again(basis, last.outcome.findings, changed, state.keys, partial(memory.recall, basis))
        if found is None:
            return None
        memory.keep(basis, found.sights)
        outcome = Outcome(last.outcome.files, last.outcome.closed, found.findings)
        self._keep(choice, state, self._state_now() if found.reread else state, outcome, basis)
        return outcome

    def _anew(self, choice: Choice) -> Outcome:
        """What is found in all files."""
        began = self.index.stats.moment()
        memory = self._memory()
        outcome = self._looked_at(choice, {}, memory)
        if self.state is None:
            now = self._first_state(memory, began)
            before = now if _all_read(memory, now, outcome) else TreeState(None)
        else:
            now, before = self._state_now(), self.state
        self._keep(choice, before, now, outcome, basis_at(self.root, choice.on))
        return outcome

    def _keep(
        self, choice: Choice, before: TreeState, now: TreeState, outcome: Outcome, basis: Basis
    ) -> None:
        if before.digest is not None and before.digest == now.digest:
            stop_if_interrupted()
            keep(self.index, now, choice, outcome)
            keep_last(self.index, now, choice, context_of(basis))

    def _state_now(self) -> TreeState:
        return state_of(self.root, self.index)

    def check_with(self, choice: Choice, given: Given) -> Result:
        """Check it as if some files held what is given."""
        with _said_if_unreadable(self.root):
            return Result(self._looked_at(choice, given, self._memory()), reader(given))

    def _memory(self) -> Remembered:
        return Remembered(self.index, self.state or TreeState(None))

    def _looked_at(self, choice: Choice, given: Given, memory: Remembered) -> Outcome:
        seen = overview(
            self.root, choice.on, given=given, memory=memory, mapper=self.mapper, waiting=_waiting
        )
        found = findings_of(seen, select=choice.select, ignore=choice.ignore)
        return Outcome(seen.files, frozenset(seen.misplaced), found)

    def _first_state(self, memory: Remembered, began: int) -> TreeState:
        """What lies in the store, which need not be read for that: it just was."""
        stats = self.index.stats
        try:
            keep_read(self.root, FOLDERS, stats, memory.read, began=began, width=memory.width)
        except OSError:
            return TreeState(None)
        return tree_state(self.root, FOLDERS, stats, few=sys.maxsize)


def _all_read(memory: Remembered, now: TreeState, outcome: Outcome) -> bool:
    """Whether what was looked at is all that lies there: no file came, went or changed meanwhile.

    What has no key (a folder, a file with a wrong name) may have come later, so there must be none.
    """
    read = {path: one.key for path, one in memory.read.items()}
    return (
        now.plain
        and read == now.keys
        and len(read) == outcome.files
        and memory.read_first.items() <= read.items()
    )


@dataclass(frozen=True, slots=True)
class OpenedStore:
    """A store whose sealed texts are opened for a check. Nothing that is said of such texts is kept."""

    root: Path
    keys: Opener
    mapper: Mapper

    def check(self, choice: Choice) -> Result:
        """As that of `StoreOnDisk`."""
        return self.check_with(choice, {})

    def check_with(self, choice: Choice, given: Given) -> Result:
        """As that of `StoreOnDisk`."""
        with _said_if_unreadable(self.root):
            seen = overview(
                self.root, choice.on, given=given, keys=self.keys, mapper=self.mapper, waiting=_waiting
            )
            found = findings_of(seen, select=choice.select, ignore=choice.ignore)
        return Result(Outcome(seen.files, frozenset(seen.misplaced), found), reader(given))


@contextmanager
def store_at(root: Path, keys: Opener = KEYLESS) -> Iterator[StoreOnDisk | OpenedStore]:
    """The store at a root, for as many checks as are wanted."""
    if keys is not KEYLESS:
        if place_of(root).exists():
            with index_of(root):  # what it has of before the store was sealed goes
                pass
        with in_processes(processors(), few=_FEW_JOBS, few_to_fork=_FEW_JOBS_TO_FORK) as mapper:
            yield OpenedStore(root, keys, mapper)
        return
    with (
        index_of(root) as index,
        in_processes(processors(), few=_FEW_JOBS, few_to_fork=_FEW_JOBS_TO_FORK) as mapper,
    ):
        known = index.stats.load() is not None
        yield StoreOnDisk(root, index, state_of(root, index) if known else None, mapper)


@contextmanager
def _said_if_unreadable(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"档案库 {root} 无法读取：{reason_of(error)}。") from error


def _waiting(files: int) -> AbstractContextManager[Watch]:
    return bar(READING, files)
