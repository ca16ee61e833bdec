"""Stores to look at, the truth about them, and a table that lives in memory."""

import hashlib
import os
import subprocess
import time
from pathlib import Path

from liushou.store.index.state import TreeState, tree_state
from liushou.store.sources import Misplaced, read_bytes, settings_source, sources

FOLDERS = ("children", "volunteers", "activities", "terms", "residents", "published")
Truth = tuple[tuple[str, bytes | str], ...]


class Memory:
    """A table in memory; its clock is that of the disk, by a file it touches."""

    def __init__(self, clock: Path) -> None:
        self.data: bytes | None = None
        self.kept = 0
        self._clock = clock
        clock.touch()

    def load(self) -> bytes | None:
        return self.data

    def keep(self, data: bytes) -> None:
        self.data, self.kept = data, self.kept + 1

    def moment(self) -> int:
        os.utime(self._clock)
        return self._clock.stat().st_mtime_ns


def new_store(root: Path, count: int = 4) -> Path:
    for folder in FOLDERS[:3]:
        (root / "data" / folder).mkdir(parents=True)
    write(root, "liushou.yaml", b"format: 1\n")
    for number in range(count):
        write(root, f"data/children/c-{number}.yaml", b"id: %d\n" % number)
    return root


def write(root: Path, path: str, data: bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)


def git(root: Path, *arguments: str, check: bool = True) -> None:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.invalid", "-c", "advice.detachedHead=false")
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=check, capture_output=True)


def committed(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "x")


def look(root: Path, stats: Memory, few: int = 0) -> TreeState:
    """The state with no patience but what the clock of the disk needs, asking git also about few files."""
    return tree_state(root, FOLDERS, stats, margin=0, few=few)


def truth(root: Path) -> Truth:
    """Everything that a run reads: each file with its bytes, or why it is not read."""
    read = [(settings_source(root).path, read_bytes(settings_source(root)))]
    for each in sources(root):
        told = each.message if isinstance(each, Misplaced) else read_bytes(each)
        read.append((each.source.path if isinstance(each, Misplaced) else each.path, told))
    return tuple(read)


def keys_by_reading(root: Path, found: Truth) -> dict[str, bytes]:
    """The keys of plain records, by reading and hashing them all."""
    return {
        path: hashlib.sha1(b"blob %d\0" % len(told) + told).digest()
        for path, told in found
        if isinstance(told, bytes) and not (root / path).is_symlink()
    }


class Held:
    """Looks at a store again and again, and holds each look to the truth."""

    def __init__(self, root: Path, stats: Memory) -> None:
        self.root, self.stats = root, stats
        self._seen: dict[bytes, Truth] = {}

    def look(self) -> TreeState:
        found = truth(self.root.resolve())
        state = look(self.root, self.stats)
        if state.digest is None:
            assert not state.keys
            return state
        assert state.keys == keys_by_reading(self.root, found)
        assert self._seen.setdefault(state.digest, found) == found
        return state


def age(root: Path) -> None:
    """Let the files below `root` grow old enough for git to watch them: it counts in whole seconds."""
    newest = max(file.lstat().st_ctime for file in root.rglob("*"))
    while time.time() < int(newest) + 1.02:
        time.sleep(0.02)


def tick() -> None:
    """Let the clock of the disk go on."""
    time.sleep(0.02)
