"""The short form of the fault campaign; the long one is `make faults`, its results docs/reliability.md."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from faults.contents import rows, short
from faults.judge import Expected, Outcome, wrong_with
from faults.page import Kept, is_right, line
from faults.process import Ended
from faults.state import Seen, seen, told

CHECKOUT = Path(__file__).resolve().parents[2]
OLD, NEW = {"a": b"1", "b": b"1"}, {"a": b"2", "b": b"2"}
EXPECTED = Expected(OLD, NEW, {"old": "o", "new": "n"}, 0)
SHORT = [row.key for row in rows() if short(row) is not None]


@pytest.fixture(scope="module")
def lines() -> dict[str, str]:
    """The lines of the table by row, from one run in a process of its own."""
    if os.name == "nt" or not hasattr(os, "fork"):
        pytest.skip("the campaign forks")
    done = subprocess.run(
        [sys.executable, "-m", "faults", "--short"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return {row.split("`")[1]: row for row in done.stdout.splitlines() if row.startswith("| `")}


@pytest.mark.parametrize("key", SHORT)
def test_a_row_comes_out_as_it_has_to(lines: dict[str, str], key: str) -> None:
    if "略过" in lines[key]:
        pytest.skip(lines[key].split("略过：")[1].split(" |")[0])
    assert lines[key].endswith(("| 通过 |", "| 试出来了 |")), lines[key]


def outcome(ended: Ended, at_once: dict[str, bytes], later: dict[str, bytes], *left: str) -> Outcome:
    check = Ended(0, "n" if later == NEW else "o", "")
    return Outcome(ended, Seen(at_once, ()), check, Seen(later, left))


SAID, KILLED, REFUSED = Ended(0, "", "done"), Ended(-9, "", ""), Ended(3, "", "错误：磁盘已满。没有改动。")
MIXED = {"a": b"1", "b": b"2"}


@pytest.mark.parametrize(
    "good",
    [
        outcome(SAID, NEW, NEW),
        outcome(KILLED, MIXED, NEW),
        outcome(KILLED, OLD, OLD),
        outcome(REFUSED, OLD, OLD),
        outcome(Ended(3, "", "已经写入，没有收尾：不要重做"), MIXED, NEW),
    ],
)
def test_what_is_well(good: Outcome) -> None:
    assert wrong_with(EXPECTED, good, "done") == ()


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (outcome(KILLED, MIXED, MIXED), "mixed"),
        (outcome(KILLED, OLD, {"a": b"", "b": b"1"}), "torn: a"),
        (outcome(KILLED, OLD, OLD, ".liushou/txn"), "left"),
        (outcome(Ended(-9, "", "done"), MIXED, NEW), "says it is done"),
        (outcome(SAID, OLD, OLD), "says it is done"),
        (outcome(REFUSED, NEW, NEW), "says nothing is written"),
        (outcome(Ended(3, "", "已经写入"), OLD, OLD), "says it is written"),
        (outcome(Ended(3, "", ""), OLD, OLD), "no message"),
        (outcome(Ended(70, "", "缺陷"), OLD, OLD), "ends with 70"),
        (outcome(Ended(3, "", "Traceback"), OLD, OLD), "ends with 3"),
        (Outcome(SAID, Seen(NEW, ()), Ended(3, "", "?"), Seen(NEW, ())), "check ends with 3"),
        (Outcome(SAID, Seen(NEW, ()), Ended(0, "x", ""), Seen(NEW, ())), "check says something else"),
    ],
)
def test_what_is_wrong_is_found(bad: Outcome, said: str) -> None:
    assert any(said in one for one in wrong_with(EXPECTED, bad, "done"))


def test_what_lies_in_a_store(tmp_path: Path) -> None:
    for path in ("data/c.yaml", ".liushou/lock", ".liushou/index.sqlite", ".liushou/txn/COMMIT", ".c.x.tmp"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"x")
    found = seen(tmp_path)
    assert dict(found.files) == {"data/c.yaml": b"x"}
    assert set(found.left) == {".liushou/txn", ".liushou/txn/COMMIT", ".c.x.tmp"}
    assert told(OLD, OLD, NEW) == "old"


def test_a_control_that_finds_nothing_is_wrong() -> None:
    row = next(one for one in rows() if one.control)
    kept: Kept = {"points": 3, "verdicts": {"old, killed": 3}, "faults": 0}
    assert not is_right(row, kept)
    assert "没有试出来" in line(row, kept)
