"""A store on the disk looked at file by file, here or in several processes: no record outlives its file."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from liushou.check.basis import Basis, basis_of, setting_on
from liushou.check.columns import Columns
from liushou.check.given import Given, insisting, reader
from liushou.check.looked import ADDRESSED, Looked, loaded, look
from liushou.check.setting import Setting
from liushou.check.sight import Job, Memory, Sight, no_memory, seen_in
from liushou.findings import Finding
from liushou.store.load import refused
from liushou.store.opener import KEYLESS, Opener
from liushou.store.sources import Misplaced, Reader, Source, settings_source, sources
from liushou.store.variant import source_of
from liushou.watching import Watch, unwatched
from liushou.workers import Lost, Mapper, here

_AT_ONCE = 64
"""Files that a process is given at once: some 20 ms of work, beside which handing them over is nothing."""
_PORTION = 4096
"""So many are kept at a time: what is not yet kept is held."""


@dataclass(frozen=True, slots=True, eq=False)
class Overview:
    """A store as it was looked at: its files by path, what they told, and how they are read again.

    `findings` are those of single files, but of the `addressed` ones, in which comments may silence some.
    `misplaced` are files that must not be opened. With `keys` sealed texts were opened.
    """

    root: Path
    setting: Setting
    columns: Columns
    findings: tuple[Finding, ...]
    addressed: tuple[str, ...]
    misplaced: Mapping[str, Misplaced]
    read: Reader
    keys: Opener

    @property
    def files(self) -> int:
        """How many files were looked at."""
        return len(self.columns.paths) + len(self.misplaced)


def overview(
    root: Path,
    on: date,
    *,
    given: Given | None = None,
    keys: Opener = KEYLESS,
    memory: Memory = no_memory,
    mapper: Mapper = here,
    waiting: Callable[[int], AbstractContextManager[Watch]] = lambda _: nullcontext(unwatched),
) -> Overview:
    """Look at every file of the store at `root`, with `on` as today, as if some held what is `given`.

    What `memory` has of the same content in the same setting is not looked at again: it must know nothing of
    what `keys` open. `waiting` is told how many files are to be read, and goes along with them. Raises
    OSError where the folder cannot be read.
    """
    given = given or {}
    paths, basis_files, misplaced = _files(root, given)
    read = reader(given)
    basis = basis_of(root, basis_files, on, read)
    setting = setting_on(basis)
    gathered = _Gathered(Columns(paths))
    todo = gathered.remembered(memory, basis, given)
    jobs = _jobs(Job(basis, memory.width, (), keys), [paths[number] for number in todo], given)
    with waiting(len(todo)) as watch:
        gathered.fresh(watch(_sights(jobs, mapper)), todo, memory, basis, given)
    for one in misplaced.values():
        gathered.findings += look(refused(one.source, one.message), setting, read).found()
    found, addressed = tuple(gathered.findings), tuple(gathered.addressed)
    again = insisting(read, {one.path for one in found if one.code == "LS006"})
    return Overview(root, setting, gathered.columns, found, addressed, misplaced, again, keys)


class _Gathered:
    """What was said of the files so far."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.findings: list[Finding] = []
        self.addressed: list[str] = []

    def remembered(self, memory: Memory, basis: Basis, given: Given) -> list[int]:
        """Take what is known of the same contents; the numbers of all other files."""
        paths = self.columns.paths
        there = dict(zip(paths, range(len(paths)), strict=True))
        left, gone = dict(there), []
        for path, key, data in memory.rows(basis):
            if path not in there:
                gone += [path] if path not in given else []
            elif key == memory.key_of(path, given.get(path)):
                self._take(left.pop(path), loaded(data))
        if gone:
            memory.forget(basis, gone)
        return list(left.values())

    def fresh(
        self, sights: Iterable[Sight], numbers: Sequence[int], memory: Memory, basis: Basis, given: Given
    ) -> None:
        """Take what is said of these files now, and have it remembered."""
        portion: list[Sight] = []
        for number, sight in zip(numbers, sights, strict=True):
            self._take(number, loaded(sight.data))
            if sight.path not in given:
                portion.append(sight)
            if len(portion) == _PORTION:
                memory.keep(basis, portion)
                portion = []
        memory.keep(basis, portion)

    def _take(self, number: int, looked: Looked) -> None:
        self.columns.put(number, looked.answers)
        if looked.state == ADDRESSED:
            self.addressed.append(self.columns.paths[number])
        elif looked.findings != b"[]":
            self.findings += looked.found()


def _files(root: Path, given: Given) -> tuple[list[str], list[Source], dict[str, Misplaced]]:
    """The paths of all files, sorted, those that settings are made of, and those in a wrong place."""
    paths, of_basis, misplaced = set[str](), [settings_source(root)], dict[str, Misplaced]()
    for one in sources(root):
        if isinstance(one, Misplaced):
            misplaced[one.source.path] = one
        else:
            paths.add(one.path)
            if one.kind.name == "term":
                of_basis.append(one)
    paths.add(of_basis[0].path)
    for path, data in given.items():
        source = source_of(root, path)
        of_basis = [one for one in of_basis if one.path != path]
        misplaced.pop(path, None)
        paths.discard(path)
        if data is not None and source is not None:
            paths.add(path)
            if source.kind.name in ("term", "unit"):
                of_basis.append(source)
    return sorted(paths), sorted(of_basis, key=lambda one: one.path), misplaced


def _jobs(alike: Job, todo: Sequence[str], given: Given) -> list[Job]:
    parts = (todo[start : start + _AT_ONCE] for start in range(0, len(todo), _AT_ONCE))
    return [replace(alike, files=tuple((path, given.get(path)) for path in part)) for part in parts]


def _sights(jobs: list[Job], mapper: Mapper) -> Iterator[Sight]:
    for sights in mapper(seen_in, jobs):
        if isinstance(sights, Lost):
            raise OSError(sights.why)
        yield from sights
