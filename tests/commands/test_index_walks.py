"""A cache must never hide an error: after whatever happens, every command says what it says without the index.

LIUSHOU_INDEX_WALKS=100 walks a hundred times (from LIUSHOU_INDEX_WALKS_FROM on) in place of a few.
"""

import os
from pathlib import Path
from random import Random

import pytest
from tests.commands.git_repository import needs_git, plain_git
from tests.commands.index_commands import asked
from tests.commands.index_hand import Hand
from tests.commands.index_steps import step

from liushou.store.index.state import tree_state

_FEW = 4
WALKS = int(os.environ.get("LIUSHOU_INDEX_WALKS", _FEW))
FIRST = int(os.environ.get("LIUSHOU_INDEX_WALKS_FROM", "0"))
STEPS = 25 if WALKS == _FEW else 100
SLOW = 0.01 if WALKS == _FEW else 0.03


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_git(monkeypatch)
    for variable in ("COLUMNS", "GITHUB_ACTIONS"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times are trusted as soon as the clock of the disk has gone on, and git watches a small store too."""
    defaults = tree_state.__kwdefaults__
    assert {"margin", "few"} <= defaults.keys()
    monkeypatch.setitem(defaults, "margin", 0)
    monkeypatch.setitem(defaults, "few", 0)


def walk(folder: Path, seed: int) -> None:
    chance = Random(seed)
    hand = Hand(folder, below=chance.choice((".", "学校 a/b")))
    for number in range(STEPS):
        for _ in range(chance.choice((0, 1, 1, 1, 2))):
            step(hand, Random(chance.random()), slow=SLOW)
        question = Random(chance.random())
        hand.log.append(f"{number}:")
        hand.hold(asked(hand, question))


@needs_git
@pytest.mark.parametrize("seed", range(FIRST, FIRST + WALKS, 2))
def test_a_walk(tmp_path: Path, seed: int) -> None:
    walk(tmp_path, seed)


@needs_git
@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("seed", range(FIRST + 1, FIRST + WALKS, 2))
def test_a_walk_in_which_times_are_soon_trusted_and_git_watches(tmp_path: Path, seed: int) -> None:
    walk(tmp_path, seed)
