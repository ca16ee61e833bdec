"""Each hostile input is met with the finding or message that is expected of it, and nothing else happens."""

import os
from pathlib import Path

import pytest
from hostile.campaign import MOST_MEBIBYTES, words_of
from hostile.case import Case
from hostile.corpus import CASES
from hostile.measure import run
from hostile.place import place

from liushou.cli import main

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="links need a privilege and pipes do not exist on Windows"
)
_APART = tuple(case for case in CASES if case.alone)
_HERE = tuple(case for case in CASES if not case.alone and not case.large)


def named(case: Case) -> str:
    return case.name


def test_there_are_enough_and_each_has_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 300


@pytest.mark.parametrize("case", _HERE, ids=named)
def test_met_in_this_process(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = place(tmp_path / "here", case)
    for key, value in {**here.environment, **case.environment}.items():
        if value is None:
            monkeypatch.delenv(key, raising=False)
        else:
            monkeypatch.setenv(key, value)
    monkeypatch.chdir(here.base)
    before = here.untouched()
    status = main(["-C", str(here.root), *words_of(case, here.input)])
    said = "".join(capsys.readouterr())
    assert status in case.statuses, said
    assert case.says in said
    assert "Traceback" not in said
    assert here.untouched() == before
    assert not here.ran()


@pytest.mark.parametrize("case", _APART, ids=named)
def test_met_in_a_process_of_its_own(case: Case, tmp_path: Path) -> None:
    here = place(tmp_path / "here", case)
    before = here.untouched()
    words = ["-C", here.root, *words_of(case, here.input)]
    environment = {**here.environment, **case.environment}
    done = run(words, folder=here.base, environment=environment, closed=case.closed)
    assert done.status in case.statuses, done.err
    assert case.says in done.out + done.err
    assert "Traceback" not in done.out + done.err
    assert done.mebibytes < MOST_MEBIBYTES
    assert here.untouched() == before
    assert not here.ran()
