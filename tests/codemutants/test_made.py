"""Mutants of a file, and how one gets into the running program."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from codemutants.made import Mutant, mutants
from codemutants.placed import place
from codemutants.tried import difference

SOURCE = '''"""Text."""

LIMIT = 3


def low(value: int, limit: int = 3) -> bool:
    return value < limit


class Box:
    def twice(self, value: int) -> int:
        return value * 2

    @staticmethod
    def least(*, of: int = 1) -> int:
        return of

    @property
    def name(self) -> str:
        return "box"
'''


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "mutated_for_a_test"
    folder.mkdir()
    (folder / "some.py").write_text(SOURCE, encoding="utf-8", newline="\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.startswith(folder.name)]:
        del sys.modules[name]


def made(package: Path) -> dict[str, Mutant]:
    return {mutant.name.rpartition(".")[2]: mutant for mutant in mutants(package / "some.py", package)}


def running(package: Path, mutant: Mutant) -> ModuleType:
    """The module that was imported before the mutant came into it."""
    module = importlib.import_module(f"{package.name}.some")
    place(mutant, mutant.text())
    return module


def test_only_functions_that_are_not_decorated_have_mutants(package: Path) -> None:
    owners = {name.partition("__mutmut_")[0] for name in made(package)}
    assert owners == {"x_low", "xǁBoxǁtwice", "xǁBoxǁleast"}
    assert all(mutant.text() != SOURCE for mutant in made(package).values())


def test_the_difference_is_the_line_that_changes(package: Path) -> None:
    changed = difference(SOURCE, made(package)["x_low__mutmut_2"].text())
    assert (changed.begin, changed.end) == (7, 7)
    assert (changed.before, changed.after) == ("    return value < limit", "    return value <= limit")


def test_of_lines_that_are_gone_or_new_the_place_is_told() -> None:
    assert difference("a\nb\nc\n", "a\nc\n").before == "b"
    assert difference("a\nc\n", "a\nb\nc\n").after == "b"
    assert difference("a\na\n", "a\n").begin == 2


def test_whoever_has_imported_a_function_gets_the_mutant(package: Path) -> None:
    low = importlib.import_module(f"{package.name}.some").low
    assert not low(3)
    running(package, made(package)["x_low__mutmut_2"])
    assert low(3)


def test_a_default_changes_as_well(package: Path) -> None:
    assert running(package, made(package)["x_low__mutmut_1"]).low(3) is True
    assert running(package, made(package)["xǁBoxǁleast__mutmut_1"]).Box.least() == 2


def test_a_method_too(package: Path) -> None:
    box = importlib.import_module(f"{package.name}.some").Box()
    assert box.twice(4) == 8
    assert running(package, made(package)["xǁBoxǁtwice__mutmut_1"]).Box().twice(4) == 2
    assert box.twice(4) == 2


def test_where_there_is_no_such_function_it_is_said(package: Path) -> None:
    mutant = made(package)["x_low__mutmut_1"]
    module = importlib.import_module(f"{package.name}.some")
    module.low = len
    with pytest.raises(LookupError):
        place(mutant, mutant.text())
