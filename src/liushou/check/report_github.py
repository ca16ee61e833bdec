"""Findings as workflow commands of GitHub Actions, which show them beside the lines of a change."""

from collections.abc import Iterator

from liushou.check.styled import SEVERITIES
from liushou.check.summing import summary
from liushou.findings import Finding, Severity
from liushou.printable import printable

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_ORDER = tuple(SEVERITIES)


def report_github(findings: tuple[Finding, ...], files: int, seconds: float | None = None) -> str:
    """A command for each finding, the worst first (GitHub shows ten of a kind a step), and the summary."""
    worst_first = sorted(findings, key=lambda finding: _ORDER.index(finding.severity))
    return "\n".join((*map(_command, worst_first), summary(findings, files, seconds))) + "\n"


def _command(finding: Finding) -> str:
    properties = ",".join(f"{key}={_property(value)}" for key, value in _properties(finding))
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(f'{place}: {finding.message}')}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    """The place; columns only within one line, as GitHub drops them from a place over several."""
    yield "file", finding.path
    yield "line", str(finding.line)
    yield "endLine", str(finding.end_line)
    if finding.line == finding.end_line:
        yield "col", str(finding.column)
        yield "endColumn", str(finding.end_column)
    yield "title", f"{finding.code} {finding.name}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
