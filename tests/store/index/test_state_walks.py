"""Long random walks over a store, each look held to reading and hashing everything."""

import os
import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.store.index.trees import Held, Memory, age, committed, git, new_store, write

NAMES = ("c-0.yaml", "c-1.yaml", "c-2.yaml", "c-8.yaml", "C-9.yaml", "c-9.yml", "x.txt", "sub/c-1.yaml")
CONTENTS = (b"id: 1\n", b"id: 2\n", b"id: 1\r", b"a\r\nb\n", b"a\nb\n", b"a\nb\r\n", b"$Id$\n", b"")
ATTRIBUTES = (b"", b"* text=auto\n", b"*.yaml text eol=lf\n", b"*.yaml ident\n", b"*.yaml -text\n")


class Hand:
    """Somebody at work in a store; whatever cannot be done is not done."""

    def __init__(self, folder: Path, *, below: str, in_git: bool) -> None:
        self.top, self.in_git = folder / "top", in_git
        self.root = new_store(self.top / below)
        if in_git:
            git(self.top, "init", "-q")
            committed(self.top)
        self.held = Held(self.root, Memory(folder / "clock"))

    def edit(self, name: str, data: bytes) -> None:
        file = self.file(name)
        if not file.is_dir() and (file.exists() or not file.is_symlink()):
            write(self.root, f"data/children/{name}", data)

    def forge(self, name: str, data: bytes, shift: int) -> None:
        """Write in place, then give the file its old time, or one beside it (nanoseconds)."""
        file = self.file(name)
        if file.is_file():
            before = file.stat().st_mtime_ns
            file.write_bytes(data)
            os.utime(file, ns=(before, before + shift))

    def touch(self, name: str, shift: int) -> None:
        file = self.file(name)
        if file.is_file():
            moment = file.stat().st_mtime_ns + shift
            os.utime(file, ns=(moment, moment))

    def delete(self, name: str) -> None:
        file = self.file(name)
        if file.is_symlink() or file.is_file():
            file.unlink()

    def rename(self, name: str, other: str) -> None:
        source, target = self.file(name), self.file(other)
        if source.is_file() and not target.is_dir() and target.parent.is_dir():
            source.replace(target)

    def link(self, name: str, target: str) -> None:
        file = self.file(name)
        if not os.path.lexists(file) and file.parent.is_dir():
            file.symlink_to(target)

    def git(self, command: str, *paths: str) -> None:
        if self.in_git:
            git(self.top, *command.split(), *paths, check=False)

    def say(self, name: str, data: bytes) -> None:
        write(self.root, name, data)

    def file(self, name: str) -> Path:
        return self.root / "data/children" / name


COMMANDS = (
    "add -A",
    "add -N .",
    "commit -q -m x",
    "commit -q -a -m x",
    "checkout -q HEAD -- .",
    "checkout -q -f HEAD~1",
    "checkout -q -f master",
    "stash -q",
    "stash -q pop",
    "reset -q --hard",
    "status",
    "rm -q -r --cached --ignore-unmatch *c-1.yaml",
    "config core.autocrlf true",
    "config core.autocrlf input",
    "config core.trustctime false",
    "config core.untrackedCache true",
)
SHIFTS = (0, 0, 1, -1, 10**9, -(10**9), 86400 * 10**9, -86400 * 10**9)
LINKS = ("c-0.yaml", "c-7.yaml", "..", "/etc/hostname")


def name_of(chance: random.Random) -> str:
    return chance.choice(NAMES)


STEPS: tuple[Callable[[Hand, random.Random], None], ...] = (
    lambda hand, chance: hand.edit(name_of(chance), chance.choice(CONTENTS)),
    lambda hand, chance: hand.forge(name_of(chance), chance.choice(CONTENTS), chance.choice(SHIFTS)),
    lambda hand, chance: hand.touch(name_of(chance), chance.choice(SHIFTS)),
    lambda hand, chance: hand.delete(name_of(chance)),
    lambda hand, chance: hand.rename(name_of(chance), name_of(chance)),
    lambda hand, chance: hand.link(name_of(chance), chance.choice(LINKS)),
    lambda hand, chance: hand.git(chance.choice(COMMANDS)),
    lambda hand, chance: hand.git(chance.choice(COMMANDS)),
    lambda hand, chance: hand.git("update-index", "--assume-unchanged", str(hand.file(name_of(chance)))),
    lambda hand, chance: hand.git("update-index", "--skip-worktree", str(hand.file(name_of(chance)))),
    lambda hand, chance: hand.say(".gitattributes", chance.choice(ATTRIBUTES)),
)


class Walk(RuleBasedStateMachine):
    """Without waiting: everything happens within a tick or two of the clock."""

    @initialize(below=st.sampled_from((".", "学校 a/b")), in_git=st.booleans())
    def begin(self, below: str, in_git: bool) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.hand = Hand(self.folder, below=below, in_git=in_git and shutil.which("git") is not None)

    @rule(name=st.sampled_from(NAMES), data=st.sampled_from(CONTENTS))
    def edit(self, name: str, data: bytes) -> None:
        self.hand.edit(name, data)

    @rule(name=st.sampled_from(NAMES), data=st.sampled_from(CONTENTS), shift=st.sampled_from(SHIFTS))
    def forge(self, name: str, data: bytes, shift: int) -> None:
        self.hand.forge(name, data, shift)

    @rule(name=st.sampled_from(NAMES), shift=st.sampled_from(SHIFTS))
    def touch(self, name: str, shift: int) -> None:
        self.hand.touch(name, shift)

    @rule(name=st.sampled_from(NAMES))
    def delete(self, name: str) -> None:
        self.hand.delete(name)

    @rule(name=st.sampled_from(NAMES), other=st.sampled_from(NAMES))
    def rename(self, name: str, other: str) -> None:
        self.hand.rename(name, other)

    @rule(name=st.sampled_from(NAMES), whither=st.sampled_from(LINKS))
    def link(self, name: str, whither: str) -> None:
        self.hand.link(name, whither)

    @rule(arguments=st.sampled_from(COMMANDS))
    def git(self, arguments: str) -> None:
        self.hand.git(arguments)

    @rule(lines=st.sampled_from(ATTRIBUTES))
    def attributes(self, lines: bytes) -> None:
        self.hand.say(".gitattributes", lines)

    @rule(lines=st.sampled_from((b"", b"*.yaml\n", b"/data/children/sub/\n", b"c-8*\n")))
    def ignored(self, lines: bytes) -> None:
        self.hand.say(".gitignore", lines)

    @invariant()
    def known(self) -> None:
        if hasattr(self, "hand"):
            self.hand.held.look()

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)


Walk.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestWalk = Walk.TestCase


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("seed", range(int(os.environ.get("LIUSHOU_WALKS", "3"))))
def test_a_walk_with_pauses_in_which_git_comes_to_watch(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    hand = Hand(tmp_path, below=chance.choice((".", "学校 a/b")), in_git=True)
    for number in range(80):
        chance.choice(STEPS)(hand, chance)
        if number % 16 == 0:
            age(tmp_path)
            hand.held.look()
        hand.held.look()
