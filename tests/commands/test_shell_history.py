"""A text typed on the command line stays in the shell's history, which is told once, at a terminal."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

HINT = "写在命令行上的内容会留在命令历史里"


@pytest.fixture
def at_a_terminal(liushou: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True)


@pytest.mark.usefixtures("at_a_terminal")
def test_it_is_told_the_first_time_only(liushou: Run, small: Path) -> None:
    first = liushou("-C", small, "record", "c-1", "谈心", "--note", "想爸爸", "--on", DAY)
    assert f"提示：{HINT}；不想留的，写 --note -，或用 -e 在编辑器里写。只提示这一次。" in first.err
    second = liushou("-C", small, "record", "c-1", "家访", "--note", "想爸爸", "--on", DAY)
    assert HINT not in second.err


@pytest.mark.usefixtures("at_a_terminal")
def test_where_there_is_no_editor_it_is_not_spoken_of(liushou: Run, small: Path) -> None:
    result = liushou("-C", small, "verify", "c-1", "--note", "换了电话", "--on", DAY)
    assert f"{HINT}；不想留的，写 --note -，再输入内容" in result.err


@pytest.mark.usefixtures("at_a_terminal")
def test_what_is_read_from_standard_input_needs_no_hint(
    liushou: Run, small: Path, piped: Callable[[bytes], None]
) -> None:
    piped("想爸爸".encode())
    assert HINT not in liushou("-C", small, "record", "c-1", "谈心", "--note", "-", "--on", DAY).err


def test_nobody_is_told_where_nobody_reads(liushou: Run, small: Path) -> None:
    assert HINT not in liushou("-C", small, "record", "c-1", "谈心", "--note", "想爸爸", "--on", DAY).err
    assert not (small / ".liushou" / "told-of-history").exists()


@pytest.mark.parametrize("command", ["record", "verify", "case open", "case close", "case step", "pair end"])
def test_the_help_says_it_too(liushou: Run, command: str) -> None:
    assert "不留在命令历史里" in "".join(liushou(*command.split(), "--help").out.split())
