"""Findings as lines of text, one each, and a summary."""

from collections import Counter

from liushou.findings import Finding, Severity
from liushou.printable import printable

_LABELS: tuple[tuple[Severity, str], ...] = (("error", "个错误"), ("warning", "个警告"), ("info", "个提示"))


def lines(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """One line a finding: `path:line:col: code name message`."""
    return tuple(printable(_line(finding)) for finding in findings)


def summary(findings: tuple[Finding, ...], files: int) -> str:
    """How many files were checked and what was found in them."""
    if not findings:
        return f"检查了 {files} 个文件，没有发现问题。"
    counts = Counter(finding.severity for finding in findings)
    found = "，".join(f"{counts[severity]} {label}" for severity, label in _LABELS if counts[severity])
    touched = len({finding.path for finding in findings})
    return f"检查了 {files} 个文件，{touched} 个有问题：{found}。"


def report_text(findings: tuple[Finding, ...], files: int) -> str:
    """The report of a check of `files` files, ending in a line break."""
    return "\n".join((*lines(findings), summary(findings, files))) + "\n"


def _line(finding: Finding) -> str:
    return f"{finding.path}:{finding.line}:{finding.column}: {finding.code} {finding.name} {finding.message}"
