"""Rosters in and out: against the libraries that only read or write the same cells."""

import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

import python_calamine
from xlsxwriter import Workbook

from bench.rosters import write_roster
from bench.stores import build_store
from bench.timing import Action, Ratio, compare, process
from liushou.cli import main
from liushou.exchange.books.write import workbook_bytes
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.exports import builder
from liushou.store.load import load

ROWS = 6000
EXPORTED = 1000
DAY = "2026-11-20"
_UNIT = "format: 1\nunit:\n  name: 石桥县\n  level: 县\n"
_READ = """
import sys, python_calamine
with python_calamine.load_workbook(sys.argv[1]) as book:
    book.get_sheet_by_index(0).to_python()
"""


def exchange(root: Path) -> Iterator[Ratio]:
    """A dry import into an empty store and into one that has it all; a roster out of a store."""
    file = root / "roster.xlsx"
    empty, full = _store(root / "empty"), _store(root / "full")
    write_roster(file, ROWS)
    _once("-C", str(full), "import", str(file), "--on", DAY)
    yield from _imported(file, {"空库": empty, "没有变化": full})
    yield from _exported(root / "school", root / "out.xlsx")


def _imported(file: Path, stores: dict[str, Path]) -> Iterator[Ratio]:
    yardstick = process([sys.executable, "-c", _READ, str(file)])
    for name, root in stores.items():
        words = ["-C", str(root), "import", str(file), "--dry-run", "--on", DAY]
        command = process([sys.executable, "-m", "liushou", *words])
        yield compare(
            f"import --dry-run，{ROWS} 行 20 列，{name}", command, "calamine 只读（进程）", yardstick, 3.0, 5
        )
        yield compare(
            f"同上，不算启动，{name}",
            _within(words),
            "calamine 只读（不算启动）",
            lambda: _read(file),
            3.0,
            5,
        )


def _exported(root: Path, out: Path) -> Iterator[Ratio]:
    """The whole command, and the writing alone of what the workbook holds."""
    written = build_store(root, EXPORTED)
    words = ("-C", str(root), "export", "roster", "--reveal", "-o", str(out), "--on", DAY)
    check = process([sys.executable, "-m", "liushou", "-C", str(root), "check", "--on", DAY])
    _once(*words)
    name = f"export roster，{written} 份档案"
    yield compare(
        name, process([sys.executable, "-m", "liushou", *words]), "同一档案库的 check", check, 1.0, 5
    )
    store, day = load(root), date.fromisoformat(DAY)
    children = tuple(sorted(store.children))
    term = next(term for term in store.terms.values() if term.begins <= day <= term.ends)
    book = builder("roster")(Exporting(store, children, term, day, "internal", reveal=True))
    out.write_bytes(workbook_bytes(book))
    cells = [list(map(str, row)) for row in _read(out)]
    yield compare(
        f"同上，只算写表（{len(cells)} 行）",
        lambda: workbook_bytes(book),
        "xlsxwriter 只写同样的格",
        lambda: _plain(cells),
        3.0,
        9,
    )


def _plain(rows: list[list[str]]) -> None:
    with Workbook(io.BytesIO()) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                sheet.write_string(number, place, text)


def _store(root: Path) -> Path:
    root.mkdir(parents=True)
    (root / "liushou.yaml").write_text(_UNIT, encoding="utf-8", newline="\n")
    return root


def _once(*arguments: str) -> None:
    """Run it: one that fails would be quick."""
    command = [sys.executable, "-m", "liushou", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _within(arguments: list[str]) -> Action:
    """The command in this process, its output thrown away."""

    def run() -> None:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            main(arguments)

    return run


def _read(file: Path) -> list[list[object]]:
    with python_calamine.load_workbook(str(file)) as book:
        return [list(row) for row in book.get_sheet_by_index(0).to_python()]
