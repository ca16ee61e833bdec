"""What can be wrong with the text of an archive, before anything is known of its fields."""

from dataclasses import dataclass
from typing import Literal

from liushou.yamltext.spans import Span

FixName = Literal["crlf", "bom", "final-newline", "gbk", "colons", "unseen", "nfc"]
"""Safe repairs of a whole file (`yamltext.repairs`)."""

MOST_OF_A_KIND = 100
"""Places named for one kind of fault. A file with more is no less refused, only told in parts."""

_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong at one place.

    `code` is one of LS001 to LS005 and LS108. `fatal` says that no value could be read; a fault that
    is not fatal stands beside a value. `message` is for the person who keeps the file, in Chinese.
    """

    code: str
    span: Span
    message: str
    fatal: bool = True
    fix: FixName | None = None
    severity: Literal["error", "warning"] = "error"


def shown(text: str) -> str:
    """Text of a file as a message may show it: short, and with no character that is not seen."""
    short = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in short)
