"""Telephone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.phones import digits_of, is_phone


@pytest.mark.parametrize(
    "text",
    [
        "15400012345",
        "19912345678",
        "+8615400012345",
        "+86 15400012345",
        "86-15400012345",
        "0799-6543210",
        "07996543210",
        "010-65432109",
        "02165432109",
        "0799-6543210-801",
        "400-123-4567",
        "8001234567",
        "110",
        "12345",
        "95588",
    ],
)
def test_numbers_that_can_be_dialled(text: str) -> None:
    assert is_phone(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "6543210",
        "65432109",
        "1540001234",
        "154000123456",
        "12400012345",
        "154 0001 2345",
        "15400012345 ",
        "15400012345\n",
        "15400012345/15400012346",
        "0799-0543210",
        "0099-6543210",
        "0799--6543210",
        "１５４00012345",
        "电话15400012345",
        "015400012345",
        "0154-0001234",
    ],
)
def test_numbers_that_cannot_be_dialled(text: str) -> None:
    assert not is_phone(text)


@given(rest=st.text("0123456789", min_size=9, max_size=9), second=st.sampled_from("3456789"))
def test_spellings_of_one_mobile_number_have_the_same_digits(rest: str, second: str) -> None:
    number = f"1{second}{rest}"
    spellings = (number, f"+86{number}", f"+86 {number}", f"86-{number}")
    assert all(is_phone(spelling) for spelling in spellings)
    assert {digits_of(spelling) for spelling in spellings} == {number}


def test_digits_of_fixed_lines() -> None:
    assert digits_of("0799-6543210") == digits_of("07996543210") == "07996543210"
    assert digits_of("8612345678") == "8612345678"
