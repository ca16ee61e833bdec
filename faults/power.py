"""Power cuts: a writer on an ext4 of its own is stopped at each of its calls, and the disk copied at once.

The file behind the disk has what the disk was given, and nothing that was only in memory. The copy is mounted
elsewhere, where the file system replays its journal, and there the next start finds what a machine would find
that lost its power. `noauto_da_alloc` switches off a courtesy of ext4 that hides a forgotten fsync; with
`tick` another program syncs a file just before the cut, so that names reach the disk that data did not.
"""

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from faults.injection import Stage, expected, points, staged
from faults.judge import Outcome, wrong_with
from faults.mounts import copy_image, make_image, mounted
from faults.process import Ended, run
from faults.results import Tally
from faults.state import seen, told
from faults.tracing import Fault, befallen
from faults.writers import Writer

OPTIONS = ("loop,noauto_da_alloc,commit=300", "loop,data=writeback,noauto_da_alloc,commit=300")
_MEGABYTES = 24
_SEED = 2026


@dataclass(frozen=True, slots=True)
class OnDisk(Stage):
    """A writer on a mounted disk: `now` lies there."""

    @property
    def root(self) -> Path:
        """The store on the disk."""
        return self.work / "disk" / "now" / "store"


def cuts(writer: Writer, work: Path, most: int) -> Iterator[Tally]:
    """The tally after each cut: at each call, with and without `tick`, and right after the end."""
    staged(writer, work)
    base, tally, started = work / "base.img", Tally(), time.monotonic()
    for options in OPTIONS:
        make_image(base, _MEGABYTES)
        stage = OnDisk(writer, work)
        with mounted(base, work / "disk", options):
            wanted, calls = expected(stage)
            stage.set_up()
            shutil.rmtree(work / "disk" / "lost+found", ignore_errors=True)
            os.sync()
        faults: list[tuple[Fault | None, bool]] = [
            (fault, tick) for fault in points(calls, "kill", 0) for tick in (False, True)
        ]
        if len(faults) > most:
            faults = Random(_SEED).sample(faults, most)
        for fault, tick in [*faults, (None, False), (None, True)]:
            outcome = _cut(stage, base, options, fault, tick=tick)
            if outcome is None:
                continue
            wrong = wrong_with(wanted, outcome, writer.done)
            verdict = told(outcome.later.files, wanted.old, wanted.new).partition(":")[0]
            point = f"{fault or 'the end'}{', tick' if tick else ''}, {options}"
            tally.add(verdict, point, wrong)
            tally.seconds = time.monotonic() - started
            yield tally


def _cut(stage: OnDisk, base: Path, options: str, fault: Fault | None, *, tick: bool) -> Outcome | None:
    """The store as the next start finds it after a cut at that point; None where that was not reached."""
    image, left = stage.work / "a.img", stage.work / "b.img"
    copy_image(base, image)
    with mounted(image, stage.work / "disk", options):
        if fault is None:
            ended = run(stage.job, stage.work)
        else:
            ended, befell = befallen(stage.job, stage.work, stage.root, fault)
            if not befell:
                return None
        if tick:
            _tick(stage.work / "disk" / "other")
        copy_image(image, left)
    with mounted(left, stage.work / "disk", options):
        at_once = seen(stage.root)
        check = stage.check()
        later = seen(stage.root)
    # what a cut leaves at once may be unfinished; what was said before it has to be so after the next start
    return Outcome(
        Ended(-9, ended.out, ended.err), later if check.status in (0, 1) else at_once, check, later
    )


def _tick(file: Path) -> None:
    handle = os.open(file, os.O_CREAT | os.O_WRONLY)
    os.write(handle, b"x")
    os.fsync(handle)
    os.close(handle)
