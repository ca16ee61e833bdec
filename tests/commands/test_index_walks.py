"""A cache must never hide an error: whatever happens, every command says what it says without the index.

LIUSHOU_INDEX_WALKS=100 walks a hundred times (from LIUSHOU_INDEX_WALKS_FROM on) in place of a few.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from tests.check.stores import overlay
from tests.commands.git_repository import needs_git, plain_git
from tests.commands.index_commands import asked
from tests.commands.index_hand import DATABASE, Asked, Hand
from tests.commands.index_steps import CHILD, step

from liushou.store.index.state import tree_state

OTHER = "data/children/c-9xw4d.yaml"
_FEW = 4
"""So many walks are in the suite."""
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
def test_what_changes_besides_contents(tmp_path: Path) -> None:
    """Names and their order, folders and links: each alone, all else being as it was."""
    hand = Hand(tmp_path)
    children, outside = hand.file("data/children"), hand.elsewhere / "c.yaml"
    link, folder = children / "c-a0000.yaml", children / "sub"
    child, check = hand.file(CHILD), Asked(("check", "--on", "2026-11-20"))

    def relinked(target: Path | str) -> None:
        link.unlink(missing_ok=True)
        link.symlink_to(target)

    changes: tuple[Callable[[], object], ...] = (
        lambda: child.rename(children / "c-7kq2n.yaml"),
        lambda: (children / "c-7kq2n.yaml").rename(child),
        folder.mkdir,
        (folder / "c-00001.yaml").touch,
        (folder / "c-00001.yaml").unlink,
        lambda: relinked("c-nobody.yaml"),
        lambda: relinked(outside),
        outside.touch,
        lambda: relinked(child.name),
        link.unlink,
        link.mkdir,
        lambda: (children / "c-00001.yml").write_bytes(b""),
    )
    for change in changes:
        hand.hold(check)
        change()
    hand.hold(check)


@needs_git
@pytest.mark.parametrize("remark", ["# liushou: ignore LS201", "# liushou: ignore LS309 LS106"])
def test_comments_are_weighed_whoever_changed(tmp_path: Path, remark: str) -> None:
    hand = Hand(tmp_path)
    wrong = f'siblings: [c-00000]  {remark}\nphone: "1"\nsex: 没'
    hand.file(CHILD).write_text(overlay(hand.file(CHILD).read_text("utf-8"), wrong), "utf-8")
    for line in (b"", b"# x\n", b"# y\n"):
        with hand.file(OTHER).open("ab") as file:
            file.write(line)
        for words in (("check",), ("check", "--select", "LS1", "--format", "json"), ("check", "--strict")):
            hand.hold(Asked((*words, "--on", "2026-11-20")))


@needs_git
def test_what_can_be_mended_is_still_known(tmp_path: Path) -> None:
    hand = Hand(tmp_path)
    hand.file(CHILD).write_bytes(hand.file(CHILD).read_bytes().replace(b"\n", b"\r\n"))
    for more in ((), ("--diff",), ("--format", "json"), ("--format", "full")):
        hand.hold(Asked(("check", "--on", "2026-11-20", *more)))
    hand.hold(Asked(("check", "--fix", "--on", "2026-11-20"), writes=True))


@needs_git
def test_what_is_typed_is_not_taken_for_what_is_saved(tmp_path: Path) -> None:
    hand = Hand(tmp_path)
    saved = Asked(("check", "--on", "2026-11-20"))
    text = overlay(hand.file(CHILD).read_text("utf-8"), 'phone: "1"').encode()
    hand.hold(saved)
    with hand.file("liushou.yaml").open("ab") as file:
        file.write(b"# x\n")
    hand.run(Asked(("check", "-", "--stdin-path", str(hand.file(CHILD)), *saved.words[1:]), text))
    hand.hold(saved)


@needs_git
@pytest.mark.parametrize(
    "change",
    [
        f"UPDATE item SET data = (SELECT data FROM item WHERE path = '{CHILD}')",
        f"UPDATE item SET data = (SELECT data FROM item WHERE path = '{OTHER}')",
        "UPDATE outcome SET data = (SELECT data FROM outcome ORDER BY used LIMIT 1)",
        "UPDATE outcome SET used = 'x'",
        "UPDATE context SET used = NULL",
        "UPDATE meta SET data = x'00'",
    ],
)
def test_what_was_changed_in_the_index_does_not_count(tmp_path: Path, change: str) -> None:
    hand = Hand(tmp_path)
    wrong = overlay(hand.file(CHILD).read_text("utf-8"), 'phone: "1"')
    hand.file(CHILD).write_text(wrong, "utf-8")
    days = [Asked(("check", "--on", day)) for day in ("2026-11-20", "2026-01-01")]
    for line in (b"# x\n", b""):
        for day in days:
            hand.hold(day)
        with sqlite3.connect(hand.state / DATABASE) as base:
            base.execute(change)
        base.close()
        with hand.file(OTHER).open("ab") as file:
            file.write(line)
        for day in days:
            hand.hold(day)


@needs_git
@pytest.mark.parametrize("seed", range(FIRST, FIRST + WALKS, 2))
def test_a_walk(tmp_path: Path, seed: int) -> None:
    walk(tmp_path, seed)


@needs_git
@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("seed", range(FIRST + 1, FIRST + WALKS, 2))
def test_a_walk_in_which_times_are_soon_trusted_and_git_watches(tmp_path: Path, seed: int) -> None:
    walk(tmp_path, seed)
