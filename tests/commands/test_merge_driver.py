"""The merge driver in real repositories: branches, criss-cross merges, cherry-picks, rebases, stashes."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.conftest import Run
from tests.commands.git_repository import attempt, git, needs_git, plain_git

from liushou.yamltext.reader import read

CHILD = "data/children/c-1.yaml"
DAY = "2026-10-01T09:00:00+0800"
DRIVER = f'"{sys.executable}" -m liushou merge-driver %O %A %B %L %P'.replace("\\", "/")

Repository = Path
Change = Callable[[str], str]


@pytest.fixture
def repository(small: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The small store in a repository in which archives are merged by meaning; on the branch `main`."""
    return _repository(small, small, monkeypatch)


def _repository(top: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    plain_git(monkeypatch)
    monkeypatch.setenv("GIT_AUTHOR_DATE", DAY)
    monkeypatch.setenv("GIT_COMMITTER_DATE", DAY)
    git(top, "init", "-q", "-b", "main")
    git(top, "config", "merge.liushou.driver", DRIVER)
    attributes = "/data/**/*.yaml merge=liushou\n/liushou.yaml merge=liushou\n"
    (root / ".gitattributes").write_text(attributes, encoding="utf-8", newline="\n")
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "base")
    return root


def change(root: Path, *changes: tuple[str, str], path: str = CHILD, message: str = "change") -> None:
    """Commit a file in which texts are replaced by others."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8", newline="\n")
    git(root, "commit", "-q", "-m", message, "--", path)


def text(root: Path, path: str = CHILD) -> str:
    return (root / path).read_text(encoding="utf-8")


TALK_1 = ("note: 想妈妈}\n", "note: 想妈妈}\n  - {date: 2026-11-03, kind: 谈心, by: v-1} # 在操场\n")
TALK_2 = (
    "note: 想妈妈}\n",
    (
        "note: 想妈妈}\n  - {date: 2026-11-02, kind: 家访, by: v-1}\n  # 电话打了两次\n"
        "  - {date: 2026-11-05, kind: 亲情电话, by: v-1}\n"
    ),
)
PHONE = '"15400012345"'
FATHER = "{relation: 父亲, situation: 外出务工}"


@needs_git
def test_talks_of_both_branches_and_different_phones_merge_without_conflict(repository: Repository) -> None:
    git(repository, "switch", "-q", "-c", "other")
    change(repository, TALK_2, (FATHER, '{relation: 父亲, situation: 外出务工, phone: "15400010001"}'))
    git(repository, "switch", "-q", "main")
    change(repository, TALK_1, (PHONE, '"15400010002"'))
    git(repository, "merge", "-q", "other")
    found = text(repository)
    assert found.endswith(
        "records:\n"
        "  - {date: 2026-10-10, kind: 谈心, by: v-1, note: 想妈妈}\n"
        "  - {date: 2026-11-02, kind: 家访, by: v-1}\n"
        "  - {date: 2026-11-03, kind: 谈心, by: v-1} # 在操场\n"
        "  # 电话打了两次\n"
        "  - {date: 2026-11-05, kind: 亲情电话, by: v-1}\n"
    )
    assert 'phone: "15400010002"\n' in found
    assert '{relation: 父亲, situation: 外出务工, phone: "15400010001"}' in found


@needs_git
def test_a_phone_changed_twice_is_a_conflict_at_its_line_only(repository: Repository, liushou: Run) -> None:
    git(repository, "switch", "-q", "-c", "other")
    change(repository, TALK_2, (PHONE, '"15400010001"'))
    git(repository, "switch", "-q", "main")
    change(repository, TALK_1, (PHONE, '"15400010002"'))
    done = attempt(repository, "merge", "-q", "other")
    assert done.returncode == 1
    assert f"{CHILD}：电话两边改得不一样，请用 liushou resolve 逐处选定。" in done.stderr
    assert "154000" not in done.stderr + done.stdout
    found = text(repository)
    block = '<<<<<<< 本机\nphone: "15400010002"\n=======\nphone: "15400010001"\n>>>>>>> 对方\n'
    assert found.count("<<<<<<<") == 1
    assert block in found
    assert found.count("date: 2026-11-0") == 3
    checked = liushou("-C", repository, "check", "--format", "json")
    assert '"LS004"' in checked.out
    line = found[: found.index("<<<<<<<")].count("\n") + 1
    assert f'"line": {line},' in checked.out


@needs_git
def test_criss_cross_merges_keep_what_both_did(repository: Repository) -> None:
    git(repository, "switch", "-q", "-c", "other")
    change(repository, TALK_2)
    git(repository, "switch", "-q", "main")
    change(repository, TALK_1)
    git(repository, "branch", "first")
    git(repository, "merge", "-q", "other")
    git(repository, "switch", "-q", "other")
    git(repository, "merge", "-q", "first")
    change(repository, ("2026-11-05, kind: 亲情电话", "2026-11-05, kind: 亲情视频"))
    git(repository, "switch", "-q", "main")
    change(repository, ("  # 电话打了两次\n", ""), (PHONE, '"15400010002"'))
    git(repository, "merge", "-q", "other")
    found = text(repository)
    assert found.count("date: 2026-11-0") == 3
    assert "kind: 亲情视频" in found
    assert "电话打了两次" not in found


@needs_git
def test_branches_that_crossed_with_a_conflict_are_not_asked_again(repository: Repository) -> None:
    git(repository, "switch", "-q", "-c", "other")
    change(repository, TALK_2, (PHONE, '"15400010001"'))
    git(repository, "switch", "-q", "main")
    change(repository, TALK_1, (PHONE, '"15400010002"'))
    git(repository, "branch", "first")
    for branch, merged in (("main", "other"), ("other", "first")):
        git(repository, "switch", "-q", branch)
        assert attempt(repository, "merge", "-q", merged).returncode == 1
        decided = re.sub(r"<{7} .*?\n>{7} .*?\n", 'phone: "15400010003"\n', text(repository), flags=re.DOTALL)
        (repository / CHILD).write_text(decided, encoding="utf-8", newline="\n")
        git(repository, "commit", "-q", "-a", "-m", f"merge {merged}")
    change(repository, ("2026-11-05, kind: 亲情电话", "2026-11-05, kind: 亲情视频"))
    git(repository, "switch", "-q", "main")
    change(repository, ("  # 电话打了两次\n", ""), (FATHER, f"{FATHER} # 十一月回来过"))
    done = attempt(repository, "merge", "-q", "other")
    assert (done.returncode, done.stderr) == (0, "")
    found = text(repository)
    assert found.count("date: 2026-11-0") == 3
    for part in ("亲情视频", "15400010003", "十一月回来过"):
        assert part in found
    assert "电话打了两次" not in found


@needs_git
def test_a_commit_picked_on_another_branch_and_merged_later_is_there_once(repository: Repository) -> None:
    git(repository, "switch", "-q", "-c", "other")
    change(repository, TALK_2)
    change(repository, ("亲情电话, by: v-1}\n", "亲情电话, by: v-1}\n  - {date: 2026-11-09, kind: 谈心}\n"))
    git(repository, "switch", "-q", "main")
    change(repository, TALK_1)
    git(repository, "cherry-pick", "other")
    assert text(repository).count("date: 2026-11-09") == 1
    assert text(repository).count("date: 2026-11-02") == 0
    git(repository, "merge", "-q", "other")
    found = text(repository)
    assert [found.count(f"date: 2026-11-0{day}") for day in (2, 3, 5, 9)] == [1, 1, 1, 1]


@needs_git
def test_a_branch_can_be_rebased(repository: Repository) -> None:
    git(repository, "switch", "-q", "-c", "other")
    change(repository, TALK_2)
    change(repository, (PHONE, '"15400010001"'))
    git(repository, "switch", "-q", "main")
    change(repository, TALK_1)
    git(repository, "switch", "-q", "other")
    git(repository, "rebase", "-q", "main")
    assert text(repository).count("date: 2026-11-0") == 3
    assert "15400010001" in text(repository)


@needs_git
def test_put_aside_changes_come_back_into_a_newer_file(repository: Repository) -> None:
    file = repository / CHILD
    file.write_text(text(repository).replace(*TALK_2), encoding="utf-8", newline="\n")
    git(repository, "stash", "-q")
    change(repository, TALK_1)
    git(repository, "stash", "pop", "-q")
    assert text(repository).count("date: 2026-11-0") == 3


@needs_git
def test_a_commit_can_be_taken_back_after_others_wrote_on(repository: Repository) -> None:
    change(repository, TALK_1, message="wrong")
    change(repository, ("by: v-1} # 在操场\n", "by: v-1} # 在操场\n  - {date: 2026-11-07, kind: 谈心}\n"))
    git(repository, "revert", "--no-edit", "HEAD~1")
    found = text(repository)
    assert found.count("date: 2026-11-0") == 1
    assert "操场" not in found


@needs_git
def test_a_store_in_a_folder_and_a_file_added_by_both(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = small.parent / f"{small.name} 仓库"
    top.mkdir()
    root = _repository(top, small.rename(top / "石桥 小学"), monkeypatch)
    path, plan = "data/terms/2026-2027-2.yaml", "id: 2026-2027-2\nbegins: 2027-02-22\nends: 2027-07-09\n"
    for branch, more in (("other", "guidance: 一个都不能少\n"), ("main", "title: 春季工作计划\n")):
        if branch == "other":
            git(top, "switch", "-q", "-c", branch)
        else:
            git(top, "switch", "-q", branch)
        (root / path).write_text(plan + more, encoding="utf-8", newline="\n")
        git(top, "add", ".")
        git(top, "commit", "-q", "-m", branch)
    git(top, "merge", "-q", "other")
    read_back = read((root / path).read_bytes()).value
    assert read_back is not None
    assert {"title", "guidance", "begins"} <= read_back.keys()


@needs_git
def test_two_archives_that_git_takes_for_one_are_not_merged(repository: Repository) -> None:
    git(repository, "switch", "-q", "-c", "other")
    change(repository, TALK_2)
    git(repository, "switch", "-q", "main")
    lines = text(repository).replace("id: c-1\n", "id: c-9\n").replace("田小禾", "石小满")
    (repository / "data/children/c-9.yaml").write_text(lines, encoding="utf-8", newline="\n")
    git(repository, "rm", "-q", CHILD)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "c-1 left, c-9 came")
    done = attempt(repository, "-c", "merge.renames=true", "merge", "-q", "other")
    assert done.returncode == 1
    assert "两份不同的档案" in done.stderr
    assert "git show :3:data/children/c-9.yaml 查看" in done.stderr
    assert text(repository, "data/children/c-9.yaml") == lines
    assert "2026-11-05" in git(repository, "show", ":3:data/children/c-9.yaml")


@needs_git
def test_a_new_archive_is_not_lost_under_a_wrong_guess(repository: Repository) -> None:
    """They deleted c-1 and made c-9; ours wrote in c-1: in the file of c-9 stands c-9."""
    git(repository, "switch", "-q", "-c", "other")
    lines = text(repository).replace("id: c-1\n", "id: c-9\n").replace("田小禾", "石小满")
    (repository / "data/children/c-9.yaml").write_text(lines, encoding="utf-8", newline="\n")
    git(repository, "rm", "-q", CHILD)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "c-1 left, c-9 came")
    git(repository, "switch", "-q", "main")
    change(repository, TALK_2)
    done = attempt(repository, "-c", "merge.renames=true", "merge", "-q", "other")
    assert done.returncode == 1
    assert "留下的是对方的，本机的用 git show :2:data/children/c-9.yaml 查看" in done.stderr
    assert text(repository, "data/children/c-9.yaml") == lines
    assert "2026-11-05" in git(repository, "show", ":2:data/children/c-9.yaml")


def driver(
    folder: Path, run: Run, base: bytes, ours: bytes, theirs: bytes, path: str = CHILD
) -> tuple[int, bytes, str]:
    """What the driver makes of three files: its status, the file it leaves, what it says."""
    for name, data in zip("OAB", (base, ours, theirs), strict=True):
        (folder / name).write_bytes(data)
    done = run("merge-driver", folder / "O", folder / "A", folder / "B", "7", path)
    assert done.out == ""
    assert sorted(file.name for file in folder.iterdir()) == ["A", "B", "O"]
    return done.status, (folder / "A").read_bytes(), done.err


@needs_git
def test_what_a_note_says_is_not_told_as_a_field(tmp_path: Path, liushou: Run) -> None:
    versions = (f"id: c-1\nnotes:\n  妈妈说: {word}\n不明: {word}\n".encode() for word in ("甲", "乙", "丙"))
    status, _, said = driver(tmp_path, liushou, *versions)
    assert status == 1
    assert "妈妈" not in said
    assert "备注、格式里没有的字段两边改得不一样" in said


BASE = b"id: c-1\nphone: '1'\nname: a\nsex: b\n"


@needs_git
@pytest.mark.parametrize("broken", [b"<<<<<<< x\n", b"\xcf\xd4\xca\xbe\n", b"a: [\n", b"a: &b 1\n"])
@pytest.mark.parametrize("side", [0, 1, 2])
def test_what_cannot_be_read_is_merged_line_by_line(
    tmp_path: Path, liushou: Run, broken: bytes, side: int
) -> None:
    versions = [BASE, BASE.replace(b"'1'", b"'2'"), BASE + b"# x\n"]
    versions = [data + broken if at == side else data for at, data in enumerate(versions)]
    status, data, told = driver(tmp_path, liushou, *versions)
    assert (status == 0) == (told == "")
    for part in (b"phone: '2'", b"# x"):
        assert part in data
    assert b"<<<<<<< " in data or status == 0


@needs_git
def test_other_files_are_merged_line_by_line(tmp_path: Path, liushou: Run) -> None:
    ours, theirs = BASE.replace(b"'1'", b"'2'"), BASE.replace(b"name: a", b"name: c")
    status, data, told = driver(tmp_path, liushou, BASE, ours, theirs, "templates/a.yaml")
    assert status == 1
    assert b"<<<<<<< \xe6" in data
    assert told == "templates/a.yaml：两边改了相同的几行，请用 liushou resolve 逐处选定。\n"
    status, data, _ = driver(tmp_path, liushou, BASE, ours, theirs)
    assert (status, data) == (0, ours.replace(b"name: a", b"name: c"))


@needs_git
def test_line_ends_and_byte_order_mark_are_those_of_ours(tmp_path: Path, liushou: Run) -> None:
    ours = b"\xef\xbb\xbf" + BASE.replace(b"'1'", b"'2'").replace(b"\n", b"\r\n")
    theirs = BASE.replace(b"name: a", b"name: c")
    assert driver(tmp_path, liushou, BASE, ours, theirs)[:2] == (0, ours.replace(b"name: a", b"name: c"))
    theirs = BASE.replace(b"'1'", b"'3'")
    status, data, _ = driver(tmp_path, liushou, BASE, ours, theirs)
    assert status == 1
    assert data.count(b"\n") == data.count(b"\r\n") == 8


@needs_git
def test_a_defect_leaves_the_merge_to_git(
    tmp_path: Path, liushou: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("liushou.commands.merge_driver.merged_text", broken)
    ours, theirs = BASE.replace(b"'1'", b"'2'"), BASE + b"# x\n"
    status, data, told = driver(tmp_path, liushou, BASE, ours, theirs)
    assert (status, data) == (0, ours + b"# x\n")
    assert told == f"{CHILD}：按内容合并时程序出错，改为逐行合并，请核对这份档案。\n"


def test_without_git_ours_stays_and_it_is_a_conflict(
    tmp_path: Path, liushou: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    status, data, told = driver(tmp_path, liushou, b"\0", b"\0a", b"\0b")
    assert (status, data) == (1, b"\0a")
    assert "没有合并" in told


def test_files_that_are_not_there_are_named(tmp_path: Path, liushou: Run) -> None:
    done = liushou("merge-driver", tmp_path / "O", tmp_path / "A", tmp_path / "B", "7", CHILD)
    assert done.status == 3
    assert done.err.startswith(f"{CHILD}：git 给的文件读不出来")
