"""`textconv`: whatever bytes git hands over become lines, with nothing sensitive in them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.commands.conftest import CHECKOUT, Run
from tests.commands.git_repository import git, needs_git, plain_git
from tests.commands.test_hostile import TEXTS

from liushou.commands import HIDDEN
from liushou.commands.textconv import archive_lines, kind_of
from liushou.records.kinds import BY_FOLDER
from liushou.textwidth import width

ARCHIVES = sorted((CHECKOUT / "data").glob("*/*.yaml"))
CHILD = (
    'id: c-1\nname: 田小禾\nstatus: 在册\nphone: "15400012345"  # 另有 15400012399\n'
    "guardians: []\nnotes: 想妈妈\n"
)


def lines_of(text: str, salt: str | None = "盐") -> list[str]:
    return archive_lines(text.encode("utf-8", "surrogatepass"), salt)


def test_each_kind_is_known_by_its_keys() -> None:
    for file in ARCHIVES:
        assert kind_of(file.read_text(encoding="utf-8")) is BY_FOLDER[file.parent.name], file
    assert kind_of((CHECKOUT / "liushou.yaml").read_text(encoding="utf-8")).name == "unit"
    assert kind_of("x").name == "child"


def test_what_is_covered_has_a_sign_that_changes_with_it() -> None:
    before, after = lines_of(CHILD), lines_of(CHILD.replace("15400012345", "15400099945"))
    changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    ((one, other),) = changed
    assert one.startswith("电话：***45·")
    assert other.startswith("电话：***45·")
    assert "154" not in "".join(before + after)
    assert "妈妈" not in "".join(before)
    assert before == lines_of(CHILD)


@pytest.mark.parametrize(
    ("text", "salt"),
    [(CHILD, "别的盐"), (CHILD.replace("id: c-1", "id: c-2"), "盐")],
    ids=["salt", "archive"],
)
def test_a_sign_says_nothing_elsewhere(text: str, salt: str) -> None:
    signs = [{line.rpartition("·")[2] for line in lines if "***" in line} for lines in
             (lines_of(CHILD), lines_of(text, salt))]  # fmt: skip
    assert len(signs[0]) == 3
    assert not signs[0] & signs[1]


def test_without_a_secret_there_are_no_signs() -> None:
    assert "电话：***45" in lines_of(CHILD, None)
    assert archive_lines(b"\0\xff", None) == ["〔不是档案的文字，共 2 字节〕"]


def test_a_broken_archive_is_shown_as_it_is_but_covered() -> None:
    broken = lines_of(CHILD + "<<<<<<< 本机\n")
    assert broken[:3] == ["〔儿童档案，读不出来，照原文显示〕", "id: c-1", "name: 田小禾"]
    assert "<<<<<<< 本机" in broken
    assert not any("154" in line or "妈妈" in line for line in broken)
    assert broken != lines_of(CHILD.replace("想妈妈", "想爸爸") + "<<<<<<< 本机\n")


def test_a_conflict_stands_between_the_lines_of_both_sides() -> None:
    ours, theirs = 'phone: "15400012345"  # 另有 15400012399\n', 'phone: "15400099977"\n'
    conflict = f"<<<<<<< 本机\n{ours}=======\n{theirs}>>>>>>> 对方\n"
    lines = lines_of(CHILD.replace(ours, conflict))
    mine, others = lines_of(CHILD), lines_of(CHILD.replace(ours, theirs))
    start, end = lines.index("<<<<<<< 本机"), lines.index(">>>>>>> 对方")
    middle = lines.index("=======")
    assert [*lines[:start], *lines[start + 1 : middle], *lines[end + 1 :]] == mine
    assert [*lines[:start], *lines[middle + 1 : end], *lines[end + 1 :]] == others
    assert end - start < 6
    assert "154" not in "".join(lines)


def test_a_conflict_neither_side_of_which_can_be_read_is_shown_as_it_is() -> None:
    lines = lines_of(CHILD + "<<<<<<< 本机\nphone: [\n=======\n>>>>>>> 对方\n")
    assert "读不出来" in lines[0]
    assert "=======" in lines


@pytest.mark.parametrize("text", [text for text, _ in TEXTS.values()], ids=list(TEXTS))
def test_hostile_texts_become_lines(text: str) -> None:
    assert lines_of(text)


def test_other_encodings_and_rubbish_become_lines() -> None:
    assert "姓名" not in archive_lines(CHILD.encode("gb18030"), None)[0]
    assert "name: 田小禾" in archive_lines(CHILD.encode("gb18030"), None)
    assert archive_lines(b"\0\xff", "盐") != archive_lines(b"\0\xfe", "盐")
    assert archive_lines(CHILD.encode("utf-8-sig"), "盐") == lines_of(CHILD)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.integers(0, len(CHILD.encode())), st.integers(0, 20))
def test_damage_never_ends_it(rubbish: bytes, at: int, length: int) -> None:
    data = CHILD.encode()
    assert archive_lines(data[:at] + rubbish + data[at + length :], "盐")
    assert archive_lines(rubbish, None)


@needs_git
def test_the_command_takes_the_secret_from_git(
    liushou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_git(monkeypatch)
    git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "某\x1b.yaml"
    file.write_text(CHILD.replace("状态", "状\x1b态"), encoding="utf-8", newline="\n")
    assert "电话：***45\n" in liushou("textconv", file).out
    git(tmp_path, "config", "liushou.salt", "盐")
    assert liushou("textconv", file).out.splitlines() == lines_of(CHILD)
    file.write_bytes("id: c-1\nname: 田\x1b[31m小禾\n".encode())
    assert "\x1b" not in liushou("textconv", file).out


def test_no_such_file_is_status_three(liushou: Run, tmp_path: Path) -> None:
    assert liushou("textconv", tmp_path / "没有").status == 3


@pytest.mark.parametrize("name", HIDDEN)
def test_commands_of_git_have_help_but_are_in_no_list(liushou: Run, name: str) -> None:
    assert name not in liushou("--help").out
    shown = liushou(name, "--help")
    assert shown.status == 0
    assert f"用法：liushou {name} " in shown.out
    assert max(map(width, shown.out.splitlines())) <= 80
