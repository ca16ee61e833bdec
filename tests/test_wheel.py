"""What is installed by `pip install <wheel>`: the program with its templates and the example."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel built of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return set(archive.namelist())


def test_templates_and_example_are_in_it(wheel: set[str]) -> None:
    templates = {f"templates/{file.name}" for file in (CHECKOUT / "templates").glob("*.md")}
    archives = {
        f"example/{file.relative_to(CHECKOUT).as_posix()}" for file in (CHECKOUT / "data").rglob("*.yaml")
    }
    shipped = {f"liushou/shipped/{name}" for name in {"example/liushou.yaml", *templates, *archives}}
    assert len(shipped) > 100
    assert shipped <= wheel


def test_all_modules_are_in_it_and_nothing_else(wheel: set[str]) -> None:
    source = CHECKOUT / "src"
    modules = {file.relative_to(source).as_posix() for file in source.rglob("*.py")}
    lists = {file.relative_to(source).as_posix() for file in source.rglob("*.yaml")}
    assert len(lists) >= 3
    assert modules | lists <= wheel
    foreign = {name for name in wheel if not name.startswith(("liushou/", "liushou-"))}
    assert not foreign
