"""Start-up and `check` take no more instructions than was recorded, and a tenth."""

import json
from pathlib import Path

import pytest

from bench import instructions


def test_no_more_than_recorded() -> None:
    """One test for all: what is counted first is needed for the rest, and tests may run in many processes."""
    if not instructions.available():
        pytest.skip(instructions.NO_TOOL)
    before = instructions.recorded().get(instructions.key())
    if before is None:
        pytest.skip(f"nothing is recorded for {instructions.key()}: python -m bench.instructions --record")
    found = dict(instructions.counted())
    assert set(found) == set(before)
    assert not instructions.too_many(found, before), (found, before)


def test_a_tenth_more_is_allowed_and_not_more() -> None:
    before = {"cold": 1_000, "warm": 1_000}
    assert instructions.too_many({"cold": 1_100, "warm": 1_101}, before) == ("warm",)


def test_figures_of_another_python_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "instructions.json"
    file.write_text(json.dumps({"CPython 3.0.0, Linux x86_64, run.lock 0": {"cold": 1}}), encoding="utf-8")
    monkeypatch.setattr(instructions, "RECORDED", file)
    monkeypatch.setattr(instructions, "available", lambda: True)
    monkeypatch.setattr(instructions, "counted", lambda: iter([("cold", 1_000)]))
    assert instructions.main([]) == 2
    assert "没有为这个版本的 Python" in capsys.readouterr().out
    assert instructions.main(["--record"]) == 0
    assert instructions.main([]) == 0
    monkeypatch.setattr(instructions, "counted", lambda: iter([("cold", 1_200)]))
    assert instructions.main([]) == 1
    assert "+20.0%" in capsys.readouterr().out


def test_without_the_tool_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(instructions, "available", lambda: False)
    assert instructions.main([]) == 2
    assert "valgrind" in capsys.readouterr().out
