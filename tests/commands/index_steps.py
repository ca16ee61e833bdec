"""What happens to a store and to its index between two commands: each step by chance, none ever fails."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tests.check.edited_stores import edited
from tests.check.stores import BASE, base_files, overlay
from tests.commands.index_hand import DATABASE, Hand, remove

Step = Callable[[Hand, Random], object]

CHILD = "data/children/c-7kq2m.yaml"
TERM = "data/terms/2026-2027-1.yaml"
SETTINGS = "liushou.yaml"
_DAY_NS = 86400 * 10**9
_SETTINGS = (
    "pairing: {capacity: 1}",
    "unit: {name: 别的学校, level: 学校}",
    "unit: {name: 别的学校, level: 县}",
    "privacy: {keep_years: 1}",
    "counts: {grades: 四年级}",
    "format: 2",
    "[",
    "nonsense: 1",
)
_TERMS = (
    "begins: 2026-09-02",
    "ends: 2026-12-31",
    "begins: 2027-09-01",
    "goals: [{indicator: 建挡率, target: 9}]",
    "goals: [{indicator: 建档率, target: 100}]",
    "id: 2026-2027-2",
    "{",
)
_NAMES = (
    "data/children/c-7kq2m.yml",
    "data/children/C-7KQ2M.yaml",
    "data/children/小雨.yaml",
    "data/children/sub/c-7kq2m.yaml",
    "data/children/c-00001.yaml",
    "data/volunteers/c-7kq2m.yaml",
    "data/other/c-00002.yaml",
    "data/children/.c-00003.yaml",
    "data/terms/2025-2026-2.yaml",
    "data/children/说明.txt",
    os.fsdecode(b"data/children/c-\xff.yaml"),
    "data/terms/2026-2027-1.\u2028yaml",
)
_REMARKS = ("  # liushou: ignore", "  # liushou: ignore LS2", "  # liushou: ignore LS107 LS309 LS501 LS4")


def slips(hand: Hand, chance: Random) -> None:
    """Ids, days, names and words change places; a file is lost, or copied."""
    files = {path: hand.file(path).read_bytes() for path in (SETTINGS, *hand.archives())}
    if len(files) > 1:
        for path, data in edited(files, chance.randrange(10**6)).items():
            if files.get(path) != data:
                hand.file(path).write_bytes(data)
            files.pop(path, None)
        for path in files:
            hand.file(path).unlink()


def other_settings(hand: Hand, chance: Random) -> None:
    fragment = chance.choice(_SETTINGS)
    text = base_files()[SETTINGS].decode()
    hand.file(SETTINGS).write_text(overlay(text, fragment) if ":" in fragment else fragment, "utf-8")


def other_term(hand: Hand, chance: Random) -> None:
    fragment = chance.choice(_TERMS)
    text = base_files()[TERM].decode()
    hand.file(TERM).write_text(overlay(text, fragment) if ":" in fragment else fragment, "utf-8")


def broken(hand: Hand, chance: Random) -> None:
    """Bytes that no archive should have."""
    file = hand.one(chance)
    if file:
        data = file.read_bytes()
        cut = chance.randrange(len(data) + 1)
        file.write_bytes(
            chance.choice(
                (
                    data[:cut] + b"\n\t- [:\n" + data[cut:],
                    data.replace(b"\n", b"\r\n"),
                    b"\xef\xbb\xbf" + data,
                    data[:cut],
                    data[:cut] + b"\xff\x00" + data[cut:],
                    b"",
                    data.decode("utf-8", "replace").encode("gb18030"),
                    data + b"# " + b"x" * (1 << 21),
                    data.replace(b"name: ", b'name: "\\ud800"\nnotes: '),
                )
            )
        )


def silenced(hand: Hand, chance: Random) -> None:
    """A comment that silences rules, for a line or for the whole file."""
    file = hand.one(chance)
    if file:
        lines = file.read_bytes().decode("utf-8", "surrogateescape").split("\n")
        at, remark = chance.randrange(len(lines)), chance.choice(_REMARKS)
        lines[at] += remark
        if chance.random() < 0.3:
            lines.insert(0, remark.strip())
        file.write_bytes("\n".join(lines).encode("utf-8", "surrogateescape"))


def heard_again(hand: Hand, chance: Random) -> None:
    """The comments of a file are taken away."""
    file = hand.one(chance)
    if file:
        lines = file.read_bytes().split(b"\n")
        file.write_bytes(b"\n".join(line.split(b"# liushou")[0].rstrip() for line in lines))


def renamed(hand: Hand, chance: Random) -> None:
    file, other = hand.one(chance), hand.file(chance.choice((*_NAMES, *hand.archives())))
    if file:
        other.parent.mkdir(parents=True, exist_ok=True)
        file.replace(other)


def named_badly(hand: Hand, chance: Random) -> None:
    other = hand.file(chance.choice(_NAMES))
    other.parent.mkdir(parents=True, exist_ok=True)
    other.write_bytes(base_files()[CHILD])


def no_file(hand: Hand, chance: Random) -> None:
    """Something stands where an archive is to be that is none: a folder, a link to anywhere."""
    file = hand.file(f"data/children/c-{chance.choice('abc')}0000.yaml")
    remove(file)
    outside = hand.elsewhere / "c.yaml"
    outside.write_bytes(base_files()[CHILD] if chance.random() < 0.5 else b"id: [\n")
    target = chance.choice((hand.file(CHILD).name, str(outside), "nowhere.yaml", file.name, ".."))
    if chance.random() < 0.2:
        file.mkdir()
    else:
        file.symlink_to(target)


def a_folder_is_a_link(hand: Hand, chance: Random) -> None:
    folder = hand.file(f"data/{chance.choice(('residents', 'children', 'terms'))}")
    if folder.is_symlink():
        folder.unlink()
        shutil.copytree(BASE / "data" / folder.name, folder)
    else:
        there = hand.elsewhere / folder.name
        remove(there)
        folder.rename(there)
        folder.symlink_to(there)


def forged(hand: Hand, chance: Random) -> None:
    """Another content of the same size, the time as it was, or beside it."""
    file = hand.one(chance)
    if file:
        data, then = bytearray(file.read_bytes()), file.stat().st_mtime_ns
        digits = [at for at, byte in enumerate(data) if byte in b"0123456789"]
        if digits:
            data[chance.choice(digits)] = chance.choice(b"0123456789")
            file.write_bytes(data)
            then += chance.choice((0, 0, 0, 1, -(10**9)))
            os.utime(file, ns=(then, then))


def touched(hand: Hand, chance: Random) -> None:
    file = hand.one(chance)
    if file:
        then = time.time_ns() + chance.choice((0, _DAY_NS, -_DAY_NS, 4000 * _DAY_NS, -4000 * _DAY_NS))
        os.utime(file, ns=(then, then))


def healed(hand: Hand, chance: Random) -> None:
    """All is right again: what was there before, with new times or old ones."""
    remove(hand.file("data"))
    copy = shutil.copy2 if chance.random() < 0.5 else shutil.copyfile
    shutil.copytree(BASE, hand.root, dirs_exist_ok=True, copy_function=copy)


def in_git(hand: Hand, chance: Random) -> str:
    branch = chance.choice(("main", "other", "third"))
    words = chance.choice(
        (
            ("add", "-A"),
            ("commit", "-q", "-a", "--allow-empty", "-m", "x"),
            ("checkout", "-q", "-f", "-B", branch),
            ("checkout", "-q", "-f", branch),
            ("checkout", "-q", "-f", "begun"),
            ("checkout", "-q", "HEAD", "--", "."),
            ("stash", "-q"),
            ("stash", "pop", "-q"),
            ("merge", "-q", branch),
            ("reset", "-q", "--hard"),
            ("clean", "-q", "-f", "-d"),
            ("rm", "-q", "-r", "--cached", "--ignore-unmatch", "*7kq2m*"),
            ("config", "core.autocrlf", chance.choice(("true", "false"))),
        )
    )
    hand.git(*words)
    return " ".join(words)


def hidden_from_git(hand: Hand, chance: Random) -> None:
    file = hand.one(chance)
    if file:
        hand.git("update-index", chance.choice(("--assume-unchanged", "--skip-worktree")), str(file))


def moved_house(hand: Hand, chance: Random) -> None:
    """The store is copied with its index, as to another disk or by a CI cache, and work goes on there."""
    other = hand.folder / "move"
    copy = shutil.copy2 if chance.random() < 0.5 else shutil.copyfile
    shutil.copytree(hand.top, other, symlinks=True, copy_function=copy)
    remove(hand.top)
    if copy is shutil.copyfile and (other / hand.state.relative_to(hand.top) / DATABASE).is_file():
        (other / hand.state.relative_to(hand.top) / DATABASE).chmod(0o600)
    other.rename(hand.top)


def an_older_index(hand: Hand, chance: Random) -> None:
    """The index is one of an earlier time, as in a folder that is synchronised."""
    if hand.seen:
        remove(hand.state)
        shutil.copytree(chance.choice(hand.seen), hand.state, symlinks=True)


def remembered(hand: Hand, chance: Random) -> None:
    hand.remember_index()


def a_damaged_index(hand: Hand, chance: Random) -> str:
    file = hand.state / chance.choice((DATABASE, DATABASE, f"{DATABASE}-wal"))
    if not file.is_file():
        return "nothing to damage"
    data = bytearray(file.read_bytes())
    cut = chance.randrange(len(data) + 1)
    how = chance.choice(("cut", "flipped", "flipped", "emptied", "noise", "zeros"))
    if how == "cut":
        del data[cut:]
    elif how == "flipped":
        for _ in range(chance.choice((1, 1, 20, 500))):
            if data:
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif how == "emptied":
        data.clear()
    elif how == "noise":
        data[:] = chance.randbytes(chance.choice((10, 5000)))
    else:
        data[cut : cut + 4096] = bytes(len(data[cut : cut + 4096]))
    file.write_bytes(data)
    return f"{file.name} {how}"


def a_strange_index(hand: Hand, chance: Random) -> str:
    """Something else is in the place of the index."""
    how = chance.choice(("folder", "link", "foreign", "gone", "no state", "state a file", "state a link"))
    file, other = hand.state / DATABASE, hand.elsewhere / "other"
    remove(hand.state)
    if how == "no state":
        return how
    if how == "state a file":
        hand.state.write_bytes(b"")
        return how
    other.mkdir(exist_ok=True)
    if how == "state a link":
        hand.state.symlink_to(other)
        return how
    hand.state.mkdir()
    if how == "folder":
        file.mkdir()
    elif how == "link":
        (other / "file").write_bytes(b"precious")
        file.symlink_to(other / "file")
    elif how == "foreign":
        base = sqlite3.connect(file)
        base.execute("CREATE TABLE outcome (name)")
        base.close()
        file.chmod(0o600)
    return how


def a_retold_index(hand: Hand, chance: Random) -> str:
    """Somebody writes into the database: rows change places, or lose their type, or are gone."""
    if not (hand.state / DATABASE).is_file():
        return "no index"
    table = chance.choice(("item", "item", "outcome", "meta", "context"))
    columns = {
        "item": ("context", "path", "key", "data", "sum"),
        "outcome": ("name", "data", "sum", "used"),
        "meta": ("name", "data", "sum"),
        "context": ("part", "context", "used"),
    }[table]
    column = chance.choice(columns)
    value = chance.choice(("NULL", "'x'", "1", "1.5", "x''", "x'ff'", f"(SELECT max({column}) FROM {table})"))
    change = chance.choice((f"UPDATE OR REPLACE {table} SET {column} = {value}", f"DELETE FROM {table}"))
    try:
        with sqlite3.connect(hand.state / DATABASE) as base:
            base.execute(f"{change} WHERE rowid % 2" if table == "outcome" else change)
        base.close()
    except sqlite3.Error as error:
        return f"{change}: {error}"
    return change


def a_swapped_row(hand: Hand, chance: Random) -> None:
    """What was found in one file is put down for another, all else as it was."""
    try:
        with sqlite3.connect(hand.state / DATABASE) as base:
            every = base.execute("SELECT context, path, key, data, sum FROM item").fetchall()
            for row in every:
                other = chance.choice(every)
                put = (other[2], *row[3:]) if chance.random() < 0.5 else (row[2], *other[3:])
                base.execute(
                    "UPDATE item SET key=?, data=?, sum=? WHERE context=? AND path=?", (*put, *row[:2])
                )
        base.close()
    except sqlite3.Error:
        return


def another_index(hand: Hand, chance: Random) -> None:
    """The index of a store in which other files have the same names."""
    if (hand.state / DATABASE).is_file():
        hand.remember_index()
        slips(hand, chance)


def killed(hand: Hand, chance: Random) -> None:
    """A check is killed in the midst."""
    started = _process(hand)
    time.sleep(chance.uniform(0.1, 0.6))
    started.kill()
    started.communicate()


def two_at_once(hand: Hand, chance: Random) -> None:
    """Two checks at the same time; what they said is held to the next one."""
    both = [_process(hand), _process(hand)]
    (one, other) = [each.communicate()[0] for each in both]
    assert _told(one) == _told(other)


def pause(hand: Hand, chance: Random) -> None:
    """Files grow old enough for their times to be trusted, by git too."""
    time.sleep(chance.choice((1.1, 2.1)))


def _process(hand: Hand) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-m", "liushou", "-C", str(hand.root), "check", "--on", "2026-11-20"]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _told(out: bytes) -> list[bytes]:
    return [line.split("用时".encode())[0] for line in out.splitlines()]


EDITS: Sequence[Step] = (slips, slips, slips, silenced, heard_again, forged, forged, touched, other_settings)
EDITS = (*EDITS, other_term, broken, renamed, named_badly, no_file, a_folder_is_a_link, healed)
GIT: Sequence[Step] = (in_git, in_git, in_git, hidden_from_git)
INDEX: Sequence[Step] = (remembered, an_older_index, a_damaged_index, a_strange_index, a_retold_index)
INDEX = (*INDEX, a_swapped_row, another_index, moved_house, remembered, an_older_index)
SLOW: Sequence[Step] = (killed, two_at_once, pause)


def step(hand: Hand, chance: Random, *, slow: float) -> None:
    """Something happens; what cannot happen now does not."""
    if chance.random() < slow:
        todo = chance.choice(SLOW)
    else:
        todo = chance.choice(chance.choices((EDITS, GIT, INDEX), (5, 2, 3))[0])
    done: object = None
    try:
        done = todo(hand, chance)
    except (OSError, UnicodeError, shutil.Error) as error:
        done = type(error).__name__
    hand.log.append(f"{todo.__name__} {done or ''}")
    if not Path(hand.file(SETTINGS)).is_file():
        shutil.copyfile(BASE / SETTINGS, hand.file(SETTINGS))
