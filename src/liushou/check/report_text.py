"""Findings as lines of text, one each, and a summary."""

from collections.abc import Iterator

from liushou.check.styled import Line, as_text, words
from liushou.check.summing import summary
from liushou.findings import Finding
from liushou.printable import printable


def styled_text(findings: tuple[Finding, ...], files: int, seconds: float | None = None) -> Iterator[Line]:
    """One line a finding, `path:line:col: code name message`, and the summary of a check of `files` files."""
    for finding in findings:
        place = f"{finding.path}:{finding.line}:{finding.column}:"
        yield (
            (printable(place), "place"),
            (" ", "plain"),
            (printable(f"{finding.code} {finding.name}"), finding.severity),
            (printable(f" {finding.message}"), "plain"),
        )
    yield from map(words, summary(findings, files, seconds).split("\n"))


def report_text(findings: tuple[Finding, ...], files: int, seconds: float | None = None) -> str:
    """The same without colours, ending in a line break."""
    return as_text(styled_text(findings, files, seconds))


def around_the_time(findings: tuple[Finding, ...], files: int) -> tuple[str, str]:
    """The same report in two parts, between which stands the time it took (`took`)."""
    lines = report_text(findings, files).split("\n")
    before = len(findings) + 1  # the time ends the first line of the summary
    return "\n".join(lines[:before]), "".join(f"\n{line}" for line in lines[before:])
