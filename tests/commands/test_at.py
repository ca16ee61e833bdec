"""`--at`: what commands say of a moment of history is what they say in a checkout of it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.git_repository import commit, git, needs_git, plain_git

from liushou.resources import shipped_templates

pytestmark = needs_git

CHILD = "data/children/c-1.yaml"
REPORT = (shipped_templates() / "term-report.md").read_text(encoding="utf-8") + "\n今天的模板。\n"
"""A unit's own template."""
SIX: tuple[tuple[str, ...], ...] = (
    ("show", "c-1"), ("list", "children"), ("stats",), ("report",), ("check",), ("due",),
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _plain() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        plain_git(patch)
        yield


@pytest.fixture(scope="module")
def work(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample under git as v1, on DAY; since then children were renamed, deleted and added, settings and
    the term changed, in commits and out of them."""
    root = tmp_path_factory.mktemp("work") / "留守 档案"
    shutil.copytree(sample, root)
    commit(root, DAY, tag="v1")
    children = sorted((root / "data/children").glob("*.yaml"))
    for file in children[:12]:
        file.unlink()
    for number, file in enumerate(children[12:24]):
        text = file.read_text(encoding="utf-8").replace(f"id: {file.stem}", f"id: c-new{number}")
        file.with_stem(f"c-new{number}").write_text(text, encoding="utf-8", newline="\n")
    for file in children[24:30]:
        git(root, "mv", str(file), str(file.with_stem(f"{file.stem}-x")))
    edit(root / "liushou.yaml", "name: ", "name: 新的")
    shutil.rmtree(root / "data/activities")
    commit(root, "2026-12-10")
    edit(root / "data/terms/2026-2027-1.yaml", "begins: 2026-09-01", "begins: 2026-09-15")
    (root / "data/volunteers" / children[0].name).write_bytes(b"broken: [")
    return root


@pytest.fixture(scope="module")
def checkout(work: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of v1, as a linked work tree."""
    root = tmp_path_factory.mktemp("checkout") / "v1"
    git(work, "worktree", "add", "-q", "--detach", str(root), "v1")
    return root.resolve()


@pytest.fixture
def tracked(small: Path) -> Path:
    """The small store, committed on 2026-10-12, its child renamed on 2026-11-02 and given an error since."""
    commit(small, "2026-10-12")
    edit(small / CHILD, "田小禾", "田大禾")
    commit(small, "2026-11-02")
    edit(small / CHILD, "sex: 女", "sex: 女孩")
    return small


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.mark.parametrize(
    "words",
    [
        "report --term last --format json", "report --term last --format md", "report --term",
        "report --names --format md", "report --format json", "report --format html",
        "stats --format json", "stats --names --format csv", "stats --per 班级,留守类型 --format md",
        "check --format json", "check --format github -o {out}", "check --format sarif",
        "check --format json data/children", "check --format full -o {out}", "check -o {out} --reveal",
        "due --format json --within 30", "due --per 班级 --format md", "due --format ics",
        "list children", "list children 留守类型:双留守 --columns 姓名,监护人.电话 --reveal",
        "list volunteers --format json", "list activities", "list terms", "list residents --format csv",
        "show c-05dvr --all", "show c-05dvr --format json --reveal", "show v-1bav4", "show a-bmv71",
        "show 2026-2027-1", "report -o {out}.docx --date 2026-11-20",
    ],
)  # fmt: skip
def test_a_moment_is_as_its_checkout(
    liushou: Run, work: Path, checkout: Path, tmp_path: Path, words: str
) -> None:
    then, now = tmp_path / "then", tmp_path / "now"
    shown = liushou("-C", work, *words.format(out=then).split(), "--at", "v1")
    usual = liushou("-C", checkout, *words.format(out=now).split(), "--on", DAY)
    assert (shown.status, shown.out) == (usual.status, usual.out)
    assert [file.read_bytes() for file in sorted(tmp_path.glob("then*"))] == [
        file.read_bytes() for file in sorted(tmp_path.glob("now*"))
    ]
    assert shown.out or "-o" in words


def test_the_store_has_changed_since(liushou: Run, work: Path) -> None:
    """Else the test above could not fail."""
    then, now = (
        json.loads(
            liushou("-C", work, "report", "--term", "last", "--on", DAY, "--format", "json", *more).out
        )
        for more in (["--at", "v1"], [])
    )
    assert {key for key in then if then[key] != now[key]} >= {
        "unit", "revision", "population", "indicators", "breakdowns", "activities",
    }  # fmt: skip


def test_the_day_is_that_of_the_revision_unless_given(liushou: Run, work: Path) -> None:
    short = git(work, "rev-parse", "--short=10", "v1").strip()
    shown = liushou("-C", work, "due", "--at", "v1")
    assert (
        shown.err
        == f"按 2026-11-20 提交的档案（版本 {short}），以这一天为今天。\n" + shown.err.split("\n", 1)[1]
    )
    assert "待办　2026-11-20" in shown.out
    shown = liushou("-C", work, "due", "--at", "v1", "--on", "2026-11-25")
    assert shown.err.startswith(f"按 2026-11-20 提交的档案（版本 {short}），以 2026-11-25 为今天。\n")
    assert "待办　2026-11-25" in shown.out


def test_a_day_that_is_named_is_today_though_nobody_committed_on_it(liushou: Run, work: Path) -> None:
    shown = liushou("-C", work, "due", "--at", "2026-11-28")
    short = git(work, "rev-parse", "--short=10", "v1").strip()
    told = f"按 2026-11-20 最后一次提交的档案（版本 {short}），以 2026-11-28 为今天。\n"
    assert shown.err.startswith(told)
    assert "待办　2026-11-28" in shown.out
    found = liushou("-C", work, "check", "--at", "2026-11-28", "--format", "json")
    assert found.err.startswith(told)
    assert (
        found.out == liushou("-C", work, "check", "--at", "v1", "--on", "2026-11-28", "--format", "json").out
    )


def test_nothing_is_to_be_recorded_in_the_past(liushou: Run, work: Path, checkout: Path) -> None:
    assert "做了就记下来" in liushou("-C", checkout, "due", "--on", DAY).err
    assert "做了就记下来" not in liushou("-C", work, "due", "--at", "v1").err


def test_from_a_linked_work_tree(liushou: Run, work: Path, checkout: Path) -> None:
    shown = liushou("-C", checkout / "data", "list", "children", "--at", "main")
    assert (shown.status, "c-new0" in shown.out) == (0, True)
    assert shown.out == liushou("-C", work, "list", "children", "--at", "2026-12-10").out


def test_by_a_day(liushou: Run, tracked: Path) -> None:
    for word, name in (("2026-10-12", "田小禾"), ("2026-11-01", "田小禾"), ("2026-11-02", "田大禾"),
                       ("2099-01-01", "田大禾")):  # fmt: skip
        assert name in liushou("-C", tracked, "list", "children", "--at", word).out
    shown = liushou("-C", tracked, "list", "children", "--at", "2026-10-11")
    assert (shown.status, shown.out) == (2, "")
    assert "第一次提交在 2026-10-12" in shown.err
    assert liushou("-C", tracked, "list", "children", "--at", "v9").status == 2


@pytest.mark.parametrize("words", SIX)
def test_looking_back_writes_nothing(liushou: Run, tracked: Path, words: tuple[str, ...]) -> None:
    before = snapshot(tracked)
    assert liushou("-C", tracked, *words, "--at", "HEAD").status == 0
    assert snapshot(tracked) == before


def test_the_settings_of_then_and_the_templates_of_now(liushou: Run, tracked: Path) -> None:
    edit(tracked / "liushou.yaml", "石桥小学", "平坝小学")
    commit(tracked, "2026-11-03")
    (tracked / "templates").mkdir()
    (tracked / "templates/term-report.md").write_text(REPORT, encoding="utf-8", newline="\n")
    shown = liushou("-C", tracked, "report", "--at", "HEAD~1", "--format", "md").out
    assert ("石桥小学" in shown, "平坝小学" in shown, "今天的模板。" in shown) == (True, False, True)


def test_a_store_in_a_folder(liushou: Run, tracked: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    top = tmp_path_factory.mktemp("town")
    shutil.copytree(tracked / "data", top / "学校/data")
    shutil.copyfile(tracked / "liushou.yaml", top / "学校/liushou.yaml")
    (top / "学校/templates").mkdir()
    (top / "学校/templates/term-report.md").write_text(REPORT, encoding="utf-8", newline="\n")
    commit(top, "2026-10-12")
    shown = liushou("-C", top / "学校/data", "report", "--at", "HEAD", "--on", DAY, "--format", "md")
    assert "今天的模板。" in shown.out
    shutil.rmtree(top / "学校/data/volunteers")
    for folder in ("学校", "学校/data", "学校/templates", "学校/data/children"):
        shown = liushou("-C", top / folder, "list", "volunteers", "--at", "HEAD")
        assert ("何秀兰" in shown.out, "，学校），" in shown.err) == (True, True)
    shown = liushou("-C", top / "学校", "check", "--at", "HEAD", "--format", "github", "--select", "LS1")
    assert f"file=学校/{CHILD}," in shown.out
    shutil.move(top / "学校", top / "分校")
    shown = liushou("-C", top / "分校", "list", "volunteers", "--at", "HEAD")
    assert (shown.status, "“分校/”里没有档案库" in shown.err) == (2, True)
    assert "何秀兰" in liushou("-C", top / "分校", "list", "volunteers", "--at", "HEAD:学校").out


def test_another_store_above_is_not_taken_for_it(liushou: Run, tracked: Path) -> None:
    """The school was not there yet; the town's archives are not the school's."""
    shutil.copytree(tracked / "data", tracked / "学校/data")
    shutil.copyfile(tracked / "liushou.yaml", tracked / "学校/liushou.yaml")
    commit(tracked, "2026-11-03")
    assert liushou("-C", tracked / "学校/data", "list", "children", "--at", "HEAD").status == 0
    shown = liushou("-C", tracked / "学校/data", "list", "children", "--at", "HEAD~1")
    assert (shown.status, "“学校/”里没有档案库" in shown.err) == (2, True)
    (tracked / "学校/liushou.yaml").unlink()
    shown = liushou("-C", tracked / "学校/data", "list", "children", "--at", "HEAD")
    assert (shown.status, "，学校），" in shown.err) == (0, True)


@pytest.mark.parametrize("words", SIX)
def test_a_store_deleted_since(liushou: Run, tracked: Path, words: tuple[str, ...]) -> None:
    (tracked / "liushou.yaml").unlink()
    assert liushou("-C", tracked / "data/children", *words).status == 3
    shown = liushou("-C", tracked / "data/children", *words, "--at", "HEAD")
    assert (shown.status, bool(shown.out)) == (0, True)


@pytest.mark.parametrize("words", SIX)
def test_a_bare_clone(liushou: Run, tracked: Path, words: tuple[str, ...]) -> None:
    bare = tracked / "archive.git"
    git(tracked, "clone", "-q", "--bare", str(tracked), str(bare))
    before = snapshot(bare)
    for folder in (bare, bare / "refs"):
        shown = liushou("-C", folder, *words, "--at", "main")
        assert shown.status == 0
        if words[0] != "check":
            assert shown.out == liushou("-C", tracked, *words, "--at", "main").out
    assert snapshot(bare) == before
    (tracked / "liushou.yaml").unlink()
    shown = liushou("-C", bare, *words)
    assert (shown.status, shown.out) == (3, "")
    assert "不带文件的 git 仓库" in shown.err
    assert "--at HEAD" in shown.err


def test_a_bare_clone_in_the_folder_of_a_store_is_the_one_asked(liushou: Run, tracked: Path) -> None:
    bare = tracked / "archive.git"
    git(tracked, "clone", "-q", "--bare", str(tracked), str(bare))
    edit(tracked / "data/volunteers/v-1.yaml", "何秀兰", "何秀珍")
    commit(tracked, "2026-11-03")
    assert "何秀兰" in liushou("-C", bare, "list", "volunteers", "--at", "main").out
    assert "何秀珍" in liushou("-C", tracked, "list", "volunteers", "--at", "main").out


def test_a_bare_clone_of_several_stores(
    liushou: Run, tracked: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    town = tmp_path_factory.mktemp("town")
    for name in ("平坝", "石桥"):
        shutil.copytree(tracked, town / name, ignore=shutil.ignore_patterns(".git"))
    edit(town / "平坝" / CHILD, "田大禾", "田小米")
    commit(town, "2026-11-03")
    bare = town / "archive.git"
    git(town, "clone", "-q", "--bare", str(town), str(bare))
    shown = liushou("-C", bare, "check", "--at", "main")
    assert (shown.status, "有几个档案库：平坝、石桥" in shown.err) == (2, True)
    shown = liushou("-C", bare, "show", "c-1", "--format", "json", "--at", "main:平坝")
    assert shown.status == 2
    assert "田小米" not in liushou("-C", bare, "check", "--at", "main:石桥", "--format", "json").out
    shown = liushou("-C", bare, "check", "--at", "main:平坝", "--format", "github")
    assert f"file=平坝/{CHILD}," in shown.out


def test_a_shallow_clone_says_what_is_missing(liushou: Run, tracked: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "浅"
    git(tmp_path, "clone", "-q", "--depth=1", tracked.as_uri(), str(shallow))
    assert "田大禾" in liushou("-C", shallow, "list", "children", "--at", "HEAD").out
    shown = liushou("-C", shallow, "list", "children", "--at", "2026-10-20")
    assert (shown.status, "git fetch --unshallow" in shown.err) == (2, True)


def test_no_history(liushou: Run, small: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    shown = liushou("-C", small, "list", "children", "--at", "HEAD")
    assert (shown.status, "档案库不在 git 里" in shown.err) == (3, True)
    empty = tmp_path_factory.mktemp("empty")
    shown = liushou("-C", empty, "list", "children", "--at", "HEAD")
    assert (shown.status, "这里不是档案库" in shown.err) == (3, True)
    shown = liushou("-C", empty / "nowhere", "list", "children", "--at", "HEAD")
    assert (shown.status, "-C 后面的路径" in shown.err) == (3, True)


def test_without_git_only_history_is_missing(
    liushou: Run, tracked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tracked))
    shown = liushou("-C", tracked, "list", "volunteers", "--at", "HEAD")
    assert (shown.status, "没有找到 git" in shown.err) == (3, True)
    for words in (["list", "volunteers"], ["check"], ["report", "--on", DAY]):
        assert liushou("-C", tracked, *words).status in {0, 1}


def test_errors_of_then_are_named(liushou: Run, tracked: Path) -> None:
    commit(tracked, "2026-11-03")
    edit(tracked / CHILD, "sex: 女孩", "sex: 女")
    shown = liushou("-C", tracked, "list", "children", "--at", "HEAD")
    assert f"没有计入：{CHILD}" in shown.err
    assert "用 liushou check --at HEAD 查看" in shown.err
    shown = liushou("-C", tracked, "check", "--at", "HEAD", "--select", "LS1", "--format", "full")
    assert (shown.status, "sex: 女孩" in shown.out) == (1, True)
    assert liushou("-C", tracked, "check", "--select", "LS1").status == 0


def test_settings_of_then_that_cannot_be_read(liushou: Run, tracked: Path) -> None:
    edit(tracked / "liushou.yaml", "level: 学校", "level: [")
    commit(tracked, "2026-11-03")
    edit(tracked / "liushou.yaml", "level: [", "level: 学校")
    shown = liushou("-C", tracked, "list", "volunteers", "--at", "2026-11-03")
    assert shown.status == 3
    assert "2026-11-03 时的 liushou.yaml 读不出来" in shown.err
    assert "liushou check --at 2026-11-03 查看。" in shown.err
    assert liushou("-C", tracked, "check", "--at", "2026-11-03").status == 1


@pytest.mark.parametrize("words", [["--fix"], ["--diff"], ["--changed"], ["-"], ["--stdin-path", "x.yaml"]])
def test_check_of_then_mends_nothing(liushou: Run, tracked: Path, words: list[str]) -> None:
    shown = liushou("-C", tracked, "check", "--at", "HEAD", *words)
    assert (shown.status, shown.out) == (2, "")
    assert "--at 只看那时的档案" in shown.err


def test_check_of_then_takes_paths(liushou: Run, tracked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(tracked / CHILD, "sex: 女孩", "sex: 他")
    commit(tracked, "2026-11-03")
    (tracked / CHILD).unlink()
    arguments = ["-C", tracked, "check", "--at", "HEAD", "--select", "LS1", "--format", "json"]
    for path in (tracked / CHILD, CHILD, "data/children", "data", tracked, "."):
        found = json.loads(liushou(*arguments, path).out)
        assert [(one["path"], one["code"]) for one in found] == [(CHILD, "LS104")]
    assert json.loads(liushou(*arguments, "data/volunteers").out) == []
    monkeypatch.chdir(tracked / "data/children")
    assert len(json.loads(liushou(*arguments, "c-1.yaml").out)) == 1
    shown = liushou(*arguments, "c-2.yaml")
    assert (shown.status, "里没有“c-2.yaml”这个文件" in shown.err) == (2, True)
    shown = liushou(*arguments, tracked.parent)
    assert (shown.status, "不在档案库" in shown.err) == (2, True)


def test_paths_of_now_too_go_from_the_root(liushou: Run, tracked: Path) -> None:
    found = json.loads(liushou("-C", tracked, "check", CHILD, "--select", "LS1", "--format", "json").out)
    assert [one["path"] for one in found] == [CHILD]
