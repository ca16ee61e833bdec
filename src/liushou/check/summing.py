"""The end of every report for people: how much was looked at, what was found, what can be mended."""

from collections import Counter
from collections.abc import Iterable, Iterator

from liushou.check.styled import SEVERITIES
from liushou.check.took import took
from liushou.findings import Finding
from liushou.textwidth import width

CELLS = 80
"""How wide a report for people is."""


def summary(findings: tuple[Finding, ...], files: int, seconds: float | None = None) -> str:
    """How many files were checked and what was found in them; `seconds` is what it took, if to be said."""
    return "\n".join(_summary(findings, files, seconds))


def _summary(findings: tuple[Finding, ...], files: int, seconds: float | None) -> Iterator[str]:
    time = took(seconds) if seconds is not None else ""
    if not findings:
        yield f"检查了 {files} 个文件，没有发现问题。{time}"
        return
    severities = Counter(finding.severity for finding in findings)
    found = "，".join(f"{severities[one]} 个{label}" for one, label in SEVERITIES.items() if severities[one])
    touched = len({finding.path for finding in findings})
    yield f"检查了 {files} 个文件，{touched} 个有问题：{found}。{time}"
    codes = Counter((finding.code, finding.name) for finding in findings)
    often = sorted(codes.items(), key=lambda item: (-item[1], item[0]))
    yield from _in_lines(f"{code} {name} {count}" for (code, name), count in often)
    fixable = sum(finding.fix is not None for finding in findings)
    if fixable:
        yield f"其中 {fixable} 处可用 liushou check --fix 改正。"


def _in_lines(items: Iterable[str]) -> Iterator[str]:
    """The items with commas between them, as many a line as there is room for."""
    line = ""
    for item in items:
        longer = f"{line}，{item}" if line else item
        if width(longer) > CELLS - 2:
            yield f"{line}，"
            longer = item
        line = longer
    yield line
