"""What a person who waits is shown: nothing for quick work, and nothing left behind."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from rich.file_proxy import FileProxy

from liushou import waiting
from liushou.console import note
from liushou.waiting import bar, busy, progress
from liushou.watching import unwatched

HIDDEN, SHOWN = "\x1b[?25l", "\x1b[?25h"


class Screen:
    """What was written on standard error, which is a terminal of 80 cells."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._seen = ""
        self.out = ""

    def getvalue(self) -> str:
        """All of it so far."""
        captured = self._capsys.readouterr()
        self._seen += captured.err
        self.out += captured.out
        return self._seen


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Screen:
    """Standard error is a terminal."""
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Screen(capsys)


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time now, for a test to set."""
    now = [0.0]
    monkeypatch.setattr(waiting, "monotonic", lambda: now[0])
    return now


def taking(each: float, count: int, seconds: list[float]) -> Iterator[int]:
    """So many items, each of which takes some time."""
    for item in range(count):
        yield item
        seconds[0] += each


def test_quick_work_shows_nothing(screen: Screen, seconds: list[float]) -> None:
    with bar("读取档案", 100) as watch:
        assert list(watch(taking(0.009, 100, seconds))) == list(range(100))
    assert list(progress(range(5), "生成")) == list(range(5))
    with busy("排版"):
        pass
    assert screen.getvalue() == ""


def test_slow_work_shows_how_far_it_is_and_leaves_nothing(screen: Screen, seconds: list[float]) -> None:
    with bar("读取档案", 10_000) as watch:
        assert sum(1 for _ in watch(taking(0.001, 10_000, seconds))) == 10_000
    shown = screen.getvalue()
    assert "1,001/10,000" in shown
    assert " 9,9" in shown
    assert shown.count("读取档案") < 100
    assert (shown.count(HIDDEN), shown.count(SHOWN)) == (1, 1)
    assert shown.endswith("\x1b[2K")
    assert all(cell_len(line) <= 80 for line in shown.replace("\r", "\n").split("\n") if "\x1b" not in line)


def test_the_last_item_brings_no_bar(screen: Screen, seconds: list[float]) -> None:
    with bar("生成", 2) as watch:
        for item in watch([0, 1]):
            seconds[0] += item * 5
    assert screen.getvalue() == ""


def stopped_at_five(seconds: list[float], end: type[BaseException]) -> None:
    with bar("读取档案", 9) as watch:
        for item in watch(taking(1, 9, seconds)):
            if item == 5:
                raise end


@pytest.mark.parametrize("end", [ValueError, KeyboardInterrupt])
def test_whatever_ends_it_the_cursor_is_back(
    screen: Screen, seconds: list[float], end: type[BaseException]
) -> None:
    with pytest.raises(end):
        stopped_at_five(seconds, end)
    shown = screen.getvalue()
    assert "5/9" in shown
    assert (shown.count(HIDDEN), shown.count(SHOWN)) == (1, 1)
    assert shown.rindex(SHOWN) > shown.rindex("读取档案")


def test_a_generator_that_is_left_early_clears_its_bar(screen: Screen, seconds: list[float]) -> None:
    going = progress(range(9), "写入")
    for item in going:
        seconds[0] += 1
        if item == 4:
            break
    going.close()
    assert screen.getvalue().count(SHOWN) == 1
    assert list(bar_again(seconds)) == [0, 1]


def bar_again(seconds: list[float]) -> Iterator[int]:
    yield from progress(list(taking(1, 2, seconds)), "写入")


def test_a_message_stands_above_the_bar(screen: Screen, seconds: list[float]) -> None:
    with bar("读取档案", 9) as watch:
        for item in watch(taking(1, 9, seconds)):
            if item == 3:
                note("注意：有一件事")
    assert "\n" in screen.getvalue().partition("注意：有一件事")[2]
    assert not isinstance(sys.stderr, FileProxy)


def test_standard_output_is_left_alone(screen: Screen, seconds: list[float]) -> None:
    for item in progress(list(range(9)), "生成"):
        seconds[0] += 1
        sys.stdout.write(f"{item}\n")
    assert "生成" in screen.getvalue()
    assert screen.out == "".join(f"{item}\n" for item in range(9))


def test_work_within_other_work_is_a_part_of_it(screen: Screen, seconds: list[float]) -> None:
    with bar("生成", 9) as watch:
        for _ in watch(taking(1, 9, seconds)):
            assert list(progress(list(taking(2, 3, seconds)), "读取档案")) == [0, 1, 2]
    assert "生成" in screen.getvalue()
    assert "读取档案" not in screen.getvalue()


def test_something_that_cannot_be_counted_is_named(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_PATIENCE", 0.0)
    threads = set(threading.enumerate())
    with busy("排版"):
        for _ in range(1000):
            if "排版" in screen.getvalue():
                break
            time.sleep(0.01)
    assert set(threading.enumerate()) == threads
    shown = screen.getvalue()
    assert (shown.count(HIDDEN), shown.count(SHOWN)) == (1, 1)


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_where_nothing_can_be_drawn_over_there_is_no_bar(
    screen: Screen, seconds: list[float], monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    monkeypatch.setenv("TERM", term)
    assert list(progress(list(taking(1, 9, seconds)), "生成")) == list(range(9))
    assert screen.getvalue() == ""


def test_no_colour_where_none_is_wanted(
    screen: Screen, seconds: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with bar("生成", 9) as watch:
        assert sum(1 for _ in watch(taking(1, 9, seconds))) == 9
    assert "生成" in screen.getvalue()
    assert "\x1b[3" not in screen.getvalue()
    assert "\x1b[38" not in screen.getvalue()


def test_elsewhere_nobody_looks_on(capsys: pytest.CaptureFixture[str], seconds: list[float]) -> None:
    with bar("读取档案", 9) as watch:
        assert watch is unwatched
        assert list(watch(taking(1, 9, seconds))) == list(range(9))
    with busy("排版"):
        assert threading.active_count() == len(threading.enumerate())
    assert capsys.readouterr() == ("", "")


def test_the_library_is_not_imported_before_there_is_a_bar() -> None:
    script = (
        "import io, sys\n"
        "class Screen(io.StringIO):\n"
        "    def isatty(self): return True\n"
        "sys.stderr = Screen()\n"
        "from liushou import waiting\n"
        "with waiting.busy('x'): pass\n"
        "list(waiting.progress(range(50), 'x'))\n"
        "print(any(name.partition('.')[0] == 'rich' for name in sys.modules))\n"
        "waiting._PATIENCE = 0\n"
        "list(waiting.progress(range(50), 'x'))\n"
        "print('rich' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\nTrue\n", done.stderr
