"""The log of what was opened: entries of unsealing, and what was shown on this machine."""

import json
import os
import stat
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.commands.conftest import Run

from liushou.commands import unsealed_log
from liushou.commands.unsealed_log import account, log_shown
from liushou.errors import StoreError
from liushou.store.sealing.shown_log import NAME, Shown, enter, entries

TEXTS = st.text(max_size=20)
SHOWN = st.builds(
    Shown, TEXTS, TEXTS, TEXTS, TEXTS, st.none() | st.lists(TEXTS, max_size=3).map(tuple), st.none() | TEXTS
)


def file_of(root: Path) -> Path:
    return root / ".liushou" / NAME


@given(st.lists(SHOWN, max_size=5))
def test_what_was_entered_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, several: list[Shown]
) -> None:
    root = tmp_path_factory.mktemp("log")
    for one in several:
        enter(root, one)
    assert entries(root) == (tuple(several), 0)


def test_tells_who_when_what_and_no_value(small: Path) -> None:
    log_shown(small, "show", ["c-1", "c-1", "c-2"])
    log_shown(small, "export roster", None, why="年审")
    (one, two), damaged = entries(small)
    assert damaged == 0
    assert (one.command, one.archives, one.why) == ("show", ("c-1", "c-2"), None)
    assert (two.command, two.archives, two.why) == ("export roster", None, "年审")
    assert one.account == account()
    assert one.at[10] == "T"
    assert one.at[-6] in "+-"


def test_a_name_that_would_forge_a_line_is_written_out(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"user.name": "李红\n2026-01-01\x1b[2K\u202e", "user.email": "li@example.cn\n"}
    monkeypatch.setattr(unsealed_log, "setting", lambda _, key: names[key])
    assert unsealed_log.person(small) == "李红 2026-01-01\\x1b[2K\\u202e <li@example.cn>"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_is_for_its_owner_alone_and_out_of_git(small: Path) -> None:
    log_shown(small, "show", ["c-1"])
    assert stat.S_IMODE(file_of(small).stat().st_mode) == 0o600
    assert (small / ".liushou" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_where_nothing_can_be_logged_nothing_is_to_be_shown(small: Path) -> None:
    file_of(small).mkdir(parents=True)
    with pytest.raises(StoreError, match="要留下记录"):
        log_shown(small, "show", ["c-1"])


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_not_followed(small: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    target = tmp_path_factory.mktemp("elsewhere") / "file"
    target.write_text("keep", encoding="utf-8")
    file_of(small).parent.mkdir()
    file_of(small).symlink_to(target)
    with pytest.raises(StoreError):
        log_shown(small, "show", ["c-1"])
    assert target.read_text(encoding="utf-8") == "keep"


def test_a_torn_line_costs_itself_alone(small: Path) -> None:
    log_shown(small, "show", ["c-1"])
    with file_of(small).open("ab") as file:
        file.write(b'{"at": "2026-')
    log_shown(small, "show", ["c-2"])
    found, damaged = entries(small)
    assert [one.archives for one in found] == [("c-1",), ("c-2",)]
    assert damaged == 1


def test_a_disk_that_takes_a_part_gets_the_rest(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:7]))
    log_shown(small, "show", ["c-1"])
    found, damaged = entries(small)
    assert ([one.archives for one in found], damaged) == ([("c-1",)], 0)


@pytest.mark.parametrize("line", [b"[]", b"1", b"{}", b"\xff", b'{"at": 1}', b"[" * 5000])
def test_lines_that_are_none_are_counted(small: Path, line: bytes) -> None:
    file_of(small).parent.mkdir()
    file_of(small).write_bytes(line + b"\n")
    assert entries(small) == ((), 1)


class TestLog:
    @pytest.fixture
    def logged(self, small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(unsealed_log, "account", lambda: "li@office")
        for at, ids in (("2025-12-31", ("c-9",)), ("2026-03-01", None), ("2026-05-02", tuple("abcd"))):
            enter(small, Shown(f"{at}T09:30:00+08:00", "李红 <li@example.cn>", "li@office", "show", ids))
        entry = small / "data" / "unsealed" / "u-1.yaml"
        entry.parent.mkdir()
        entry.write_text(
            'id: u-1\non: 2026-04-01\ntime: "10:00"\nzone: "+08:00"\nperson: =cmd|x\nby: v-1\nwhy: 移交\n'
            "classes: [care]\narchives: [c-1]\ntexts: 2\n",
            encoding="utf-8",
            newline="\n",
        )
        return small

    def test_both_logs_in_order(self, liushou: Run, logged: Path) -> None:
        shown = json.loads(liushou("-C", logged, "keys", "log", "--format", "json").out)
        assert [one["what"] for one in shown] == ["查看", "查看", "解封", "查看"]
        assert (shown[2]["by"], shown[2]["archives"], shown[2]["texts"]) == ("何秀兰", ["c-1"], 2)
        assert shown[1]["archives"] is None

    def test_from_a_day_to_a_day(self, liushou: Run, logged: Path) -> None:
        words = ("keys", "log", "--since", "2026-03-01", "--until", "2026-04-01")
        shown = liushou("-C", logged, *words)
        assert shown.err.splitlines()[-1] == "共 2 次"
        assert "2026-03-01 09:30" in shown.out
        assert "2026-05-02" not in shown.out

    def test_many_archives_are_counted_on_the_terminal(self, liushou: Run, logged: Path) -> None:
        assert "4 份" in liushou("-C", logged, "keys", "log").out

    def test_a_sheet_has_no_formula(self, liushou: Run, logged: Path, tmp_path: Path) -> None:
        csv, book = tmp_path / "审计.csv", tmp_path / "审计.xlsx"
        assert liushou("-C", logged, "keys", "log", "-o", csv).status == 0
        assert "'=cmd|x" in csv.read_text(encoding="utf-8-sig")
        assert liushou("-C", logged, "keys", "log", "-o", book).status == 0
        cells = [cell for row in openpyxl.load_workbook(book).active.iter_rows() for cell in row]
        assert "=cmd|x" in [cell.value for cell in cells]
        assert {cell.data_type for cell in cells if cell.value == "=cmd|x"} == {"s"}

    def test_what_cannot_be_read_is_told(self, liushou: Run, logged: Path) -> None:
        (logged / "data/unsealed/u-1.yaml").write_text("id: [\n", encoding="utf-8")
        with file_of(logged).open("ab") as file:
            file.write(b"x\n")
        told = liushou("-C", logged, "keys", "log").err
        assert "1 行读不出来" in told
        assert "data/unsealed/u-1.yaml" in told

    def test_the_last_is_told_with_the_keys(self, liushou: Run, logged: Path) -> None:
        found = json.loads(liushou("-C", logged, "keys", "--format", "json").out)
        assert found["last_opened"]["at"].startswith("2026-05-02")
