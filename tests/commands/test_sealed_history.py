"""The history of sealed archives: sealed anew is no change, and what is not opened is never shown in part."""

import json
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.git_repository import commit, git, needs_git, plain_git
from tests.commands.sealing import Person, act_as, somebody

pytestmark = needs_git
CHILD = "data/children/c-1.yaml"


@pytest.fixture
def holder(
    small: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, liushou: Run
) -> Person:
    """Somebody with the keys of the small store, which was committed in clear, then sealed and committed."""
    plain_git(monkeypatch)
    git(small, "init", "-q", "-b", "main")
    assert liushou("-C", small, "init").status == 0
    commit(small, "2026-11-01", tag="clear")
    person = somebody(tmp_path_factory.mktemp("person") / "identity.txt")
    act_as(monkeypatch, person)
    assert liushou("-C", small, "keys", "init").status == 0
    assert liushou("-C", small, "seal").status == 0
    commit(small, "2026-11-02", tag="sealed")
    return person


def rotated(liushou: Run, small: Path) -> None:
    assert liushou("-C", small, "keys", "rotate").status == 0
    commit(small, "2026-11-03", tag="rotated")


def test_sealing_and_rotation_change_nothing_for_who_has_the_keys(
    liushou: Run, small: Path, holder: Person
) -> None:
    rotated(liushou, small)
    for span in ("clear..sealed", "sealed..rotated", "clear..rotated"):
        shown = liushou("-C", small, "diff", span, "c-1", "--format", "json")
        assert json.loads(shown.out)[0]["fields"] == []
        assert json.loads(shown.out)[0]["entries"] == []
    assert "只改了写法" in liushou("-C", small, "log", "c-1").out


def test_without_keys_it_is_told_as_what_it_is(
    liushou: Run, small: Path, holder: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    rotated(liushou, small)
    act_as(monkeypatch, None)
    told = {"clear..sealed": "密封", "sealed..rotated": "重新密封", "sealed..clear": "解封"}
    for span, word in told.items():
        shown = liushou("-C", small, "diff", span)
        assert word in shown.out.replace("：", " ").split()
        assert "ENC[" not in shown.out
        assert "***" not in shown.out
        assert "电话" not in shown.out


@pytest.mark.parametrize("with_keys", [True, False])
def test_a_changed_text_is_a_change_with_and_without_keys(
    liushou: Run, small: Path, holder: Person, monkeypatch: pytest.MonkeyPatch, *, with_keys: bool
) -> None:
    assert liushou("-C", small, "set", "c-1", "phone=15400099999", "--on", DAY).status == 0
    assert b"15400099999" not in (small / CHILD).read_bytes()
    act_as(monkeypatch, holder if with_keys else None)
    shown = liushou("-C", small, "diff")
    assert ("***45 → ***99" in shown.out) is with_keys
    assert ("电话改了" in shown.out) is not with_keys
    revealed = liushou("-C", small, "diff", "--reveal")
    assert ("15400012345 → 15400099999" in revealed.out) is with_keys
    assert ("没有私钥打不开" in revealed.err) is not with_keys
    assert "ENC[" not in shown.out + revealed.out


@pytest.mark.parametrize("with_keys", [True, False])
def test_blame_and_log_show_no_token(
    liushou: Run, small: Path, holder: Person, monkeypatch: pytest.MonkeyPatch, *, with_keys: bool
) -> None:
    rotated(liushou, small)
    act_as(monkeypatch, holder if with_keys else None)
    for words in (("blame", "c-1"), ("log", "c-1"), ("blame", "c-1", "--format", "csv"), ("show", "c-1")):
        shown = liushou("-C", small, *words, "--reveal")
        assert shown.status == 0
        assert "ENC[" not in shown.out + shown.err
    since = liushou("-C", small, "blame", "c-1", "电话", "--reveal").out
    assert ("15400012345" in since) is with_keys
    assert ("2026-11-01" in since) is with_keys


def test_the_past_opens_with_the_keys_of_now(liushou: Run, small: Path, holder: Person) -> None:
    rotated(liushou, small)
    for moment in ("clear", "sealed", "rotated"):
        shown = liushou("-C", small, "show", "c-1", "--at", moment, "--reveal")
        assert "15400012345" in shown.out
        assert "想妈妈" in shown.out
    found = liushou("-C", small, "list", "children", "电话:15400012345", "--at", "sealed", "--format", "json")
    assert [one["id"] for one in json.loads(found.out)] == ["c-1"]
    assert liushou("-C", small, "check", "--at", "sealed", "--on", DAY).status in (0, 1)


def test_git_sees_no_difference_where_nothing_changed(liushou: Run, small: Path, holder: Person) -> None:
    before = (small / CHILD).read_bytes()
    assert liushou("-C", small, "set", "c-1", "phone=15400099999", "--correct", "--on", DAY).status == 0
    assert liushou("-C", small, "set", "c-1", "phone=15400012345", "--correct", "--on", DAY).status == 0
    assert (small / CHILD).read_bytes() == before
    assert liushou("-C", small, "seal").status == 0
    assert git(small, "diff", "--no-textconv") == ""
    assert git(small, "diff") == ""


def test_one_changed_text_is_one_line_for_git(liushou: Run, small: Path, holder: Person) -> None:
    assert liushou("-C", small, "set", "c-1", "phone=15400099999", "--correct", "--on", DAY).status == 0
    assert git(small, "diff", "--no-textconv", "--numstat").split()[:2] == ["1", "1"]
    shown = git(small, "diff")
    changed = [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert [line[:4] for line in changed] == ["-电话：", "+电话："]
    assert "ENC[" not in shown
    assert "15400099999" not in shown
