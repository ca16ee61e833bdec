"""The whole program as a process: interrupted early, late, twice, behind a bar."""

import os
import signal
import subprocess
import sys

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows gives Ctrl-C to a whole console only")

HEAD = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # what starts in the background ignores it
from liushou import cli, shell, waiting
"""
CLEARING = """
def work(_):
    try:
        signal.raise_signal(signal.{first})
    finally:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGTERM)
        sys.stdout.write("cleared up\\n")
cli._run = work
sys.exit(cli.main())
"""
IN_EXEC = """
cli._run = lambda _: exec("signal.raise_signal(signal.SIGINT)")
sys.exit(cli.main())
"""
IN_A_LIBRARY = """
from pydantic_core import SchemaSerializer, core_schema
def said(_): signal.raise_signal(signal.SIGINT)
plain = core_schema.plain_serializer_function_ser_schema(said)
field = SchemaSerializer(core_schema.int_schema(serialization=plain))
shell._group = lambda: lambda **_: field.to_python(1)
sys.exit(cli.main())
"""
LOST = """
from liushou import console
class Losing:
    def __del__(self): signal.raise_signal(signal.SIGINT)
def work(**_):
    Losing()
    console.note("on")
    if {shows}: console.out("a wrong figure")
shell._group = lambda: work
sys.exit(cli.main())
"""
AT_THE_END = """
import atexit
atexit.register(lambda: signal.raise_signal(signal.SIGINT))
cli._run = lambda _: 0
sys.exit(cli.main())
"""
IGNORED = """
signal.signal(signal.SIGHUP, signal.SIG_IGN)
cli._run = lambda _: signal.raise_signal(signal.SIGHUP) or 7
sys.exit(cli.main())
"""
BEHIND_A_BAR = """
waiting._PATIENCE = 0
def work(_):
    for _ in waiting.progress(range(100_000), "读取档案"):
        time.sleep(0.001)
cli._run = work
sys.exit(cli.main())
"""


def ended(script: str) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-c", HEAD + script], capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


@posix
@pytest.mark.parametrize("first", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_second_interruption_does_not_disturb_the_clearing_up(first: str) -> None:
    assert ended(CLEARING.replace("{first}", first)) == (130, "cleared up\n", "已中断。\n")


@posix
def test_the_exit_status_is_ours_wherever_it_comes() -> None:
    assert ended(IN_EXEC) == (130, "", "已中断。\n")


@posix
def test_what_a_library_makes_of_it_is_no_defect() -> None:
    assert ended(IN_A_LIBRARY) == (130, "", "已中断。\n")


@posix
@pytest.mark.parametrize("shows", ["True", "False"])
def test_one_that_a_library_has_lost_stops_what_would_be_shown(shows: str) -> None:
    assert ended(LOST.replace("{shows}", shows)) == (130, "", "on\n已中断。\n")


@posix
def test_after_the_end_it_comes_too_late() -> None:
    assert ended(AT_THE_END) == (0, "", "")


@posix
def test_what_is_to_be_ignored_is() -> None:
    assert ended(IGNORED) == (7, "", "")


@posix
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_bar_leaves_the_terminal_as_it_was(sent: signal.Signals) -> None:
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    started = subprocess.Popen(
        [sys.executable, "-c", HEAD + BEHIND_A_BAR], stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    shown = b""
    while shown.count(b"\r") < 3:
        shown += os.read(ours, 4096)
    started.send_signal(sent)
    shown += rest_of(ours)
    assert started.wait(30) == 130
    text = shown.decode()
    assert "读取档案" in text
    assert text.count("\x1b[?25l") == text.count("\x1b[?25h") == 1
    assert text.endswith("\x1b[2K已中断。\r\n")


def rest_of(terminal: int) -> bytes:
    """What is still written on a terminal until nobody has it open."""
    found = b""
    try:
        while part := os.read(terminal, 4096):
            found += part
    except OSError:  # Linux's way to say that it is closed
        pass
    os.close(terminal)
    return found
