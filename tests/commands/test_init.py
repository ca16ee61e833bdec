"""`init`: new stores, completed stores, the example."""

import json
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.git_repository import git, needs_git, plain_git


def everything(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_a_new_store_checks_clean(liushou: Run, tmp_path: Path) -> None:
    made = liushou("-C", tmp_path, "init", "学校", "--name", '“石桥”: "小学" #1')
    assert made.status == 0
    root = tmp_path / "学校"
    wanted = {"liushou.yaml", ".gitignore", ".gitattributes", ".editorconfig", ".vscode/settings.json"}
    assert wanted <= set(everything(root))
    assert "新写 liushou.yaml、.gitignore、.gitattributes、.vscode/、.editorconfig、schemas/" in made.err
    assert liushou("-C", root, "check", "--strict").status == 0
    shown = json.loads(liushou("-C", root, "list", "children", "--format", "json").out)
    assert shown == []


@needs_git
def test_rosters_do_not_come_into_git(liushou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They have id numbers and phones in them."""
    plain_git(monkeypatch)
    liushou("-C", tmp_path, "init")
    git(tmp_path, "init", "-q")
    for name in ("花名册.xlsx", "花名册.xls", "花名册.csv", "花名册.ods", "花名册.et"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "templates/styles.docx").write_bytes(b"")
    git(tmp_path, "add", "-A")
    kept = git(tmp_path, "ls-files", "-z").split("\0")
    assert "templates/styles.docx" in kept
    assert not [name for name in kept if "花名册" in name]


def test_again_changes_nothing(liushou: Run, tmp_path: Path) -> None:
    liushou("-C", tmp_path, "init")
    before = everything(tmp_path)
    again = liushou("-C", tmp_path, "init")
    assert "没有改动" in again.err
    assert everything(tmp_path) == before


def test_what_is_missing_is_added_and_nothing_overwritten(liushou: Run, small: Path) -> None:
    before = everything(small)
    assert liushou("-C", small, "init").status == 0
    after = everything(small)
    assert before.items() <= after.items()
    assert ".gitignore" in after


def test_schemas_of_ones_own_are_kept_and_lost_ones_come_back(liushou: Run, tmp_path: Path) -> None:
    liushou("-C", tmp_path, "init")
    before = everything(tmp_path)
    child, unit = tmp_path / "schemas/child.schema.json", tmp_path / "schemas/unit.schema.json"
    child.write_text("{}\n", encoding="utf-8")
    unit.unlink()
    liushou("-C", tmp_path, "init")
    assert everything(tmp_path) == {**before, "schemas/child.schema.json": b"{}\n"}


def test_the_example_reports_and_checks(liushou: Run, tmp_path: Path) -> None:
    assert liushou("-C", tmp_path, "init", "--example").status == 0
    assert liushou("-C", tmp_path, "check", "--on", DAY).status == 0
    report = liushou("-C", tmp_path, "report", "--term", "2026-2027-1", "--on", DAY, "--format", "json")
    assert json.loads(report.out)["population"] > 40


def test_the_example_is_not_put_over_archives(liushou: Run, small: Path) -> None:
    before = everything(small)
    refused = liushou("-C", small, "init", "--example")
    assert refused.status == 2
    assert "已经有档案" in refused.err
    assert before.items() <= everything(small).items()


def test_a_file_in_the_way_is_told(liushou: Run, tmp_path: Path) -> None:
    (tmp_path / "学校").write_text("x", encoding="utf-8")
    assert liushou("-C", tmp_path, "init", "学校").status == 3


@needs_git
def test_a_repository_that_git_does_not_let_us_read_is_not_made_again(
    liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_git(monkeypatch)
    assert "运行 git init" in liushou("-C", small, "init").err
    git(small, "init", "-q")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    told = liushou("-C", small, "init").err
    assert "这里有 git 仓库，但 git 不认" in told
    assert "运行 git init" not in told


@needs_git
@pytest.mark.parametrize("folder", [".", "学校"])
def test_nothing_is_written_into_what_git_keeps_for_itself(
    liushou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    plain_git(monkeypatch)
    git(tmp_path, "init", "-q", "--bare")
    before = everything(tmp_path)
    made = liushou("-C", tmp_path, "init", folder)
    assert (made.status, "请先 git clone 一份" in made.err) == (2, True)
    assert everything(tmp_path) == before
    assert not (tmp_path / "学校").exists()
