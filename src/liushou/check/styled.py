"""Lines of a report whose parts say what they are, so that a terminal can colour them."""

from collections.abc import Iterable
from typing import Literal

from liushou.findings import Severity

Style = Literal["error", "warning", "info", "place", "code", "frame", "fix", "plain"]
"""What a part of a line is: of that severity, a place in a file, a code and name, drawing, a fix, words."""
Line = tuple[tuple[str, Style], ...]
"""Parts from left to right."""

COLOURS: dict[Style, str] = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "place": "blue",
    "code": "bold",
    "frame": "blue",
    "fix": "green",
    "plain": "",
}
"""The colours that a terminal shows them in, in the words of rich."""

SEVERITIES: dict[Severity, str] = {"error": "错误", "warning": "警告", "info": "提示"}


def as_text(lines: Iterable[Line]) -> str:
    """The lines without colours, each ending in a line break."""
    return "".join("".join(text for text, _ in line) + "\n" for line in lines)


def words(text: str) -> Line:
    """A line that is nothing but words."""
    return ((text, "plain"),)
