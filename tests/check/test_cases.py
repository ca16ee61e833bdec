"""Every case gives exactly the findings written in it, at exactly these places."""

from collections import Counter

import pytest

from liushou.check.catalogue import RULES
from liushou.findings import Finding
from tests.check.case_files import Case, cases
from tests.check.stores import base_files, check_files

CASES = tuple(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    files = {**base_files(), **case.files}
    findings = check_files(files, case.on, ignore=case.ignore)
    assert [key(finding) for finding in findings] == [
        (one.place, one.code, one.severity, one.field) for one in case.expected
    ]
    for finding, expected in zip(findings, case.expected, strict=True):
        if expected.text is not None:
            assert pointed_at(finding, files[finding.path]) == expected.text
        assert expected.said is None or expected.said in finding.message
        assert expected.fix == (finding.fix.words if finding.fix else None)


def key(finding: Finding) -> tuple[str, str, str, str | None]:
    place = f"{finding.path}:{finding.line}:{finding.column}-{finding.end_line}:{finding.end_column}"
    return place, finding.code, finding.severity, finding.field


def pointed_at(finding: Finding, data: bytes) -> str:
    """The first line of the text from the finding's beginning to its end."""
    line = data.decode("utf-8-sig", "replace").split("\n")[finding.line - 1]
    return line[finding.column - 1 : finding.end_column - 1 if finding.line == finding.end_line else None]


def test_every_rule_is_tried_by_a_case() -> None:
    tried = Counter(one.code for case in CASES for one in case.expected)
    assert {rule.code for rule in RULES} == set(tried)
    assert len(CASES) >= 45
    assert any(not case.expected for case in CASES)
