"""What is found in all cases and examples, word for word, and that what a finding names is there."""

import re
from collections.abc import Iterator
from pathlib import Path

from liushou.findings import Finding
from liushou.yamltext.reader import Value, read
from tests.check.found_cases import found_cases
from tests.check.stores import Files, base_files, check_files
from tests.check.test_examples import EXAMPLES
from tests.golden import agrees

GOLDEN = Path(__file__).parent / "golden" / "found.txt"
ABSENT = {"LS102", "LS501", "LS502", "LS503", "LS504", "LS507"}
"""Rules that may tell of what is lacking."""
_PARTS = re.compile(r"\[(\d+)\]|([^.\[]+)")


def told(finding: Finding) -> str:
    """A finding as a line: all but its place in the text, which the cases hold."""
    fix = finding.fix
    offered = f" | {fix.words}（{fix.how} {fix.put!r} {fix.at}）" if fix else ""
    return f"{finding.path} {finding.code} {finding.severity} {finding.field} {finding.message}{offered}"


def in_examples() -> Iterator[tuple[str, Files, tuple[Finding, ...]]]:
    for number, example in enumerate(EXAMPLES):
        if example.bad:
            files = {**base_files(), example.path: example.data}
            yield f"{example.rule.code}-example-{number}", files, check_files(files)


def everywhere() -> Iterator[tuple[str, Files, tuple[Finding, ...]]]:
    yield from ((found.case.name, found.files, found.findings) for found in found_cases())
    yield from in_examples()


def is_there(data: bytes, field: str) -> bool:
    """Whether a file has a value at a dotted path."""
    value: Value = read(data).value
    for number, key in _PARTS.findall(field):
        if number and isinstance(value, list) and int(number) < len(value):
            value = value[int(number)]
        elif key and isinstance(value, dict) and key in value:
            value = value[key]
        else:
            return False
    return True


def test_every_finding_word_for_word() -> None:
    text = "".join(
        f"# {name}\n" + "".join(f"{told(finding)}\n" for finding in findings)
        for name, _, findings in everywhere()
    )
    agrees(GOLDEN, text)


def test_what_a_finding_names_is_there() -> None:
    missing = [
        f"{name}: {finding.code} {finding.field}"
        for name, files, findings in everywhere()
        for finding in findings
        if finding.field and finding.code not in ABSENT and not is_there(files[finding.path], finding.field)
    ]
    assert missing == []
