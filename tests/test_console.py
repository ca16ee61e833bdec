"""Data cannot act on the terminal."""

import io

from liushou.console import printable, terminal


def test_control_characters_are_shown_not_sent() -> None:
    assert printable("王\x1b[31m小\x07雨") == "王␛[31m小␇雨"
    assert printable("a\u202eb") == "a\\u202eb"
    assert printable("一行\n两行") == "一行\n两行"


def test_markup_in_data_is_text() -> None:
    target = io.StringIO()
    terminal(target).print("王[/x] [link=https://x]y[/link] [bold]小雨")
    assert target.getvalue() == "王[/x] [link=https://x]y[/link] [bold]小雨\n"
