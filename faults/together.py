"""Many writers at once on one store, and readers meanwhile: nothing is lost, nothing is mixed."""

import re
import time
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from faults.process import Ended, Job, command, run, start, warm
from faults.results import Tally
from faults.state import seen
from faults.stores import DAY, many, pair_written
from liushou.store import load

WRITERS = 32
_ALONE, _TOGETHER = 16, 16
_MOST_CHANGES = 100_000


def writers_at_once(work: Path) -> Tally:
    """32 writers: 16 change an archive each, 16 add a record to the same ones; all that say so are there."""
    root, tally = work / "store", Tally()
    many(root, WRITERS)
    jobs = [_words(root, number) for number in range(WRITERS)]
    started = time.monotonic()
    _warm(jobs[0], jobs[-1], work=work)
    processes = [start(command(job), work, f"w{number}") for number, job in enumerate(jobs)]
    for process in processes:
        process.let_go()
    for number, ended in enumerate(process.wait() for process in processes):
        _judge(root, number, ended, tally)
    left = seen(root).left
    tally.add("afterwards", "store", [f"left: {path}" for path in left])
    check = run(command(["-C", str(root), "check", "--on", DAY]), work)
    tally.add("check", "store", [] if check.status in (0, 1) else [check.err])
    tally.seconds = time.monotonic() - started
    return tally


def _words(root: Path, number: int) -> Sequence[str]:
    on = ("--on", DAY)
    if number < _ALONE:
        return ["-C", str(root), "set", f"c-{number}", f"phone={_phone(number)}", "--correct", *on]
    same = [f"c-{one}" for one in range(_ALONE, _ALONE + 4)]
    note = f"第{number}次"
    return [
        "-C",
        str(root),
        "record",
        *same,
        "谈心",
        "--note",
        note,
        "--by",
        "v-1",
        "--date",
        "2026-11-19",
        "--again",
        *on,
    ]


def _phone(number: int) -> str:
    return f"154000777{number:02}"


def _judge(root: Path, number: int, ended: Ended, tally: Tally) -> None:
    """Who was told that it is done finds it in every archive; who was not finds it in none."""
    if number < _ALONE:
        files, what = [f"c-{number}"], _phone(number)
    else:
        files, what = [f"c-{one}" for one in range(_ALONE, _ALONE + 4)], f"第{number}次"
    has = {what in (root / f"data/children/{file}.yaml").read_text(encoding="utf-8") for file in files}
    wrong = []
    if ended.status not in (0, 3) or "Traceback" in ended.err:
        wrong.append(f"ends with {ended.status}: {ended.err[-200:]}")
    if has != {ended.status == 0}:
        wrong.append(f"ends with {ended.status}, and is in {has} of the archives")
    if ended.status == 3 and "错误：" not in ended.err:
        wrong.append("no message")
    tally.add(f"status {ended.status}", f"writer {number}", wrong)


def readers_meanwhile(work: Path, readings: int, *, steady: bool) -> Tally:
    """Readers while one writer rewrites two archives as one, again and again: each sees both alike.

    Without `steady` they read once, whoever writes meanwhile: that has to be found out.
    """
    root, tally = work / "store", Tally()
    many(root, 200)
    listing = command(["-C", str(root), "list", "children", "--on", DAY, "--format", "json"])
    _warm(["-C", str(root), "list", "children", "--on", DAY, "--format", "json"], work=work)
    started = time.monotonic()
    end = work / "end"
    writer = start(lambda: pair_written(root, _MOST_CHANGES, end), work, "writer")
    writer.let_go()
    for number in range(readings):
        ended = run(listing if steady else _heedless(listing), work)
        moved = re.findall("第[0-9]+村", ended.out)
        wrong = [] if len(moved) in (0, 2) and len({*moved}) <= 1 else [f"half of a change: {moved}"]
        if ended.status not in (0, 3):
            wrong.append(f"ends with {ended.status}: {ended.err[-200:]}")
        tally.add(f"status {ended.status}", f"reader {number}", wrong)
    end.touch()
    found = writer.wait()
    tally.add("writer", "writer", [] if found.status == 0 else [found.err])
    tally.seconds = time.monotonic() - started
    return tally


def _heedless(job: Job) -> Job:
    """The job, by a reader that takes what it gets."""

    def run_it() -> int:
        with patch.object(load, "steadily", lambda _, read: read()):
            return job()

    return run_it


def _warm(*jobs: Sequence[str], work: Path) -> None:
    """Load what the commands import, without the change being made."""
    shown = [job if "list" in job else [*job, "--dry-run"] for job in jobs]
    warm([command(job) for job in shown], work)
