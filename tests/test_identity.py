"""Identity numbers (GB 11643, ISO 7064 MOD 11-2) and student numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.identity import IdNumber, bare_number, check_character, read_id_number, student_number_fault


@st.composite
def id_numbers(draw: st.DrawFn) -> str:
    """A right number of any region, day and sequence."""
    day = draw(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
    digits = f"{draw(st.integers(100000, 999999))}{day:%Y%m%d}{draw(st.integers(0, 999)):03}"
    return digits + check_character(digits)


@pytest.mark.parametrize(
    ("digits", "check"),
    [
        ("43990020170312002", "4"),
        ("43990020170313002", "X"),
        ("11010519491231002", "X"),
        ("44052418800101001", "4"),
    ],
)
def test_the_check_character(digits: str, check: str) -> None:
    """The last two are the examples printed in the standard."""
    assert check_character(digits) == check


@given(number=id_numbers())
def test_a_right_number_says_region_birth_and_sex(number: str) -> None:
    read = read_id_number(number)
    assert isinstance(read, IdNumber)
    assert (read.region, f"{read.born:%Y%m%d}") == (number[:6], number[6:14])
    assert read.sex == ("男" if number[16] in "13579" else "女")


@given(number=id_numbers(), place=st.integers(0, 17), other=st.sampled_from("0123456789X"))
def test_every_change_of_one_character_is_found(number: str, place: int, other: str) -> None:
    changed = number[:place] + other + number[place + 1 :]
    assert isinstance(read_id_number(changed), str) == (changed != number)


@given(number=id_numbers(), place=st.integers(0, 16))
def test_every_swap_of_two_neighbours_is_found(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert isinstance(read_id_number(swapped), str) == (swapped != number)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("", "0 位"),
        ("43990020170312002", "17 位"),
        ("439900201703120024 ", "19 位"),
        ("43990020170313002x", "大写"),
        ("43990020170312OO24", "应为数字"),
        ("43990020170312002Y", "应为数字或 X"),
        ("４３９９００201703120024", "应为数字"),
        ("439900201702290024", "没有这一天"),
        ("439900000003120024", "没有这一天"),
        ("439900201703120025", "校验码"),
    ],
)
def test_what_is_wrong_is_said(number: str, said: str) -> None:
    read = read_id_number(number)
    assert isinstance(read, str)
    assert said in read


@given(number=id_numbers(), place=st.integers(0, 17), other=st.sampled_from("0123456789xX甲"))
def test_what_is_said_shows_no_digits_of_the_number(number: str, place: int, other: str) -> None:
    read = read_id_number(number[:place] + other + number[place + 1 :])
    if isinstance(read, str):
        assert not any(number[start : start + 3] in read for start in range(16))


@given(number=id_numbers())
def test_student_numbers(number: str) -> None:
    assert student_number_fault(f"G{number}") is None
    assert student_number_fault(f"J{number}") is None
    assert student_number_fault(f"L{number}") is None
    assert student_number_fault(f"A{number}") is not None
    assert student_number_fault(number) is not None


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("", "0 位"),
        ("G439900201703120025", "身份证号码"),
        ("J43990020170312O024", "J、L 加 18 位"),
        ("g439900201703120024", "应为 G"),
    ],
)
def test_what_is_wrong_with_a_student_number_is_said(number: str, said: str) -> None:
    assert said in (student_number_fault(number) or "")


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("43990020170312002x", "43990020170312002X"),
        ("G43990020170312002X", "43990020170312002X"),
        ("ｇ４３９９００ 20170312-002x", "43990020170312002X"),
        ("’439900201703120024", "439900201703120024"),
        ("J439900201703120024", "J439900201703120024"),
        ("", ""),
    ],
)
def test_two_spellings_of_one_number_are_compared_bare(written: str, bare: str) -> None:
    assert bare_number(written) == bare
