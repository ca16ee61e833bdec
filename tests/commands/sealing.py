"""Private keys for tests, and stores that seal."""

from pathlib import Path
from typing import NamedTuple

import pytest

from liushou.store.sealing.age import new_identity

VARIABLE = "LIUSHOU_IDENTITY"


class Person(NamedTuple):
    """Somebody with a private key: its file, and the public key."""

    file: Path
    public: str


def somebody(file: Path) -> Person:
    """One more person."""
    identity, public = new_identity()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"# public key: {public}\n{identity}\n", encoding="utf-8", newline="\n")
    return Person(file, public)


def act_as(patch: pytest.MonkeyPatch, who: Person | None) -> None:
    """From now on this person runs the program; None has no private key."""
    patch.setenv(VARIABLE, "" if who is None else str(who.file))


def archives(root: Path) -> dict[str, bytes]:
    """What lies in a store, but for what is the machine's own."""
    files = (file for file in root.rglob("*") if file.is_file())
    return {
        way: file.read_bytes()
        for file in files
        if not (way := file.relative_to(root).as_posix()).startswith((".liushou/", ".git/"))
    }
