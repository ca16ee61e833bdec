"""The stores that writers are tried on, each made anew in a folder."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from bench.rosters import write_roster

from liushou.store.transaction import commit

SAMPLE = Path(__file__).resolve().parents[1]
DAY = "2026-11-20"
CHILD = "data/children/c-1.yaml"
_SMALL = {
    "liushou.yaml": "format: 1\nunit:\n  name: 石桥小学\n  level: 学校\n",
    CHILD: (
        "id: c-1\nname: 田小禾\nsex: 女\nbirth_date: 2015-11-20\nstatus: 在册\n"
        'registered_on: 2024-09-01\nphone: "15400012345"\naddress: {village: 朝阳村}\n'
        "parents:\n  - {relation: 父亲, situation: 外出务工}\n  - {relation: 母亲, situation: 外出务工}\n"
        "guardians: []\npairings:\n  - {with: v-1, role: 爱心妈妈, since: 2026-09-10}\n"
        "records:\n  - {date: 2026-10-10, kind: 谈心, by: v-1, note: 想妈妈}\n"
    ),
    "data/children/c-2.yaml": (
        "id: c-2\nname: 田小麦\nsex: 男\nbirth_date: 2016-03-02\nstatus: 在册\n"
        'registered_on: 2024-09-01\nphone: "15400012346"\naddress: {village: 朝阳村}\n'
        "parents:\n  - {relation: 父亲, situation: 外出务工}\n  - {relation: 母亲, situation: 外出务工}\n"
        "guardians: []\n"
    ),
    "data/volunteers/v-1.yaml": (
        "id: v-1\nname: 何秀兰\nsex: 女\nkind: 教师\nstatus: 在岗\njoined_on: 2020-09-01\n"
    ),
    "data/terms/2026-2027-1.yaml": "id: 2026-2027-1\nbegins: 2026-09-01\nends: 2027-01-29\n",
}
_PHONES = (b"15400012345", b"15400011111", b"15400022222")
_MOVED = (0, 199)
_PAUSE_SECONDS = 0.1
"""Between two changes; people take longer."""
_KEPT = ("grade: 六年级", "name: 卢静怡", "name: 邱梓萱", "name: 罗嘉言")
_BY = ("-c", "user.name=a", "-c", "user.email=a@example.invalid", "-c", "commit.gpgsign=false")


@dataclass(frozen=True, slots=True)
class Written:
    """A file before and after, as a transaction takes it."""

    path: str
    absolute: Path
    before: bytes | None
    after: bytes | None


def small(root: Path) -> None:
    """Two children, a volunteer, a term."""
    _write(root, _SMALL)


def sample(root: Path) -> None:
    """The sample archives, 112 files."""
    shutil.copytree(SAMPLE / "data", root / "data")
    shutil.copyfile(SAMPLE / "liushou.yaml", root / "liushou.yaml")


def school(root: Path) -> None:
    """What of the sample a few lessons need: the children of a grade, three without a helper, all helpers."""
    sample(root)
    for folder in ("activities", "residents"):
        shutil.rmtree(root / "data" / folder)
    for file in (root / "data" / "children").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        if not any(word in text for word in _KEPT):
            file.unlink()


def with_roster(root: Path) -> None:
    """A small store, and beside it the roster of 600 children."""
    small(root)
    write_roster(root.parent / "roster.xlsx", 600)


def untidy(root: Path) -> None:
    """Archives with what `check --fix` mends: the line endings of every second child of the sample."""
    school(root)
    for file in sorted((root / "data" / "children").glob("*.yaml"))[::2]:
        data = file.read_bytes()
        file.write_bytes(data.replace(b"\n", b"\r\n"))


def to_seal(root: Path) -> None:
    """A small store with keys, of which nothing is sealed yet; the private key lies beside it."""
    small(root)
    os.environ["LIUSHOU_IDENTITY"] = str(root.parent / "identity.txt")
    _liushou("keys", "new", "-o", str(root.parent / "identity.txt"))
    _liushou("-C", str(root), "keys", "init")


def sealed(root: Path) -> None:
    """The same, sealed."""
    to_seal(root)
    _liushou("-C", str(root), "seal", "--on", DAY)


def in_conflict(root: Path) -> None:
    """A small store in git, where a merge stopped at one archive: two phones."""
    small(root)
    _git(root, "init", "-q", "-b", "main")
    _git(root, "add", ".")
    _git(root, "commit", "-qm", "0")
    _git(root, "checkout", "-qb", "other")
    _phone(root, 1)
    _git(root, "commit", "-qam", "1")
    _git(root, "checkout", "-q", "main")
    _phone(root, 2)
    _git(root, "commit", "-qam", "2")
    _git(root, "merge", "other", check=False)


def in_git(root: Path) -> None:
    """A new git repository without a store."""
    root.mkdir(parents=True)
    _git(root, "init", "-q", "-b", "main")


def three_sides(root: Path) -> None:
    """A small store, and beside an archive what git gives a merge driver: before, ours, theirs."""
    small(root)
    before = (root / CHILD).read_bytes()
    ours = before.replace(b"guardians: []\n", "guardians: []\nhobbies: [画画]\n".encode())
    theirs = before.replace(*_PHONES[:2])
    for name, data in ((".merge_file_b", before), (".merge_file_o", ours), (".merge_file_t", theirs)):
        (root / name).write_bytes(data)


def _phone(root: Path, number: int) -> None:
    file = root / CHILD
    file.write_bytes(file.read_bytes().replace(_PHONES[0], _PHONES[number]))


def _write(root: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")


def _liushou(*words: str) -> None:
    subprocess.run([sys.executable, "-P", "-m", "liushou", *words], check=True, capture_output=True)


def _git(root: Path, *words: str, check: bool = True) -> None:
    subprocess.run(["git", "-C", root, *_BY, *words], check=check, capture_output=True)


def many(root: Path, children: int) -> None:
    """A small store with so many children, all of one village."""
    small(root)
    text = _SMALL["data/children/c-2.yaml"]
    for number in range(children):
        named = text.replace("c-2", f"c-{number}").replace(
            "田小麦", f"田小{'一二三四五六七八九十'[number % 10]}"
        )
        (root / f"data/children/c-{number}.yaml").write_text(named, encoding="utf-8", newline="\n")


def pair_written(root: Path, times: int, end: Path) -> int:
    """Move the first and the last child of `many` to another village, in one transaction, again and again.

    So many times, or until there is a file at `end`.
    """
    paths = [f"data/children/c-{one}.yaml" for one in _MOVED]
    for number in range(times):
        if end.exists():
            break
        changes = []
        for path in paths:
            before = (root / path).read_bytes()
            after = re.sub("village: [^}]*", f"village: 第{number}村", before.decode()).encode()
            changes.append(Written(path, root / path, before, after))
        commit(root, changes)
        sleep(_PAUSE_SECONDS)
    return 0
