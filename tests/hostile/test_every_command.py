"""Every command bears every hostile store: a sample in which each of either is at least once."""

import os
from itertools import cycle, islice
from pathlib import Path

import pytest
from hostile.corpus import STORES
from hostile.every import READING, WRITING, tried, untried
from hostile.place import Place
from hostile.worker import tried as outcomes

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="links need a privilege and pipes do not exist on Windows"
)
_LINES = len(READING) + 2 * len(WRITING)
_EACH = 1
"""Command over each store; all of them over all stores: `python -m hostile`."""
_STORES = tuple(case for case in STORES if not case.alone and not case.large)


def test_no_command_is_forgotten() -> None:
    assert untried() == frozenset()
    assert len(tried()) >= 30


def test_the_sample_has_every_command() -> None:
    parts = islice(cycle(range(_LINES // _EACH)), len(_STORES))
    assert set(parts) == set(range(_LINES // _EACH))


@pytest.mark.parametrize(
    ("number", "name"), list(enumerate(case.name for case in _STORES)), ids=[case.name for case in _STORES]
)
def test_borne(number: int, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in Place(tmp_path).environment:
        monkeypatch.setenv(key, "")  # so that what the worker sets is put back afterwards
    monkeypatch.chdir(tmp_path)
    parts = _LINES // _EACH
    for told in outcomes(tmp_path, _STORES[number], number % parts, parts):
        assert told.get("wrong", []) == [], told
