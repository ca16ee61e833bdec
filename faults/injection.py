"""One writer, disturbed at every system call that concerns its store."""

import re
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from faults.judge import Expected, Outcome, wrong_with
from faults.process import Ended, HungError, Job, command, run, warm
from faults.results import Tally
from faults.state import seen, told
from faults.stores import DAY
from faults.tracing import LASTING, PASSING, Call, Fault, befallen, calls_of
from faults.writers import Writer
from liushou.errors import Status

_SEED = 2026
_TIME = re.compile(r"用时 [0-9.]+ 秒")
_ENDS = (Status.FINE, Status.FINDINGS)
SORTS = ("kill", "error", "lasting")
"""Killed before a call; a call fails once; it fails from then on."""


class BaselineError(Exception):
    """The command does not even work undisturbed: nothing can be held against that."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a writer is tried: its store as it is at first, and the one it is let loose on."""

    writer: Writer
    work: Path

    @property
    def first(self) -> Path:
        """The store before; never written to."""
        return self.work / "first" / "store"

    @property
    def root(self) -> Path:
        """The store that is written to."""
        return self.work / "now" / "store"

    def set_up(self) -> None:
        """The store as it was at first."""
        shutil.rmtree(self.root.parent, ignore_errors=True)
        shutil.copytree(self.first.parent, self.root.parent, symlinks=True)

    @property
    def job(self) -> Job:
        """The writer on the store."""
        return self.writer.run(self.root)

    def check(self) -> Ended:
        """The next start."""
        found = run(_check(self.root), self.work, "check")
        return Ended(found.status, _TIME.sub("", found.out), found.err)


def staged(writer: Writer, work: Path) -> Stage:
    """Make the stage ready, and load what the writer and `check` import."""
    stage = Stage(writer, work)
    stage.first.parent.mkdir(parents=True)
    writer.prepare(stage.first)
    stage.set_up()
    warm((stage.job, _check(stage.root)), work)
    stage.set_up()
    return stage


def expected(stage: Stage) -> tuple[Expected, tuple[Call, ...]]:
    """What an undisturbed run does, and the calls it makes. Raises BaselineError where it does not work."""
    reports = {}
    stage.set_up()
    old = seen(stage.root).files
    if (stage.root / "liushou.yaml").exists():
        reports["old"] = stage.check().out
    stage.set_up()
    ended, calls = calls_of(stage.job, stage.work, stage.root)
    if ended.status not in _ENDS or stage.writer.done not in ended.out + ended.err:
        raise BaselineError(f"{stage.writer.key} undisturbed ends with {ended.status}: {ended.err.strip()}")
    new = seen(stage.root).files
    shutil.rmtree(stage.root / ".liushou", ignore_errors=True)
    reports["new"] = stage.check().out
    return Expected(old, new, reports, ended.status), calls


def points(calls: Sequence[Call], sort: str, most: int) -> list[Fault]:
    """The faults of a sort, in the order of the calls; no more than `most`, drawn by chance."""
    if sort == "kill":
        found = [Fault(call) for call in calls if call.writes]
    elif sort == "error":
        found = [Fault(call, error) for call in calls for error in call.errors]
    else:
        found = [
            Fault(call, error, lasting=True)
            for call in calls
            for error in call.errors
            if call.writes and error in LASTING and call.name not in PASSING
        ]
    if most and len(found) > most:
        return [found[at] for at in sorted(Random(_SEED).sample(range(len(found)), most))]
    return found


def disturbed(stage: Stage, wanted: Expected, faults: Sequence[Fault], until: float) -> Iterator[Tally]:
    """The tally after each fault; one that did not befall a call of the store is not counted."""
    tally, started = Tally(), time.monotonic()
    for fault in faults:
        if time.monotonic() > until:
            break
        stage.set_up()
        try:
            ended, befell = befallen(stage.job, stage.work, stage.root, fault)
        except HungError as error:
            tally.add("hung", str(fault), (f"hung: {error}",))
            continue
        if befell:
            _count(stage, wanted, fault, ended, tally)
        tally.seconds = time.monotonic() - started
        yield tally


def _count(stage: Stage, wanted: Expected, fault: Fault, ended: Ended, tally: Tally) -> None:
    at_once = seen(stage.root)
    check = _read(stage)
    outcome = Outcome(ended, at_once, check, seen(stage.root))
    writer = stage.writer
    wrong = wrong_with(wanted, outcome, writer.done, parts=writer.parts, leaves_out=writer.leaves_out)
    if writer.parts and not wrong:
        wrong = _again(stage, wanted)
    verdict = told(outcome.later.files, wanted.old, wanted.new).partition(":")[0]
    tally.add(f"{verdict}, {_ended(ended)}", str(fault), wrong)


def _read(stage: Stage) -> Ended:
    """The next start; of what is no store yet nothing is said."""
    if not (stage.root / "liushou.yaml").exists():
        return Ended(0, "", "")
    return stage.check()


def _again(stage: Stage, wanted: Expected) -> tuple[str, ...]:
    """Of a writer that writes file by file: run again it writes the rest."""
    ended = run(stage.job, stage.work, "again")
    look = seen(stage.root)
    now = told(look.files, wanted.old, wanted.new)
    if ended.status == wanted.status and now == "new":
        return tuple(f"left: {path}" for path in look.left if path.startswith(".liushou"))
    return (f"run again it ends with {ended.status}, and the store is {now}: {ended.err.strip()[-200:]}",)


def _ended(ended: Ended) -> str:
    return "killed" if ended.killed else f"status {ended.status}"


def _check(root: Path) -> Job:
    return command(["-C", str(root), "check", "--on", DAY])
