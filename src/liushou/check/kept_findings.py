"""Findings as plain values, to be kept or sent to another process, and back. Needs no record or rule."""

from typing import TypeAlias

from liushou.findings import Finding, How, Repair, Severity

PlainRepair: TypeAlias = tuple[How, str, str, list[str | int]]
PlainFinding: TypeAlias = tuple[
    str, int, int, int, int, str, str, Severity, str, str | None, str | None, PlainRepair | None
]


def as_plain(finding: Finding) -> PlainFinding:
    """A finding as JSON can hold it."""
    fix = finding.fix
    return (
        finding.path,
        finding.line,
        finding.column,
        finding.end_line,
        finding.end_column,
        finding.code,
        finding.name,
        finding.severity,
        finding.message,
        finding.id,
        finding.field,
        None if fix is None else (fix.how, fix.put, fix.words, list(fix.at)),
    )


def from_plain(plain: PlainFinding) -> Finding:
    """The finding again, the same in every field. Lists in place of tuples are as good."""
    fix = plain[-1]
    return Finding(*plain[:-1], None if fix is None else Repair(fix[0], fix[1], fix[2], tuple(fix[3])))
