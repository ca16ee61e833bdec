"""What hostile input once did to the program: each fault that was found, as small as it was."""

import io
import sys
import time
from pathlib import Path

import pytest
from hostile.store import GOOD, make_store, put

from liushou.commands.keys_at_hand import VARIABLE, own_identities
from liushou.console import columns, prepare_streams
from liushou.errors import StoreError, UsageError
from liushou.exchange.files.read import read_book
from liushou.records.child import Child
from liushou.records.filter_grammar import FilterError, parse_filter
from liushou.records.validate import build
from liushou.screens.difference import difference
from liushou.store import journal, shelf
from liushou.store.root import STATE
from liushou.store.sources import OnDisk, below
from liushou.store.write import locked
from liushou.yamltext.comment_numbers import numbers_in_comments
from liushou.yamltext.reader import read

_SOON = 20.0
"""Seconds of processor time: each of these took minutes, or never ended."""


@pytest.mark.parametrize("text", ["(" * 33 + "年级:五年级" + ")" * 33, "NOT " * 500 + "年级:五年级"])
def test_a_condition_nested_too_deep_is_refused(text: str) -> None:
    with pytest.raises(FilterError, match="套得太深"):
        parse_filter(text)
    parse_filter("(" * 32 + "年级:五年级" + ")" * 32)


def test_of_many_problems_the_first_thousand_are_told() -> None:
    values = read((GOOD + "".join(f"k{at}: 1\n" for at in range(3000))).encode()).value or {}
    problems = build(Child, values)
    assert isinstance(problems, tuple)
    assert len(problems) == 1001
    assert "还有更多错误" in problems[-1].message


def test_a_long_key_is_not_told_whole() -> None:
    problems = build(Child, {**(read(GOOD.encode()).value or {}), "k" * 500: "1"})
    assert isinstance(problems, tuple)
    assert len(problems[0].message) < 120


def test_a_line_of_signs_and_a_text_of_empty_lines_take_no_time() -> None:
    start = time.process_time()
    assert numbers_in_comments(GOOD.encode() + b"notes: " + b"#" * 300_000) == ()
    assert len(numbers_in_comments(b"a: 1 # x\n## 13900001111\n")) == 1
    lines = GOOD + "\n" * 20_000
    assert (
        len(list(difference("x", Child, lines.encode(), (lines + "notes: x\n").encode(), reveal=True))) == 6
    )
    assert time.process_time() - start < _SOON


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "x.xlsx")
    with pytest.raises(UsageError, match="不是普通文件"):
        read_book(tmp_path / "x.xlsx")
    with pytest.raises(OSError, match=r"x\.xlsx"):
        journal.content_of(tmp_path / "x.xlsx")


def test_a_journal_without_digests_is_none() -> None:
    body = b"data/children/c-1.yaml\t000000\t-\t\n"
    with pytest.raises(ValueError, match="digest"):
        journal.decode(journal.digest(body).encode() + b"\n" + body)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_nothing_is_written_through_a_state_folder_that_is_a_link(tmp_path: Path) -> None:
    make_store(tmp_path / "store")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "store" / STATE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="链接"), locked(tmp_path / "store"):
        pass
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_a_folder_that_leads_out_of_the_store_is_not_walked(tmp_path: Path) -> None:
    make_store(tmp_path / "store")
    put(tmp_path / "elsewhere/more/x.yaml", GOOD)
    (tmp_path / "store/data/published").symlink_to(tmp_path / "elsewhere")
    assert not OnDisk((tmp_path / "store").resolve()).holds_recordish("data/published/more")
    assert [entry.name for entry in below(tmp_path / "elsewhere")] == ["more", "x.yaml"]


def test_streams_that_are_closed_are_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    prepare_streams()
    assert sys.stdin.read() == ""
    assert isinstance(sys.stdout, io.TextIOWrapper)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")
def test_a_pipe_among_the_archives_or_for_a_private_key_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    make_store(tmp_path / "store")
    pipe = tmp_path / "store/data/children/c-9.yaml"
    os.mkfifo(pipe)
    found = shelf.on_disk(tmp_path / "store")
    assert "data/children/c-9.yaml" not in found.paths
    assert list(found.texts(["data/children/c-9.yaml"])) == [None]
    monkeypatch.setenv(VARIABLE, str(pipe))
    with pytest.raises(StoreError, match="不是普通文件"):
        own_identities()


def test_of_an_archive_of_a_gib_only_its_beginning_is_read(tmp_path: Path) -> None:
    make_store(tmp_path)
    with (tmp_path / "data/children/c-1.yaml").open("r+b") as file:
        file.truncate(1 << 30)
    (data,) = shelf.on_disk(tmp_path).texts(["data/children/c-1.yaml"])
    assert data is not None
    assert len(data) <= 4 << 20


@pytest.mark.parametrize("told", ["0", "1", "-5", "²", "9" * 5000, ""])
def test_a_width_that_is_none_is_not_believed(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", told)
    assert columns() == 80


def test_a_long_condition_is_not_told_whole() -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter("(" * 5000)
    assert len(caught.value.message) < 400
