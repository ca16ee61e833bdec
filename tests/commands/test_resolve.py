"""`resolve` as a person uses it after a merge that stopped: real git, real branches."""

import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.commands.conftest import Result, Run
from tests.commands.git_repository import attempt, git, needs_git, plain_git

pytestmark = needs_git
CHILD = "data/children/c-1.yaml"
VOLUNTEER = "data/volunteers/v-1.yaml"
RECORD = "  - {date: 2026-10-10, kind: 谈心, by: v-1, note: 想妈妈}\n"
MINE, OTHER = '"15400010001"', '"15400020002"'
Pipe = Callable[[bytes], None]
Changes = Mapping[str, str | None]


def by(name: str, day: str) -> Mapping[str, str]:
    moment = f"{day}T09:00:00+0800"
    return {**os.environ, "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}


def text_of(root: Path, path: str = CHILD) -> str:
    return (root / path).read_bytes().decode()


def put(root: Path, path: str, text: str | None) -> None:
    if text is None:
        (root / path).unlink()
    else:
        (root / path).write_bytes(text.encode())


def commit(root: Path, changes: Changes, name: str, day: str) -> None:
    for path, text in changes.items():
        put(root, path, text)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "改", env=by(name, day))


@pytest.fixture
def base(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small store with its first commit on `main`."""
    plain_git(monkeypatch)
    git(small, "init", "-q", "-b", "main")
    (small / ".gitignore").write_text(".liushou/\n", encoding="utf-8")
    commit(small, {}, "建档人", "2026-09-01")
    return small


def parted(root: Path, mine: Changes, other: Changes, *command: str) -> None:
    """`other` on a branch of 李老师, `mine` on main by 王老师, then `git merge` (or `command`) stops."""
    git(root, "checkout", "-qb", "other")
    commit(root, other, "李老师", "2026-10-03")
    git(root, "checkout", "-q", "main")
    commit(root, mine, "王老师", "2026-10-04")
    assert attempt(root, *(command or ("merge", "other"))).returncode != 0


def phones(root: Path, *command: str, records: bool = True) -> str:
    """Both sides give the child another phone and, unless told otherwise, a record; the text before."""
    before = text_of(root)
    talk = "  - {date: 2026-11-02, kind: 谈心, by: v-1}\n" if records else ""
    call = "  - {date: 2026-11-01, kind: 亲情电话, by: v-1}\n" if records else ""
    mine = before.replace('"15400012345"', MINE).replace(RECORD, RECORD + talk)
    other = before.replace('"15400012345"', OTHER).replace(RECORD, RECORD + call)
    parted(root, {CHILD: mine}, {CHILD: other}, *command)
    return before


def resolve(liushou: Run, root: Path, *words: str | Path) -> Result:
    return liushou("-C", root, "resolve", *words, "--on", "2026-11-20")


def test_what_means_different_things_needs_no_answer(liushou: Run, base: Path, piped: Pipe) -> None:
    before = text_of(base)
    mine = before.replace(RECORD, f"{RECORD}  - {{date: 2026-11-02, kind: 谈心, by: v-1}}\n")
    other = before.replace(RECORD, f"{RECORD}  - {{date: 2026-11-01, kind: 家访, by: v-1}}\n")
    parted(base, {CHILD: mine}, {CHILD: other})
    piped(b"")
    result = resolve(liushou, base)
    assert result.status == 0
    assert result.out.splitlines() == [
        "git 停在合并（merge），有 1 份档案要处理。",
        "",
        f"田小禾 c-1　{CHILD}",
        "按内容合并好了，没有要选的。",
    ]
    assert re.findall(r"date: (\S+),", text_of(base)) == ["2026-10-10", "2026-11-01", "2026-11-02"]
    lines = result.err.splitlines()
    assert lines[:2] == [f"已写入 {CHILD}", "都处理好了。下一步："]
    assert lines[2:] == [f"  git -C {base} add {CHILD}", f"  git -C {base} commit"]
    git(base, "add", CHILD)
    git(base, "commit", "-qm", "合并")
    assert liushou("-C", base, "check", "--on", "2026-11-20").status == 0
    assert resolve(liushou, base) == (0, "", "没有要处理的冲突。\n")


@pytest.mark.parametrize(("answer", "phone"), [("1", MINE), ("2", OTHER), ("本机", MINE), ("用对方", OTHER)])
def test_one_field_changed_twice_is_asked(
    liushou: Run, base: Path, piped: Pipe, answer: str, phone: str
) -> None:
    before = phones(base, records=False)
    piped(f"{answer}\n".encode())
    result = resolve(liushou, base)
    assert result.status == 0
    assert result.out.splitlines()[3:] == [
        "",
        "第 1 处，共 1 处",
        "电话",
        "  1 本机（王老师 10月4日）：***01",
        "  2 对方（李老师 10月3日）：***02",
        "  原来：***45",
        "请选：1 用本机　2 用对方　e 打开编辑器　r 显示敏感内容　s 跳过　q 退出",
    ]
    assert text_of(base) == before.replace('"15400012345"', phone)


def test_of_two_conflicts_one_may_go_by_meaning(liushou: Run, base: Path, piped: Pipe) -> None:
    before = phones(base)
    piped(b"2\n")
    result = resolve(liushou, base)
    assert result.status == 0
    assert "按内容合并以后，还有 1 处要选。" in result.out
    call, talk = "{date: 2026-11-01, kind: 亲情电话, by: v-1}", "{date: 2026-11-02, kind: 谈心, by: v-1}"
    wanted = before.replace('"15400012345"', OTHER).replace(RECORD, f"{RECORD}  - {call}\n  - {talk}\n")
    assert text_of(base) == wanted


def test_what_was_decided_by_hand_is_not_undone(liushou: Run, base: Path, piped: Pipe) -> None:
    phones(base)
    found = text_of(base)
    kept = re.sub(r"<<<<<<< HEAD\n(  - .*\n)=======\n.*\n>>>>>>> other\n", r"\1", found)
    assert kept.count("<<<<<<<") == 1
    put(base, CHILD, kept)
    piped(b"1\n")
    assert resolve(liushou, base).status == 0
    assert "2026-11-02" in text_of(base)
    assert "2026-11-01" not in text_of(base)


def test_values_show_for_one_question_when_asked(liushou: Run, base: Path, piped: Pipe) -> None:
    phones(base, records=False)
    piped("Ｒ\n没有\n1\n".encode())
    result = resolve(liushou, base)
    assert "  2 对方（李老师 10月3日）：15400020002" in result.out
    assert "没有“没有”这一项，请写 1、2、e、s、q。" in result.err
    assert result.out.count("r 显示敏感内容") == 1


@pytest.mark.parametrize("answers", [b"s\n", b"q\n", b""])
def test_what_is_skipped_stays_with_its_markers(
    liushou: Run, base: Path, piped: Pipe, answers: bytes
) -> None:
    phones(base, records=False)
    found = text_of(base)
    piped(answers)
    result = resolve(liushou, base)
    assert result.status == 1
    assert result.err.splitlines() == ["还有 1 处没有处理：", f"  田小禾 c-1　{CHILD}　1 处"]
    assert text_of(base) == found


def test_a_file_answered_in_part_is_written_in_part(liushou: Run, base: Path, piped: Pipe) -> None:
    before = text_of(base)
    mine = before.replace('"15400012345"', MINE).replace("朝阳村", "枫坪村")
    other = before.replace('"15400012345"', OTHER).replace("朝阳村", "石桥村")
    parted(base, {CHILD: mine.replace("address", "ethnicity: 汉族\naddress")}, {CHILD: other})
    piped(b"2\nq\n")
    result = resolve(liushou, base)
    assert result.status == 1
    assert f"已写入 {CHILD}，还有 1 处没有选" in result.err
    rest = text_of(base)
    assert (rest.count("<<<<<<<"), OTHER in rest, MINE in rest) == (1, True, False)
    piped(b"1\n")
    assert resolve(liushou, base).status == 0
    wanted = mine.replace(MINE, OTHER).splitlines()
    assert sorted(text_of(base).splitlines()) == sorted([*wanted, "ethnicity: 汉族"])


@pytest.mark.parametrize(("option", "phone"), [("--ours", MINE), ("--theirs", OTHER)])
def test_one_side_for_all(liushou: Run, base: Path, option: str, phone: str) -> None:
    before = phones(base, records=False)
    shown = resolve(liushou, base, option, "--dry-run", "--reveal")
    assert shown.status == 0
    assert {"-<<<<<<< HEAD", f" phone: {phone}", "->>>>>>> other"} <= set(shown.out.splitlines())
    assert phone not in resolve(liushou, base, option, "--dry-run").out
    assert "<<<<<<<" in text_of(base)
    assert resolve(liushou, base, option).status == 0
    assert text_of(base) == before.replace('"15400012345"', phone)


def test_the_list_as_text_and_as_json(liushou: Run, base: Path) -> None:
    phones(base, records=False)
    text = resolve(liushou, base, "--list")
    assert text.status == 1
    assert "  2 对方（李老师 10月3日）：***02" in text.out
    result = resolve(liushou, base, "--list", "--format", "json")
    assert result.status == 1
    (found,) = json.loads(result.out)
    revision = git(base, "rev-parse", "--short=10", "HEAD").strip()
    assert found["ours"] == {"name": "本机", "author": "王老师", "date": "2026-10-04", "revision": revision}
    assert {key: found[key] for key in ("path", "record", "id", "name", "form")} == {
        "path": CHILD,
        "record": "child",
        "id": "c-1",
        "name": "田小禾",
        "form": "blocks",
    }
    assert found["places"] == [
        {
            "line": text_of(base).split("<<<<<<<")[0].count("\n") + 1,
            "fields": [
                {"field": "phone", "label": "电话", "ours": "***01", "theirs": "***02", "base": "***45"}
            ],
        }
    ]
    assert "15400010001" in resolve(liushou, base, "--list", "--format", "json", "--reveal").out


def test_whom_it_is_about_may_be_said(
    liushou: Run, base: Path, piped: Pipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    child, volunteer = text_of(base), text_of(base, VOLUNTEER)
    parted(
        base,
        {CHILD: child.replace('"15400012345"', MINE), VOLUNTEER: volunteer.replace("2020", "2019")},
        {CHILD: child.replace('"15400012345"', OTHER), VOLUNTEER: volunteer.replace("2020", "2021")},
    )
    monkeypatch.chdir(base)
    for word in ("何秀兰", "v-1", VOLUNTEER, base / VOLUNTEER):
        assert [
            one["id"] for one in json.loads(resolve(liushou, base, word, "--list", "--format", "json").out)
        ] == ["v-1"]
    piped(b"1\n")
    result = resolve(liushou, base, "何秀兰")
    assert result.status == 0
    assert result.err.splitlines()[-1] == f"  git add {VOLUNTEER}"
    assert "<<<<<<<" in text_of(base)
    wrong = resolve(liushou, base, "田小和")
    assert wrong.status == 2
    assert f"“田小和”没有要处理的冲突。有冲突的是：{CHILD}、{VOLUNTEER}。" in wrong.err


@pytest.mark.parametrize(
    ("command", "told", "first", "last"),
    [
        (("rebase", "other"), "变基（rebase）", "1 上游（李老师 10月3日）：***02", "rebase --continue"),
        (("cherry-pick", "other"), "拣选", "1 本机（王老师 10月4日）：***01", "cherry-pick --continue"),
    ],
)
def test_other_undertakings_name_their_sides(
    liushou: Run, base: Path, piped: Pipe, command: tuple[str, str], told: str, first: str, last: str
) -> None:
    phones(base, *command)
    piped(b"1\n")
    result = resolve(liushou, base)
    assert result.status == 0
    assert told in result.out
    assert f"  {first}" in result.out.splitlines()
    assert result.err.splitlines()[-1].endswith(f" {last}")
    git(base, "add", CHILD)
    git(base, "-c", "core.editor=true", *last.split())


def test_a_stash_taken_back(liushou: Run, base: Path, piped: Pipe) -> None:
    before = text_of(base)
    put(base, CHILD, before.replace('"15400012345"', MINE))
    git(base, "stash", env=by("王老师", "2026-10-04"))
    commit(base, {CHILD: before.replace('"15400012345"', OTHER)}, "李老师", "2026-10-05")
    assert attempt(base, "stash", "pop").returncode != 0
    piped(b"2\n")
    result = resolve(liushou, base)
    assert "  2 暂存的（王老师 10月4日）：***01" in result.out.splitlines()
    assert result.err.splitlines()[-2:] == [
        "暂存的一份还在，核对无误以后可以删去：",
        f"  git -C {base} stash drop",
    ]
    assert MINE in text_of(base)


def test_a_revert_names_what_is_gone_back_to(liushou: Run, base: Path, piped: Pipe) -> None:
    before = text_of(base)
    commit(base, {CHILD: before.replace('"15400012345"', MINE)}, "王老师", "2026-10-04")
    commit(base, {CHILD: before.replace('"15400012345"', OTHER)}, "李老师", "2026-10-05")
    assert attempt(base, "revert", "--no-edit", "HEAD~1").returncode != 0
    piped(b"2\n")
    result = resolve(liushou, base)
    assert "  2 撤销以后（建档人 9月1日）：***45" in result.out.splitlines()
    assert text_of(base) == before


def test_line_ends_of_the_machine_stay(liushou: Run, base: Path, piped: Pipe) -> None:
    """Windows' git keeps LF in its versions and writes CRLF into the files."""
    git(base, "config", "core.autocrlf", "true")
    phones(base)
    assert "<<<<<<< HEAD\r\n" in text_of(base)
    piped(b"2\n")
    result = resolve(liushou, base)
    assert (result.status, "还有 1 处要选" in result.out) == (0, True)
    lines = text_of(base).split("\n")
    assert lines[-1] == ""
    assert all(line.endswith("\r") for line in lines[:-1])
    assert [line for line in lines if OTHER in line or "2026-11-" in line] == [
        f"phone: {OTHER}\r",
        "  - {date: 2026-11-01, kind: 亲情电话, by: v-1}\r",
        "  - {date: 2026-11-02, kind: 谈心, by: v-1}\r",
    ]
