"""What one check says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

_SHOWN = 2
State = Literal["ok", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`warn`: work goes on, but something may surprise; `bad`: something will not work."""

    state: State
    message: str
    advice: str = ""


def ok(message: str) -> Verdict:
    """All is well."""
    return Verdict("ok", message)


def warn(message: str, advice: str) -> Verdict:
    """Better mended."""
    return Verdict("warn", message, advice)


def bad(message: str, advice: str) -> Verdict:
    """Must be mended."""
    return Verdict("bad", message, advice)


def some(paths: Sequence[str]) -> str:
    """The first paths, and how many there are if there are more."""
    return "、".join(paths[:_SHOWN]) + (f" 等 {len(paths)} 个文件" if len(paths) > _SHOWN else "")
