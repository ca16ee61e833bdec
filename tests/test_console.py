"""Data cannot act on the terminal."""

import io

import pytest

from liushou.console import columns, note, terminal


def test_control_characters_are_shown_not_sent(capsys: pytest.CaptureFixture[str]) -> None:
    note("王\x1b[31m小\x07雨\u202e\n两行")
    assert capsys.readouterr().err == "王\\x1b[31m小\\x07雨\\u202e\n两行\n"


@pytest.mark.parametrize(("given", "width"), [("120", 120), ("wide", 80), (None, 80)])
def test_width_without_a_terminal(monkeypatch: pytest.MonkeyPatch, given: str | None, width: int) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    if given is not None:
        monkeypatch.setenv("COLUMNS", given)
    assert (terminal(io.StringIO()).width, columns()) == (width, width)


def test_markup_in_data_is_text() -> None:
    target = io.StringIO()
    terminal(target).print("王[/x] [link=https://x]y[/link] [bold]小雨")
    assert target.getvalue() == "王[/x] [link=https://x]y[/link] [bold]小雨\n"
