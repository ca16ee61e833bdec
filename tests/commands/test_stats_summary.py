"""`liushou stats --summary`: the same archives give the same file; what is said with it."""

import json
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.git_repository import commit, git, needs_git, plain_git

from liushou.stats.summary.text import read_summary

COUNTS_ONLY = "里面只有人数，没有姓名和编号。"


@pytest.fixture
def kept(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small store in a repository of its own, all of it committed."""
    plain_git(monkeypatch)
    commit(small, "2026-11-18", tag="then")
    return small


def test_a_file_for_the_superior(liushou: Run, small: Path, tmp_path: Path) -> None:
    file = tmp_path / "石桥.json"
    done = liushou("-C", small, "stats", "--summary", file, "--on", DAY)
    summary = read_summary(file.read_bytes(), file.name)
    assert (done.status, done.out) == (0, "")
    assert (summary.unit.name, summary.term, summary.on.isoformat()) == ("石桥小学", "2026-2027-1", DAY)
    assert summary.figures["population"] == 1
    digest = json.loads(file.read_text(encoding="utf-8"))["sha256"][:8]
    assert f"已写入 {file}" in done.err
    assert "2026—2027学年第一学期，截至 2026-11-20：学期统计 1 人，其中当天在册 1 人。" in done.err
    assert f"校验码 {digest}。" in done.err
    assert COUNTS_ONLY in done.err


def test_to_standard_output(liushou: Run, small: Path, tmp_path: Path) -> None:
    liushou("-C", small, "stats", "--summary", tmp_path / "x.json", "--on", DAY)
    done = liushou("-C", small, "stats", "--summary", "-", "--on", DAY)
    assert done.out == (tmp_path / "x.json").read_text(encoding="utf-8")
    assert "已写入" not in done.err


def test_residents_are_told(liushou: Run, sample: Path) -> None:
    done = liushou("-C", sample, "stats", "--summary", "-", "--on", DAY)
    assert "留守妇女、老人 10 人。" in done.err


def test_outside_git_there_is_no_version(
    liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = liushou("-C", small, "stats", "--summary", "-", "--on", DAY)
    assert json.loads(done.out)["archives"] is None
    assert "档案不在 git 里，没有写版本号" in done.err


@needs_git
def test_the_version_that_was_counted(liushou: Run, kept: Path) -> None:
    done = liushou("-C", kept, "stats", "--summary", "-", "--on", DAY)
    name = git(kept, "rev-parse", "HEAD").strip()
    assert json.loads(done.out)["archives"] == {"commit": name, "day": "2026-11-18", "signed": None}
    assert f"档案版本 {name[:10]}；校验码" in done.err


@needs_git
@pytest.mark.parametrize("change", ["changed", "new", "ignored"])
def test_what_is_not_committed_has_no_version(liushou: Run, kept: Path, change: str) -> None:
    child = kept / "data/children/c-1.yaml"
    if change == "changed":
        child.write_text(child.read_text(encoding="utf-8") + "ethnicity: 汉族\n", encoding="utf-8")
    else:
        text = child.read_text(encoding="utf-8").replace("id: c-1", "id: c-2")
        (kept / "data/children/c-2.yaml").write_text(text, encoding="utf-8")
    if change == "ignored":
        (kept / ".git/info/exclude").write_text("c-2.yaml\n", encoding="utf-8")
    done = liushou("-C", kept, "stats", "--summary", "-", "--on", DAY)
    assert json.loads(done.out)["archives"] is None
    assert "有未提交的改动，没有写版本号：提交后再生成，上级才能核对。" in done.err


@needs_git
def test_a_version_can_be_counted_again(liushou: Run, kept: Path) -> None:
    """Whoever has the archives finds the same bytes, however they have gone on since."""
    first = liushou("-C", kept, "stats", "--summary", "-", "--on", DAY)
    name = json.loads(first.out)["archives"]["commit"]
    (kept / "data/children/c-1.yaml").unlink()
    commit(kept, "2026-12-01")
    for at in (name, "then", "2026-11-30"):
        again = liushou("-C", kept, "stats", "--summary", "-", "--at", at, "--on", DAY)
        assert again.out == first.out
    assert liushou("-C", kept, "stats", "--summary", "-", "--on", DAY).out != first.out


@needs_git
def test_the_day_of_a_version_is_its_own(liushou: Run, kept: Path) -> None:
    done = liushou("-C", kept, "stats", "--summary", "-", "--at", "then")
    assert json.loads(done.out)["on"] == "2026-11-18"


def test_unread_archives_are_not_counted_and_that_is_said(liushou: Run, small: Path) -> None:
    (small / "data/children/c-2.yaml").write_text("id: c-2\n", encoding="utf-8")
    done = liushou("-C", small, "stats", "--summary", "-", "--on", DAY)
    assert done.status == 0
    assert json.loads(done.out)["figures"]["population"] == 1
    assert "有 1 份档案读不出来，没有计入：改正后请重新生成，再上报。" in done.err


def test_a_folder_that_is_not_there(liushou: Run, small: Path, tmp_path: Path) -> None:
    done = liushou("-C", small, "stats", "--summary", tmp_path / "上报" / "x.json", "--on", DAY)
    assert done.status == 2
    assert "没有" in done.err
    assert "这个文件夹" in done.err


def test_a_term_that_has_not_begun_has_nothing_to_report(liushou: Run, small: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    done = liushou("-C", small, "stats", "--summary", file, "--term", "2026秋", "--on", "2026-08-31")
    assert done.status == 2
    assert "还没有开始（2026-09-01 开始）" in done.err
    assert not file.exists()


def test_a_file_that_a_roll_up_of_its_folder_would_pass_over(
    liushou: Run, small: Path, tmp_path: Path
) -> None:
    for name in ("上报.xlsx", "上报"):
        done = liushou("-C", small, "stats", "--summary", tmp_path / name, "--on", DAY)
        assert done.status == 2
        assert "汇总文件的扩展名是 .json" in done.err
        assert not (tmp_path / name).exists()
    for folder in (tmp_path, ".", "/"):
        done = liushou("-C", small, "stats", "--summary", folder, "--on", DAY)
        assert done.status == 2
        assert "是文件夹：请写上文件名" in done.err
