"""Numbers in words, plain and in capitals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.numerals import chinese_number, rmb_capitals, small_number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (112, "一百一十二"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (10000, "一万"),
        (10010, "一万零一十"),
        (12000, "一万二千"),
        (100000, "十万"),
        (110003, "十一万零三"),
        (200300, "二十万零三百"),
        (100_000_000, "一亿"),
        (100_007_000, "一亿零七千"),
        (100_050_000, "一亿零五万"),
        (1_234_500_000_000, "一万二千三百四十五亿"),
        (9_999_999_999_999_999, "九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九"),
        (-3, "负三"),
        (-15, "负十五"),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert chinese_number(number) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "零元整"),
        (0.0, "零元整"),
        (1, "壹元整"),
        (10, "壹拾元整"),
        (12, "壹拾贰元整"),
        (2400, "贰仟肆佰元整"),
        (3802.0, "叁仟捌佰零贰元整"),
        (1409.5, "壹仟肆佰零玖元伍角整"),
        (6007.14, "陆仟零柒元壹角肆分"),
        (1680.32, "壹仟陆佰捌拾元叁角贰分"),
        (107000.53, "壹拾万柒仟元伍角叁分"),
        (16409.02, "壹万陆仟肆佰零玖元零贰分"),
        (325.04, "叁佰贰拾伍元零肆分"),
        (0.05, "伍分"),
        (0.5, "伍角整"),
        (0.56, "伍角陆分"),
        (100_007_000, "壹亿零柒仟元整"),
        (20_000_005, "贰仟万零伍元整"),
        (Decimal("10000000000.10"), "壹佰亿元壹角整"),
        (Decimal("0.005"), "壹分"),
        (0.004, "零元整"),
        (1.005, "壹元零壹分"),
        (-0.001, "零元整"),
        (-2400, "负贰仟肆佰元整"),
    ],
)
def test_money_in_capitals(amount: Decimal | float, words: str) -> None:
    assert rmb_capitals(amount) == words


@pytest.mark.parametrize("amount", [float("nan"), float("inf"), 10**16, Decimal("-1e20")])
def test_what_is_no_sum_is_refused(amount: Decimal | float) -> None:
    with pytest.raises(ValueError, match="not a sum"):
        rmb_capitals(amount)


def test_a_number_too_large_for_words_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        chinese_number(10**16)


def read_words(words: str) -> int:
    """The number that plain words say, read independently of how they were written."""
    digits = {character: value for value, character in enumerate("零一二三四五六七八九")}
    total, section, digit = 0, 0, 0
    for character in words.removeprefix("负"):
        if character in digits:
            digit = digits[character]
        elif character == "亿":
            total, section, digit = (total + section + digit) * 10**8, 0, 0
        elif character == "万":
            total, section, digit = total + (section + digit) * 10**4, 0, 0
        else:
            size = {"十": 10, "百": 100, "千": 1000}[character]
            section, digit = section + (digit or 1) * size, 0
    return (total + section + digit) * (-1 if words.startswith("负") else 1)


@given(st.integers(-(10**12) + 1, 10**12 - 1))
def test_words_read_back_as_the_number(number: int) -> None:
    words = chinese_number(number)
    assert read_words(words) == number
    assert "零零" not in words
    assert not words.endswith("零") or number == 0


@given(st.decimals(0, 10**15, places=2))
def test_capitals_agree_with_the_plain_words(amount: Decimal) -> None:
    capitals = rmb_capitals(amount)
    plain = capitals.translate(str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千"))
    yuan, _, change = plain.rpartition("元")
    if int(amount):
        assert yuan.removeprefix("一") == chinese_number(int(amount)).removeprefix("一")
    jiao, fen = divmod(int(amount * 100) % 100, 10)
    assert ("角" in change) == bool(jiao)
    assert ("分" in change) == bool(fen)
    assert capitals.endswith("整") == (not fen)


def test_small_numbers_are_read_back() -> None:
    assert [small_number(chinese_number(number)) for number in range(1, 100)] == list(range(1, 100))
    assert [small_number(words) for words in ("零", "", "一百", "十二班", "12")] == [None] * 5
