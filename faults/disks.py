"""Full disks and read-only ones: a writer on disks of every size, commands on one not to be written."""

import math
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from faults import stores
from faults.injection import Stage, expected, staged
from faults.judge import Outcome, wrong_with
from faults.mounts import in_memory, remount
from faults.process import command, run, warm
from faults.results import Tally
from faults.state import Files, seen, told
from faults.stores import DAY
from faults.writers import WRITERS, Writer

_PAGE = 4096
_ON = ("--on", DAY)
READERS: Sequence[Sequence[str]] = (
    ("check", *_ON),
    ("list", "children", *_ON),
    ("show", "c-1", *_ON),
    ("due", *_ON),
    ("stats", *_ON),
    ("report", "--term", *_ON),
    ("calendar", *_ON),
    ("doctor",),
)


class OnTmpfs(Stage):
    """A writer whose store lies on a disk in memory."""

    @property
    def root(self) -> Path:
        """The store on the disk."""
        return self.work / "disk" / "now" / "store"


def full(writer: Writer, work: Path, most: int) -> Iterator[Tally]:
    """Disks from one on which the store just has room, each larger by a page, until the writer fits twice.

    Where that would be more than `most` disks, the steps are larger.
    """
    staged(writer, work)
    stage, tally, started = OnTmpfs(writer, work), Tally(), time.monotonic()
    with in_memory(work / "disk", "size=256m"):
        wanted, _ = expected(stage)
        used = _pages(wanted.new)
    first, fitted = _pages(wanted.old), 0
    step = max(1, math.ceil((used * 2 + 40 - first) / most))
    for size in range(first, used * 3 + 200, step):
        with in_memory(work / "disk", f"size={size * _PAGE}"):
            try:
                stage.set_up()
            except (OSError, shutil.Error):
                continue
            ended = run(stage.job, work)
            at_once = seen(stage.root)
            outcome = Outcome(ended, at_once, stage.check(), seen(stage.root))
        wrong = wrong_with(wanted, outcome, writer.done, parts=writer.parts)
        verdict = told(outcome.later.files, wanted.old, wanted.new).partition(":")[0]
        tally.add(f"{verdict}, status {ended.status}", f"{size} pages", wrong)
        tally.seconds = time.monotonic() - started
        yield tally
        fitted += ended.status == wanted.status
        if fitted > 1:
            return


def read_only(work: Path) -> Tally:
    """Reading commands work on a disk that cannot be written; writing ones say so and end with 3."""
    tally, started = Tally(), time.monotonic()
    with in_memory(work / "disk", "size=16m") as disk:
        root = disk / "store"
        stores.small(root)
        before = seen(root).files
        warm([command(["-C", str(root), *words]) for words in READERS], work)
        shutil.rmtree(root / ".liushou", ignore_errors=True)
        remount(disk, "ro")
        for words in READERS:
            ended = run(command(["-C", str(root), *words]), work)
            known = ended.status in (0, 1) and "Traceback" not in ended.err
            tally.add(f"reads, status {ended.status}", words[0], [] if known else [ended.err[-200:]])
        for key in ("set", "new", "document"):
            ended = run(WRITERS[key].run(root), work)
            said = ended.status == 3 and "只读" in ended.err
            tally.add(f"writes, status {ended.status}", key, [] if said else [ended.err[-200:]])
        tally.add("afterwards", "store", [] if seen(root).files == before else ["something was written"])
    tally.seconds = time.monotonic() - started
    return tally


def _pages(files: Files) -> int:
    """The pages that files take."""
    return sum(math.ceil(len(data) / _PAGE) for data in files.values())
