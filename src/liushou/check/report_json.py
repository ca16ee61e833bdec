"""Findings as JSON (cli.md, "check as JSON")."""

import json
import re

from liushou.findings import Finding
from liushou.printable import UNPRINTABLE


def report_json(findings: tuple[Finding, ...]) -> str:
    """An array with one object a line for each finding, ending in a line break.

    Chinese stays as it is; control and invisible characters are escaped.
    """
    if not findings:
        return "[]\n"
    objects = (json.dumps(_plain(finding), ensure_ascii=False) for finding in findings)
    return "[\n" + ",\n".join(UNPRINTABLE.sub(_escaped, text) for text in objects) + "\n]\n"


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
        "fix": finding.fix,
    }
