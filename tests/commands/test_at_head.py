"""`--at HEAD` where nothing is changed since is the store as it is, for every command that has it."""

import re
import shutil
from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.git_repository import commit, needs_git, plain_git

from liushou.commands import COMMANDS

pytestmark = needs_git
ASKED = {
    "show": ["show c-05dvr --all", "show v-1bav4 --format json", "show c-05dvr --reveal"],
    "list": [
        "list children --format json",
        "list activities",
        "list volunteers --columns 姓名,电话 --reveal",
    ],
    "stats": [
        "stats --format json",
        "stats --trend --format json",
        "stats --per 班级 --names",
        "stats 走访率 村:樟下村 --per 年级,性别 --names --format json",
        "stats --trend --per 村 走访率",
    ],
    "report": ["report --format json", "report --format md"],
    "survey": ["survey --format json", "survey --definition unit 村:樟下村 --names 1,20"],
    "check": ["check --format json", "check --format github"],
    "due": ["due --format json --within 30", "due --per 班级"],
    "log": ["log c-05dvr --format json", "log 2026秋 --reveal"],
    "blame": ["blame c-05dvr --format json", "blame v-1bav4"],
    "score": ["score --term 2025-2026-2 --names", "score --term 2025-2026-2 --format json"],
    "sample": ["sample 6 --seed 482913 --format csv", "sample 3 --seed 7 --lightly 30 --format csv"],
}
IN_FILES = {"export"}
"""What these give is in a file (test_export.py)."""


@pytest.fixture(scope="module")
def clean(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The sample, committed."""
    root = tmp_path_factory.mktemp("clean") / "store"
    shutil.copytree(sample, root)
    with pytest.MonkeyPatch.context() as patch:
        plain_git(patch)
        commit(root, DAY)
        yield root


def test_every_command_that_has_it_is_asked() -> None:
    modules = {name: import_module(f"liushou.commands.{entry.module}") for name, entry in COMMANDS.items()}
    commands = {
        name: signature(module.command) for name, module in modules.items() if hasattr(module, "command")
    }
    assert {
        name for name, command in commands.items() if "at" in command.parameters
    } == ASKED.keys() | IN_FILES


@pytest.mark.parametrize("words", [words for several in ASKED.values() for words in several])
def test_the_last_commit_is_as_the_files(liushou: Run, clean: Path, words: str) -> None:
    then = liushou("-C", clean, *words.split(), "--at", "HEAD", "--on", DAY)
    now = liushou("-C", clean, *words.split(), "--on", DAY)
    assert now.out
    assert (then.status, timeless(then.out)) == (now.status, timeless(now.out))


def timeless(text: str) -> str:
    """The text without how long it took."""
    return re.sub("用时 [0-9.]+ 秒", "", text)
