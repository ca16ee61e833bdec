"""Names and kinds of files that no archive has: pipes, links out of the store, names nobody can type."""

import os
import socket
from pathlib import Path

from hostile.case import SOUND, Build, Case, checked, outside_of
from hostile.store import GOOD, put

_NO_RECORD, _MISSED = "LS006", "LS201"


def _named(name: str | bytes) -> Build:
    def build(root: Path) -> None:
        put(root / "data/children" / os.fsdecode(name), GOOD)

    return build


def _link(target: str, at: str = "data/children/c-9.yaml") -> Build:
    """A link at a place in the store; `{outside}` is the folder beside it."""

    def build(root: Path) -> None:
        place = root / at
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_file():
            place.unlink()
        place.symlink_to(target.format(outside=outside_of(root)))

    return build


def _pipe(at: str) -> Build:
    def build(root: Path) -> None:
        (root / at).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(root / at)

    return build


def _socket(root: Path) -> None:
    here = Path.cwd()
    os.chdir(root / "data/children")  # the names of sockets are short
    try:
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind("c-9.yaml")
    finally:
        os.chdir(here)


def _folder(at: str) -> Build:
    return lambda root: put(root / at / "c-8.yaml", GOOD)


def _twins(first: str, second: str) -> Build:
    def build(root: Path) -> None:
        for name in (first, second):
            put(root / "data/children" / name, GOOD)

    return build


def _circle(root: Path) -> None:
    (root / "data/children/c-8.yaml").symlink_to("c-9.yaml")
    (root / "data/children/c-9.yaml").symlink_to("c-8.yaml")


def _folder_linked(target: str) -> Build:
    """data/children is a link elsewhere."""

    def build(root: Path) -> None:
        folder = root / "data/children"
        folder.rename(root / "elsewhere")
        folder.symlink_to(target.format(outside=outside_of(root)))

    return build


def _unreadable(root: Path) -> None:
    put(root / "data/children/c-9.yaml", GOOD)
    (root / "data/children/c-9.yaml").chmod(0)


def _many_empty(root: Path) -> None:
    for number in range(5_000):
        (root / f"data/children/c-x{number}.yaml").touch()


def _deep_folders(root: Path) -> None:
    folder = root / "data/children/sub"
    folder.mkdir()
    here = Path.cwd()
    try:
        for _ in range(400):
            os.chdir(folder)
            folder = Path("abcdefghijkl")
            folder.mkdir()
    finally:
        os.chdir(here)


def _many_folders(root: Path) -> None:
    for number in range(3000):
        (root / f"data/children/sub{number % 50}/x{number}").mkdir(parents=True)


CASES: tuple[Case, ...] = (
    checked("names/line end", _named("c-\n9.yaml"), _NO_RECORD),
    checked("names/escape character", _named("c-\x1b[2J9.yaml"), _NO_RECORD),
    checked("names/leading dash", _named("-rf.yaml"), _NO_RECORD),
    checked("names/255 bytes", _named("c" * 250 + ".yaml"), _NO_RECORD),
    checked("names/bytes that are no text", _named(b"c-\xff\xfe9.yaml"), _NO_RECORD),
    checked("names/composed and decomposed", _twins("c-\u00e9.yaml", "c-e\u0301.yaml"), _NO_RECORD),
    checked("names/capital and small", _twins("c-9.yaml", "C-9.yaml"), _NO_RECORD),
    checked("names/dot at the end", _named("c-9.yaml."), SOUND),
    checked("names/blank at the end", _named("c-9.yaml "), SOUND),
    checked("names/blank before", _named(" c-9.yaml"), _NO_RECORD),
    checked("names/device of Windows", _named("con.yaml"), _NO_RECORD),
    checked("names/device of Windows with a number", _named("com1.yaml"), _NO_RECORD),
    checked("names/stream of Windows", _named("c-9.yaml:x.yaml"), _NO_RECORD),
    checked("names/backslashes", _named("x\\..\\y.yaml"), _NO_RECORD),
    checked("names/bidi override", _named("c-\u202elmay.yaml"), _NO_RECORD),
    checked("names/yml", _named("c-9.yml"), _NO_RECORD),
    checked("names/pipe", _pipe("data/children/c-9.yaml"), _NO_RECORD, alone=True),
    checked("names/socket", _socket, _NO_RECORD),
    checked("names/folder", _folder("data/children/c-9.yaml"), _NO_RECORD),
    checked("names/link outside", _link("{outside}/secret.yaml"), _NO_RECORD),
    checked("names/link to passwords", _link("/etc/passwd"), _NO_RECORD),
    checked("names/link to zeros", _link("/dev/zero"), _NO_RECORD, alone=True),
    checked("names/link to the terminal", _link("/dev/tty"), _NO_RECORD, alone=True),
    checked("names/link to nowhere", _link("nowhere.yaml"), _NO_RECORD),
    checked("names/link to itself", _link("c-9.yaml"), _NO_RECORD),
    checked("names/links in a circle", _circle, _NO_RECORD),
    checked("names/link to another archive", _link("c-1.yaml"), "LS006"),
    checked("names/folder linked outside", _folder_linked("{outside}"), _NO_RECORD),
    checked("names/folder linked to everything", _folder_linked("/"), _MISSED, alone=True),
    checked("names/folder linked to processes", _folder_linked("/proc"), _MISSED, alone=True),
    checked("names/folder linked to itself", _folder_linked("children"), _MISSED),
    checked("names/settings linked outside", _link("{outside}/secret.yaml", "liushou.yaml"), "LS101"),
    checked("names/unreadable", _unreadable, SOUND),
    checked("names/data is a file", _link("{outside}/secret.yaml", "data/published"), SOUND),
    checked("names/400 folders deep", _deep_folders, SOUND, alone=True),
    checked("names/3000 folders", _many_folders, SOUND),
    checked("names/5000 empty files", _many_empty, "LS002", large=True),
)
