"""`python -m bench.instructions`: how many instructions start-up and `check` take, against recorded figures.

A count does not depend on what else the machine does: two runs differ by less than a millionth. It is taken
by valgrind's cachegrind without its caches, of one process, with the hash seed and the environment fixed.
Figures hold for one version of Python, one kind of machine and one set of packages; for another they say
nothing, and are not used.
"""

import argparse
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.built import city, forget
from bench.cities import DAY, ONE_TERM

CHILDREN = 300
MORE_ALLOWED = 1.10
RECORDED = Path(__file__).with_suffix(".json")
NO_TOOL = "没有 valgrind（Debian：apt-get install valgrind），不数指令"
_LOCK = Path(__file__).resolve().parents[1] / "requirements" / "run.lock"
_REFS = re.compile(r"I\s+refs:\s+([0-9,]+)")
_TOOL = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
_TITLES = {
    "version": "liushou --version",
    "cold": f"check，冷，{CHILDREN} 份",
    "warm": f"check，有索引，没有改动，{CHILDREN} 份",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Count, and compare or record; 1: more than recorded and allowed; 2: nothing to compare with."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.instructions", description="数指令，和记下的数比。"
    )
    parser.add_argument("--record", action="store_true", help="把数到的记进 bench/instructions.json")
    asked = parser.parse_args(arguments)
    if not available():
        print(NO_TOOL)
        return 2
    print(key(), flush=True)
    before = None if asked.record else recorded().get(key())
    found = dict(counted())
    for name, number in found.items():
        print(f"{_TITLES[name]}：{number:,}{_compared(number, before[name] if before else None)}")
    if asked.record:
        _record(found)
        return 0
    if before is None:
        print("没有为这个版本的 Python、这种机器、这组依赖记过数：可用 --record 记下")
        return 2
    return 1 if too_many(found, before) else 0


def available() -> bool:
    """Whether instructions can be counted here."""
    return sys.platform == "linux" and shutil.which(_TOOL[0]) is not None


def key() -> str:
    """What recorded figures hold for."""
    lock = hashlib.sha256(_LOCK.read_bytes()).hexdigest()[:8]
    made = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{made}, {platform.system()} {platform.machine()}, run.lock {lock}"


def recorded() -> Mapping[str, Mapping[str, int]]:
    """The figures of bench/instructions.json, by what they hold for."""
    found: Mapping[str, Mapping[str, int]] = json.loads(RECORDED.read_text(encoding="utf-8"))
    return found


def too_many(found: Mapping[str, int], before: Mapping[str, int]) -> tuple[str, ...]:
    """The names of what takes more than a tenth above what was recorded."""
    return tuple(name for name, number in found.items() if number > before[name] * MORE_ALLOWED)


def counted() -> Iterator[tuple[str, int]]:
    """Each name with the instructions it took, counted now."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        root = city(place, CHILDREN, ONE_TERM)
        check = ("-C", str(root), "check", "--on", str(DAY))
        for name, words in (("version", ("--version",)), ("cold", check), ("warm", check)):
            # once without counting: bytecode is written, and the index of the warm one
            _run(place, (), words)
            if name == "cold":
                forget(root)
            yield name, _count(place, words)


def _count(place: Path, words: Sequence[str]) -> int:
    log = place / "valgrind.log"
    _run(place, (*_TOOL, f"--log-file={log}"), words)
    found = _REFS.search(log.read_text(encoding="utf-8", errors="replace"))
    if found is None:
        raise SystemExit("valgrind 没有说数到多少")
    return int(found[1].replace(",", ""))


def _run(place: Path, tool: Sequence[str], words: Sequence[str]) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    fixed = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": str(place)}
    subprocess.run(
        [*tool, sys.executable, "-m", "liushou", *words],
        check=True,
        env=kept | fixed,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _compared(number: int, before: int | None) -> str:
    return "" if before is None else f"（记下的 {before:,}，{number / before - 1:+.1%}）"


def _record(found: Mapping[str, int]) -> None:
    every = {**recorded(), key(): found}
    RECORDED.write_text(json.dumps(every, indent=2) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
