"""A finding: one thing wrong in one file, as a plain value that reporters print."""

import re
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "info"]
Path = tuple[str | int, ...]
How = Literal["file", "key", "text", "bare", "quote"]
_INDEX = re.compile(r"\[[0-9]+\]")


@dataclass(frozen=True, slots=True)
class Repair:
    """A safe fix. `words` says in Chinese what it does (改为 guardians, 加引号), showing nothing sensitive.

    `how` and `put` say it to the program: the key becomes `put`; the value becomes the text `put`, or
    `put` as it stands (a number, true); the value as it is written gets quotes; or the whole file is
    written anew in the way that `put` names. `at` is the value's path once the finding has its place.
    """

    how: How
    put: str = field(repr=False)
    words: str
    at: Path = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of `check`.

    Lines and columns count from 1, in characters; the end column is the one after the last
    character. `field` is the dotted path of the value (`guardians[0].phone`), `fix` the safe fix,
    where one is known.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    name: str
    severity: Severity
    message: str
    id: str | None = None
    field: str | None = None
    fix: Repair | None = None


def dotted(path: Path) -> str:
    """`("guardians", 0, "phone")` as people write it: `guardians[0].phone`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def without_indexes(field: str) -> str:
    """A dotted path that is the same for all items of a list: `guardians[].phone`."""
    return _INDEX.sub("[]", field)
