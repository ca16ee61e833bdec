"""Where the files of a store still speak of somebody: for the person who erases an archive to look at."""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from liushou.sealed import PREFIX

_LARGEST = 1 << 21
"""A file with more bytes is not looked into."""
_NAME = "〔姓名〕"
_SHORTEST = 2
"""A name of one character would be found everywhere."""
_TOP_FOLDERS_LEFT_OUT = frozenset({"keys"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A file that speaks of somebody: in these lines (from 1), or where there are none in its own name.

    `path` is relative to the root, with the name covered.
    """

    path: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What was found, and how many files could not be looked into: no text, too large, or sealed texts."""

    found: tuple[Mention, ...]
    unread: int = 0
    sealed: int = 0


def mentioned(root: Path, words: Collection[str], after: Mapping[str, bytes | None]) -> Mentioned:
    """Where files of a store have one of the words (names, numbers), in the text or in the file's name.

    `after`: what files will hold instead of what they hold now, None for one that will be gone. Folders that
    begin with a dot (of git, of ours) are left out, and links are not followed.
    """
    sought = tuple(word for word in words if len(word) >= _SHORTEST)
    found: list[Mention] = []
    unread = sealed = 0
    for path in sorted(_files(root)):
        if path in after and after[path] is None:
            continue
        if any(word in path for word in sought):
            found.append(Mention(_covered(path, sought), ()))
        text = _text(after[path] if path in after else _read(root / path))
        if text is None:
            unread += 1
            continue
        sealed += PREFIX in text
        lines = text.split("\n")
        numbers = tuple(
            number for number, line in enumerate(lines, 1) if any(word in line for word in sought)
        )
        if numbers:
            found.append(Mention(_covered(path, sought), numbers))
    return Mentioned(tuple(found), unread, sealed)


def _files(root: Path) -> Iterator[str]:
    """The plain files of a store, by their paths from its root."""
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        folders[:] = (
            name
            for name in folders
            if not name.startswith(".") and not (here == root and name in _TOP_FOLDERS_LEFT_OUT)
        )
        for name in names:
            file = here / name
            if not name.startswith(".") and file.is_file() and not file.is_symlink():
                yield file.relative_to(root).as_posix()


def _text(data: bytes | None) -> str | None:
    """The text of a file, in the encodings of schools' machines; None for what is none or cannot be read."""
    if data is None or b"\0" in data:
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _read(file: Path) -> bytes | None:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except OSError:
        return None
    return data if len(data) <= _LARGEST else None


def _covered(path: str, words: Collection[str]) -> str:
    for word in words:
        path = path.replace(word, _NAME)
    return path
