"""The long form: every case met by its command and measured, every command over every hostile store."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from hostile.case import INPUT, Case
from hostile.every import READING, WRITING
from hostile.measure import run
from hostile.place import place
from hostile.store import DAY

MOST_SECONDS, MOST_MEBIBYTES = 2.0, 512.0
"""What one command may take for one case."""
_PATIENCE = 600
"""Seconds after which a store is given up: something hangs."""
_DAYLESS = frozenset({"keys"})


@dataclass(frozen=True, slots=True)
class Met:
    """One case, how its command ended and what it took; `wrong` is empty where all is as expected."""

    name: str
    command: str
    says: str
    status: int
    seconds: float
    mebibytes: float
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Borne:
    """One hostile store: how many commands were run over it, the slowest, what went wrong."""

    name: str
    commands: int
    slowest: float
    slowest_command: str
    wrong: tuple[str, ...]


def meet(case: Case) -> Met:
    """Run the command of a case in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="hostile-", ignore_cleanup_errors=True) as base:
        here = place(Path(base), case)
        before = here.untouched()
        words = words_of(case, here.input)
        done = run(
            ["-C", here.root, *words],
            folder=here.base,
            environment={**here.environment, **case.environment},
            closed=case.closed,
        )
        said = done.out + done.err
        told = {
            f"状态 {done.status}": done.status not in case.statuses,
            f"没有说“{case.says}”": case.says not in said,
            "有 traceback": "Traceback" in said,
            "动了档案库以外的文件": here.untouched() != before,
            "运行了别的程序": here.ran(),
            "读出了档案库以外的文件": "不得读出的内容" in said,
            f"{done.seconds:.1f} 秒": done.seconds > MOST_SECONDS,
            f"{done.mebibytes:.0f} MiB": done.mebibytes > MOST_MEBIBYTES,
        }
    wrong = tuple(what for what, is_so in told.items() if is_so)
    return Met(
        case.name, " ".join(case.words)[:80], case.says, done.status, done.seconds, done.mebibytes, wrong
    )


def words_of(case: Case, given: Path) -> list[str]:
    """The words of a case's command, on the day all cases are met."""
    words = [word.replace(INPUT, str(given)) for word in case.words]
    return words if "--on" in words or words[0] in _DAYLESS else [*words, "--on", DAY]


def bear(case: Case, part: int = 0, of: int = 1) -> Borne:
    """Run every command (or one part of so many) over the store of a case, in one process for it."""
    with tempfile.TemporaryDirectory(prefix="hostile-", ignore_cleanup_errors=True) as base:
        command = [sys.executable, "-m", "hostile.worker", base, case.name, str(part), str(of)]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
        )
        try:
            out, err = process.communicate(timeout=_PATIENCE)
            ended = "" if process.returncode == 0 else f"进程以 {process.returncode} 结束：{_last(err)}"
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            ended = "没有结束"
    return _borne(case.name, out.decode("utf-8", "replace").splitlines(), ended)


def _borne(name: str, lines: Sequence[str], ended: str) -> Borne:
    told = [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]
    done = [each for each in told if "line" in each]
    wrong = [f"{each['line']}：{what}" for each in done for what in each["wrong"]]
    if ended:
        begun = next((each["begun"] for each in reversed(told) if "begun" in each), "开始以前")
        wrong.append(f"{begun}：{ended}")
    slowest = max(done, key=lambda each: each["seconds"], default={"seconds": 0.0, "line": ""})
    return Borne(name, len(done), slowest["seconds"], slowest["line"], tuple(wrong))


def _last(err: bytes) -> str:
    return err.decode("utf-8", "replace")[-400:]


def everything(cases: Sequence[Case]) -> Iterator[Met | Borne]:
    """Every case met, then every hostile store borne."""
    yield from map(meet, cases)
    yield from (bear(case) for case in cases if case.everywhere)


def as_json(results: Sequence[Met | Borne]) -> str:
    """The results as `build/hostile.json` has them: `met`, `borne` and what the limits were."""
    found = {
        "limits": {"seconds": MOST_SECONDS, "mebibytes": MOST_MEBIBYTES},
        "commands": len(READING) + 2 * len(WRITING),
        "met": [asdict(each) for each in results if isinstance(each, Met)],
        "borne": [asdict(each) for each in results if isinstance(each, Borne)],
    }
    return json.dumps(found, indent=1) + "\n"  # ASCII: names of files may be no text
