"""Turns, medians and what is said of them."""

import sys

import pytest
from bench.peak import cpu_seconds, peak_of
from bench.results import Amount, Ratio, Skipped, Told
from bench.timing import FailedError, compare, process


def test_both_run_in_turn_after_a_warm_up_and_a_preparation() -> None:
    done: list[str] = []
    found = compare(
        "x",
        lambda: done.append("ours"),
        "y",
        lambda: done.append("theirs"),
        2.0,
        2,
        prepare=lambda: done.append("prepare"),
    )
    assert done == ["prepare", "ours", "theirs"] * 3
    assert found.lowest <= found.ratio <= found.highest


def test_a_yardstick_with_less_to_do_counts_more(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 2.0, 4.0])
    monkeypatch.setattr("bench.timing.time.perf_counter", lambda: next(clock))
    found = compare("x", lambda: None, "y", lambda: None, 1.0, 1, times=10)
    assert (found.ours, found.theirs, found.ratio) == (1.0, 20.0, 0.05)


def test_a_process_that_fails_is_not_timed() -> None:
    process([sys.executable, "-c", "raise SystemExit(3)"], status=3)()
    with pytest.raises(FailedError, match="却以 3 结束"):
        process([sys.executable, "-c", "raise SystemExit(3)"])()


def test_lines() -> None:
    ratio = Ratio("，十份", "别的", 0.18, 1.5, 10.0, 0.15, 0.0123, 0.2)
    assert ratio.line("读", judged=True) == (
        "| 读，十份 | 别的 | 1.50 s | 10.00 s | 0.15 × (0.012–0.20) | ≤ 0.18 × | 达到 |"
    )
    assert ratio.line("读", judged=False).endswith("| ≤ 0.18 × |  |")
    assert Amount("", 81, 80, "MB").line("内存", judged=True).endswith("| ≤ 80.00 MB | 未达 |")
    assert Told("", "共", "3 µs").line("每份", judged=True) == "| 每份 | 共 | 3 µs |  |  |  |  |"
    assert Skipped("", "装不上").line("比", judged=True) == "| 比 | 装不上 |  |  |  |  | 略过 |"
    assert Skipped("", "坏了", failed=True).line("比", judged=False).endswith("| 失败 |")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of the memory of processes")
def test_the_peak_is_that_of_all_processes() -> None:
    hold = "x = bytearray(60_000_000); import time; time.sleep(0.5)"
    start = f"import subprocess, sys; one = subprocess.Popen([sys.executable, '-c', {hold!r}])"
    both = f"{start}; {hold}; one.wait()"
    found = peak_of([sys.executable, "-c", both])
    assert found is not None
    assert 58_000 < found.largest < 100_000
    assert 117_000 < found.together < 160_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell of ended children")
def test_processor_time_of_a_command() -> None:
    busy = "sum(range(10_000_000))"
    assert cpu_seconds([sys.executable, "-c", busy]) > 2 * cpu_seconds([sys.executable, "-c", "pass"])
