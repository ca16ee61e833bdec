"""Somebody saves a file while a check runs: at each moment at which the program turns to the disk.

Run as a process of its own, since Python cannot be told to stop watching: for each race that was lost a line.
"""

import os
import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.check.stores import BASE, CHILD, base_files, overlay
from tests.commands.index_hand import Said, remove, run

_TURNS = frozenset({"open", "os.listdir", "os.scandir", "os.utime", "sqlite3.connect", "subprocess.Popen"})
_TURNS_AT_MOST = 150
_TRUSTED_AFTER = 2.1
"""Seconds: the program believes times that are older."""
_TERM, _VOLUNTEER = "data/terms/2026-2027-1.yaml", "data/volunteers/v-3h8ft.yaml"

Files = Mapping[str, bytes | None]
"""What files hold, by path; None for one that is not there."""


def changed(path: str, fragment: str) -> bytes:
    return overlay(base_files()[path].decode(), fragment).encode()


CHANGES: tuple[Files, ...] = (
    {CHILD: changed(CHILD, "siblings: [c-00000]")},
    {CHILD: b"id: [\n"},
    {_VOLUNTEER: None},
    {"data/children/c-00001.yaml": base_files()[CHILD]},
    {"data/children/c-00001.yml": base_files()[CHILD]},
    {"liushou.yaml": changed("liushou.yaml", "pairing: {capacity: 0}")},
    {_TERM: changed(_TERM, "begins: 2026-10-20")},
)


class Race:
    """Stores, and what happens to one of them at the turn `at` of the program to its disk."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.at = folder, 0
        self.root, self.change = folder, CHANGES[0]

    def heed(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.at and event in _TURNS and str(self.root) in str(arguments[0]):
            self.at -= 1
            if not self.at:
                self.write(self.change)

    def check(self) -> Said:
        return run(("-C", str(self.root), "check", "--on", "2026-11-20", "--format", "json"))

    def write(self, files: Files) -> None:
        """Write them in place, each with the time it had."""
        for path, data in files.items():
            file = self.root / path
            if data is None:
                file.unlink(missing_ok=True)
                continue
            then = file.stat().st_mtime_ns if file.exists() else 0
            file.write_bytes(data)
            if then:
                os.utime(file, ns=(then, then))

    def said(self, files: Files) -> Said:
        """What a check says of the store with these files, where nothing is known of it."""
        self.root = self.folder / "fresh"
        remove(self.root)
        shutil.copytree(BASE, self.root)
        self.write(files)
        return self.check()

    def run(self, turns: Sequence[int], *, known: bool, aged: bool) -> bool:
        """The change at each of these turns, in a store each; False where there were not so many.

        `known`: the index is there already, but a file changed; `aged`: the files lie there for a while.
        """
        back = {path: base_files().get(path) for path in self.change}
        said = {"as it was": self.said({}), "changed": self.said(self.change)}
        for turn in turns:
            shutil.copytree(BASE, self.folder / str(turn))
        if aged:
            time.sleep(_TRUSTED_AFTER)
        return all(self._lap(turn, said, back, known=known) for turn in turns)

    def _lap(self, turn: int, said: Mapping[str, Said], back: Files, *, known: bool) -> bool:
        self.root = self.folder / str(turn)
        if known:
            self.check()
            other = "liushou.yaml" if turn % 2 else "data/children/c-9xw4d.yaml"
            with (self.root / other).open("ab") as file:
                file.write(b"# x\n")
        self.at = turn
        self.check()
        gone, self.at = not self.at, 0
        for moment, then in (("changed", {}), ("as it was", back), ("changed", self.change)) if gone else ():
            self.write(then)
            if self.check() != said[moment]:
                start = "an index" if known else "no index"
                sys.stdout.write(f"{sorted(self.change)} at turn {turn}, {start} before: {moment}\n")
        return gone


def main(folder: Path, every: int) -> None:
    race = Race(folder.resolve())
    sys.addaudithook(race.heed)
    for number, race.change in enumerate(CHANGES):
        for known in (False, True):
            first = 1 + (5 * number + known) % every
            turns, aged = range(first, _TURNS_AT_MOST, every), every == 1 or number == 0
            if race.run(turns, known=known, aged=aged) and every == 1:
                sys.stdout.write("There are more turns.\n")
            for each in race.folder.iterdir():
                remove(each)


if __name__ == "__main__":
    os.environ.pop("GITHUB_ACTIONS", None)
    main(Path(sys.argv[1]), int(sys.argv[2]))
