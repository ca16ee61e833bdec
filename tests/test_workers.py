"""Work in other processes: in order, whoever dies over it, and nobody stays behind."""

import errno
import multiprocessing
import multiprocessing.process
import multiprocessing.spawn
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from liushou.workers import Lost, here, in_processes


def squared(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def failing(number: int) -> int:
    message = f"no {number}"
    raise ValueError(message)


def dying_at_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)
    return number


def dying_once(mark: str) -> str:
    """The first process that is asked dies; the file says that it was."""
    path, _, number = mark.rpartition(":")
    if number == "3" and not Path(path).exists():
        Path(path).touch()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)
    return number


def test_results_stand_in_the_order_of_the_items() -> None:
    with in_processes(2, few=2) as run:
        found = list(run(squared, range(23)))
    assert [result[0] for result in found if not isinstance(result, Lost)] == [n * n for n in range(23)]
    assert {result[1] for result in found if not isinstance(result, Lost)}.isdisjoint({os.getpid()})
    assert not multiprocessing.active_children()


@pytest.mark.parametrize(("count", "few"), [(1, 0), (2, 24)])
def test_few_items_or_one_process_are_done_here(count: int, few: int) -> None:
    with in_processes(count, few) as run:
        assert list(run(squared, range(23))) == list(here(squared, range(23)))


def test_a_failure_of_the_work_itself_is_told() -> None:
    with in_processes(2, few=2) as run, pytest.raises(ValueError, match="no 0"):
        list(run(failing, range(4)))
    assert not multiprocessing.active_children()


def test_an_item_over_which_every_process_dies_is_lost_alone() -> None:
    with in_processes(2, few=2) as run:
        found = list(run(dying_at_seven, range(12)))
    assert [number for number, result in enumerate(found) if isinstance(result, Lost)] == [7]
    assert [result for result in found if not isinstance(result, Lost)] == [*range(7), *range(8, 12)]
    assert not multiprocessing.active_children()


def test_a_process_that_dies_once_loses_nothing(tmp_path: Path) -> None:
    with in_processes(2, few=2) as run:
        found = list(run(dying_once, [f"{tmp_path / 'died'}:{number}" for number in range(8)]))
    assert found == [str(number) for number in range(8)]
    assert (tmp_path / "died").exists()


def test_where_no_process_can_be_started_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: multiprocessing.process.BaseProcess) -> None:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(multiprocessing.get_context("spawn").Process, "start", refused)
    with in_processes(2, few=2) as run:
        assert list(run(squared, range(4))) == list(here(squared, range(4)))


@pytest.mark.skipif(shutil.which("false") is None, reason="needs a program that ends at once")
def test_where_processes_do_not_live_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        multiprocessing.spawn, "get_executable", lambda: os.fsencode(shutil.which("false") or "")
    )
    with in_processes(2, few=2) as run:
        assert list(run(squared, range(4))) == list(here(squared, range(4)))


def test_who_stops_early_leaves_no_process_and_no_thread() -> None:
    threads = set(threading.enumerate())
    with in_processes(2, few=2) as run:
        results = run(dying_at_seven, range(7))
        assert next(results) == 0
    assert not multiprocessing.active_children()
    assert set(threading.enumerate()) == threads


SCRIPT = """
import signal, sys, time
from liushou.workers import in_processes

# What a shell starts in the background ignores Ctrl-C, and so would whatever the tests start there.
signal.signal(signal.SIGINT, signal.default_int_handler)

def slow(number):
    time.sleep(0.05 if number < 2 else 60)
    return number

if __name__ == "__main__":
    try:
        with in_processes(2, few=2) as run:
            for result in run(slow, range(8)):
                print(result, flush=True)
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives Ctrl-C to a whole console only")
def test_an_interruption_ends_all_processes_at_once(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8", newline="\n")
    started = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "0\n"
    os.killpg(started.pid, signal.SIGINT)  # as the terminal does: to every process of the group
    _, err = started.communicate(timeout=30)
    assert (started.returncode, err) == (130, "")
    assert not any_process_in(started.pid)


def any_process_in(group: int) -> bool:
    """Whether a group has processes; those that were ended may not have been waited for yet."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.01)
    return True
