"""Findings through JSON and back."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from liushou.check.kept_findings import as_plain, from_plain
from liushou.findings import Finding, Repair

_REPAIRS = st.builds(
    Repair,
    how=st.sampled_from(("file", "key", "text", "bare", "quote")),
    put=st.text(),
    words=st.text(),
    at=st.lists(st.text() | st.integers(0, 99)).map(tuple),
)
_FINDINGS = st.builds(
    Finding,
    path=st.text(),
    line=st.integers(1),
    column=st.integers(1),
    end_line=st.integers(1),
    end_column=st.integers(1),
    code=st.text(),
    name=st.text(),
    severity=st.sampled_from(("error", "warning", "info")),
    message=st.text(),
    id=st.none() | st.text(),
    field=st.none() | st.text(),
    fix=st.none() | _REPAIRS,
)


@given(_FINDINGS)
def test_a_finding_comes_back_the_same_in_every_field(finding: Finding) -> None:
    assert from_plain(json.loads(json.dumps(as_plain(finding)))) == finding


def test_no_field_is_forgotten() -> None:
    finding = Finding(
        "a", 1, 2, 3, 4, "LS101", "x", "error", "m", "i", "f", Repair("key", "p", "w", ("a", 1))
    )
    for name in finding.__dataclass_fields__:
        if name != "fix":
            other = replace(finding, **{name: 9 if isinstance(getattr(finding, name), int) else "z"})
            assert from_plain(as_plain(other)) != finding
