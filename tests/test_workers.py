"""Work in other processes: in order, whoever dies over it, and nobody stays behind."""

import errno
import multiprocessing
import multiprocessing.process
import multiprocessing.spawn
import os
import pickle
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liushou import workers
from liushou.workers import Lost, here, in_processes

FORKS = sys.platform == "linux"


@pytest.fixture(
    params=["spawn", pytest.param("fork", marks=pytest.mark.skipif(not FORKS, reason="only Linux forks"))]
)
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How processes begin in this test, whatever threads the other tests have started."""
    monkeypatch.setattr(workers, "can_fork", lambda: request.param == "fork")
    return str(request.param)


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


@pytest.mark.usefixtures("start")
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


@pytest.mark.usefixtures("start")
def test_a_failure_of_the_work_itself_is_told() -> None:
    with in_processes(2, few=2) as run, pytest.raises(ValueError, match="no 0"):
        list(run(failing, range(4)))
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("start")
def test_an_item_over_which_every_process_dies_is_lost_alone() -> None:
    with in_processes(2, few=2) as run:
        found = list(run(dying_at_seven, range(12)))
    assert [number for number, result in enumerate(found) if isinstance(result, Lost)] == [7]
    assert [result for result in found if not isinstance(result, Lost)] == [*range(7), *range(8, 12)]
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("start")
def test_a_process_that_dies_once_loses_nothing(tmp_path: Path) -> None:
    with in_processes(2, few=2) as run:
        found = list(run(dying_once, [f"{tmp_path / 'died'}:{number}" for number in range(8)]))
    assert found == [str(number) for number in range(8)]
    assert (tmp_path / "died").exists()


def test_where_no_process_can_be_started_all_is_done_here(
    start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: multiprocessing.process.BaseProcess) -> None:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(multiprocessing.get_context(start).Process, "start", refused)
    with in_processes(2, few=2) as run:
        assert list(run(squared, range(4))) == list(here(squared, range(4)))


@pytest.mark.skipif(shutil.which("false") is None, reason="needs a program that ends at once")
def test_where_processes_do_not_live_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        multiprocessing.spawn, "get_executable", lambda: os.fsencode(shutil.which("false") or "")
    )
    monkeypatch.setattr(workers, "can_fork", lambda: False)
    with in_processes(2, few=2) as run:
        assert list(run(squared, range(4))) == list(here(squared, range(4)))


@pytest.mark.usefixtures("start")
def test_who_stops_early_leaves_no_process_and_no_thread() -> None:
    threads = set(threading.enumerate())
    with in_processes(2, few=2) as run:
        results = run(dying_at_seven, range(7))
        assert next(results) == 0
    assert not multiprocessing.active_children()
    assert set(threading.enumerate()) == threads


def dying_or_odd(item: tuple[int, str]) -> int:
    """What a test says of an item: it is well, kills its process each time, or kills the first only."""
    number, fate = item
    if fate == "kills" or (fate and not Path(fate).exists()):
        if fate != "kills":
            Path(fate).touch()
        os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(60)
    return number * 3 + 1


@pytest.mark.skipif(not FORKS, reason="only Linux forks; starting afresh takes too long for many examples")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fates=st.lists(st.sampled_from(["well"] * 8 + ["kills", "once"]), max_size=30),
    count=st.integers(2, 4),
    chunk=st.integers(1, 9),
)
def test_law_of_forked_processes(
    tmp_path_factory: pytest.TempPathFactory, fates: list[str], count: int, chunk: int
) -> None:
    holds_the_law(tmp_path_factory.mktemp("fates"), fates, count, chunk)


@pytest.mark.usefixtures("start")
@pytest.mark.parametrize("chunk", [1, 5])
def test_law_under_each_way_to_start(tmp_path: Path, chunk: int) -> None:
    holds_the_law(tmp_path, ["well", "well", "once", "well", "kills", *["well"] * 9, "once"], 2, chunk)


def holds_the_law(folder: Path, fates: list[str], count: int, chunk: int) -> None:
    """What many processes give is what this one would, but for the items over which a process dies twice.

    Something that dies once costs nothing of its own; items of the same chunk as one that dies suffer at most
    what is theirs.
    """
    items = [(place, "" if fate == "well" else str(folder / str(place))) for place, fate in enumerate(fates)]
    items = [(place, "kills") if fates[place] == "kills" else (place, mark) for place, mark in items]
    with in_processes(count, few=0, chunk=chunk) as run:
        found = list(run(dying_or_odd, items))
    alone = [Lost() if fate == "kills" else place * 3 + 1 for place, fate in enumerate(fates)]
    near = [
        {fates[other] for other in range(len(fates)) if abs(other - place) < chunk and other != place}
        for place in range(len(fates))
    ]
    for place, (one, expected) in enumerate(zip(found, alone, strict=True)):
        # One that kills once dies a second time where its chunk was ended by another before its turn.
        unlucky = fates[place] == "once" and near[place] & {"kills", "once"}
        assert one == expected or (unlucky and one == Lost()), place
    assert not multiprocessing.active_children()


def unsendable(number: int) -> object:
    return (lambda: number) if number == 2 else number


@pytest.mark.usefixtures("start")
def test_a_result_that_cannot_be_sent_is_told() -> None:
    with in_processes(2, few=2) as run, pytest.raises((TypeError, AttributeError, pickle.PicklingError)):
        list(run(unsendable, range(4)))
    assert not multiprocessing.active_children()


@pytest.mark.skipif(not FORKS, reason="only Linux forks")
@pytest.mark.parametrize(("size", "forked"), [(3, False), (4, True)])
def test_a_fork_pays_earlier(monkeypatch: pytest.MonkeyPatch, size: int, forked: bool) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: True)
    with in_processes(2, few=1000, few_to_fork=4) as run:
        found = list(run(squared, range(size)))
    assert (os.getpid() not in {one[1] for one in found if not isinstance(one, Lost)}) is forked


@pytest.mark.skipif(not FORKS, reason="only Linux forks")
def test_a_process_with_a_thread_is_not_forked() -> None:
    """Asked in a process of its own: in this one there are threads of what other tests have imported."""
    script = (
        "import threading\n"
        "from liushou.workers import can_fork\n"
        "before, end = can_fork(), threading.Event()\n"
        "thread = threading.Thread(target=end.wait)\n"
        "thread.start()\n"
        "print(before, can_fork())\n"
        "end.set()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "True False\n"


AFTERWARDS = """
import atexit, sys
from pathlib import Path
from liushou.workers import in_processes

def kept(number):
    return number

if __name__ == "__main__":
    atexit.register(print, "at exit")
    file = Path(sys.argv[1]).open("w")
    file.write("once\\n")
    sys.stdout.write("first\\n")
    with in_processes(2, few=0) as run:
        print(list(run(kept, range(3))))
    file.close()
"""


def test_only_the_asker_writes_what_waits_and_does_what_comes_last(tmp_path: Path) -> None:
    script, file = tmp_path / "script.py", tmp_path / "file"
    script.write_text(AFTERWARDS, encoding="utf-8", newline="\n")
    done = subprocess.run(
        [sys.executable, str(script), str(file)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "first\n[0, 1, 2]\nat exit\n"
    assert file.read_text(encoding="utf-8") == "once\n"


SCRIPT = """
import signal, sys, time
from liushou import workers
from liushou.workers import in_processes

workers.can_fork = lambda: sys.argv[1] == "fork"

# What a shell starts in the background ignores Ctrl-C, and so would whatever the tests start there.
signal.signal(signal.SIGINT, signal.default_int_handler)

def slow(number):
    time.sleep(0.05 if number < 2 else float(sys.argv[2]))
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
@pytest.mark.parametrize("ended_by", ["SIGINT", "SIGKILL"])
def test_an_interruption_ends_all_processes_at_once(tmp_path: Path, start: str, ended_by: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8", newline="\n")
    started = subprocess.Popen(
        [sys.executable, str(script), start, "60" if ended_by == "SIGINT" else "0.2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "0\n"
    if ended_by == "SIGINT":
        os.killpg(started.pid, signal.SIGINT)  # as the terminal does: to every process of the group
    else:
        started.kill()  # nobody is told: each process hears of it after what it is doing
    _, err = started.communicate(timeout=30)
    assert (started.returncode, err) == (130 if ended_by == "SIGINT" else -signal.SIGKILL, "")
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


class StubbornError(Exception):
    """Cannot be made again from what it says."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def _stops(item: int) -> int:
    if item == 3:
        raise StopIteration
    return item


def _refuses(item: int) -> int:
    raise StubbornError("no", str(item))


@pytest.mark.parametrize("count", [1, 2])
def test_an_end_of_iteration_is_a_failure_and_no_end(count: int) -> None:
    with in_processes(count, few=2, few_to_fork=2) as mapper, pytest.raises(RuntimeError):
        list(mapper(_stops, range(8)))


def test_what_cannot_be_sent_is_told_in_words() -> None:
    with (
        in_processes(2, few=2, few_to_fork=2) as mapper,
        pytest.raises(RuntimeError, match="StubbornError: no"),
    ):
        list(mapper(_refuses, range(8)))
