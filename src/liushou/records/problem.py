"""What keeps the values of a file from being a record, as a plain value."""

from dataclasses import dataclass
from typing import Literal

from liushou.findings import Path, Repair

At = Literal["value", "key", "mapping"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a value from being a record.

    `at` says what `path` points to: the value itself, its key, or the mapping that lacks it.
    `fix` is the safe repair, where there is no doubt of what is meant.
    """

    code: str
    path: Path
    at: At
    message: str
    fix: Repair | None = None
