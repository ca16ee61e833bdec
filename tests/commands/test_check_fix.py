"""`check --fix` and `--diff` on a store on disk."""

import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

from liushou.commands.check import fix
from liushou.commands.check.scope import Asked, look_at
from liushou.dates import parse_date
from liushou.errors import StoreError
from liushou.store.opener import KEYLESS

CHILD = "data/children/c-1.yaml"
VOLUNTEER = "data/volunteers/v-1.yaml"


@pytest.fixture
def faulty(small: Path) -> Path:
    """A store with a bare phone and a misspelt key in one file, and a GBK file with CRLF."""
    child = (small / CHILD).read_text(encoding="utf-8")
    child = child.replace('phone: "15400012345"', "phone: 15400012345  # 孩子的").replace(
        "address:", "adress:"
    )
    (small / CHILD).write_bytes(child.encode())
    volunteer = (small / VOLUNTEER).read_text(encoding="utf-8")
    (small / VOLUNTEER).write_bytes(volunteer.replace("\n", "\r\n").encode("gbk"))
    return small


def contents(root: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(root)): file.read_bytes() for file in sorted((root / "data").rglob("*.yaml"))
    }


def test_diff_shows_and_writes_nothing(liushou: Run, faulty: Path) -> None:
    before = contents(faulty)
    shown = liushou("-C", faulty, "check", "--on", DAY, "--diff")
    assert contents(faulty) == before
    assert shown.status == 1
    assert f"--- a/{CHILD}\n+++ b/{CHILD}\n" in shown.out
    assert "-adress: {village: 朝阳村}\n" in shown.out
    assert "+address: {village: 朝阳村}\n" in shown.out
    assert f"# {VOLUNTEER}：转为 UTF-8，换行改为 LF（整个文件）\n" in shown.out
    assert "可改正 4 处，2 个文件：" in shown.err


def test_diff_covers_what_is_sensitive(liushou: Run, faulty: Path) -> None:
    covered = liushou("-C", faulty, "check", "--on", DAY, "--diff").out
    assert "15400012345" not in covered
    assert "想妈妈" not in covered
    plain = liushou("-C", faulty, "check", "--on", DAY, "--diff", "--reveal").out
    assert "-phone: 15400012345  # 孩子的\n" in plain
    assert '+phone: "15400012345"  # 孩子的\n' in plain


def test_a_change_within_a_covered_value_shows(liushou: Run, small: Path) -> None:
    text = (small / CHILD).read_text(encoding="utf-8").replace('"15400012345"', '"１５４00012345"')
    (small / CHILD).write_bytes(text.encode())
    shown = liushou("-C", small, "check", "--on", DAY, "--diff").out
    assert '-phone: "***"\n+phone: "***45"\n' in shown


def test_a_difference_can_be_applied_by_git(
    liushou: Run, faulty: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """When nothing is covered it is the patch that --fix would make."""
    (faulty / VOLUNTEER).unlink()
    patch = tmp_path_factory.mktemp("patch") / "fix.patch"
    liushou("-C", faulty, "check", "--on", DAY, "--diff", "--reveal", "-o", patch)
    subprocess.run(["git", "apply", str(patch)], cwd=faulty, check=True)
    applied = (faulty / CHILD).read_bytes()
    assert b"address:" in applied
    assert "没有可以自动改正的地方" in liushou("-C", faulty, "check", "--on", DAY, "--fix").err
    assert (faulty / CHILD).read_bytes() == applied


def test_fixing_twice_is_fixing_once(liushou: Run, faulty: Path) -> None:
    first = liushou("-C", faulty, "check", "--on", DAY, "--fix")
    assert "已改正 4 处，2 个文件：" in first.err
    assert f"  {CHILD}：LS103 加引号，LS101 改为 address\n" in first.err
    assert first.status == 0
    after = contents(faulty)
    assert after[CHILD].decode().count("\n") == 16
    assert 'phone: "15400012345"  # 孩子的\naddress: {village: 朝阳村}\n' in after[CHILD].decode()
    assert after[VOLUNTEER].decode().startswith("id: v-1\nname: 何秀兰\n")
    second = liushou("-C", faulty, "check", "--on", DAY, "--fix")
    assert "没有可以自动改正的地方。" in second.err
    assert contents(faulty) == after
    assert re.sub("用时.*秒", "", second.out) == re.sub("用时.*秒", "", first.out)


def test_only_the_paths_and_rules_asked_for(
    liushou: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(faulty)
    monkeypatch.chdir(faulty)
    liushou("check", "--fix", "--on", DAY, "--select", "LS103")
    assert contents(faulty)[VOLUNTEER] == before[VOLUNTEER]
    assert b"adress" in contents(faulty)[CHILD]
    liushou("check", "--fix", "--on", DAY, VOLUNTEER)
    assert b"adress" in contents(faulty)[CHILD]
    assert contents(faulty)[VOLUNTEER] != before[VOLUNTEER]


def test_fix_and_diff_are_one_or_the_other(liushou: Run, small: Path) -> None:
    shown = liushou("-C", small, "check", "--fix", "--diff")
    assert shown.status == 2
    assert "不能一起用" in shown.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_who_may_read_a_file_stays(liushou: Run, faulty: Path) -> None:
    (faulty / CHILD).chmod(0o600)
    liushou("-C", faulty, "check", "--on", DAY, "--fix")
    assert stat.S_IMODE((faulty / CHILD).stat().st_mode) == 0o600


def test_a_file_changed_in_between_is_not_overwritten(faulty: Path) -> None:
    asked = Asked(parse_date(DAY), (), ())
    made = fix.changes(look_at(faulty, asked), asked, KEYLESS)
    (faulty / CHILD).write_bytes(b"id: c-1\n")
    with pytest.raises(StoreError, match="刚刚被别的程序改动"):
        fix.write(faulty, made)
    assert (faulty / CHILD).read_bytes() == b"id: c-1\n"


def test_what_leads_out_of_the_store_is_not_mended(
    liushou: Run, faulty: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "c-out.yaml"
    outside.write_bytes(b"id: c-out\r\n")
    try:
        (faulty / "data/children/c-out.yaml").symlink_to(outside)
    except OSError as error:
        pytest.skip(f"此系统不能建立符号链接：{error}")
    liushou("-C", faulty, "check", "--on", DAY, "--fix")
    assert outside.read_bytes() == b"id: c-out\r\n"
