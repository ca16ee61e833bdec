"""Findings in full: what is wrong, the place underlined, the fix; then how to mend each kind."""

from collections.abc import Callable, Iterator
from itertools import groupby

from liushou.check.catalogue import RULES
from liushou.check.covered import Covered
from liushou.check.excerpt import excerpt
from liushou.check.styled import SEVERITIES, Line, as_text, words
from liushou.check.summing import CELLS, summary
from liushou.findings import Finding
from liushou.printable import printable
from liushou.textwidth import wrap

Texts = Callable[[str], Covered | None]
"""The text of a file by its path, as it may be shown; None where there is none to show. Asked once a file."""

_ADVICE = "怎样改："


def styled_full(
    findings: tuple[Finding, ...], texts: Texts, files: int, seconds: float | None = None
) -> Iterator[Line]:
    """Every finding with its place, once for every code how to mend it, and the summary."""
    for path, of_file in groupby(findings, key=lambda finding: finding.path):
        text = texts(path)
        for finding in of_file:
            yield from styled_finding(finding, text)
            yield words("")
    if findings:
        yield from _advice(findings)
    yield from map(words, summary(findings, files, seconds).split("\n"))


def report_full(findings: tuple[Finding, ...], texts: Texts, files: int, seconds: float | None = None) -> str:
    """The same without colours, ending in a line break."""
    return as_text(styled_full(findings, texts, files, seconds))


def styled_finding(finding: Finding, text: Covered | None) -> Iterator[Line]:
    """One finding: severity, code and message, the place, the line with the place underlined, the fix."""
    label = f"{SEVERITIES[finding.severity]} {finding.code} {finding.name}"
    first, *rest = wrap(printable(f"{label}：{finding.message}"), CELLS - 2)
    yield ((label, finding.severity), (first.removeprefix(label), "plain"))
    for line in rest:
        yield words(f"  {line}")
    place = printable(f"{finding.path}:{finding.line}:{finding.column}")
    yield (("  --> ", "frame"), (place, "place"))
    if text is not None:
        yield from excerpt(finding, text, CELLS)
    if finding.fix is not None:
        fix = printable(f"修复：{finding.fix.words}（liushou check --fix）")
        yield (("  = ", "frame"), (fix, "fix"))


def _advice(findings: tuple[Finding, ...]) -> Iterator[Line]:
    """How to mend what was found, by code."""
    codes = {finding.code for finding in findings}
    yield (("怎样改", "code"),)
    for rule in RULES:
        if rule.code in codes:
            name = f"{rule.code} {rule.name}"
            first, *rest = wrap(f"{name}：{how_to_mend(rule.explanation)}", CELLS - 4)
            yield (("  ", "plain"), (name, "code"), (first.removeprefix(name), "plain"))
            for line in rest:
                yield words(f"    {line}")
    yield words(f"  规则的详细说明：liushou explain {min(codes)}")
    yield words("")


def how_to_mend(explanation: str) -> str:
    """The paragraph of a rule's explanation that says how to mend, on one line."""
    paragraphs = explanation.split("\n\n")
    found = next((one for one in paragraphs if one.startswith(_ADVICE)), "")
    return "".join(line.strip() for line in found.removeprefix(_ADVICE).splitlines())
