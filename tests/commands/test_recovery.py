"""The next command after a crash finishes what was left, and says so."""

from pathlib import Path

import pytest
from tests.commands.conftest import Run

from liushou.store import transaction
from liushou.store.drafts import Amendment, changes_of
from liushou.store.load import load
from liushou.store.transaction import commit
from liushou.yamltext.amend import Put

CHILD, VOLUNTEER = "data/children/c-1.yaml", "data/volunteers/v-1.yaml"


@pytest.fixture
def crashed(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run that was stopped once two files were committed, neither of them written."""

    class Stopped(BaseException):
        pass

    def stop(*_: object) -> None:
        raise Stopped

    drafts = (
        Amendment(CHILD, (Put(("name",), "田大禾"),)),
        Amendment(VOLUNTEER, (Put(("name",), "何秀梅"),)),
    )
    with monkeypatch.context() as patch:
        patch.setattr(transaction, "_finish", stop)
        with pytest.raises(Stopped):
            commit(small, changes_of(load(small), drafts))
    assert "田小禾" in (small / CHILD).read_text(encoding="utf-8")
    return small


def test_it_is_finished_before_anything_is_read(liushou: Run, crashed: Path) -> None:
    listed = liushou("-C", crashed, "list", "children")
    assert "田大禾" in listed.out
    assert listed.err.startswith("上次没有写完的改动，现在写完了。\n")
    assert "何秀梅" in (crashed / VOLUNTEER).read_text(encoding="utf-8")
    assert "写完" not in liushou("-C", crashed, "list", "children").err


def test_check_finishes_it_too(liushou: Run, crashed: Path) -> None:
    assert "现在写完了" in liushou("-C", crashed, "check", "--on", "2026-11-20").err
    assert "田大禾" in (crashed / CHILD).read_text(encoding="utf-8")


def test_what_cannot_be_finished_is_told(liushou: Run, crashed: Path) -> None:
    (crashed / CHILD).write_text("id: c-1\n", encoding="utf-8")
    shown = liushou("-C", crashed, "list", "children")
    assert shown.status == 3
    assert f"{CHILD} 后来又被改过，所以没有动它" in shown.err
    assert shown.out == ""
