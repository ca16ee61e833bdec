"""The store on the disk as `check` goes through it: in as many processes as pay, with what is known of it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from liushou.check.across import findings_of
from liushou.check.given import Given, reader
from liushou.check.memory import Remembered
from liushou.check.overview import overview
from liushou.commands.check.outcome import Choice, Outcome, keep, recalled
from liushou.commands.common import READING
from liushou.commands.index import index_of, state_of
from liushou.errors import StoreError
from liushou.oserror import reason_of
from liushou.store.index.database import Index
from liushou.store.index.state import TreeState
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
    """A store, as it lay there when it was opened, and what checks of it work with."""

    root: Path
    index: Index
    state: TreeState
    mapper: Mapper

    def check(self, choice: Choice) -> Result:
        """Check it. Raises StoreError where it cannot be read."""
        outcome = recalled(self.index, self.state, choice)
        if outcome is None:
            outcome = self._looked_at(choice, {})
            keep(self.index, self.state, state_of(self.root, self.index), choice, outcome)
        return Result(outcome, read_bytes)

    def check_with(self, choice: Choice, given: Given) -> Result:
        """Check it as if some files held what is given."""
        return Result(self._looked_at(choice, given), reader(given))

    def _looked_at(self, choice: Choice, given: Given) -> Outcome:
        memory = Remembered(self.index, self.state)
        try:
            seen = overview(
                self.root, choice.on, given=given, memory=memory, mapper=self.mapper, waiting=_waiting
            )
        except OSError as error:
            raise StoreError(f"档案库 {self.root} 无法读取：{reason_of(error)}。") from error
        found = findings_of(seen, select=choice.select, ignore=choice.ignore)
        return Outcome(seen.files, frozenset(seen.misplaced), found)


@contextmanager
def store_at(root: Path) -> Iterator[StoreOnDisk]:
    """The store at a root, for as many checks as are wanted."""
    with (
        index_of(root) as index,
        in_processes(processors(), few=_FEW_JOBS, few_to_fork=_FEW_JOBS_TO_FORK) as mapper,
    ):
        yield StoreOnDisk(root, index, state_of(root, index), mapper)


def _waiting(files: int) -> AbstractContextManager[Watch]:
    return bar(READING, files)
