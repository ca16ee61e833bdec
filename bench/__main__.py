"""`make bench`: start-up, reading, checking, reports, sheets, pairing, roll-ups, each by its yardstick."""

import platform
import sys
import tempfile
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import yaml

from bench.everyday import everyday
from bench.exchange import exchange
from bench.history import history
from bench.pairing import pairing
from bench.rollup import rollup
from bench.stores import build_store
from bench.timing import HEAD, Action, Ratio, compare, process
from liushou.yamltext.positions import locate
from liushou.yamltext.reader import read

CHILDREN = 1000
DAY = "2026-11-20"
ONE_COMMAND = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str = "x") -> None: print(name)
app()
"""
PANDAS_SUM = "import pandas; pandas.DataFrame({'a': range(1000), 'b': [1, 2] * 500}).groupby('b').a.sum()"


def main() -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        written = build_store(root, CHILDREN)
        files = [file.read_bytes() for file in sorted((root / "data" / "children").glob("*.yaml"))]
        size = sum(map(len, files)) / len(files)
        print(f"Python {platform.python_version()}，{platform.system()}；", end="")
        print(f"{written} 份档案，平均 {size:.0f} 字节\n")
        print(HEAD, flush=True)
        for ratio in (*_start_up(), *_reading(files), *_commands(root)):
            print(ratio.line(), flush=True)
        more = (everyday(root / "school"), history(root / "year"), exchange(root / "sheets"))
        for ratio in chain(*more, rollup(root / "county")):
            print(ratio.line(), flush=True)
        for row in pairing():
            print(row.line(), flush=True)


def _start_up() -> list[Ratio]:
    python = sys.executable
    return [
        compare(
            "liushou --version",
            process([python, "-m", "liushou", "--version"]),
            "python -c pass",
            process([python, "-c", "pass"]),
            1.5,
            25,
        ),
        compare(
            "liushou --help",
            process([python, "-m", "liushou", "--help"]),
            "单命令 typer 程序 --help",
            process([python, "-c", ONE_COMMAND, "--help"]),
            1.3,
            15,
        ),
    ]


def _reading(files: list[bytes]) -> list[Ratio]:
    few = files[:: max(1, len(files) // 200)]

    def each(action: Callable[[bytes], object]) -> Action:
        def over_all() -> None:
            for data in few:
                action(data)

        return over_all

    yardstick = each(lambda data: yaml.load(data, Loader=yaml.CSafeLoader))
    return [
        compare(f"读 {len(few)} 份（只取值）", each(read), "CSafeLoader", yardstick, 0.55),
        compare(f"读 {len(few)} 份（取位置）", each(locate), "CSafeLoader", yardstick, 0.8),
    ]


def _commands(root: Path) -> list[Ratio]:
    python, chosen = sys.executable, ["-C", str(root)]
    load_all = (
        "import sys, pathlib, yaml\n"
        "for f in sorted(pathlib.Path(sys.argv[1]).glob('data/*/*.yaml')):\n"
        "    yaml.load(f.read_bytes(), Loader=yaml.CSafeLoader)"
    )
    reading = process([python, "-c", load_all, str(root)])
    return [
        compare(
            f"check，{CHILDREN} 份档案，全部规则",
            process([python, "-m", "liushou", *chosen, "check", "--on", DAY]),
            "CSafeLoader 只读",
            reading,
            1.1,
            5,
        ),
        compare(
            f"report -o r.json，{CHILDREN} 份档案",
            process([python, "-m", "liushou", *chosen, "report", "--on", DAY, "-o", str(root / "r.json")]),
            "CSafeLoader 只读",
            reading,
            1.5,
            5,
        ),
        compare(
            "57 张档案卡 docx（样例）",
            process(
                [python, "-m", "liushou", "render", "child-card", "--on", DAY, "-o", str(root / "c.docx")]
            ),
            "报告 -o r.json（样例）",
            process([python, "-m", "liushou", "report", "--on", DAY, "-o", str(root / "s.json")]),
            2.0,
            5,
        ),
        compare(
            "57 张档案卡 pdf（样例）",
            process(
                [python, "-m", "liushou", "render", "child-card", "--on", DAY, "-o", str(root / "c.pdf")]
            ),
            "同样的 docx",
            process(
                [python, "-m", "liushou", "render", "child-card", "--on", DAY, "-o", str(root / "d.docx")]
            ),
            1.5,
            5,
        ),
        compare(
            "report（样例）",
            process([python, "-m", "liushou", "report", "--on", DAY]),
            "导入 pandas 并分组一次",
            process([python, "-c", PANDAS_SUM]),
            3.0,
            9,
        ),
    ]


if __name__ == "__main__":
    main()
