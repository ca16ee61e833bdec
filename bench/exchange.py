"""Rosters in and out: against the libraries that only read or write the same cells."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

import python_calamine
from xlsxwriter import Workbook

from bench.checking import check_afresh
from bench.results import Result
from bench.rosters import write_roster
from bench.row import Scene
from bench.stores import build_store
from bench.timing import Action, compare, liushou, process, python
from liushou.cli import main
from liushou.exchange.books.write import workbook_bytes
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.exports import builder
from liushou.store.load import load

DAY = "2026-11-20"
_UNIT = "format: 1\nunit:\n  name: 石桥县\n  level: 县\n"
_READ_THRICE = """
import sys, python_calamine
for _ in range(3):
    with python_calamine.load_workbook(sys.argv[1]) as book:
        book.get_sheet_by_index(0).to_python()
"""


def importing(scene: Scene) -> Iterator[Result]:
    """A dry import into an empty store and into one that has it all: the whole, and without its start."""
    file, rows = scene.work / "roster.xlsx", scene.sizes.rows
    empty, full = _store(scene.work / "empty"), _store(scene.work / "full")
    write_roster(file, rows)
    process(liushou("-C", full, "import", file, "--on", DAY))()
    thrice, start = process(python(_READ_THRICE, file)), process(liushou("--help"))
    for name, root in (("空库", empty), ("没有变化", full)):
        words = ["-C", str(root), "import", str(file), "--dry-run", "--on", DAY]
        told = f"，{rows:,} 行 20 列，{name}"
        yield compare(
            told,
            process(liushou(*words)),
            "calamine 只读三遍，加 liushou --help",
            lambda: (thrice(), start()),
            1.0,
            scene.sizes.runs,
        )
        yield compare(
            f"{told}，不算启动",
            _within(words),
            "calamine 只读（不算启动）",
            lambda: _read(file),
            3.0,
            scene.sizes.runs,
        )


def exporting(scene: Scene) -> Iterator[Result]:
    """The whole command, and the writing alone of what the workbook holds."""
    root, out = scene.work / "exported", scene.work / "out.xlsx"
    written = build_store(root, scene.sizes.small)
    export = process(liushou("-C", root, "export", "roster", "--reveal", "-o", out, "--on", DAY))
    check = check_afresh(root)
    name = f"，{written:,} 份档案"
    yield compare(name, export, "同一档案库的 check，冷", check, 1.0, scene.sizes.runs)
    store, day = load(root), date.fromisoformat(DAY)
    children = tuple(sorted(store.children))
    term = next(term for term in store.terms.values() if term.begins <= day <= term.ends)
    book = builder("roster")(Exporting(store, children, term, day, "internal", reveal=True))
    out.write_bytes(workbook_bytes(book))
    cells = [list(map(str, row)) for row in _read(out)]
    yield compare(
        f"，只算写表（{len(cells):,} 行）",
        lambda: workbook_bytes(book),
        "xlsxwriter 只写同样的格",
        lambda: _plain(cells),
        3.0,
        2 * scene.sizes.runs - 1,
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


def _within(arguments: list[str]) -> Action:
    """The command in this process, its output thrown away."""

    def run() -> None:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            main(arguments)

    return run


def _read(file: Path) -> list[list[object]]:
    with python_calamine.load_workbook(str(file)) as book:
        return [list(row) for row in book.get_sheet_by_index(0).to_python()]
