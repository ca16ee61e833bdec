"""The formats of a report of check, in one table. Each is imported when a report is made in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liushou.check.report_text import report_text, styled_text
from liushou.check.styled import Line
from liushou.findings import Finding

if TYPE_CHECKING:
    from liushou.check.report_full import Texts


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check of `files` files came to. `seconds` is what it took, None if that is not to be said.

    `texts` gives what may be shown of a file; `version` is the program's.
    """

    findings: tuple[Finding, ...]
    files: int
    texts: "Texts"
    version: str
    seconds: float | None = None


def _text(of: Outcome) -> str:
    return report_text(of.findings, of.files, of.seconds)


def _full(of: Outcome) -> str:
    from liushou.check.report_full import report_full

    return report_full(of.findings, of.texts, of.files, of.seconds)


def _json(of: Outcome) -> str:
    from liushou.check.report_json import report_json

    return report_json(of.findings)


def _github(of: Outcome) -> str:
    from liushou.check.report_github import report_github

    return report_github(of.findings, of.files, of.seconds)


def _sarif(of: Outcome) -> str:
    from liushou.check.catalogue import RULES
    from liushou.check.report_sarif import report_sarif

    return report_sarif(of.findings, RULES, of.version)


def _styled_text(of: Outcome) -> Iterator[Line]:
    return styled_text(of.findings, of.files, of.seconds)


def _styled_full(of: Outcome) -> Iterator[Line]:
    from liushou.check.report_full import styled_full

    return styled_full(of.findings, of.texts, of.files, of.seconds)


REPORTERS: Mapping[str, Callable[[Outcome], str]] = {
    "text": _text,
    "full": _full,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
"""Every format by its name; a report ends in a line break."""

STYLED: Mapping[str, Callable[[Outcome], Iterator[Line]]] = {"text": _styled_text, "full": _styled_full}
"""Those that have colours on a terminal."""
