"""A finding: one thing wrong in one file, as a plain value that reporters print."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of `check`.

    Lines and columns count from 1, in characters; the end column is the one after the last
    character. `field` is the dotted path of the value (`guardians[0].phone`), `fix` says in
    Chinese what a safe fix would do (改为 guardians, 加引号), where one is known.
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
    fix: str | None = None


def dotted(path: Path) -> str:
    """`("guardians", 0, "phone")` as people write it: `guardians[0].phone`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
