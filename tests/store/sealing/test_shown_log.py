"""The log, on this machine, of texts that were shown."""

import json
import os
import stat
from pathlib import Path

import pytest

from liushou.errors import StoreError
from liushou.store.sealing.shown_log import NAME, Shown, enter, entries

FIRST = Shown("2026-11-20T09:30:00+08:00", "何秀兰", "he", "show", ("c-1", "c-2"), "家访")
SECOND = Shown("2026-11-21T10:00:00+08:00", "何秀兰", "he", "list", None)


def log(root: Path) -> Path:
    return root / ".liushou" / NAME


def test_entries_come_back_in_their_order(tmp_path: Path) -> None:
    assert entries(tmp_path) == ((), 0)
    enter(tmp_path, FIRST)
    enter(tmp_path, SECOND)
    assert entries(tmp_path) == ((FIRST, SECOND), 0)
    text = log(tmp_path).read_text(encoding="utf-8")
    assert (text.count("何秀兰"), text.count("\n")) == (2, 2)
    assert (tmp_path / ".liushou/.gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_it_is_its_owners_alone(tmp_path: Path) -> None:
    enter(tmp_path, FIRST)
    assert stat.S_IMODE(log(tmp_path).stat().st_mode) == 0o600


def test_a_line_that_was_cut_off_costs_only_itself(tmp_path: Path) -> None:
    enter(tmp_path, FIRST)
    data = log(tmp_path).read_bytes()
    log(tmp_path).write_bytes(data + data[:20])
    enter(tmp_path, SECOND)
    assert entries(tmp_path) == ((FIRST, SECOND), 1)


def test_what_is_no_text_of_utf8_is_kept_as_far_as_it_can(tmp_path: Path) -> None:
    enter(tmp_path, Shown("2026-11-20", "\udcff何", "he", "show", None))
    ((entry,), unread) = entries(tmp_path)
    assert (entry.person, unread) == ("?何", 0)


@pytest.mark.parametrize(
    "changed",
    [{"at": None}, {"person": 1}, {"account": None}, {"command": []}, {"archives": [1]}, {"why": 3}],
)
def test_a_line_of_another_shape_is_counted(tmp_path: Path, changed: dict[str, object]) -> None:
    told = {"at": "2026", "person": "甲", "account": "a", "command": "show", "archives": ["c-1"], "why": None}
    log(tmp_path).parent.mkdir()
    log(tmp_path).write_text(f"{json.dumps({**told, **changed})}\n[]\n\n{'[' * 9999}\n", encoding="utf-8")
    assert entries(tmp_path) == ((), 3)


def test_where_nothing_can_be_kept_it_is_said(tmp_path: Path) -> None:
    log(tmp_path).mkdir(parents=True)
    with pytest.raises(StoreError, match=r"要留下记录，而 .*现在写不了：.+没有显示；.*不加 --reveal。$"):
        enter(tmp_path, FIRST)
    with pytest.raises(StoreError, match="无法读取"):
        entries(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="links need no rights there")
def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    log(tmp_path).parent.mkdir()
    log(tmp_path).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError):
        enter(tmp_path, FIRST)
    assert not (tmp_path / "elsewhere").exists()
