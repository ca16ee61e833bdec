"""Ctrl-C at every line of what writes: the files are the old ones or the new ones, and nothing is left."""

import itertools
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from liushou import interruptions
from liushou.records.kinds import BY_NAME
from liushou.store import transaction, write
from liushou.store.drafts import FileChange
from liushou.store.sources import Source
from liushou.store.transaction import commit, recover
from liushou.store.write import write_atomic

# a file that was opened at that very moment is closed by the collector, which warns of it
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"
)

WATCHED = {module.__file__ for module in (transaction, write, interruptions)}
OLD, NEW = b"id: c-1\n", b"id: c-1\nname: new\n"
Trace = Callable[[FrameType, str, object], object]


@pytest.fixture(autouse=True)
def handlers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Ctrl-C raises KeyboardInterrupt here, also where the tests were started in the background.

    No crash of the machine is tried here, so nothing has to reach the disk.
    """
    monkeypatch.setattr(os, "fsync", lambda _: None)
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, former)


def pressed_at(lines: int, work: Callable[[], None], *, again: bool = False) -> tuple[bool, bool]:
    """Ctrl-C when so many lines of what writes have run, and again at the next; whether it came so far, and
    whether the work was stopped."""
    left, stopped = lines, False

    def at_line(_: FrameType, event: str, __: object) -> Trace:
        nonlocal left
        if event == "line":
            left -= 1
            if left == 0 or (again and left == -1):
                signal.raise_signal(signal.SIGINT)
        return at_line

    def at_call(frame: FrameType, _: str, __: object) -> Trace | None:
        return at_line if frame.f_code.co_filename in WATCHED else None

    former = sys.gettrace()
    sys.settrace(at_call)
    try:
        work()
    except KeyboardInterrupt:
        stopped = True
    finally:
        sys.settrace(former)
    return left <= 0, stopped


def change(root: Path, path: str) -> FileChange:
    """The file at a path gets the new text."""
    file = root / path
    return FileChange(Source(path, BY_NAME["child"], "c", file), file.read_bytes(), NEW)


def found(root: Path) -> dict[str, bytes]:
    """All files by path, but for the lock and the mark of the last one, which stay."""
    files = [file for file in root.rglob("*") if file.is_file() and file.name not in ("lock", "applied")]
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("count", [1, 3])
def test_a_transaction_is_all_or_nothing(tmp_path: Path, count: int, again: bool) -> None:
    """It tells the truth, but for the moment in which the lock is given back.

    A second Ctrl-C, which the program itself would ignore, may leave something for the next start.
    """
    too_late = 0
    paths = [f"data/children/c-{number}.yaml" for number in range(count)]
    old, new = dict.fromkeys(paths, OLD), dict.fromkeys(paths, NEW)
    (tmp_path / "data/children").mkdir(parents=True)
    for lines in itertools.count(1, step=3 if again else 1):
        for path in paths:
            (tmp_path / path).write_bytes(OLD)
        changes = [change(tmp_path, path) for path in paths]
        came, stopped = pressed_at(lines, lambda: commit(tmp_path, changes), again=again)  # noqa: B023
        if not again:
            assert found(tmp_path) in ((old, new) if stopped else (new,)), lines
            too_late += stopped and found(tmp_path) == new
        recover(tmp_path)
        assert found(tmp_path) in (old, new), lines
        assert not (tmp_path / ".liushou/txn").exists(), lines
        if not came:
            break
    assert lines > 50
    assert too_late < 12


@pytest.mark.parametrize("there", [True, False])
def test_a_file_is_whole_or_absent(tmp_path: Path, there: bool) -> None:
    file = tmp_path / "x.json"
    for lines in itertools.count(1):
        file.unlink(missing_ok=True)
        if there:
            file.write_bytes(OLD)
        came, stopped = pressed_at(lines, lambda: write_atomic(file, NEW))
        assert found(tmp_path) in ({"x.json": NEW}, {"x.json": OLD} if there and stopped else {}), lines
        assert stopped or file.read_bytes() == NEW
        if not came:
            break
    assert lines > 10
