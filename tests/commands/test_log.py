"""`log` as a person uses it, in real repositories."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from tests.commands.conftest import Run
from tests.commands.git_repository import git, needs_git, plain_git
from tests.golden import agrees
from tests.history.repositories import PATH, Archives, signed

pytestmark = needs_git
GOLDEN = Path(__file__).parent / "golden"
DAY = ("--on", "2026-11-20")
VOLUNTEER = "data/volunteers/v-1.yaml"


@pytest.fixture
def archives(small: Path, monkeypatch: pytest.MonkeyPatch) -> Archives:
    made = Archives(small, monkeypatch)
    made.write("liushou.yaml", "format: 1\nunit:\n  name: 石桥小学\n  level: 学校\n")
    made.commit("2026-09-01")
    return made


@pytest.fixture
def busy(archives: Archives) -> Archives:
    """A history in which everything happens once."""
    archives.change(
        PATH, "guardians: []", 'guardians:\n  - {name: 石桂香, relation: 祖母, phone: "13900001"}'
    )
    archives.commit("2026-10-01", "王强")
    archives.change(PATH, "13900001", "13900078")
    archives.change(PATH, "note: 想妈妈}", "note: 想妈妈}\n  - {date: 2026-10-05, kind: 家访, by: v-1}")
    archives.commit("2026-10-05", "王强")
    archives.change(PATH, "id: c-1\n", "# 已核对\nid: c-1\n")
    archives.commit("2026-10-06")
    archives.branch("side")
    archives.change(PATH, "status: 在册", "status: 在册\nethnicity: 苗族")
    archives.commit("2026-10-07", "赵敏")
    archives.go("main")
    archives.change(PATH, "kind: 家访, by: v-1", "kind: 家访, by: v-1, note: 都好")
    archives.commit("2026-10-08")
    assert archives.merge("side", "2026-10-09")
    text = (archives.folder / PATH).read_text(encoding="utf-8")
    archives.write(PATH, text + "<<<<<<< HEAD\n")
    archives.commit("2026-10-10", "王强")
    archives.write(PATH, text)
    archives.commit("2026-10-11")
    git(archives.root, "mv", PATH, "data/children/c-7kq2m.yaml")
    archives.change("data/children/c-7kq2m.yaml", "id: c-1\n", "id: c-7kq2m\n")
    archives.commit("2026-10-12")
    archives.change("data/children/c-7kq2m.yaml", "朝阳村", "枫坪村")
    return archives


def events(out: str) -> list[tuple[str, str | None]]:
    return [(one["event"], one["date"]) for one in json.loads(out)]


def test_a_history_reads_well(liushou: Run, busy: Archives) -> None:
    result = liushou("-C", busy.root, "log", "田小禾", *DAY)
    assert result.status == 0
    assert result.err == "田小禾（c-7kq2m）：共 10 次提交。\n"
    commits = git(busy.root, "log", "--format=%h", "--abbrev=10").split()
    text = result.out
    for number, commit in enumerate(commits):
        text = text.replace(commit, f"<commit{number:02}>")
    assert "15400" not in text
    agrees(GOLDEN / "log.txt", text)


def test_what_is_committed_and_how_much_is_chosen(liushou: Run, busy: Archives) -> None:
    log = ("-C", busy.root, "log", "c-7kq2m", "--format", "json", *DAY)
    everything = events(liushou(*log).out)
    assert everything == [
        ("changed", None),
        ("changed", "2026-10-12"),
        ("written", "2026-10-11"),
        ("unreadable", "2026-10-10"),
        ("merged", "2026-10-09"),
        ("changed", "2026-10-08"),
        ("changed", "2026-10-07"),
        ("written", "2026-10-06"),
        ("changed", "2026-10-05"),
        ("changed", "2026-10-01"),
        ("made", "2026-09-01"),
    ]
    assert events(liushou(*log, "--since", "2026-10-10").out) == everything[:4]
    assert events(liushou(*log, "--limit", "2", "--reverse").out) == everything[1::-1]
    then = liushou("-C", busy.root, "log", "田小禾", "--at", "2026-10-05", "--format", "json", *DAY)
    assert events(then.out) == everything[8:]


def test_each_format_has_the_same_and_covers_the_same(liushou: Run, busy: Archives, tmp_path: Path) -> None:
    log = ("-C", busy.root, "log", "c-7kq2m", *DAY)
    rows = list(csv.reader(io.StringIO(liushou(*log, "--format", "csv").out)))
    assert rows[0] == ["日期", "谁", "版本", "改动"]
    assert rows[1][:3] == ["", "还没提交", ""]
    assert ["2026-10-05", "王强"] in [row[:2] for row in rows]
    markdown = liushou(*log, "-o", tmp_path / "log.md")
    assert markdown.status == 0
    text = (tmp_path / "log.md").read_text(encoding="utf-8")
    told = [line for one in json.loads(liushou(*log, "--format", "json").out) for line in one["told"]]
    assert len(told) == len(rows) - 1 == text.count("\n- ")
    for out in (text, liushou(*log).out, liushou(*log, "--format", "json").out):
        assert "13900078" not in out
        assert "都好" not in out
    for form in ("text", "json"):
        assert "13900078" in liushou(*log, "--reveal", "--format", form).out


def test_json_says_what_changed_field_by_field(liushou: Run, busy: Archives) -> None:
    out = liushou("-C", busy.root, "log", "c-7kq2m", "--format", "json", *DAY).out
    entry = next(one for one in json.loads(out) if one["date"] == "2026-10-05")
    assert set(entry) == {
        *("commit", "short", "date", "author", "event", "merge", "cut", "id", "was", "told", "changes"),
    }
    assert entry["commit"].startswith(entry["short"])
    assert (entry["author"], entry["id"], entry["was"]) == ("王强", "c-1", None)
    assert entry["changes"][0] == {
        "change": "changed",
        "field": "guardians[0].phone",
        "label": "监护人1·电话",
        "old": "***01",
        "new": "***78",
    }
    renumbered = next(one for one in json.loads(out) if one["date"] == "2026-10-12")
    assert (renumbered["id"], renumbered["was"], renumbered["changes"]) == ("c-7kq2m", "c-1", [])


def test_a_deleted_archive_is_found_by_id_and_by_name(liushou: Run, archives: Archives) -> None:
    archives.write(PATH, None)
    archives.commit("2026-10-01")
    archives.change(VOLUNTEER, "在岗", "离岗")
    archives.commit("2026-10-02")
    for word in ("c-1", "田小禾"):
        result = liushou("-C", archives.root, "log", word, "--format", "json", *DAY)
        assert events(result.out) == [("removed", "2026-10-01"), ("made", "2026-09-01")]
    archives.write(PATH, git(archives.root, "show", f"HEAD~2:{PATH}"))
    archives.commit("2026-10-03")
    again = liushou("-C", archives.root, "log", "c-1", *DAY)
    assert "删除之后又建了起来" in again.out


def test_an_old_id_leads_to_the_new_one(liushou: Run, busy: Archives) -> None:
    result = liushou("-C", busy.root, "log", "c-1", "--limit", "1", *DAY)
    assert result.err.startswith("c-1 的编号后来改成了 c-7kq2m，下面是 c-7kq2m 的历史。\n")
    assert "枫坪村" in result.out


def test_a_new_id_not_yet_committed_has_its_history_already(liushou: Run, archives: Archives) -> None:
    git(archives.root, "mv", PATH, "data/children/c-9.yaml")
    archives.change("data/children/c-9.yaml", "id: c-1\n", "id: c-9\n")
    result = liushou("-C", archives.root, "log", "田小禾", *DAY)
    assert "编号由 c-1 改为 c-9" in result.out
    assert "2026-09-01  李红" in result.out


@pytest.mark.parametrize(
    ("word", "told"), [("unit", "unit"), ("何秀兰", "v-1"), ("2026秋", "2026-2027-1"), ("v-1", "v-1")]
)
def test_every_kind_of_archive_has_a_history(liushou: Run, archives: Archives, word: str, told: str) -> None:
    result = liushou("-C", archives.root, "log", word, "--format", "json", *DAY)
    assert events(result.out) == [("made", "2026-09-01")]
    assert json.loads(result.out)[0]["id"] == {"unit": "liushou"}.get(told, told)


def test_nobody_and_several_are_said_so(liushou: Run, archives: Archives) -> None:
    nobody = liushou("-C", archives.root, "log", "田小河", *DAY)
    assert (nobody.status, nobody.out) == (2, "")
    assert "田小禾" in nobody.err
    archives.write("data/children/c-2.yaml", "id: c-2\nname: 田小禾\nschool: {grade: 五年级, class: 1}\n")
    several = liushou("-C", archives.root, "log", "田小禾", *DAY)
    assert several.status == 2
    assert "c-2（儿童档案，五年级1班）" in several.err
    assert liushou("-C", archives.root, "log", "c-1", "--limit", "0").status == 2


def test_an_archive_never_committed_is_told_as_such(liushou: Run, archives: Archives) -> None:
    archives.write("data/children/c-2.yaml", "id: c-2\nname: 石小山\n")
    result = liushou("-C", archives.root, "log", "石小山", *DAY)
    assert result.out.startswith("还没提交\n")
    assert "没有提交过的改动" in result.err


def test_that_it_is_only_of_late_is_said(liushou: Run, archives: Archives) -> None:
    said = liushou("-C", archives.root, "log", "c-1", "--since", "2026-12-01", *DAY).err
    assert "2026-12-01 以来没有提交过的改动" in said


def test_a_store_in_a_folder_and_a_linked_work_tree(
    liushou: Run, archives: Archives, tmp_path_factory: pytest.TempPathFactory
) -> None:
    archives.folder = archives.root / "分校"
    archives.write("liushou.yaml", "format: 1\nunit: {name: 分校, level: 学校}\n")
    archives.write(PATH, "id: c-1\nname: 石小山\n")
    archives.commit("2026-10-01")
    linked = tmp_path_factory.mktemp("linked") / "树"
    git(archives.root, "worktree", "add", "-q", linked.as_posix(), "HEAD")
    for root in (archives.folder, linked / "分校"):
        result = liushou("-C", root / "data", "log", "c-1", "--format", "json", *DAY)
        assert events(result.out) == [("made", "2026-10-01")]


def test_a_bare_clone_has_the_history_of_what_was_committed(
    liushou: Run, busy: Archives, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bare = tmp_path_factory.mktemp("bare")
    git(bare, "clone", "-q", "--bare", busy.root.as_posix(), ".")
    before = sorted(bare.iterdir())
    result = liushou("-C", bare, "log", "田小禾", "--format", "json", *DAY)
    assert events(result.out)[0] == ("changed", "2026-10-12")
    assert sorted(bare.iterdir()) == before


def test_a_shallow_clone_says_that_the_archive_may_be_older(
    liushou: Run, busy: Archives, tmp_path_factory: pytest.TempPathFactory
) -> None:
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "-q", "--depth=2", busy.root.as_uri(), ".")
    result = liushou("-C", clone, "log", "c-7kq2m", *DAY)
    assert "git fetch --unshallow" in result.err
    assert "这台电脑上的历史从这里开始，更早的没有取来" in result.out
    entries = json.loads(liushou("-C", clone, "log", "c-7kq2m", "--format", "json", *DAY).out)
    assert [one["cut"] for one in entries] == [False, True]


def test_without_git_it_is_said_what_to_do(
    liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_git(monkeypatch)
    result = liushou("-C", small, "log", "c-1")
    assert (result.status, result.out) == (3, "")
    assert "git init" in result.err
    monkeypatch.setattr("shutil.which", {}.get)
    assert "没有找到 git" in liushou("-C", small, "log", "c-1").err


def test_an_author_with_signs_of_a_terminal_is_printed_as_text(liushou: Run, archives: Archives) -> None:
    archives.change(PATH, "在册", "转出")
    git(archives.root, "commit", "-qam", "x", env=signed("2026-10-01", "王\x1b[31m强[b]"))
    result = liushou("-C", archives.root, "log", "c-1", *DAY)
    assert "\x1b" not in result.out
    assert "[b]" in result.out


def test_a_branch_without_commits_asks_which_one_is_meant(liushou: Run, archives: Archives) -> None:
    git(archives.root, "checkout", "-q", "--orphan", "new")
    result = liushou("-C", archives.root, "log", "c-1", *DAY)
    assert (result.status, result.out) == (2, "")
    assert "--at main" in result.err
    then = liushou("-C", archives.root, "log", "c-1", "--at", "main", "--format", "json", *DAY)
    assert events(then.out) == [("made", "2026-09-01")]


def test_of_a_version_that_cannot_be_read_only_the_fault_is_told(liushou: Run, archives: Archives) -> None:
    archives.change(PATH, "note: 想妈妈}", "note: *a}")
    archives.commit("2026-10-01")
    line = liushou("-C", archives.root, "log", "c-1", "--limit", "1", *DAY).out.splitlines()[1]
    assert re.sub(r"\d+", "N", line.strip()) == "这一版读不懂：第 N 行：不能用 YAML 的引用（以“*”开头）"
