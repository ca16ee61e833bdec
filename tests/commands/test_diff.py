"""`liushou diff` on a real repository: which moments it compares, whom it tells of, and how it reads."""

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.git_repository import git, needs_git, plain_git
from tests.commands.marked_store import secrets, write_marked
from tests.golden import agrees

from liushou.resources import shipped_templates
from liushou.textwidth import width

GOLDEN = Path(__file__).parent / "golden"
Commit = Callable[[Path, str, str], None]
SECOND = """\
id: c-2
name: 王小雨
sex: 女
birth_date: 2016-05-01
status: 在册
registered_on: 2026-10-20
school: {stage: 小学, grade: 五年级, class: 1, boarding: false, enrolled: true}
parents:
  - {relation: 父亲, situation: 外出务工}
  - {relation: 母亲, situation: 去世}
guardians:
  - {name: 李秀英, relation: 祖母, phone: "15400012345"}
"""

pytestmark = needs_git


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_git(monkeypatch)


def commit(root: Path, day: str, author: str) -> None:
    """Everything under root, as it is, on that morning in China."""
    moment = f"{day}T09:00:00+0800"
    dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_NAME": author}
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x", env={**os.environ, **dates})


def change(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def write(root: Path, path: str, text: str) -> None:
    (root / path).write_text(text, encoding="utf-8", newline="\n")


@pytest.fixture
def term(small: Path) -> Path:
    """A store of October: a talk on the 10th, a child of the 20th with another phone on the 25th."""
    git(small, "init", "-qb", "main")
    commit(small, "2026-10-01", "童雅琴")
    git(small, "tag", "v1")
    write(small, "data/children/c-2.yaml", SECOND)
    change(
        small, "data/children/c-1.yaml", "note: 想妈妈}", "note: 想妈妈}\n  - {date: 2026-10-18, kind: 家访}"
    )
    commit(small, "2026-10-20", "童雅琴")
    change(small, "data/children/c-2.yaml", "15400012345", "15400012378")
    change(small, "data/children/c-1.yaml", "since: 2026-09-10", "since: 2026-09-10, until: 2026-10-24")
    commit(small, "2026-10-25", "何芳")
    return small


def told(liushou: Run, root: Path, *words: str) -> list[str]:
    """The lines of the text after the head, without blanks at their ends."""
    result = liushou("-C", root, "diff", *words, "--on", DAY)
    assert result.status == 0, result.err
    return [line.strip() for line in result.out.partition("\n\n")[2].splitlines() if line.strip()]


def found(liushou: Run, root: Path, *words: str) -> list[dict[str, Any]]:
    result = liushou("-C", root, "diff", *words, "--format", "json", "--on", DAY)
    assert result.status == 0, result.err
    shown = json.loads(result.out)
    assert isinstance(shown, list)
    return shown


def ids(liushou: Run, root: Path, *words: str) -> list[str]:
    return [f"{one['change'][0]} {one['id']}" for one in found(liushou, root, *words)]


def test_nothing_changed(liushou: Run, term: Path) -> None:
    result = liushou("-C", term, "diff", "--on", DAY)
    assert (result.status, result.out.splitlines()[-1]) == (0, "没有变化")
    assert found(liushou, term) == []


def test_without_a_moment_it_is_what_is_not_committed_yet(liushou: Run, term: Path) -> None:
    change(term, "data/children/c-2.yaml", "class: 1", "class: 2")
    write(
        term,
        "data/volunteers/v-2.yaml",
        "id: v-2\nname: 郑老师\nkind: 教师\nstatus: 在岗\njoined_on: 2026-11-01\n",
    )
    assert ids(liushou, term) == ["c c-2", "a v-2"]
    assert told(liushou, term) == [
        "就学和基本情况",
        "王小雨（五年级2班）  五年级1班 → 五年级2班",
        "帮扶人员",
        "郑老师（教师）  新增：教师",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["v1"], ["c c-1", "a c-2"]),
        (["HEAD~1"], ["c c-1", "c c-2"]),
        (["v1", "HEAD~1"], ["c c-1", "a c-2"]),
        (["v1..HEAD~1"], ["c c-1", "a c-2"]),
        (["HEAD~1.."], ["c c-1", "c c-2"]),
        (["HEAD", "v1"], ["c c-1", "r c-2"]),
        (["2026-10-21"], ["c c-1", "c c-2"]),
        (["2026.10.21", "HEAD"], ["c c-1", "c c-2"]),
        (["--since", "2026-10-20"], ["c c-1", "a c-2"]),
        (["--since", "2026-10-21"], ["c c-1", "c c-2"]),
        (["--since", "2026-09-01"], ["a liushou", "a c-1", "a c-2", "a v-1", "a 2026-2027-1"]),
        (["--term"], ["a liushou", "a c-1", "a c-2", "a v-1", "a 2026-2027-1"]),
        (["v1", "c-1"], ["c c-1"]),
        (["v1", "王小雨"], ["a c-2"]),
        (["v1", "班级:五年级1班"], ["a c-2"]),
        (["v1", "班级:五年级1班", "田小禾"], ["c c-1", "a c-2"]),
        (["v1", "--except", "王小雨"], ["c c-1"]),
        (["v1", "--except", "班级:五年级1班"], ["c c-1"]),
        (["v1", "--except", "班级:五年级1班", "--except", "姓名:没有"], ["c c-1"]),
        (["v1", "何秀兰"], []),
    ],
)
def test_from_which_moment_to_which_and_of_whom(
    liushou: Run, term: Path, words: list[str], expected: list[str]
) -> None:
    assert ids(liushou, term, *words) == expected


def test_a_term_that_is_over_ends_with_its_last_day(liushou: Run, term: Path) -> None:
    change(term, "data/terms/2026-2027-1.yaml", "2027-01-29", "2026-10-22")
    head = liushou("-C", term, "diff", "--term", "2026秋", "--on", DAY).out.splitlines()
    assert head[0] == "从 2026-09-01（那时还没有档案库）"
    assert head[1].startswith("到 2026-10-20（版本 ")


def test_the_head_says_from_when_to_when_and_who_committed(liushou: Run, term: Path) -> None:
    short = git(term, "rev-parse", "--short=10", "v1").strip()
    assert liushou("-C", term, "diff", "v1", "--on", DAY).out.splitlines()[:4] == [
        f"从 2026-10-01（版本 {short}）",
        "到 2026-11-20（还没提交的改动也算）",
        "档案：新建 1 份，改动 1 份",
        "提交 2 次：何芳 1 次、童雅琴 1 次",
    ]
    since = liushou("-C", term, "diff", "--since", "2026-10-21", "v-1", "--on", DAY).out.splitlines()
    assert since[0].startswith("从 2026-10-21（当天开始时，版本 ")
    assert since[2:] == ["没有变化"]


def test_a_term_whose_days_are_written_otherwise_is_that_term_all_the_same(liushou: Run, term: Path) -> None:
    change(term, "data/terms/2026-2027-1.yaml", "2026-09-01", "2026.9.1")
    assert liushou("-C", term, "diff", "--term", "2026秋", "--on", DAY).status == 0


def test_a_term_that_ends_today_is_not_over(liushou: Run, term: Path) -> None:
    change(term, "data/terms/2026-2027-1.yaml", "2027-01-29", DAY)
    head = liushou("-C", term, "diff", "--term", "--on", DAY).out.splitlines()
    assert head[1] == f"到 {DAY}（还没提交的改动也算）"


def test_conditions_are_of_children(liushou: Run, term: Path) -> None:
    change(term, "data/volunteers/v-1.yaml", "joined_on: 2020", "joined_on: 2019")
    assert ids(liushou, term) == ["c v-1"]
    assert ids(liushou, term, "姓名:何秀兰") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["没有的人"], "“没有的人”不是 git 里的版本，也没有叫这个名字的档案"),
        (["v1", "c-3"], "c-2（王小雨）"),
        (["王小雨", "v1"], "版本要写在人的前面"),
        (["v1...HEAD"], "请写两个点"),
        (["v1..没有"], "git 里没有“没有”这个版本"),
        (["2026-09-01"], "第一次提交在 2026-10-01"),
        (["--since", "2026-10-01", "--term"], "--since 和 --term 只能用一个"),
        (["--since", "不是日期"], "不是日期"),
        (["--since", "2026-11-21"], "--since 写的 2026-11-21 在今天（2026-11-20）以后"),
        (["HEAD:data"], "“data/”里没有档案库"),
        (["^HEAD"], "“^HEAD”不是 git 里的版本"),
        (["v1", "--format", "csv"], "不能输出为 csv"),
        (["v1", "--format", "docx"], "要写到文件"),
    ],
)
def test_what_is_refused(liushou: Run, term: Path, words: list[str], said: str) -> None:
    result = liushou("-C", term, "diff", *words, "--on", DAY)
    assert (result.status, said in result.err) == (2, True), result.err


@pytest.mark.parametrize("name", ["c-1", "田小禾"])
def test_a_word_that_is_an_archive_and_a_revision_is_the_archive(liushou: Run, term: Path, name: str) -> None:
    git(term, "branch", name, "v1")
    change(term, "data/children/c-2.yaml", "class: 1", "class: 2")
    result = liushou("-C", term, "diff", name, "--format", "json")
    assert json.loads(result.out) == []
    assert f"“{name}”既是档案，也是 git 里的版本：这里当作档案" in result.err
    assert ids(liushou, term, f"refs/heads/{name}", "c-1") == ["c c-1"]


def test_a_renamed_archive_is_one_archive(liushou: Run, term: Path) -> None:
    (term / "data/children/c-1.yaml").rename(term / "data/children/c-9.yaml")
    change(term, "data/children/c-9.yaml", "id: c-1", "id: c-9")
    (shown,) = found(liushou, term, "c-9")
    assert (shown["change"], shown["was"], shown["path"]) == (
        "changed", "data/children/c-1.yaml", "data/children/c-9.yaml",
    )  # fmt: skip
    assert told(liushou, term, "田小禾") == ["档案本身", "田小禾  编号改了：c-1 → c-9"]
    assert ids(liushou, term, "c-1") == ["c c-9"]
    commit(term, "2026-11-02", "何芳")
    head = liushou("-C", term, "diff", "v1", "田小禾", "--on", DAY).out.splitlines()
    assert head[3] == "提交 3 次：何芳 2 次、童雅琴 1 次"


def test_what_cannot_be_read_is_said_and_what_only_is_written_otherwise_is_counted(
    liushou: Run, term: Path
) -> None:
    write(term, "data/children/c-1.yaml", "id: c-1\nname: [\n")
    change(term, "data/children/c-2.yaml", "id: c-2", "# 新\nid: c-2")
    result = liushou("-C", term, "diff", "--on", DAY)
    assert "档案：改动 1 份，只改了写法 1 份" in result.out
    text = "".join(result.out.split())
    assert "data/children/c-1.yaml现在的内容读不出来（第3行：这里应是一个值），看不出改了什么" in text


def test_a_file_whose_name_is_no_id_is_said(liushou: Run, term: Path) -> None:
    write(term, "data/children/王 小雨.yaml", SECOND)
    text = "".join(liushou("-C", term, "diff", "--on", DAY).out.split())
    assert "王小雨.yaml现在的内容读不出来（文件名不是编号），是新的" in text


def test_volunteers_of_one_name_are_told_apart_where_they_are_named(liushou: Run, term: Path) -> None:
    text = (term / "data/volunteers/v-1.yaml").read_text(encoding="utf-8")
    write(term, "data/volunteers/v-2.yaml", text.replace("v-1", "v-2"))
    commit(term, "2026-11-01", "何芳")
    new = "since: 2026-09-10}\n  - {with: v-2, role: 代理家长, since: 2026-11-01}"
    change(term, "data/children/c-1.yaml", "since: 2026-09-10, until: 2026-10-24}", new)
    assert told(liushou, term)[1:] == [
        "田小禾  爱心妈妈何秀兰（v-1）：去掉截止 10月24日",
        "开始结对：代理家长何秀兰（v-2）（11月1日起）",
    ]


def test_a_template_of_the_unit_is_used(liushou: Run, term: Path) -> None:
    shipped = shipped_templates() / "changes.md"
    (term / "templates").mkdir()
    write(term, "templates/changes.md", shipped.read_text(encoding="utf-8") + "\n我们自己的。\n")
    for words in (["v1"], ["v1", "HEAD"]):
        assert "我们自己的。" in liushou("-C", term, "diff", *words, "--on", DAY, "--format", "md").out


def test_a_deleted_archive_and_a_deleted_store(liushou: Run, term: Path) -> None:
    (term / "data/children/c-1.yaml").unlink()
    assert told(liushou, term) == ["档案本身", "田小禾  儿童档案删除了"]
    git(term, "rm", "-rqf", "liushou.yaml", "data")
    result = liushou("-C", term, "diff", "v1", "HEAD", "--format", "json")
    assert [one["id"] for one in json.loads(result.out)] == ["c-1", "c-2"]


def test_a_store_in_a_folder_of_its_repository(liushou: Run, small: Path, tmp_path_factory: Any) -> None:
    top = tmp_path_factory.mktemp("top")
    write(top, "README", "x")
    git(top, "init", "-qb", "main")
    commit(top, "2026-09-30", "t")
    shutil.copytree(small, top / "学校")
    commit(top, "2026-10-01", "童雅琴")
    change(top / "学校", "data/children/c-1.yaml", "朝阳村", "上湾村")
    write(top, "README", "y")
    assert ids(liushou, top / "学校") == ["c c-1"]
    assert ids(liushou, top / "学校" / "data", "HEAD~1") == ["a liushou", "a c-1", "a v-1", "a 2026-2027-1"]
    assert "提交 1 次：童雅琴 1 次" in liushou("-C", top / "学校", "diff", "HEAD~1", "--on", DAY).out


def test_of_several_stores_in_a_bare_repository_the_one_named_is_meant(
    liushou: Run, small: Path, tmp_path_factory: Any
) -> None:
    top = tmp_path_factory.mktemp("top")
    git(top, "init", "-qb", "main")
    for name in ("石桥", "平坝"):
        shutil.copytree(small, top / name)
    commit(top, "2026-10-01", "t")
    change(top / "石桥", "data/children/c-1.yaml", "朝阳村", "上湾村")
    commit(top, "2026-10-02", "t")
    bare = top / "bare.git"
    git(top, "clone", "-q", "--bare", str(top), str(bare))
    assert ids(liushou, bare, "HEAD~1:石桥") == ids(liushou, bare, "HEAD~1:石桥", "HEAD:石桥") == ["c c-1"]
    assert ids(liushou, bare, "HEAD~1:平坝") == []
    assert "请写明是哪一个" in liushou("-C", bare, "diff", "HEAD~1").err


def test_on_a_branch_without_a_commit_the_files_are_compared_with_what_is_named(
    liushou: Run, term: Path
) -> None:
    git(term, "checkout", "-q", "--orphan", "new")
    change(term, "data/children/c-2.yaml", "class: 1", "class: 2")
    assert ids(liushou, term, "main") == ["c c-2"]
    result = liushou("-C", term, "diff")
    assert (result.status, "请写明从哪个版本比起" in result.err) == (2, True)


def test_what_git_calls_changed_and_is_not_is_left_out(liushou: Run, term: Path) -> None:
    git(term, "rm", "-q", "--cached", "data/children/c-1.yaml")
    assert "没有变化" in liushou("-C", term, "diff", "--on", DAY).out


def test_a_bare_clone_has_revisions_only(liushou: Run, term: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    git(term, "clone", "-q", "--bare", str(term), str(bare))
    assert ids(liushou, bare, "v1") == ["c c-1", "a c-2"]
    assert ids(liushou, bare, "v1", "HEAD~1", "王小雨") == ["a c-2"]
    assert ids(liushou, bare, "--since", "2026-10-21") == ["c c-1", "c c-2"]
    result = liushou("-C", bare, "diff")
    assert (result.status, "没有现在的档案" in result.err) == (2, True)
    assert liushou("-C", bare, "diff", "v1", "-o", tmp_path / "变化.md").status == 0


def test_a_shallow_clone_says_what_is_missing(liushou: Run, term: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    git(term, "clone", "-q", "--depth=1", term.as_uri(), str(shallow))
    for words in (["v1"], ["--since", "2026-10-10"], ["--term"], ["HEAD~1"]):
        result = liushou("-C", shallow, "diff", *words, "--on", DAY)
        assert (result.status, "git fetch --unshallow" in result.err) == (2, True), result.err
    assert ids(liushou, shallow) == []


def test_without_git_it_is_said(liushou: Run, small: Path) -> None:
    result = liushou("-C", small, "diff")
    assert (result.status, "档案库不在 git 里" in result.err) == (3, True)


def test_two_of_one_name_are_told_apart(liushou: Run, term: Path) -> None:
    again = SECOND.replace("c-2", "c-3").replace("2016-05-01", "2016-06-01").replace("class: 1", "class: 2")
    write(term, "data/children/c-3.yaml", again)
    change(term, "data/children/c-2.yaml", "boarding: false", "boarding: true")
    assert told(liushou, term)[1].startswith("王小雨（五年级2班，c-3）")
    assert told(liushou, term)[-1] == "王小雨（五年级1班，c-2）  寄宿 否 → 是"


def sample_of(sample: Path, root: Path) -> Path:
    """The sample archives under git, and a busy month."""
    shutil.copytree(sample, root)
    git(root, "init", "-qb", "main")
    commit(root, "2026-10-01", "童雅琴")
    return root


EDITS = [
    "set c-05dvr guardians[0].phone=15415863699 guardians[0].health=患病 guardianship=一般 --on 2026-10-20",
    "record c-05dvr 谈心 --note 想爸爸了 --by v-mq1dl --on 2026-10-20",
    "record 年级:六年级 亲情电话 --by v-mq1dl --on 2026-10-22",
    "set c-09uu3 status=转出 closed_on=2026-11-01 --on 2026-11-01",
    "set c-0ll8p parents[母亲].situation=在家 --on 2026-11-01",
    "case open c-15d0x 安全 --what 独自下河 --level 重点 --by v-mq1dl --on 2026-11-02",
]


@pytest.fixture
def month(liushou: Run, sample: Path, tmp_path: Path) -> Path:
    root = sample_of(sample, tmp_path / "store")
    for edit in EDITS:
        assert liushou("-C", root, *edit.split()).status == 0, edit
    commit(root, "2026-11-05", "何芳")
    write(root, "data/children/c-new01.yaml", SECOND.replace("c-2", "c-new01"))
    return root


@pytest.mark.parametrize("form", ["text", "md"])
def test_a_month_reads_like_the_notes_of_a_meeting(liushou: Run, month: Path, form: str) -> None:
    result = liushou("-C", month, "diff", "--since", "2026-11-01", "--on", DAY, "--format", form)
    assert result.status == 0, result.err
    short = git(month, "rev-parse", "--short=10", "HEAD~1").strip()
    agrees(GOLDEN / f"diff.{form.replace('text', 'txt')}", result.out.replace(short, "VERSION"))
    if form == "text":
        assert max(map(width, result.out.splitlines())) <= 80


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html", "txt"])
def test_it_is_written_to_a_file(liushou: Run, month: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"变化.{suffix}"
    assert liushou("-C", month, "diff", "HEAD~1", "--on", DAY, "-o", target).status == 0
    if suffix == "docx":
        with zipfile.ZipFile(target) as package:
            text = package.read("word/document.xml").decode()
        assert "转出（11月1日起不再在册）" in text
    elif suffix == "pdf":
        assert target.read_bytes().startswith(b"%PDF-")
    else:
        assert "转出（11月1日起不再在册）" in target.read_text(encoding="utf-8")


def test_the_template_is_rendered_by_diff_alone(liushou: Run, month: Path) -> None:
    result = liushou("-C", month, "render", "changes")
    assert (result.status, "由 liushou diff 生成" in result.err) == (2, True)
    shown = liushou("-C", month, "templates", "show", "changes")
    assert (shown.status, "用于：档案变化" in shown.out) == (0, True)


@pytest.mark.parametrize("form", ["text", "json", "md", "html"])
def test_sensitive_values_show_only_when_asked_for(liushou: Run, tmp_path: Path, form: str) -> None:
    write_marked(tmp_path)
    hidden = secrets(tmp_path)
    for file in sorted(tmp_path.rglob("*.yaml")):
        file.rename(file.with_suffix(".later"))
    write(tmp_path, "liushou.yaml", "format: 1\nunit: {name: 石桥小学, level: 学校}\n")
    (tmp_path / "data/children/c-1.yaml").write_text(
        "id: c-1\nname: 钱小禾\nguardians: [{name: 李祖母, relation: 祖母, phone: '15399999999'}]\n",
        encoding="utf-8",
    )
    git(tmp_path, "init", "-qb", "main")
    commit(tmp_path, "2026-10-01", "t")
    for file in sorted(tmp_path.rglob("*.later")):
        file.replace(file.with_suffix(".yaml"))
    asked = ("-C", tmp_path, "diff", "--on", DAY, "--format", form)
    result = liushou(*asked)
    assert [value for value in hidden if value in result.out + result.err] == []
    assert "15399999999" not in result.out
    assert any(value in liushou(*asked, "--reveal").out for value in hidden)
