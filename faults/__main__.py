"""`make faults`: put faults in the way of every writer, print what became of the stores, write the page."""

import argparse
import json
import shutil
import sys
import tempfile
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from bench.machine import machine
from hostile.page import section

from faults.contents import Row, rows, short
from faults.page import Kept, is_right, line, page

HERE = Path(__file__).resolve().parents[1]
KEPT = HERE / "build" / "faults" / "tried.json"
HOSTILE = HERE / "build" / "hostile.json"
PAGE = HERE / "docs" / "reliability.md"
_MEMORY = Path("/dev/shm")
"""Where it is quick; a store there is as good as any."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Try, print, and write the page; 1 when a row did not come out as it has to."""
    asked = _parser().parse_args(arguments)
    every = rows()
    if asked.list:
        for row in every:
            print(f"{row.key:22} {row.title}{'（对照，应试出错来）' if row.control else ''}")
        return 0
    if asked.page:
        _write(every)
        return 0
    chosen = [row for row in every if row.key in (asked.only or [one.key for one in every])]
    if asked.short:
        chosen = [found for row in chosen if (found := short(row)) is not None]
    earlier = {} if asked.short else _kept()
    if asked.resume:
        chosen = [row for row in chosen if row.key not in earlier]
    right = _tried(chosen, asked.most, earlier, keep=not asked.short)
    if not (asked.short or asked.only):
        _write(every)
    return 0 if right else 1


def _tried(chosen: Sequence[Row], most: int, earlier: Mapping[str, Kept], *, keep: bool) -> bool:
    """Run rows one after the other, keeping what each comes to; whether all came out as they have to."""
    told, right = dict(earlier), True
    for row in chosen:
        kept = _run(row, most)
        told[row.key] = kept
        right &= is_right(row, kept)
        print(line(row, kept), flush=True)
        if not row.control:
            for wrong in kept.get("wrong", []):
                print(f"    {wrong}", flush=True)
        if keep:
            KEPT.parent.mkdir(parents=True, exist_ok=True)
            KEPT.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return right


def _run(row: Row, most: int) -> Kept:
    base = str(_MEMORY) if _MEMORY.is_dir() and row.table in ("injection", "controls", "together") else None
    work = Path(tempfile.mkdtemp(prefix="faults-", dir=base))
    try:
        why = row.needs(work)
        if why is not None:
            return {"skipped": why}
        place = work / "row"
        place.mkdir()
        last = deque(row.run(place, most), maxlen=1)
        return cast("Kept", last[0].plain()) if last else {"skipped": "nothing to try"}
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _kept() -> dict[str, Kept]:
    try:
        return cast("dict[str, Kept]", json.loads(KEPT.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _write(every: Sequence[Row]) -> None:
    PAGE.write_text(page(every, _kept(), machine(), _hostile()), encoding="utf-8", newline="\n")


def _hostile() -> str:
    """The section on hostile input, from what `make hostile` measured last."""
    try:
        return section(json.loads(HOSTILE.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return "## 有意做坏的输入\n\n这里还没有量过：先运行 `make hostile`，再 `python -m faults --page`。"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m faults", description="断电、满盘、出错：档案是旧的或新的。"
    )
    add = parser.add_argument
    add("--short", action="store_true", help="CI 里的短的，一分钟；什么也不写")
    add("--only", nargs="+", metavar="名称", choices=[row.key for row in rows()], help="只试这几行")
    add("--most", type=int, default=0, metavar="N", help="每一行最多试几处")
    add("--resume", action="store_true", help="已经试过的行不再试")
    add("--list", action="store_true", help="列出各行")
    add("--page", action="store_true", help="不试，用记下的结果重写结果页")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
