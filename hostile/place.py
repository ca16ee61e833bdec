"""Where a hostile store is tried: beside it what must not change, and a program that must not run."""

import stat
from dataclasses import dataclass
from pathlib import Path

from hostile.case import Case
from hostile.store import make_store, put

TRAP = "trap"
"""A program beside the store that leaves a mark when anything runs it."""
_RAN = "ran"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with the store, a home, a temporary folder, and the folder nobody may write to."""

    base: Path

    @property
    def root(self) -> Path:
        """The store."""
        return self.base / "store"

    @property
    def input(self) -> Path:
        """The folder of files to be imported."""
        return self.base / "input"

    @property
    def environment(self) -> dict[str, str | None]:
        """The surroundings in which commands run here: no home but this one, no settings of this machine."""
        home = str(self.base / "home")
        return {
            "HOME": home,
            "XDG_CONFIG_HOME": home,
            "TMPDIR": str(self.base / "tmp"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "LIUSHOU_BY": None,
            "LIUSHOU_IDENTITY": None,
            "COLUMNS": None,
            "GITHUB_ACTIONS": None,
            "VISUAL": None,
            "EDITOR": None,
        }

    def untouched(self) -> dict[str, tuple[object, ...]]:
        """Everything outside the store, its content and time, but for what commands were told to write."""
        told = {self.root, self.base / "tmp", self.base / "out"}
        return {
            str(path.relative_to(self.base)): _seen(path)
            for folder in self.base.iterdir()
            if folder not in told
            for path in (folder, *(folder.rglob("*") if folder.is_dir() else ()))
        }

    def ran(self) -> bool:
        """True if anything ran the trap."""
        return (self.base / "outside" / _RAN).exists()

    def defects(self) -> list[str]:
        """The reports of defects that commands left."""
        return [file.read_text("utf-8") for file in sorted((self.base / "tmp").glob("liushou-*.log"))]


def place(base: Path, case: Case) -> Place:
    """The place for a case, with its store made hostile; `base` is a new folder."""
    here = Place(base.resolve())
    for name in ("home", "tmp", "out", "input", "outside"):
        (here.base / name).mkdir(parents=True)
    put(
        here.base / "home/.gitconfig",
        "[user]\n\tname = 甲\n\temail = a@b.c\n[init]\n\tdefaultBranch = main\n",
    )
    put(here.base / "outside/secret.yaml", "name: 不得读出的内容\n")
    trap = here.base / TRAP
    put(trap, f'#!/bin/sh\ntouch "{here.base}/outside/{_RAN}"\nexit 1\n')
    trap.chmod(trap.stat().st_mode | stat.S_IXUSR)
    make_store(here.root)
    case.build(here.root)
    return here


_ENOUGH = 1 << 16
"""Of a file of a GiB no more is compared than this: reading it all would count as the command's memory."""


def _seen(path: Path) -> tuple[object, ...]:
    held = path.lstat()
    link = str(path.readlink()) if path.is_symlink() else ""
    if not stat.S_ISREG(held.st_mode):
        return held.st_mode, link
    with path.open("rb") as file:
        return held.st_mode, held.st_size, held.st_mtime_ns, file.read(_ENOUGH)
