"""Text in HTML."""

import re
from html import escape

from liushou.documents.blocks import Runs
from liushou.documents.language.escape import clean
from liushou.printable import printable

_UNBROKEN = re.compile("＿{2,4}|[0-9:]{1,5}—")
"""A short place to write in, and a time or year with the dash after it: no line begins with that."""


def text(source: str) -> str:
    """The text as HTML that reads as exactly this text, a line feed as a line break.

    Characters that are not seen or change the direction of text are written out (\\u202e).
    """
    return "<br>".join(_line(printable(line)) for line in clean(source).split("\n"))


def _line(source: str) -> str:
    return _UNBROKEN.sub(lambda found: f'<span class="n">{found[0]}</span>', escape(source))


def attribute(source: str) -> str:
    """The text on one line, to stand between double quotes."""
    return escape(printable(clean(source).replace("\n", " ").strip()))


def runs_html(runs: Runs) -> str:
    """Runs with <b> where bold and <u> where underlined."""
    made = ""
    for run in runs:
        piece = text(run.text)
        piece = f"<u>{piece}</u>" if run.underline else piece
        made += f"<b>{piece}</b>" if run.bold else piece
    return made


def classes(*names: str) -> str:
    """The attribute with the names that are not empty, or nothing."""
    found = " ".join(name for name in names if name)
    return f' class="{found}"' if found else ""
