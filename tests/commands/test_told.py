"""What a check said is kept in two parts around the time, and told again the same in every byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.check.report_text import around_the_time, report_text
from liushou.check.took import took
from liushou.commands.check.told import Told, name_of, packed, rest_of, unpacked
from liushou.findings import Finding, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
WORDS = st.text(max_size=12)
FINDINGS = st.builds(
    Finding,
    path=WORDS,
    line=st.integers(1, 9),
    column=st.just(1),
    end_line=st.just(1),
    end_column=st.just(1),
    code=st.sampled_from([f"LS{number}" for number in range(101, 125)]),
    name=st.just("name"),
    severity=st.sampled_from(SEVERITIES),
    message=WORDS,
)


@given(st.lists(FINDINGS, max_size=30).map(tuple), st.integers(0, 999), st.floats(0, 999))
def test_the_parts_around_the_time_are_the_report(
    findings: tuple[Finding, ...], files: int, seconds: float
) -> None:
    before, after = around_the_time(findings, files)
    assert before + took(seconds) + after == report_text(findings, files, seconds)


@given(st.booleans(), st.booleans(), WORDS, WORDS, st.binary(max_size=20))
def test_what_is_packed_is_unpacked(
    errors: bool, warnings: bool, before: str, after: str, rest: bytes
) -> None:
    told = Told(errors, warnings, before, after)
    assert (unpacked(packed(told, rest)), rest_of(packed(told, rest))) == (told, rest)


@pytest.mark.parametrize("data", [b"", b"[1,[],[]]", b"1 2 3\nabc", b"a b c d\n"])
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"unpack|invalid literal"):
        unpacked(data)
    with pytest.raises(ValueError, match=r"unpack|invalid literal"):
        rest_of(data)


def test_day_and_rules_and_store_have_names_of_their_own() -> None:
    asked = [("2026-11-20", (), ()), ("2026-11-21", (), ()), ("2026-11-20", ("LS1",), ())]
    asked += [
        ("2026-11-20", (), ("LS1",)),
        ("2026-11-20", ("LS1", "LS2"), ()),
        ("2026-11-20", ("LS1",), ("LS2",)),
    ]
    names = {name_of(digest, *one) for digest in (b"a" * 32, b"b" * 32) for one in asked}
    assert len(names) == 2 * len(asked)
