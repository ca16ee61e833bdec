"""Plain scalars mean what the core schema of YAML 1.2 says, and nothing more."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.yamltext.scalars import MAX_DIGITS, RESOLVABLE, Scalar, resolve


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_null(text: str) -> None:
    assert resolve(text) is None


@pytest.mark.parametrize("text", ["true", "True", "TRUE"])
def test_true(text: str) -> None:
    assert resolve(text) is True


@pytest.mark.parametrize("text", ["false", "False", "FALSE"])
def test_false(text: str) -> None:
    assert resolve(text) is False


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-19", -19),
        ("+7", 7),
        ("013800", 13800),
        ("0o17", 15),
        ("0x3A", 58),
        ("0.", 0.0),
        ("-.5", -0.5),
        ("12e03", 12000.0),
        ("-2E+05", -200000.0),
        ("1.5", 1.5),
        (".inf", math.inf),
        ("-.Inf", -math.inf),
        ("+.INF", math.inf),
    ],
)
def test_number(text: str, value: Scalar) -> None:
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


@pytest.mark.parametrize("text", [".nan", ".NaN", ".NAN"])
def test_not_a_number(text: str) -> None:
    value = resolve(text)
    assert isinstance(value, float)
    assert math.isnan(value)


_TEXT = (
    "no No off yes on y nULL tRUE 12:30 2026-09-01 2026-09 1_000 0b11 "
    "-0o7 0o8 0X1F 1e e5 . - + +.nan １２ 0x 1,000 << ="
)


@pytest.mark.parametrize("text", [*_TEXT.split(), "1 2", "1\n"])
def test_text(text: str) -> None:
    assert resolve(text) == text


@pytest.mark.parametrize(
    "text", ["9" * (MAX_DIGITS + 1), "-" + "9" * 5000, "0x" + "f" * 5000, "9" * 5000 + "."]
)
def test_more_digits_than_can_be_converted_stay_text(text: str) -> None:
    assert resolve(text) == text


def test_as_many_digits_as_can_be_converted() -> None:
    assert resolve("9" * MAX_DIGITS) == 10**MAX_DIGITS - 1
    assert resolve("-" + "9" * MAX_DIGITS) == 1 - 10**MAX_DIGITS


@given(st.text())
def test_what_is_no_text_begins_as_the_fast_way_expects(text: str) -> None:
    assert isinstance(resolve(text), str) or text[:1] in RESOLVABLE


@given(st.one_of(st.integers(), st.floats(allow_nan=False), st.booleans()))
def test_what_python_writes_is_read(value: Scalar) -> None:
    written = str(value).replace("inf", ".inf")
    assert resolve(written) == value
