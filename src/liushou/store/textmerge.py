"""Three versions of a text merged line by line by `git merge-file`, whatever the lines mean."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from liushou.store.git import Told, tell_git

LABELS = ("本机", "原来", "对方")
"""What stands behind git's marks: ours, base, theirs."""

Line = str
"""With its break."""

_SIGNS = re.compile(r"^(<+|\|+|=+|>+)", re.MULTILINE)
_LEAST = 7
_FAILED = 128
"""`git merge-file` ends with the number of conflicts; from here on it could not merge."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that follow one another in the merged text: the same for both sides, or what each has there."""

    ours: tuple[Line, ...]
    base: tuple[Line, ...]
    theirs: tuple[Line, ...]

    @property
    def agreed(self) -> bool:
        """Whether there is nothing to decide."""
        return self.ours == self.theirs


def stretches(base: str, ours: str, theirs: str) -> tuple[Stretch, ...] | None:
    """What git makes of three texts whose lines end in LF, in order; None where it does not merge them."""
    size = max((len(found[0]) for text in (base, ours, theirs) for found in _SIGNS.finditer(text)), default=0)
    size = max(size + 1, _LEAST)
    texts = tuple(text.encode() for text in (ours, base, theirs))
    told = _merge_file(texts, ("--diff3", f"--marker-size={size}"), None)
    if told is None or told.status >= _FAILED:
        return None
    return tuple(_parsed(lines_of(told.out.decode()), size))


def lines_of(text: str) -> list[Line]:
    """The lines of a text, each with its LF; the last one may have none."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def plain_merge(
    folder: Path, base: bytes, ours: bytes, theirs: bytes, size: int
) -> tuple[bytes, bool] | None:
    """git's own merge of three files, with its marks of `size` signs, and whether nothing is left to decide.

    `folder` is where git finds its settings. None without git, and for what git takes for no text.
    """
    told = _merge_file((ours, base, theirs), (f"--marker-size={size}",), folder)
    if told is None or told.status >= _FAILED:
        return None
    return told.out, told.status == 0


def _merge_file(texts: tuple[bytes, ...], options: tuple[str, ...], folder: Path | None) -> Told | None:
    with tempfile.TemporaryDirectory(prefix="liushou-") as name:
        files = [Path(name).resolve() / side for side in ("ours", "base", "theirs")]
        for file, text in zip(files, texts, strict=True):
            file.write_bytes(text)
        labels = chain.from_iterable(("-L", label) for label in LABELS)
        command = ("merge-file", "-p", "-q", *options, *labels, *map(str, files))
        return tell_git(files[0].parent if folder is None else folder, *command)


def _parsed(lines: list[Line], size: int) -> Iterator[Stretch]:
    """The stretches by git's marks, which are longer than any such sign in the texts."""
    within, parts = "", _empty()
    for line in lines:
        sign = line[0] if line.startswith(tuple(mark * size for mark in "<|=>")) else ""
        if not sign:
            parts[within].append(line)
            continue
        if sign in "<>" and any(parts.values()):
            yield _stretch(parts)
            parts = _empty()
        within = "" if sign == ">" else sign
    if parts[""]:
        yield _stretch(parts)


def _empty() -> dict[str, list[Line]]:
    """The lines of one stretch, by the sign they stand behind; what both sides have by none."""
    return {"": [], "<": [], "|": [], "=": []}


def _stretch(parts: dict[str, list[Line]]) -> Stretch:
    agreed = tuple(parts[""])
    return Stretch(agreed + tuple(parts["<"]), tuple(parts["|"]), agreed + tuple(parts["="]))
