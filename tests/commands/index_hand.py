"""A store in which somebody works, and commands held to what they say where there is no index."""

import contextlib
import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from random import Random

import pytest
from tests.check.stores import BASE
from tests.commands.git_repository import attempt, commit

from liushou.cli import main

DATABASE = "index.sqlite"
_TOOK = re.compile(r"用时 [\d.]+ 秒。")
_DEFECT = 70


@dataclass(frozen=True, slots=True)
class Said:
    """All that a command came to: its status, both its streams, and the files it wrote, by name."""

    status: int
    out: str
    err: str
    written: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Asked:
    """A command line after `-C`, what stands on its standard input, and whether it writes in the store."""

    words: tuple[str, ...]
    text: bytes = b""
    writes: bool = False


class Hand:
    """Somebody at work in the store `root`, which lies at `top` in git; results go to the folder `out`."""

    def __init__(self, folder: Path, *, below: str = ".") -> None:
        self.folder = folder.resolve()
        self.top, self.out, self.elsewhere = (self.folder / name for name in ("work", "outs", "side"))
        self.root = self.top / below
        self.out.mkdir()
        self.elsewhere.mkdir()
        shutil.copytree(BASE, self.root)
        commit(self.top, "2026-11-01", tag="begun")
        self.seen: list[Path] = []
        self.log: list[str] = []

    @property
    def state(self) -> Path:
        """The folder of the index."""
        return self.root / ".liushou"

    def file(self, path: str) -> Path:
        """A file of the store."""
        return self.root / path

    def archives(self) -> list[str]:
        """The paths of all plain archives that have a plain name, the settings not among them."""
        found = self.root.glob("data/*/*.yaml")
        return sorted(one.relative_to(self.root).as_posix() for one in found if one.is_file())

    def one(self, chance: Random) -> Path | None:
        """One archive."""
        found = self.archives()
        return self.file(chance.choice(found)) if found else None

    def git(self, *words: str) -> str:
        """Run git at the top, whether or not it can do it."""
        done = attempt(self.top, *words)
        return done.stdout + done.stderr

    def remember_index(self) -> None:
        """Keep a copy of the index as it is, to come back later."""
        if self.state.is_dir() and not self.state.is_symlink():
            kept = Path(tempfile.mkdtemp(dir=self.elsewhere)) / "state"
            with contextlib.suppress(OSError, shutil.Error):
                shutil.copytree(self.state, kept, symlinks=True)
                self.seen.append(kept)

    def hold(self, asked: Asked) -> None:
        """The command says and writes the same as where there is no index, also when it is run again."""
        if asked.writes:
            self._hold_writing(asked)
            return
        found = [self.run(asked), self.run(asked)]
        with self.without_index():
            fresh = self.run(asked)
        for told in found:
            assert told == fresh, self._story(asked, told, fresh)

    def run(self, asked: Asked, root: Path | None = None) -> Said:
        """Run a command in the store, or in a copy of it."""
        said = run(("-C", str(root or self.root), *asked.words), asked.text)
        written = {file.name: file.read_bytes() for file in sorted(self.out.iterdir())}
        for name in written:
            (self.out / name).unlink()
        assert said.status != _DEFECT, said.err + self._story(asked)
        return Said(said.status, said.out, said.err, written)

    @contextlib.contextmanager
    def without_index(self) -> Iterator[None]:
        """The same store at the same place, the index and all that lies beside it put aside."""
        aside = self.folder / "aside"
        there = os.path.lexists(self.state)
        if there:
            self.state.rename(aside)
        yield
        remove(self.state)
        if there:
            aside.rename(self.state)

    def _hold_writing(self, asked: Asked) -> None:
        """The store is another one afterwards, so what it is held to is done in a copy of it."""
        copy = self.folder / "copy"  # a name as long as that of `work`
        shutil.copytree(self.top, copy, symlinks=True)
        root = copy / self.root.relative_to(self.top)
        state = root / ".liushou"
        if not state.is_symlink():  # else the lock can be had in neither
            for each in state.glob(f"{DATABASE}*"):
                remove(each)
        found, fresh = self.run(asked), self.run(asked, root)
        fresh = Said(
            fresh.status,
            fresh.out.replace(str(copy), str(self.top)),
            fresh.err.replace(str(copy), str(self.top)),
            fresh.written,
        )
        assert found == fresh, self._story(asked, found, fresh)
        assert contents(self.root) == contents(root), self._story(asked)
        remove(copy)

    def _story(self, asked: Asked, *both: Said) -> str:
        """What happened last, and what differs."""
        texts = [f"{one.status}\n{one.out}\n{one.err}".splitlines() for one in both]
        differences = unified_diff(*texts, "with it", "without", n=0, lineterm="") if texts else ()
        return "\n".join(("", *self.log[-12:], " ".join(asked.words), *differences))


def run(words: Sequence[str], text: bytes = b"") -> Said:
    """Run a command line in this process, its streams being pipes; the time it took is not told."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))
        with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
            status = main(list(words))
    out, err = (_text(stream) for stream in streams)
    assert "Traceback" not in out + err, out + err
    return Said(status, without_time(out), err, {})


def without_time(text: str) -> str:
    """A report without the time it took, the one thing that may differ."""
    return _TOOK.sub("", text)


def contents(root: Path) -> Mapping[str, bytes | str]:
    """What is in a store, but for git's own files and the index: bytes, where a link leads, or nothing."""
    found: dict[str, bytes | str] = {}
    for file in sorted(root.rglob("*")):
        path = file.relative_to(root)
        if path.parts[0] not in (".git", ".liushou"):
            target = str(file.readlink()) if file.is_symlink() else ""
            found[path.as_posix()] = file.read_bytes() if not target and file.is_file() else target
    return found


def remove(path: Path) -> None:
    """Remove whatever is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
