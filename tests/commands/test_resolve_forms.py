"""`resolve` where a whole file is to be decided, where markers are damaged, and where check says no."""

import sys
from pathlib import Path

import pytest
from tests.commands.conftest import Run
from tests.commands.git_repository import attempt, git, needs_git
from tests.commands.test_resolve import (
    CHILD,
    MINE,
    OTHER,
    RECORD,
    VOLUNTEER,
    Changes,
    Pipe,
    base,
    parted,
    phones,
    put,
    resolve,
    text_of,
)

__all__ = ["base"]
SECOND = "data/children/c-2.yaml"


def other_child(text: str, name: str, born: str) -> str:
    return text.replace("c-1", "c-2").replace("田小禾", name).replace("2015-11-20", born)


@needs_git
@pytest.mark.parametrize(
    ("answer", "there"), [(b"k\n", True), (b"d\n", False), ("留下\n".encode(), True), (b"s\n", True)]
)
@pytest.mark.parametrize("mine_is_gone", [True, False])
def test_taken_away_here_and_changed_there(
    liushou: Run, base: Path, piped: Pipe, answer: bytes, there: bool, mine_is_gone: bool
) -> None:
    changed = text_of(base).replace('"15400012345"', MINE)
    sides: tuple[Changes, Changes] = ({CHILD: None}, {CHILD: changed})
    mine, other = sides if mine_is_gone else sides[::-1]
    parted(base, mine, other)
    piped(answer)
    result = resolve(liushou, base)
    names = ("本机（王老师 10月4日）", "对方（李老师 10月3日）")
    gone, kept = names if mine_is_gone else names[::-1]
    assert result.out.splitlines()[3:8] == [
        f"{gone}删去了这份档案，{kept}改过它：",
        "  电话",
        "    原来：***45",
        "    改为：***01",
        "请选：k 留下　d 删去　s 跳过　q 退出",
    ]
    assert (base / CHILD).exists() == there
    assert result.status == (1 if answer == b"s\n" else 0)
    if result.status == 0:
        assert f"git -C {base} add {CHILD}" in result.err
        git(base, "add", CHILD)
        git(base, "commit", "-qm", "合并")


@needs_git
@pytest.mark.parametrize(("option", "there"), [("--ours", False), ("--theirs", True)])
def test_a_side_for_all_takes_away_too(liushou: Run, base: Path, option: str, there: bool) -> None:
    parted(base, {CHILD: None}, {CHILD: text_of(base).replace('"15400012345"', MINE)})
    assert resolve(liushou, base, option).status == 0
    assert (base / CHILD).exists() == there


@needs_git
def test_who_is_referred_to_is_not_taken_away(liushou: Run, base: Path, piped: Pipe) -> None:
    changed = text_of(base, VOLUNTEER).replace("2020", "2019")
    parted(base, {VOLUNTEER: None}, {VOLUNTEER: changed})
    piped(b"d\nk\n")
    result = resolve(liushou, base)
    assert result.status == 0
    assert "这样写档案就有错误，还没有写入：" in result.err
    assert "（LS201）" in result.err
    assert text_of(base, VOLUNTEER) == changed


@needs_git
def test_two_children_under_one_id_are_put_apart(liushou: Run, base: Path, piped: Pipe) -> None:
    text = text_of(base)
    mine, other = other_child(text, "周一帆", "2014-01-01"), other_child(text, "石小满", "2016-02-02")
    parted(base, {SECOND: mine}, {SECOND: other})
    refused = resolve(liushou, base, "--theirs")
    assert refused.status == 1
    assert "要看过才能定" in refused.err
    piped(b"3\n")
    result = resolve(liushou, base)
    assert result.status == 0
    assert "  1 本机（王老师 10月4日）：周一帆，女，2014年1月1日，c-2" in result.out.splitlines()
    assert text_of(base, SECOND) == mine
    (new,) = {file.stem for file in (base / "data/children").iterdir()} - {"c-1", "c-2"}
    assert text_of(base, f"data/children/{new}.yaml") == other.replace("c-2", new)
    assert f"add {SECOND} data/children/{new}.yaml" in result.err
    assert liushou("-C", base, "check", "--on", "2026-11-20").status == 0


@needs_git
def test_a_rename_that_git_guessed_wrongly(liushou: Run, base: Path, piped: Pipe) -> None:
    """They closed one child's file and made another's; git takes that for a rename and brings ours there."""
    text = text_of(base)
    new = other_child(text, "石小满", "2016-02-02")
    parted(
        base,
        {CHILD: text.replace('"15400012345"', MINE)},
        {CHILD: None, SECOND: new.replace('"15400012345"', OTHER)},
        "-c", "merge.renames=true", "merge", "other",
    )  # fmt: skip
    if not (base / SECOND).exists() or "<<<<<<<" not in text_of(base, SECOND):
        pytest.skip("this git does not take it for a rename")
    piped(b"3\n")
    result = resolve(liushou, base)
    assert result.status == 0
    assert text_of(base, SECOND) == new.replace('"15400012345"', OTHER)
    assert text_of(base) == text.replace('"15400012345"', MINE)


@needs_git
def test_what_git_did_not_merge_at_all(liushou: Run, base: Path, piped: Pipe) -> None:
    put(base, ".git/info/attributes", "*.yaml -merge\n")
    before = phones(base, records=False)
    piped(b"2\n")
    result = resolve(liushou, base)
    assert "两边都改过，没有冲突标记：现在的内容是本机的，对方的改动不在里面。" in result.out
    assert "  2 对方（李老师 10月3日）：***02" in result.out.splitlines()
    assert result.status == 0
    assert text_of(base) == before.replace('"15400012345"', OTHER)


@needs_git
@pytest.mark.parametrize("missing", ["<<<<<<< HEAD\n", "=======\n", ">>>>>>> other\n"])
def test_markers_half_removed(liushou: Run, base: Path, piped: Pipe, missing: str) -> None:
    before = phones(base, records=False)
    damaged = text_of(base).replace(missing, "")
    put(base, CHILD, damaged)
    refused = resolve(liushou, base, "--ours")
    assert (refused.status, text_of(base)) == (1, damaged)
    piped(b"1\n")
    result = resolve(liushou, base)
    assert result.status == 0
    assert "冲突标记不成对" in result.out
    assert "请选：1 整份用本机　2 整份用对方　e 打开编辑器　s 跳过　q 退出" in result.out
    assert text_of(base) == before.replace('"15400012345"', MINE)


@needs_git
def test_solved_by_hand_only_git_has_to_be_told(liushou: Run, base: Path) -> None:
    before = phones(base, records=False)
    put(base, CHILD, before.replace('"15400012345"', '"15400099999"'))
    result = resolve(liushou, base)
    assert result.status == 0
    assert f"add {CHILD}" in result.err
    assert resolve(liushou, base, "--list").status == 0


def conflict(ours: str, theirs: str, before: str | None = None) -> str:
    middle = f"||||||| 9f3c2d1\n{before}" if before is not None else ""
    return f"<<<<<<< HEAD\n{ours}{middle}=======\n{theirs}>>>>>>> 李老师的电脑\n"


def test_markers_outside_git(liushou: Run, small: Path, piped: Pipe) -> None:
    text = text_of(small)
    line = 'phone: "15400012345"\n'
    marked = text.replace(line, conflict(f"phone: {MINE}\n", f"phone: {OTHER}\n", line))
    put(small, CHILD, marked)
    piped(b"2\n")
    result = resolve(liushou, small)
    assert result.out.splitlines() == [
        "",
        f"田小禾 c-1　{CHILD}",
        "",
        "第 1 处，共 1 处",
        "电话",
        "  1 本机（HEAD）：***01",
        "  2 对方（李老师的电脑）：***02",
        "  原来：***45",
        "请选：1 用本机　2 用对方　e 打开编辑器　r 显示敏感内容　s 跳过　q 退出",
    ]
    assert result[::2] == (0, f"已写入 {CHILD}\n")
    assert text_of(small) == text.replace(line, f"phone: {OTHER}\n")


@pytest.mark.parametrize("earlier_first", [True, False])
def test_two_records_are_both_kept_in_order(
    liushou: Run, small: Path, piped: Pipe, earlier_first: bool
) -> None:
    text = text_of(small)
    talk, call = (
        f"  - {{date: 2026-11-0{day}, kind: {kind}, by: v-1}}\n" for day, kind in ((1, "谈心"), (2, "家访"))
    )
    ours, theirs = (talk, call) if earlier_first else (call, talk)
    put(small, CHILD, text.replace(RECORD, RECORD + conflict(ours, theirs)))
    piped("两边都留\n".encode())
    result = resolve(liushou, small)
    assert result.status == 0
    assert "帮扶记录 11月1日的谈心" in result.out.splitlines()
    assert text_of(small) == text.replace(RECORD, RECORD + talk + call)


@pytest.mark.parametrize(
    ("line", "ours", "theirs"),
    [
        ("guardians: []\n", "guardians: []\n", "guardians: []\nnotes: 好\nguardians: []\n"),
        ("sex: 女\n", "sex: 男\n", "sex: 女\n"),
        (
            "guardians: []\n",
            "guardians: [{name: 李秀英, relation: 祖母}]\n",
            "guardians: [{name: 李秀英, relation: 祖母, occupation: 务农}]\n",
        ),
    ],
)
def test_both_are_not_offered_where_that_does_not_read(
    liushou: Run, small: Path, line: str, ours: str, theirs: str, piped: Pipe
) -> None:
    put(small, CHILD, text_of(small).replace(line, conflict(ours, theirs)))
    piped(b"3\n")
    result = resolve(liushou, small)
    assert "两边都留" not in result.out
    assert result.status == 1


def test_a_block_that_mixes_fields_names_them_all(liushou: Run, small: Path, piped: Pipe) -> None:
    text = text_of(small)
    line = 'phone: "15400012345"\naddress: {village: 朝阳村}\n'
    theirs = f"phone: {OTHER}\naddress: {{village: 枫坪村}}\n"
    put(small, CHILD, text.replace(line, conflict(line, theirs)))
    piped(b"2\n")
    result = resolve(liushou, small, "--reveal")
    shown = result.out.splitlines()
    assert shown[4:10] == [
        "电话",
        "  1 本机（HEAD）：15400012345",
        "  2 对方（李老师的电脑）：15400020002",
        "现居住地的村",
        "  1 本机（HEAD）：朝阳村",
        "  2 对方（李老师的电脑）：枫坪村",
    ]
    assert text_of(small) == text.replace(line, theirs)


def test_a_conflict_of_comments_shows_its_lines(liushou: Run, small: Path, piped: Pipe) -> None:
    text = text_of(small)
    put(small, CHILD, text.replace("sex: 女\n", conflict("sex: 女  # 核过 15400012345\n", "sex: 女\n")))
    piped(b"1\n")
    shown = resolve(liushou, small).out.splitlines()
    assert shown[4:9] == [
        "内容一样，只是注释或写法不同：",
        "  1 本机（HEAD）：",
        "    sex: 女  # 核过 ***",
        "  2 对方（李老师的电脑）：",
        "    sex: 女",
    ]
    assert "# 核过 15400012345" in text_of(small)


def test_markers_within_a_note(liushou: Run, small: Path, piped: Pipe) -> None:
    text = text_of(small) + "notes: |\n  头一行\n"
    marked = text + conflict("  我写的\n", "  他写的\n") + "  末一行\n"
    put(small, CHILD, marked)
    piped(b"3\n")
    assert resolve(liushou, small).status == 0
    assert text_of(small) == text + "  我写的\n  他写的\n  末一行\n"


def test_what_check_refuses_is_asked_again(liushou: Run, small: Path, piped: Pipe) -> None:
    """Each side is right, half of each is not: closed on a day, but still on the register."""
    text = text_of(small)
    first = conflict("status: 在册\n", "status: 转出\n")
    second = conflict("", "closed_on: 2026-11-01\n")
    put(
        small,
        CHILD,
        text.replace("status: 在册\n", first).replace("guardians: []\n", "guardians: []\n" + second),
    )
    marked = text_of(small)
    piped(b"1\n2\n")
    result = resolve(liushou, small)
    assert result.status == 1
    assert "这样写档案就有错误，还没有写入：" in result.err
    assert text_of(small) == marked
    piped(b"1\n2\na\n2\n2\n")
    assert resolve(liushou, small).status == 0
    assert "status: 转出" in text_of(small)


def test_faults_that_were_there_before_are_no_hindrance(liushou: Run, small: Path, piped: Pipe) -> None:
    text = text_of(small).replace("by: v-1, note", "by: v-9, note")
    put(small, CHILD, text.replace("sex: 女\n", conflict("sex: 男\n", "sex: 女\n")))
    piped(b"1\n")
    assert resolve(liushou, small).status == 0
    assert text_of(small) == text.replace("sex: 女", "sex: 男")


@needs_git
def test_faults_that_each_side_brings_are_no_hindrance(liushou: Run, base: Path, piped: Pipe) -> None:
    """Both wrote a record by somebody who is not there yet: merging makes that no worse."""
    text = text_of(base)
    talks = [f"  - {{date: 2026-11-0{day}, kind: 谈心, by: v-9}}\n" for day in (1, 2)]
    mine, other = ({CHILD: text.replace(RECORD, RECORD + talk)} for talk in talks)
    parted(base, mine, other)
    piped(b"")
    result = resolve(liushou, base)
    assert (result.status, "LS201" in result.err) == (0, False)
    assert text_of(base) == text.replace(RECORD, RECORD + talks[0] + talks[1])


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that takes away all markers and what is theirs."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import re, sys, pathlib\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "text = file.read_bytes().decode('utf-8-sig')\n"
        "text = re.sub(r'<<<<<<<.*\\n((?:.*\\n)*?)=======\\n(?:.*\\n)*?>>>>>>>.*\\n', r'\\1', text)\n"
        "file.write_bytes(text.replace('sex: 女', 'sex: 男').encode())\n",
        encoding="utf-8",
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_editor_has_the_whole_file(liushou: Run, small: Path, piped: Pipe, newline: str) -> None:
    text = text_of(small).replace("\n", newline)
    line = f'phone: "15400012345"{newline}'
    marked = conflict(f"phone: {MINE}\n", f"phone: {OTHER}\n").replace("\n", newline)
    put(small, CHILD, text.replace(line, marked))
    piped(b"e\n")
    assert resolve(liushou, small).status == 0
    assert text_of(small) == text.replace('"15400012345"', MINE).replace("sex: 女", "sex: 男")


def test_wrong_use(liushou: Run, small: Path) -> None:
    assert resolve(liushou, small) == (0, "", "没有要处理的冲突。\n")
    assert resolve(liushou, small, "--list", "--format", "json") == (0, "[]\n", "")
    assert resolve(liushou, small, "--ours", "--theirs").status == 2
    assert resolve(liushou, small, "--format", "json").status == 2
    assert resolve(liushou, small, "田小禾").status == 0


def test_the_settings_may_be_in_conflict(liushou: Run, small: Path, piped: Pipe) -> None:
    text = text_of(small, "liushou.yaml")
    put(small, "liushou.yaml", text.replace("  level: 学校\n", conflict("  level: 学校\n", "  level: 村\n")))
    piped(b"1\n")
    result = resolve(liushou, small)
    assert result.status == 0
    assert "单位设置　liushou.yaml" in result.out
    assert text_of(small, "liushou.yaml") == text


@needs_git
def test_a_driver_leaves_less(liushou: Run, base: Path, piped: Pipe) -> None:
    put(base, ".git/info/attributes", "*.yaml merge=liushou\n")
    code = "from liushou.cli import main; import sys; sys.exit(main(sys.argv[1:]))"
    driver = f"'{sys.executable}' -c '{code}' merge-driver %O %A %B %L %P"
    git(base, "config", "merge.liushou.driver", driver)
    before = phones(base)
    assert text_of(base).count("<<<<<<<") == 1
    piped(b"2\n")
    result = resolve(liushou, base)
    assert result.status == 0
    assert "  2 对方（李老师 10月3日）：***02" in result.out.splitlines()
    calls = "  - {date: 2026-11-01, kind: 亲情电话, by: v-1}\n  - {date: 2026-11-02, kind: 谈心, by: v-1}\n"
    assert text_of(base) == before.replace('"15400012345"', OTHER).replace(RECORD, RECORD + calls)


@pytest.mark.parametrize("editor_", ["no-such-editor-at-all", f'"{sys.executable}" -c "raise SystemExit(1)"'])
def test_without_an_editor_one_may_still_choose(
    liushou: Run, small: Path, piped: Pipe, monkeypatch: pytest.MonkeyPatch, editor_: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor_)
    text = text_of(small)
    put(small, CHILD, text.replace("sex: 女\n", conflict("sex: 男\n", "sex: 女\n")))
    piped(b"e\n2\n")
    result = resolve(liushou, small)
    assert result.status == 0
    assert "用 1、2、3 来选" in result.err
    assert text_of(small) == text


@needs_git
def test_what_merges_by_meaning_into_a_contradiction_is_asked(liushou: Run, base: Path, piped: Pipe) -> None:
    """Ours ended the pairing on a day, theirs let it begin on a later one."""
    text = text_of(base)
    ended = text.replace("since: 2026-09-10}", "since: 2026-09-10, until: 2026-10-01}")
    later = text.replace("since: 2026-09-10}", "since: 2026-10-05}")
    parted(base, {CHILD: ended}, {CHILD: later})
    marked = text_of(base)
    assert (resolve(liushou, base, "--theirs").status, text_of(base)) == (1, marked)
    piped(b"1\n")
    result = resolve(liushou, base)
    assert "按内容合并好了" not in result.out
    assert "这样写档案就有错误" in result.err
    assert "（LS303）" in result.err
    assert result.status == 0
    assert text_of(base) == ended


@needs_git
def test_several_files_one_after_the_other(liushou: Run, base: Path, piped: Pipe) -> None:
    child, volunteer = text_of(base), text_of(base, VOLUNTEER)
    parted(
        base,
        {CHILD: child.replace('"15400012345"', MINE), VOLUNTEER: volunteer.replace("2020", "2019")},
        {CHILD: child.replace('"15400012345"', OTHER), VOLUNTEER: volunteer.replace("2020", "2021")},
    )
    piped(b"2\n")
    result = resolve(liushou, base)
    assert result.status == 1
    assert f"处理好的要告诉 git：\n  git -C {base} add {CHILD}\n" in result.err
    assert f"何秀兰 v-1　{VOLUNTEER}　1 处" in result.err
    git(base, "add", CHILD)
    piped(b"1\n")
    assert resolve(liushou, base).status == 0
    git(base, "add", "-A")
    assert attempt(base, "commit", "-m", "合并").returncode == 0


def test_sides_that_cannot_be_read_show_their_lines(liushou: Run, small: Path, piped: Pipe) -> None:
    text = text_of(small)
    put(small, CHILD, text.replace("sex: 女\n", conflict('sex: "女\n', "sex: [女\nphone: 15400010001\n")))
    marked = text_of(small)
    piped(b"1\nq\n")
    result = resolve(liushou, small)
    assert result.out.splitlines()[4:9] == [
        "  1 本机（HEAD）：",
        '    sex: "女',
        "  2 对方（李老师的电脑）：",
        "    sex: [女",
        "    phone: ***01",
    ]
    assert "（LS002）" in result.err
    assert (result.status, text_of(small)) == (1, marked)
