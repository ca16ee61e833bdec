"""Text as Markdown that reads as it is and parses back to the same text."""

import re

from liushou.documents.blocks import Runs
from liushou.documents.language.escape import clean

_MARKS = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
_LINE_START = re.compile(
    r"^(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|[-=]+\s*$|:)|^([0-9]{1,9})(?=[.)](?:\s|$))", re.MULTILINE
)


def escaped(text: str, *, line_start: bool = True) -> str:
    """The text with a backslash before every character Markdown would take for a mark."""
    safe = _MARKS.sub(r"\\\g<0>", clean(text))
    return _LINE_START.sub(_escaped_start, safe) if line_start else safe


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1] else "\\"


def inline(runs: Runs, *, line_break: str = "<br>", line_start: bool = True) -> str:
    """Runs as Markdown: bold as <b>, underlined as <u>, a line feed as `line_break`."""
    made = ""
    for run in runs:
        text = escaped(run.text, line_start=line_start and not made)
        text = f"<u>{text}</u>" if run.underline else text
        made += f"<b>{text}</b>" if run.bold else text
    return made.replace("\n", line_break)
