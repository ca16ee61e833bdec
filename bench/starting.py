"""What a command costs before it does anything."""

import sys
from collections.abc import Iterator

from bench.results import Result
from bench.row import Scene
from bench.timing import compare, liushou, process, python

ONE_COMMAND = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str = "x") -> None: print(name)
app()
"""


def version(scene: Scene) -> Iterator[Result]:
    """The start script against a bare Python."""
    runs = 5 * scene.sizes.runs
    bare = process([sys.executable, "-c", "pass"])
    yield compare("", process(liushou("--version")), "python -c pass", bare, 1.5, runs)


def helping(scene: Scene) -> Iterator[Result]:
    """Thirty commands against one."""
    runs = 3 * scene.sizes.runs
    one = process([*python(ONE_COMMAND), "--help"])
    yield compare("", process(liushou("--help")), "只有一个命令的 typer 程序", one, 1.3, runs)
