"""The patterns of days, terms and texts say what the models calculate, in Rust and in Python."""

import re

import jsonschema_rs

from liushou.dates import parse_date
from liushou.records.patterns import DAY_PATTERN, TERM_PATTERN, TEXT_PATTERN
from liushou.terms import is_term_id


def test_a_day_by_the_schema_is_a_day_of_the_calendar() -> None:
    accepts = jsonschema_rs.Draft202012Validator({"pattern": DAY_PATTERN}).is_valid
    for year in (*range(5), 100, 400, 1582, *range(1895, 2105), 2400, 9999):
        for month in range(14):
            for day in (0, 1, 9, 10, 28, 29, 30, 31, 32):
                text = f"{year:04}-{month:02}-{day:02}"
                assert accepts(text) == _is_day(text), text
    assert not accepts("2026-09-01\n")
    assert not accepts("２026-09-01")


def test_a_term_by_the_schema_is_a_term() -> None:
    accepts = jsonschema_rs.Draft202012Validator({"pattern": TERM_PATTERN}).is_valid
    for first in range(10_000):
        for second in {first + 1, first, first + 11, (first + 1) % 1000, first + 2}:
            text = f"{first:04}-{second:04}-2"
            assert accepts(text) == is_term_id(text), text
    assert not accepts("2026-2027-1\n")
    assert not accepts("2026-2027-3")


def test_blank_is_what_any_of_the_three_languages_calls_white_space() -> None:
    accepts = jsonschema_rs.Draft202012Validator({"pattern": TEXT_PATTERN}).is_valid
    ours = re.compile(TEXT_PATTERN)
    for character in map(chr, (*range(0x3100), 0xFEFF, 0x1F600)):
        blank = character.isspace() or character == "\ufeff"
        assert accepts(character) != blank, hex(ord(character))
        assert (ours.search(character) is None) == blank, hex(ord(character))


def _is_day(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True
