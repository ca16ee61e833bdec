"""`make bench`: every row of the table of contents beside its yardstick; the page from a whole run."""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.contents import ROWS
from bench.machine import machine
from bench.page import page
from bench.results import HEAD, Result, Skipped
from bench.row import FULL, QUICK, Row, Scene, Sizes
from bench.timing import FailedError

HERE = Path(__file__).resolve().parents[1]
KEPT = HERE / "build" / "bench"
PAGE = HERE / "docs" / "performance.md"
_MEASURED = "measured.json"
Lines = Mapping[str, Sequence[str]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and write the page; 1 when something that is measured did not work."""
    asked = _parser().parse_args(arguments)
    if asked.list:
        for row in ROWS:
            print(f"{row.key:12} {row.title.rstrip('：，')}；对照 {row.yardstick or '无'}；目标 {row.goal}")
        return 0
    if asked.page:
        _write(asked.output or PAGE)
        return 0
    sizes, rows = QUICK if asked.quick else FULL, [row for row in ROWS if row.key in (asked.only or _KEYS)]
    print(f"{machine()}\n\n{HEAD}", flush=True)
    lines, failed = _measured(rows, sizes)
    if not (asked.only and asked.quick):
        earlier = _earlier(sizes) if asked.only else {}
        told = {"machine": machine(), "sizes": sizes.name, "lines": {**earlier, **lines}}
        (KEPT / _MEASURED).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    if asked.output or not (asked.quick or asked.only):
        _write(asked.output or PAGE)
    return 1 if failed else 0


def _earlier(sizes: Sizes) -> Lines:
    """What was measured before on this machine at these sizes, of rows that are not measured now."""
    try:
        told = json.loads((KEPT / _MEASURED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    same = (told["machine"], told["sizes"]) == (machine(), sizes.name)
    lines: Lines = told["lines"] if same else {}
    return lines


def _measured(rows: Sequence[Row], sizes: Sizes) -> tuple[Lines, bool]:
    """The lines of each row, printed as they come; whether one of them did not work."""
    KEPT.mkdir(parents=True, exist_ok=True)
    lines: dict[str, list[str]] = {}
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            lines[row.key] = []
            for result in _tried(row, Scene(KEPT, Path(folder), sizes)):
                failed |= isinstance(result, Skipped) and result.failed
                lines[row.key].append(result.line(row.title, judged=sizes is FULL))
                print(lines[row.key][-1], flush=True)
    return lines, failed


def _tried(row: Row, scene: Scene) -> Iterator[Result]:
    """A row that does not work must not cost the hour that the others took."""
    try:
        yield from row.measure(scene)
    except FailedError as error:
        print(error.command, file=sys.stderr, flush=True)
        yield Skipped("", f"没有做成：{error}", failed=True)


def _write(file: Path) -> None:
    """The page of what was measured last, with what is written by hand as it is now."""
    told = json.loads((KEPT / _MEASURED).read_text(encoding="utf-8"))
    sizes = FULL if told["sizes"] == FULL.name else QUICK
    file.write_text(page(told["lines"], told["machine"], sizes), encoding="utf-8", newline="\n")


_KEYS = tuple(row.key for row in ROWS)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="量速度：每一行都和同一次运行里的对照比。"
    )
    add = parser.add_argument
    add("--quick", action="store_true", help="各行都用小库，两分钟内量完；不写 docs/performance.md")
    add(
        "--only",
        nargs="+",
        choices=_KEYS,
        metavar="名称",
        help="只量这几行，名称见 --list；记下结果，用 --page 写进结果页",
    )
    add("--list", action="store_true", help="列出各行")
    add("--page", action="store_true", help="不量，用记下的结果重写结果页")
    add("-o", "--output", type=Path, metavar="文件", help="把结果页写到这个文件")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
