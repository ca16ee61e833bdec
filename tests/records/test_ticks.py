import pytest

from liushou.records.ticks import NO_SIGNS, NO_WORDS, YES_SIGNS, YES_WORDS, ticked


@pytest.mark.parametrize("text", ["是", "有", "√", "✓", "对", "y", "Y", "Yes", "TRUE", "v", "1"])
def test_yes(text: str) -> None:
    assert ticked(text) is True


@pytest.mark.parametrize("text", ["否", "无", "没有", "×", "x", "X", "N", "no", "0"])
def test_no(text: str) -> None:
    assert ticked(text) is False


@pytest.mark.parametrize("text", ["", "○", "？", "是否", "2", "半"])
def test_neither(text: str) -> None:
    assert ticked(text) is None


def test_nothing_says_both() -> None:
    assert not (YES_WORDS | YES_SIGNS) & (NO_WORDS | NO_SIGNS)
