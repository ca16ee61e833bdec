"""Laws that hold for whatever is in a store."""

import json
from collections import Counter
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from liushou.check.catalogue import RULES
from liushou.findings import Finding
from liushou.records.fields import Record
from liushou.records.kinds import KINDS
from liushou.records.validate import build
from tests.check.any_records import Values, records
from tests.check.stores import check_files, store_of

_IDS = {
    "child": "c-a", "volunteer": "v-a", "activity": "a-a", "term": "2026-2027-1", "resident": "r-a",
    "publication": "p-a", "erasure": "c-a", "unsealing": "u-a",
}  # fmt: skip
_SLOW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

ANY_STORE = st.fixed_dictionaries(
    {kind.name: records(kind.model, {"id": _IDS[kind.name]} if kind.name in _IDS else {}) for kind in KINDS}
)


def files_of(values: dict[str, Values]) -> dict[str, bytes]:
    """The store's files; JSON is YAML, and written on many lines it has many positions."""
    paths: dict[str, str] = {
        kind.name: f"data/{kind.folder}/{_IDS[kind.name]}.yaml" for kind in KINDS if kind.folder
    }
    return {
        paths.get(name, "liushou.yaml"): f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()
        for name, value in values.items()
    }


@_SLOW
@given(values=ANY_STORE)
def test_the_records_that_are_made_are_valid(values: dict[str, Values]) -> None:
    for kind in KINDS:
        assert isinstance(build(kind.model, values[kind.name]), Record)
    assert all(file.record is not None for file in store_of(files_of(values)).files)


@_SLOW
@given(values=ANY_STORE, on=st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_check_never_raises_and_points_into_the_text(values: dict[str, Values], on: date) -> None:
    files = files_of(values)
    findings = check_files(files, on)
    assert {finding.code for finding in findings} <= {rule.code for rule in RULES}
    for finding in findings:
        assert _is_in(finding, files[finding.path].decode())
    assert len(set(findings)) == len(findings)
    assert check_files(files, on) == findings


@_SLOW
@given(data=st.binary(max_size=80))
@example(data=b"")
@example(data=b"# liushou: ignore LS101\n\xff")
@example(data=b"a: 1 # liushou: ignore\n")
@example(data="\ufeff".encode())
def test_check_never_raises_for_any_bytes(data: bytes) -> None:
    files = {"liushou.yaml": data, "data/children/c-a.yaml": data}
    findings = check_files(files)
    assert all((finding.line, finding.column) >= (1, 1) for finding in findings)
    if b"#" not in data:
        read = [one.code for file in store_of(files).files for one in file.faults + file.problems]
        assert Counter(read) <= Counter(finding.code for finding in findings)


def _is_in(finding: Finding, text: str) -> bool:
    lines = text.split("\n")
    begins = (finding.line, finding.column)
    ends = (finding.end_line, finding.end_column)
    return (1, 1) <= begins <= ends and ends[0] <= len(lines) and ends[1] <= len(lines[ends[0] - 1]) + 1
