"""Data cannot act on the terminal."""

import io
import sys

import pytest

from liushou.console import busy, columns, note, progress, terminal


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


@pytest.mark.parametrize(
    ("size", "on_terminal", "shown"), [(30, True, True), (30, False, False), (3, True, False)]
)
def test_progress_is_for_people_who_wait(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    size: int,
    on_terminal: bool,
    shown: bool,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: on_terminal)
    assert list(progress(range(size), "生成")) == list(range(size))
    with busy("排版", size):
        pass
    with busy("读取", size, many=size + 1):
        pass
    captured = capsys.readouterr()
    assert ("生成" in captured.err) is shown
    assert "读取" not in captured.err
    assert ("排版" in captured.err) is shown
    assert captured.out == ""
