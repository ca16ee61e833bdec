"""Trials: a mutant that a test notices, one that none does, one without end, one that no test runs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("trials are forks of a warm process", allow_module_level=True)

HERE = Path(__file__).parents[2]
SOURCE = """\
def low(value: int) -> bool:
    return value < 3


def counted(to: int) -> int:
    at = 0
    while at != to:
        at += 1
    return at


def unused(value: int) -> int:
    return value + 1


def made() -> int:
    return 7


MADE = made()


def told() -> int:
    return MADE
"""
TESTS = """\
import os

from tried_here.some import counted, low, told


def test_fickle():
    assert low(2) and "TRYING" not in os.environ


def test_low():
    assert low(2)


def test_counted():
    assert counted(2) == 2


def test_made():
    assert told() == 7
"""
SESSION = """\
import json, os, sys
from pathlib import Path
import pytest
from codemutants.covering import Recorder, load
from codemutants.made import mutants
from codemutants.trial import Trials

package, out = Path("src/tried_here").resolve(), Path("covering.json")
told = []
if sys.argv[1] == "record":
    plugin = Recorder(out, package)
else:
    os.environ["TRYING"] = "1"
    made = [one for one in mutants(package / "some.py", package)]
    plugin = Trials(made, load(out), 30, told.append, patience=1)
status = pytest.main(["-q", "-p", "no:cacheprovider", "test_some.py"], plugins=[plugin])
if told:
    found = {one.name.rpartition(".")[2]: (one.outcome, one.by.rpartition("::")[2]) for one in told}
    Path("told.json").write_text(json.dumps(found), encoding="utf-8")
sys.exit(status)
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """What becomes of each mutant, by its name."""
    folder = tmp_path_factory.mktemp("trial")
    (folder / "src/tried_here").mkdir(parents=True)
    for name, text in (("src/tried_here/some.py", SOURCE), ("test_some.py", TESTS), ("session.py", SESSION)):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder / "src"), str(HERE)))}
    for what in ("record", "try"):
        subprocess.run([sys.executable, "session.py", what], cwd=folder, env=surroundings, check=True)
    assert (folder / "src/tried_here/some.py").read_text(encoding="utf-8") == SOURCE
    found = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    return {name: (outcome, by) for name, (outcome, by) in found.items()}


def test_a_mutant_that_changes_what_is_tested_is_noticed(outcomes: dict[str, tuple[str, str]]) -> None:
    assert ("killed", "test_counted") in outcomes.values()


def test_one_without_end_is_noticed(outcomes: dict[str, tuple[str, str]]) -> None:
    assert ("timeout", "test_counted") in outcomes.values()


def test_one_that_no_test_looks_at_is_not(outcomes: dict[str, tuple[str, str]]) -> None:
    assert outcomes["x_low__mutmut_1"] == ("survived", "")


def test_one_that_no_test_runs_is_told_apart(outcomes: dict[str, tuple[str, str]]) -> None:
    assert outcomes["x_unused__mutmut_1"] == ("uncovered", "")


def test_one_whose_line_runs_on_import_is_tried_in_a_process_of_its_own(
    outcomes: dict[str, tuple[str, str]],
) -> None:
    assert outcomes["x_made__mutmut_1"] == ("killed", "test_made")


def test_a_test_that_fails_without_a_mutant_has_noticed_none(outcomes: dict[str, tuple[str, str]]) -> None:
    assert "test_fickle" not in {by for _, by in outcomes.values()}
    assert outcomes["x_low__mutmut_2"] == ("survived", "")
