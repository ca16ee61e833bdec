"""`make codemutants`: a sample of mutants of the code, each tried with the tests that run it. Linux only."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from codemutants.copied import copied
from codemutants.draw import drawn
from codemutants.made import mutants
from codemutants.page import PAGE, page
from codemutants.results import RESULTS, Results, RoomResult, lines, save, summed, verdicts, with_verdicts
from codemutants.rooms import ROOMS, Room
from codemutants.section import HEAD, row
from codemutants.tried import SEEN


@dataclass(frozen=True, slots=True)
class Run:
    """Where a run works, and what was asked for."""

    work: Path
    size: int
    seed: int
    seconds: float

    @property
    def copy(self) -> Path:
        """The copy of the checkout."""
        return self.work / "checkout"

    def inner(self, *arguments: str | Path) -> None:
        """A session of pytest in the copy; whatever it says goes to inner.log."""
        paths = os.pathsep.join((str(self.copy / "src"), str(self.copy)))
        surroundings = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "codemutants.inner", *map(str, arguments)]
        with (self.work / "inner.log").open("ab") as log:
            subprocess.run(command, cwd=self.copy, env=surroundings, stdout=log, stderr=log, check=True)

    def covering(self, name: str, tests: Sequence[str]) -> Path:
        """Which lines these tests run, recorded unless it was before."""
        out = self.work / f"{name}.covering.json"
        if not out.exists():
            self.inner("record", out, *self.present(tests))
        return out

    def present(self, tests: Sequence[str]) -> list[str]:
        """Those of the folders and files of tests that there are."""
        return [test for test in tests if (self.copy / test).exists()]

    def tried(self, room: Room, stage: str, names: Sequence[str], tests: Sequence[str]) -> Path:
        """Try mutants with these tests; those that were tried in an earlier run with this folder are not."""
        stem = f"{room.name}.{stage}"
        wanted, out = self.work / f"{stem}.txt", self.work / f"{stem}.jsonl"
        wanted.write_text("\n".join(names), encoding="utf-8", newline="\n")
        if set(names) - {one.name for one in lines(out)}:
            covering = self.covering(stem, tests)
            self.inner("try", room.name, wanted, covering, out, str(self.seconds), *self.present(tests))
        return out


def main() -> int:
    """Run, print a line for each room, and keep the results; 1 when a room is below 85 %."""
    options = _options()
    run = Run(options.work.resolve(), options.per_room, options.seed, options.seconds)
    if not run.copy.exists() or options.afresh:
        shutil.rmtree(run.work, ignore_errors=True)
        copied(run.copy)
    print(HEAD, flush=True)
    done: list[RoomResult] = []
    for room in ROOMS:
        if not options.only or room.name in options.only:
            done.append(_room(room, run))
            print(row(done[-1]), flush=True)
    results = with_verdicts(Results(run.seed, datetime.now(UTC).date().isoformat(), tuple(done)), verdicts())
    if not options.only:
        save(results, RESULTS)
        PAGE.write_text(page(results), encoding="utf-8", newline="\n")
    return 1 if any(room.killed < 0.85 * room.tried for room in done) else 0


def _room(room: Room, run: Run) -> RoomResult:
    package = run.copy / "src/liushou"
    everything = [mutant.name for file in room.files(package) for mutant in mutants(file, package)]
    names = drawn(everything, run.size, run.seed)
    near = lines(run.tried(room, "near", names, room.tests))
    left = [one.name for one in near if one.outcome not in SEEN]
    far = lines(run.tried(room, "far", left, room.beyond))
    return summed(room.name, len(everything), near, far)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m codemutants", description="代码变异，见 docs/代码变异.md"
    )
    parser.add_argument("--per-room", type=int, default=300, help="每个部分抽几个变异")
    parser.add_argument("--seed", type=int, default=2026, help="种子；相同的代码和种子抽出相同的变异")
    parser.add_argument("--seconds", type=float, default=25, help="每个变异最多用几秒的测试，快的先做")
    parser.add_argument(
        "--only", action="append", metavar="部分", help="只做这个部分，可以写几次；不保存结果"
    )
    parser.add_argument(
        "--work", type=Path, default=Path("build/codemutants"), help="放副本和中间结果的文件夹"
    )
    parser.add_argument("--afresh", action="store_true", help="重新复制代码，从头做起，不接着上次做")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
