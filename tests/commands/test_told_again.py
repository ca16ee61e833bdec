"""A check that is told again from the index says the same as one that is made, whoever asks and from where.

Whole processes, since the program tells it before most of itself is imported.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.check.stores import BASE, CHILD, overlay
from tests.commands.index_hand import Said, remove, run, without_time

posix = pytest.mark.skipif(sys.platform == "win32", reason="a terminal and signals as POSIX has them")
ON = ("--on", "2026-11-20")
_MANY = "records:\n" + "  - {date: 2026-13-01, kind: 谈心, by: v-00000, note: x}\n" * 1500
_OURS = ("COLUMNS", "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "TERM", "TZ", "PYTHONUTF8")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with an error and a warning."""
    root = tmp_path.resolve() / "库"
    shutil.copytree(BASE, root)
    change(root / CHILD, "siblings: [c-00000]\nbirth_date: 2017-02-30")
    return root


def change(file: Path, fragment: str) -> None:
    file.write_text(overlay(file.read_text("utf-8"), fragment), "utf-8")


def environment(**more: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if name not in _OURS}
    return {**plain, "TERM": "xterm", **more}


def piped(words: Sequence[str | Path], folder: Path, **more: str) -> Said:
    """Run it with pipes on all sides, as a program or an editor does."""
    done = subprocess.run(
        [sys.executable, "-m", "liushou", *map(str, words)],
        cwd=folder,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return Said(done.returncode, without_time(done.stdout), done.stderr, {})


def on_terminal(words: Sequence[str | Path], folder: Path, **more: str) -> Said:
    """Run it on a terminal of 80 columns, both streams being shown there."""
    import fcntl
    import struct
    import termios

    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    started = subprocess.Popen(
        [sys.executable, "-m", "liushou", *map(str, words)],
        cwd=folder,
        env=environment(**more),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:  # Linux's way to say that it is closed
        pass
    os.close(ours)
    return Said(started.wait(60), without_time(shown.decode()), "", {})


def same_with_index(root: Path, told: Callable[[], Said], *, warmed_by: Sequence[str] = ON) -> Said:
    """What a run says in a store of which nothing is known, held to what it says when all is known."""
    remove(root / ".liushou")
    made = told()
    run(("-C", str(root), "check", *warmed_by))
    assert told() == made
    return made


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("check", *ON), 1),
        (("check", "--strict", *ON), 1),
        (("check", *ON, *ON), 1),
        (("check", "--on"), 2),
        (("check", "--on", "--strict"), 2),
        (("check", "--on", ""), 2),
        (("check", "--on", "2026-02-30"), 2),
        (("check", "--on", "2026-W47-5"), 2),
        (("check", "--on", "2026.11.20"), 1),
        (("check", "--on", "20261120"), None),
        (("check", "--on", "2026年11月20日"), 1),
        (("check", "--on", "1899-12-31"), 2),
        (("check", "--on=2026-11-20"), 1),
        (("check", *ON, "data"), 1),
        (("check", *ON, "--ignore", ""), 2),
        (("check", *ON, "--select", "LS9"), 2),
        (("check", *ON, "--"), 1),
        (("check", *ON, "--help"), 0),
        (("-C", "data", "check", *ON), 1),
        (("-C", "data/children", "check", *ON), 1),
        (("-C", "", "check", *ON), 1),
        (("-C", "..", "check", *ON), 3),
        (("-C", "../ring", "check", *ON), 3),
        (("-C", "../link", "check", *ON), 1),
        (("-C", CHILD, "check", *ON), 1),
        (("-C", "data", "-C", "data", "check", *ON), None),
        (("-C", "check", *ON), 2),
        (("-C", "check", "check", *ON), 3),
        (("check", "check", *ON), 2),
    ],
)
def test_the_same_words_and_status(
    store: Path, words: tuple[str, ...], status: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.name == "posix":
        (store.parent / "ring").symlink_to("ring")
        (store.parent / "link").symlink_to(store)
    elif {"../ring", "../link"} & set(words):
        pytest.skip("links need rights on Windows")
    monkeypatch.chdir(store)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    made = same_with_index(store, lambda: run(words))
    assert status in (made.status, None)


def test_a_store_without_faults_and_one_with_warnings_alone(store: Path) -> None:
    shutil.copyfile(BASE / CHILD, store / CHILD)
    assert same_with_index(store, lambda: piped(("check", *ON), store)).status == 0
    early = ("--on", "2026-01-01")
    for words, status in ((early, 0), ((*early, "--strict"), 1)):
        asked = ("-C", str(store), "check", *words)
        assert same_with_index(store, lambda asked=asked: run(asked), warmed_by=early).status == status


@pytest.mark.parametrize(
    "more",
    [{"COLUMNS": "40"}, {"GITHUB_ACTIONS": "true"}, {"NO_COLOR": "1"}, {"PYTHONIOENCODING": "gbk"}],
    ids=str,
)
def test_what_surrounds_a_pipe(store: Path, more: dict[str, str]) -> None:
    made = same_with_index(store, lambda: piped(("check", *ON), store, **more))
    assert made.out.startswith("::") == ("GITHUB_ACTIONS" in more)


@posix
@pytest.mark.parametrize("more", [{}, {"NO_COLOR": "1"}, {"COLUMNS": "40"}, {"TERM": "dumb"}], ids=str)
def test_what_a_terminal_shows(store: Path, more: dict[str, str]) -> None:
    made = same_with_index(store, lambda: on_terminal(("check", *ON), store, **more))
    assert ("\x1b[" in made.out) == (more.get("NO_COLOR") is None and more.get("TERM") != "dumb")


@posix
@pytest.mark.parametrize(
    ("how", "many"),
    [
        (">&-", False),
        ("2>&- >&-", False),
        ("> /dev/full", False),
        ("> /dev/full", True),
        ("| head -1", True),
        ("| true", False),
        ("| true", True),
    ],
)
def test_nobody_reads_to_the_end(store: Path, how: str, many: bool) -> None:
    if "/dev/full" in how and not Path("/dev/full").exists():
        pytest.skip("/dev/full is Linux's")
    if many:
        change(store / CHILD, _MANY)
        assert len(run(("-C", str(store), "check", *ON)).out) > 1 << 16
    line = f"'{sys.executable}' -m liushou check --on 2026-11-20 {how}; echo ${{PIPESTATUS[0]}}"

    def told() -> Said:
        done = subprocess.run(
            ["bash", "-c", line], cwd=store, env=environment(), capture_output=True, encoding="utf-8"
        )
        assert "Traceback" not in done.stderr, done.stderr
        err = "".join(line for line in done.stderr.splitlines(True) if ".log" not in line)
        return Said(done.returncode, without_time(done.stdout), err, {})

    same_with_index(store, told)


@posix
def test_ctrl_c_ends_it_as_ever(store: Path) -> None:
    whole = piped(("check", *ON), store)
    stopped = Said(130, "", "已中断。\n", {})
    head = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)"
    script = f"{head}; from liushou.cli import main; print(end='', flush=True); sys.exit(main())"
    for delay in (0.04, 0.07, 0.1, 0.15):
        started = subprocess.Popen(
            [sys.executable, "-c", script, "check", *ON],
            cwd=store,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        time.sleep(delay)
        started.send_signal(signal.SIGINT)
        out, err = started.communicate()
        if "KeyboardInterrupt" not in err:  # it came before the program began
            assert Said(started.returncode, without_time(out), err, {}) in (whole, stopped)


def test_a_folder_left_by_a_crash_is_seen_to_first(store: Path) -> None:
    def told() -> Said:
        (store / ".liushou/txn").mkdir(parents=True)
        (store / ".liushou/txn/000000").write_bytes(b"half")
        return piped(("check", *ON), store)

    made = same_with_index(store, told)
    assert made.status == 1
    assert not (store / ".liushou/txn").exists()


@posix
def test_days_are_those_of_the_calendar_on_the_wall(store: Path) -> None:
    """Midnight between two checks: the second sees another day, and the first one comes back as it was."""
    west, east = ({"TZ": f"XXX{hours}"} for hours in ("+12", "-14"))
    line = "import datetime; print(datetime.date.today())"
    tomorrow = subprocess.run(
        [sys.executable, "-c", line], env=environment(**east), capture_output=True, encoding="utf-8"
    ).stdout.strip()
    text = (BASE / CHILD).read_text("utf-8")
    note = f"records:\n  - {{date: {tomorrow}, kind: 谈心, by: v-3h8ft, note: x}}"
    (store / CHILD).write_text(overlay(text, note), "utf-8")
    before, after = (piped(("check",), store, **zone) for zone in (west, east))
    assert f"（{tomorrow}）在今天" in before.out
    assert f"（{tomorrow}）在今天" not in after.out
    assert (piped(("check",), store, **west), piped(("check",), store, **east)) == (before, after)


def test_days_before_and_behind(store: Path) -> None:
    days = ("2026-11-20", "2026-11-21", "2025-09-01", "2030-01-01")
    words = [("-C", str(store), "check", "--on", day) for day in days]
    first = [run(each) for each in words]
    assert len({each.out for each in first}) > 1
    assert [run(each) for each in words] == first
    remove(store / ".liushou")
    assert [run(each) for each in reversed(words)] == first[::-1]
