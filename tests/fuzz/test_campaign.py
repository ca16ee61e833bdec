"""The program that holds the fast reader to the exact one: it finds what is wrong, and nothing else."""

import pytest
from fuzz.__main__ import main
from fuzz.campaign import Tally, run
from fuzz.judge import examined_alike, judge
from fuzz.processes import totals
from fuzz.shrink import shrunk

from fuzz import judge as judging
from liushou.yamltext.swift import swift
from liushou.yamltext.values import Value


def last(executions: int, seed: int) -> Tally:
    return list(run(executions, seed))[-1]


def test_the_readers_agree_on_twenty_thousand_changed_texts() -> None:
    tally = last(20_000, 2026)
    assert tally.wrong == ()
    assert tally.executions == 20_000
    assert tally.fast > 4_000
    assert tally.ways > 100


def test_the_same_seed_makes_the_same_texts() -> None:
    assert last(500, 3) == last(500, 3) != last(500, 4)


def test_a_reader_that_reads_otherwise_is_found_and_its_text_made_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def careless(text: str) -> dict[str, Value] | None:
        value = swift(text)
        return None if value is None else {key: 2 if item == 1 else item for key, item in value.items()}

    monkeypatch.setattr(judging, "swift", careless)
    tally = last(3_000, 1)
    assert tally.wrong
    assert all(len(wrong.text) <= 8 for wrong in tally.wrong)
    assert "快读得到" in tally.wrong[0].how


def test_a_reader_that_takes_too_much_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "swift", lambda _: {"a": 1})
    assert judge("a: 1\n").wrong is None
    assert judge("a: 1\na: 1\n").wrong is not None
    assert judge("a: 1\r\n").wrong is not None
    assert examined_alike("a: 1\r\n") is not None
    assert examined_alike("a: 1\n") is None


def test_a_text_is_made_as_short_as_can_be() -> None:
    assert shrunk("ab\ncxd\nef\n", lambda text: "x" in text) == "x"
    assert shrunk("ab\ncx", lambda text: "x" in text) == "x"


def test_what_two_processes_did_is_added_up() -> None:
    *_, total = totals(300, 5, 2)
    assert total.executions == 300
    assert total.fast == last(150, 5).fast + last(150, 6).fast


def test_the_exit_status_says_whether_they_agree(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["fuzz", "--executions", "200", "--seed", "1"])
    assert main() == 0
    assert "200 次" in capsys.readouterr().out
    monkeypatch.setattr(judging, "swift", lambda _: {"b": 1})
    assert main() == 1
    assert "不一致 20" in capsys.readouterr().out
