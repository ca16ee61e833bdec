"""Rows as plain values."""

import pytest
from hypothesis import HealthCheck, given, settings

from liushou.records.fields import Record
from liushou.stats.frames import frames_of
from liushou.stats.population import scope_of
from liushou.stats.rows.row import Row, decoded, encoded
from tests.builders import store, term, unit
from tests.stats.archives import archives
from tests.stats.figures import ON

SETTINGS = unit(
    duties=[
        {"kind": "谈心", "every": "month", "by": "班主任"},
        {"kind": "家访", "every": "term", "for": "没有这个字段:是"},
        {"activity": "讲座", "every": "term"},
    ],
    indicators=[
        {"name": "住校", "of": "性别:女", "where": "寄宿:是"},
        {"name": "读不懂", "where": "没有这个字段:是"},
    ],
)


def rows(*records: Record) -> tuple[Row, ...]:
    return frames_of(scope_of(store(SETTINGS, term(), *records), "2026-2027-1", ON)).rows


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(archives("m"))
def test_a_row_comes_back_from_json_as_it_was(records: tuple[Record, ...]) -> None:
    found = [*rows(*records), None]
    assert decoded(encoded(row) for row in found) == found


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(archives("m"))
def test_what_cannot_be_read_is_none_in_every_row(records: tuple[Record, ...]) -> None:
    for row in rows(*records):
        assert [one is None for one in row.duties] == [False, True]
        assert [one is None for one in row.own] == [False, True]


@pytest.mark.parametrize("text", [b"[1,2]", b"7", b'"c-a"', b"{"])
def test_what_is_no_row_is_refused(text: bytes) -> None:
    with pytest.raises((TypeError, ValueError)):
        decoded([text])
