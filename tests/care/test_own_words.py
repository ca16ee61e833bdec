"""What a person pasted is kept without what nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.care.own_words import own_words
from liushou.errors import UsageError
from liushou.yamltext.characters import faults_in
from liushou.yamltext.spans import Lines


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("想妈妈", "想妈妈"),
        ("\ufeff想\u200b妈\u202e妈\x07", "想妈妈"),
        ("e\u0301", "\u00e9"),
        ("一\r\n二\x0b三\u2028四\r五 \n\n", "一\n二\n三\n四\n五"),
        ("\u3000\u3000一、好\u3000二\t好\n\u3000\u3000又", "一、好 二 好\n  又"),
        ("  两格开头\n  第二段", "两格开头\n  第二段"),
        (
            "开心\u2764\ufe0f，一家\U0001f468\u200d\U0001f469",
            "开心\u2764\ufe0f，一家\U0001f468\u200d\U0001f469",
        ),
    ],
)
def test_what_is_seen_is_kept(pasted: str, kept: str) -> None:
    assert own_words(pasted) == kept


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UsageError, match="编码不对"):
        own_words("a\udcff")


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_nothing_is_left_that_check_would_speak_of(text: str) -> None:
    once = own_words(text)
    assert own_words(once) == once
    assert faults_in(Lines(once)) == ()
