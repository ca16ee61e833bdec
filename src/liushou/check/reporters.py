"""The formats of a report of check, in one table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from liushou.check.catalogue import RULES
from liushou.check.report_full import Texts, report_full, styled_full
from liushou.check.report_github import report_github
from liushou.check.report_json import report_json
from liushou.check.report_sarif import report_sarif
from liushou.check.report_text import report_text, styled_text
from liushou.check.styled import Line
from liushou.findings import Finding


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check of `files` files came to. `seconds` is what it took, None if that is not to be said.

    `texts` gives what may be shown of a file; `version` is the program's.
    """

    findings: tuple[Finding, ...]
    files: int
    texts: Texts
    version: str
    seconds: float | None = None


REPORTERS: Mapping[str, Callable[[Outcome], str]] = {
    "text": lambda of: report_text(of.findings, of.files, of.seconds),
    "full": lambda of: report_full(of.findings, of.texts, of.files, of.seconds),
    "json": lambda of: report_json(of.findings),
    "github": lambda of: report_github(of.findings, of.files, of.seconds),
    "sarif": lambda of: report_sarif(of.findings, RULES, of.version),
}
"""Every format by its name; a report ends in a line break."""

STYLED: Mapping[str, Callable[[Outcome], Iterator[Line]]] = {
    "text": lambda of: styled_text(of.findings, of.files, of.seconds),
    "full": lambda of: styled_full(of.findings, of.texts, of.files, of.seconds),
}
"""Those that have colours on a terminal."""
