"""Data cannot act on the terminal."""

import io

import pytest

from liushou.console import note, terminal


def test_control_characters_are_shown_not_sent(capsys: pytest.CaptureFixture[str]) -> None:
    note("王\x1b[31m小\x07雨\u202e\n两行")
    assert capsys.readouterr().err == "王\\x1b[31m小\\x07雨\\u202e\n两行\n"


def test_markup_in_data_is_text() -> None:
    target = io.StringIO()
    terminal(target).print("王[/x] [link=https://x]y[/link] [bold]小雨")
    assert target.getvalue() == "王[/x] [link=https://x]y[/link] [bold]小雨\n"
