"""How a text of a file stands in a message."""

from liushou.yamltext.faults import shown


def test_a_text_of_thirty_characters_is_shown_whole_a_longer_one_begun() -> None:
    assert shown("甲" * 30) == "甲" * 30
    assert shown("甲" * 30 + "乙") == "甲" * 30 + "…"


def test_what_is_not_seen_is_spelt_out() -> None:
    assert shown("甲\u200b\t乙") == "甲\\u200b\\u0009乙"
