"""Names compared as they are typed and as they sound."""

import pytest

from liushou.records.names import plain_name, readings


@pytest.mark.parametrize(
    "typed",
    [
        "阿依·买买提",
        "阿依・买买提",
        "阿依•买买提",
        "阿依 买买提",
        "阿依\u3000买买提",
        "阿依\u200b买买提",
        "阿依．买买提",
    ],
)
def test_typing_makes_no_difference(typed: str) -> None:
    assert plain_name(typed) == "阿依买买提"


def test_full_width_letters_and_case_make_no_difference() -> None:
    assert plain_name("Ａnna　李") == plain_name("anna李") == "anna李"


def test_a_name_of_signs_is_itself() -> None:
    assert plain_name("——") == "——"


@pytest.mark.parametrize(
    ("one", "other"), [("李小雨", "李晓宇"), ("单乐", "善悦"), ("曾强", "增墙"), ("吕绿", "旅律")]
)
def test_names_that_can_be_read_alike_share_a_reading(one: str, other: str) -> None:
    assert readings(one) & readings(other)


@pytest.mark.parametrize(("one", "other"), [("李小雨", "李小"), ("李小雨", "李小海"), ("单乐", "单了了")])
def test_names_that_sound_different_share_none(one: str, other: str) -> None:
    assert not readings(one) & readings(other)


def test_characters_are_read_by_themselves_and_not_as_a_phrase() -> None:
    assert ("zhong", "qing") in readings("重庆")
    assert ("chong", "qing") in readings("重庆")


def test_a_long_name_has_no_more_readings_than_can_be_compared() -> None:
    assert 0 < len(readings("和" * 40)) <= 1024
