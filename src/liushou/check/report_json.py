"""Findings as JSON (cli.md, "check as JSON")."""

import json
import re

from liushou.findings import Finding
from liushou.printable import UNPRINTABLE


def report_json(findings: tuple[Finding, ...]) -> str:
    """An array with one object a line for each finding, ending in a line break."""
    if not findings:
        return "[]\n"
    return "[\n" + ",\n".join(json_text(_plain(finding)) for finding in findings) + "\n]\n"


def json_text(value: object, indent: int | None = None) -> str:
    """A value of dicts, lists and plain values as JSON.

    Chinese stays as it is; control and invisible characters are escaped, whose raw form is within
    strings only but for the line breaks that `indent` makes.
    """
    lines = json.dumps(value, ensure_ascii=False, indent=indent).split("\n")
    return "\n".join(UNPRINTABLE.sub(_escaped, line) for line in lines)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _plain(finding: Finding) -> dict[str, str | int | None]:
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "id": finding.id,
        "field": finding.field,
        "fix": finding.fix.words if finding.fix else None,
    }
