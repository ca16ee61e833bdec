"""Every command line of docs/抽查.md does what the page says, in a store of twelve children."""

from pathlib import Path

import pytest
from tests.commands.conftest import CHECKOUT, Run
from tests.commands.git_repository import commit, needs_git, plain_git
from tests.commands.pages import chapters
from tests.commands.test_everyday_page import FILES, archive

from liushou.yamltext.emit import dump
from liushou.yamltext.values import Value

pytestmark = needs_git
CHAPTERS = chapters("抽查.md")
DAY = "2026-11-20"
REVISION = "a1b2c3d4e5"
"""The revision that the page shows; the real one changes with the archives of this test."""
OTHERS = (
    ("周晓", "c-xiao"),
    ("吴丽", "c-li"),
    ("郑安", "c-an"),
    ("冯雪", "c-xue"),
    ("陈晨", "c-chen"),
    ("蒋帆", "c-fan"),
    ("沈月", "c-yue"),
    ("韩松", "c-song"),
    ("杨柳", "c-liu"),
    ("朱青", "c-qing"),
)
VILLAGES = ("上湾村", "青塘村", "石桥村")
CLASSES: tuple[tuple[str, int], ...] = (("五年级", 1), ("五年级", 2), ("六年级", 1))


def another(number: int) -> dict[str, Value]:
    grade, room = CLASSES[number % 3]
    made = archive(*OTHERS[number], address={"village": VILLAGES[number % 4 % 3]})
    made["school"] = {"stage": "小学", "grade": grade, "class": room, "boarding": False, "enrolled": True}
    if number % 3 == 1:
        made["records"] = [{"date": f"2026-11-{number + 1:02}", "kind": "家访", "by": "v-zhou"}]
    return made


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    plain_git(monkeypatch)
    more = {f"data/children/{id_}.yaml": another(number) for number, (_, id_) in enumerate(OTHERS)}
    for path, value in (FILES | more).items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump(value), encoding="utf-8", newline="\n")
    commit(tmp_path, "2026-11-19")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("chapter", "lines"), CHAPTERS, ids=[title for title, _ in CHAPTERS])
def test_the_page(liushou: Run, store: Path, chapter: str, lines: list[list[str]]) -> None:
    for words in lines:
        done = liushou(*words[1:], *(() if "--on" in words else ("--on", DAY)))
        assert done.status == 0, (words, done.err)
        if "-o" in words:
            assert (store / words[words.index("-o") + 1]).stat().st_size > 0


def test_what_the_page_shows_is_what_is_shown(liushou: Run, store: Path) -> None:
    page = (CHECKOUT / "docs" / "抽查.md").read_text(encoding="utf-8")
    shown = page.partition("```text\n")[2].partition("```")[0]
    done = liushou("sample", "4", "--seed", "482913", "--on", DAY)
    revision = done.out.split()[-1]
    assert done.out.replace(revision, REVISION) == shown
    assert f"--on {DAY} --at {REVISION}" in shown
