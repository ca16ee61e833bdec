"""`resolve` where two branches changed one sealed talk: what would not open any more is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.conftest import Run
from tests.commands.git_repository import needs_git
from tests.commands.sealing import act_as
from tests.commands.test_resolve import CHILD, base, commit, parted, resolve, text_of
from tests.store.sealing.at_hand import SEALER, source

from liushou.store.load import load_bytes

pytestmark = needs_git
Pipe = Callable[[bytes], None]
PAIRING = "  - {with: v-1, role: 爱心妈妈, since: 2026-09-10}\n"
IN_LINES = """\
  - with: v-1
    role: 爱心妈妈
    # 第一次
    # 在校门口
    since: 2026-09-10
    # 第二次
    # 在教室
    goal: 学画画
"""
sealed_base = base
"""The small store with its first commit."""


@pytest.fixture
def sealed(sealed_base: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The text of the child of that store, sealed and committed; nobody has a key."""
    act_as(monkeypatch, None)
    text = seal(text_of(sealed_base).replace(PAIRING, IN_LINES))
    commit(sealed_base, {CHILD: text}, "建档人", "2026-09-02")
    return text


def seal(text: str) -> str:
    return SEALER.sealed(source(), text.encode()).decode()


def plain(text: str) -> str:
    return SEALER.unsealed(source(), text.encode()).decode()


def opens(root: Path) -> bool:
    return not load_bytes(source(), text_of(root).encode(), SEALER).problems


def test_a_text_that_fits_neither_side_is_told(
    liushou: Run, sealed_base: Path, sealed: str, piped: Pipe
) -> None:
    """One mended since when, the other as what: git takes both, and asks only for the goal."""
    mine = seal(plain(sealed).replace("since: 2026-09-10", "since: 2026-09-11"))
    other = seal(plain(sealed).replace("role: 爱心妈妈", "role: 代理家长"))
    parted(sealed_base, {CHILD: mine}, {CHILD: other})
    piped(b"1\n")
    result = resolve(liushou, sealed_base)
    assert "<<<<<<<" not in text_of(sealed_base)
    assert not opens(sealed_base)
    assert "1 处密文和所在的日期、种类不是同一边的，在那里打不开" in result.err


@pytest.mark.parametrize("answer", [b"1\n", b"2\n"])
def test_a_phone_of_either_side_opens(
    liushou: Run, sealed_base: Path, sealed: str, piped: Pipe, answer: bytes
) -> None:
    mine, other = (seal(plain(sealed).replace("15400012345", f"1540001000{n}")) for n in (1, 2))
    parted(sealed_base, {CHILD: mine}, {CHILD: other})
    piped(answer)
    result = resolve(liushou, sealed_base)
    assert result.status == 0
    assert "ENC[" not in result.out
    assert "在那里打不开" not in result.err
    assert opens(sealed_base)
    assert f"1540001000{answer.decode().strip()}" in plain(text_of(sealed_base))
