"""Inline tokens as runs of text."""

import re
from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from liushou.documents.blocks import Run, Runs
from liushou.documents.language.escape import clean
from liushou.documents.widths import width

_TAG = re.compile(r"<(/?)(b|strong|u|br)\b[^>]*>", re.IGNORECASE)
_BOLD = frozenset({"b", "strong"})


def runs_of(tokens: Iterable[Token]) -> Runs:
    """The runs of the children of an inline token; tags other than b, strong, u and br are left out."""
    runs: list[Run] = []
    bold = underline = 0
    for token in tokens:
        text = ""
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type == "html_inline":
            found = _TAG.fullmatch(token.content)
            if found and found[2].lower() == "br":
                text = "\n"
            elif found:
                step = -1 if found[1] else 1
                bold += step if found[2].lower() in _BOLD else 0
                underline += step if found[2].lower() == "u" else 0
        elif token.type == "hardbreak":
            text = "\n"
        elif token.type == "softbreak":
            text = "\r"
        else:
            text = clean(token.content)
        if text:
            runs.append(Run(text, bold > 0, underline > 0))
    return joined(runs)


def joined(runs: Sequence[Run]) -> Runs:
    """Runs with equals next to each other made one, ends of source lines (CR) a space or nothing."""
    merged: list[Run] = []
    for run in runs:
        if merged and (merged[-1].bold, merged[-1].underline) == (run.bold, run.underline):
            merged[-1] = Run(merged[-1].text + run.text, run.bold, run.underline)
        else:
            merged.append(run)
    return tuple(Run(text, run.bold, run.underline) for run in merged if (text := unwrapped(run.text)))


def unwrapped(text: str) -> str:
    """The text with CR, the end of a line of the source, as a space between two words of Latin script."""
    return re.sub(r"(.?)\r(?=(.?))", _at_line_end, text)


def _at_line_end(found: re.Match[str]) -> str:
    before, after = found[1], found[2]
    latin = before and after and width(before) == width(after) == 0.5
    return f"{before} " if latin else before


def lines_of(runs: Runs) -> tuple[Runs, ...]:
    """The runs of each line, broken at line feeds."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(Run(first, run.bold, run.underline))
        lines += [[Run(text, run.bold, run.underline)] for text in rest]
    return tuple(tuple(run for run in line if run.text) for line in lines)
