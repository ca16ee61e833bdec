"""Every command line of docs/统计.md does what the page says, in the sample's archives."""

import shutil
from pathlib import Path

import pytest
from tests.commands.conftest import CHECKOUT, DAY, Run
from tests.commands.pages import chapters

from liushou.stats.groups import BREAKDOWNS

CHAPTERS = chapters("统计.md")


def page() -> str:
    return (CHECKOUT / "docs" / "统计.md").read_text(encoding="utf-8")


@pytest.fixture
def store(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "store"
    shutil.copytree(sample, root)
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(("chapter", "lines"), CHAPTERS, ids=[title for title, _ in CHAPTERS])
def test_the_page(liushou: Run, store: Path, chapter: str, lines: list[list[str]]) -> None:
    if chapter == "自己定的指标":
        settings = page().partition("```yaml\n")[2].partition("```")[0]
        with (store / "liushou.yaml").open("a", encoding="utf-8", newline="\n") as file:
            file.write(settings)
        assert liushou("check", "liushou.yaml", "--on", DAY).status == 0
    for words in lines:
        done = liushou(*words[1:], "--on", DAY)
        assert done.status == 0, (words, done.err)
        if "-o" in words:
            assert (store / words[words.index("-o") + 1]).stat().st_size > 0
        else:
            assert done.out.strip()


def test_what_the_page_shows_is_what_is_shown(liushou: Run, store: Path) -> None:
    shown = page().partition("```text\n")[2].partition("```")[0]
    done = liushou("stats", "结对帮扶率", "--per", "年级,性别", "--names", "--on", DAY)
    assert "".join(f"{line.rstrip()}\n" for line in done.out.splitlines()) == shown


def test_the_page_names_every_grouping() -> None:
    assert f"可以写：{'、'.join(BREAKDOWNS.values())}。" in page()
