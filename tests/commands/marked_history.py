"""Stores whose history has had every sensitive field with several values, all of them known."""

from dataclasses import dataclass
from pathlib import Path

from tests.commands.conftest import DAY, Run
from tests.commands.marked_store import comment_phone, secrets, write_marked

NAMES = ("钱小禾", "钱小山")
GENERATIONS = (1, 203, 405, 607)
"""From which number on the values of each version are numbered, so that none is in two of them."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A store whose history has had every sensitive value of `marks`."""

    root: Path
    marks: frozenset[str]

    def leaks(self, text: str) -> list[str]:
        """The marks in a text, whose line ends and blanks break none."""
        whole = "".join(text.split())
        return sorted(mark for mark in self.marks if mark in whole)


def generation(root: Path, first: int) -> frozenset[str]:
    write_marked(root, first)
    return secrets(root) | {comment_phone(first)}


def told(liushou: Run, root: Path, *words: str | Path) -> str:
    result = liushou("-C", root, *words, "--on", DAY)
    return result.out + result.err
