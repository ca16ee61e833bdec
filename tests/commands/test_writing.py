"""What every writing command shares: check first, all or nothing, a difference to look at."""

from datetime import date
from pathlib import Path

import pytest

from liushou.commands.writing import write
from liushou.errors import LiushouError, Status
from liushou.store.drafts import Amendment, Draft, NewFile
from liushou.store.load import load
from liushou.yamltext.amend import Insert, Put

DAY = date(2026, 11, 20)
CHILD = "data/children/c-1.yaml"


def written(root: Path, *drafts: Draft, dry_run: bool = False) -> bool:
    return write(load(root), drafts, DAY, "已写好", dry_run=dry_run)


def refusal(root: Path, *drafts: Draft) -> LiushouError:
    before = {file: file.read_bytes() for file in sorted(root.rglob("*.yaml"))}
    with pytest.raises(LiushouError) as caught:
        written(root, *drafts)
    assert {file: file.read_bytes() for file in sorted(root.rglob("*.yaml"))} == before
    return caught.value


def test_what_was_done_is_told_once_it_is_written(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert written(small, Amendment(CHILD, (Put(("name",), "田小苗"),)))
    assert "name: 田小苗\n" in (small / CHILD).read_text(encoding="utf-8")
    assert capsys.readouterr().err.startswith(f"已写好（{CHILD}）\n")


def test_nothing_to_change_is_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not written(small, Amendment(CHILD, (Put(("name",), "田小禾"),)))
    assert capsys.readouterr().err == "没有要改的：档案里已经是这样。\n"


def test_a_look_writes_nothing_and_covers_what_is_sensitive(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (small / CHILD).read_bytes()
    record = {"date": "2026-11-19", "kind": "谈心", "note": "想妈妈了"}
    assert written(small, Amendment(CHILD, (Insert(("records",), record),)), dry_run=True)
    shown = capsys.readouterr().out
    assert f"--- a/{CHILD}\n+++ b/{CHILD}\n" in shown
    assert "+" in shown
    assert "想妈妈了" not in shown
    assert (small / CHILD).read_bytes() == before


def test_what_check_calls_an_error_is_refused_for_all_files(small: Path) -> None:
    good = Amendment(CHILD, (Put(("name",), "田小苗"),))
    bad = NewFile("data/volunteers/v-9.yaml", b"id: v-9\nname: x\nkind: \xe6\x95\x99\xe5\xb8\x88\n")
    error = refusal(small, good, bad)
    assert error.status == Status.FINDINGS
    assert "data/volunteers/v-9.yaml" in error.message
    assert "没有写入任何文件" in error.message


def test_an_error_caused_in_another_file_is_refused_too(small: Path) -> None:
    paired = Amendment(
        CHILD, (Insert(("pairings",), {"with": "v-00000", "role": "志愿者", "since": "2026-11-20"}),)
    )
    assert "LS201" in refusal(small, paired).message


def test_what_was_wrong_before_does_not_stand_in_the_way(small: Path) -> None:
    wrong = small / "data/children/c-8.yaml"
    wrong.write_text("id: c-8\nname: 何小川\n", encoding="utf-8")
    assert written(small, Amendment(CHILD, (Put(("name",), "田小苗"),)))


def test_a_new_warning_in_a_changed_file_is_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    early = {"date": "2020-01-01", "kind": "谈心"}
    assert written(small, Amendment(CHILD, (Insert(("records",), early, 0),)))
    told = capsys.readouterr().err
    assert "LS308" in told
    assert written(small, Amendment(CHILD, (Put(("name",), "田小苗"),)))
    assert "LS308" not in capsys.readouterr().err
