"""A summary as a file: the same bytes every time, and read back as it was, whatever mail did to its lines."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.stats.summary.errors import SummaryError
from liushou.stats.summary.model import Summary
from liushou.stats.summary.text import read_summary, summary_text
from tests.stats.summary.made import some, town


@pytest.mark.parametrize("summary", [some(), town()], ids=["unit", "town"])
def test_what_is_written_is_read_back(summary: Summary) -> None:
    assert read_summary(summary_text(summary).encode(), "上报.json") == summary


def test_each_part_stands_on_a_line() -> None:
    text = summary_text(town())
    lines = text.split("\n")
    keys = [line.split('"')[1] for line in lines if line.startswith('"')]
    assert keys[:5] == ["format", "version", "program", "unit", "term"]
    assert {"population", "indicators", "crosses", "residents"} < set(keys)
    assert keys[-1] == "sha256"
    assert [
        json.loads(line.rstrip(",]"))["unit"]["name"] for line in lines if line.startswith('{"unit"')
    ] == [
        "临溪小学",
        "白果小学",
    ]
    assert text.endswith('"\n}\n')
    assert "\r" not in text


def test_mail_may_change_line_ends_and_add_a_mark() -> None:
    summary = town()
    data = summary_text(summary).encode().replace(b"\n", b"\r\n")
    assert read_summary(b"\xef\xbb\xbf" + data + b"\r\n", "上报.json") == summary


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_byte_can_be_changed(data: st.DataObject) -> None:
    written = bytearray(summary_text(some()).encode())
    place = data.draw(st.integers(0, len(written) - 4))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != written[place]))
    written[place] = byte
    with pytest.raises(SummaryError, match=r"^上报\.json：") as caught:
        read_summary(bytes(written), "上报.json")
    assert caught.value.status == 3


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_part_can_be_lost(data: st.DataObject) -> None:
    written = summary_text(some()).encode()
    kept = data.draw(st.integers(0, len(written) - 3))
    with pytest.raises(SummaryError):
        read_summary(written[:kept], "上报.json")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_refused_kindly(data: bytes) -> None:
    with pytest.raises(SummaryError):
        read_summary(data, "上报.json")


def test_days_are_days() -> None:
    summary = read_summary(summary_text(some()).encode(), "x")
    assert (summary.begins, summary.on, summary.ends) == (
        date(2026, 9, 1),
        date(2026, 11, 20),
        date(2027, 1, 29),
    )
