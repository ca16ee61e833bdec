"""What one check says."""

from dataclasses import dataclass
from typing import Literal

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
