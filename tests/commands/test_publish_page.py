"""Every command line of docs/公开发布.md does what the page says, on the sample archives."""

import shutil
from pathlib import Path

import pytest
from tests.commands.conftest import CHECKOUT, DAY, Run
from tests.commands.pages import chapters

PAGE = "公开发布.md"


@pytest.fixture
def store(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(sample, tmp_path / "store")
    monkeypatch.chdir(tmp_path / "store")
    return tmp_path / "store"


def test_the_page(liushou: Run, store: Path) -> None:
    """One session from beginning to end."""
    for _, lines in chapters(PAGE):
        for words in lines:
            done = liushou(*words[1:], "--on", DAY)
            assert done.status == 0, (words, done)
    assert {file.name for file in store.iterdir()} >= {"指标.html", "各年级.docx", "各村.xlsx"}
    assert len([*(store / "data" / "published").iterdir()]) == 4
    assert liushou("check", "data/published", "--on", DAY).status == 0


def test_what_the_page_shows_is_what_is_shown(liushou: Run, store: Path) -> None:
    page = (CHECKOUT / "docs" / PAGE).read_text(encoding="utf-8")
    shown = page.partition("```text\n")[2].partition("```")[0]
    assert liushou("stats", "--publish", "--per", "村,性别", "--on", DAY).out == shown


def test_what_the_page_says_is_refused(liushou: Run, store: Path) -> None:
    for per in ("村,性别", "性别,年级"):
        assert liushou("stats", "--publish", "--per", per, "--on", DAY).status == 0
    assert liushou("stats", "--publish", "--per", "年级,村", "--on", DAY).status == 2
    assert liushou("stats", "--publish", "--per", "班级", "--on", DAY).status == 2
    assert liushou("stats", "--publish", "--per", "年级", "--on", DAY).status == 0
