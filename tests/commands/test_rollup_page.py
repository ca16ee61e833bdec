"""Every command line of docs/上报汇总.md does what the page says, at the school, the town and the county."""

import json
import re
import shutil
from pathlib import Path

import pytest
from tests.commands.conftest import CHECKOUT, Run
from tests.commands.git_repository import commit, needs_git, plain_git
from tests.commands.pages import chapters
from tests.commands.three_schools import DAY, SCHOOLS, lay_out

from liushou.screens.rollup.view import REMARK_TITLES
from liushou.stats.rollup.ranking import STEADY

PAGE = "上报汇总.md"
TEXT = (CHECKOUT / "docs" / PAGE).read_text(encoding="utf-8")
CHAPTERS = chapters(PAGE)
AT_SCHOOL = ("学校：生成汇总文件", "照档案核对")


@pytest.fixture
def desk(liushou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The town's desk: the list of the page, what the schools sent, their stores; the county's folder."""
    plain_git(monkeypatch)
    lay_out(tmp_path / "各校")
    (tmp_path / "上报").mkdir()
    (tmp_path / "各镇").mkdir()
    for name in SCHOOLS:
        root = tmp_path / "各校" / name
        file = tmp_path / "上报" / f"{name}.json"
        assert liushou("-C", root, "stats", "--summary", file, "--on", DAY).status == 0
        shutil.copyfile(file, tmp_path / "各镇" / file.name)
    names = TEXT.partition("```text\n")[2].partition("```")[0]
    (tmp_path / "名单.txt").write_text(names, encoding="utf-8", newline="\n")
    return tmp_path


def words_of(line: list[str]) -> list[str]:
    """The words of a line without `liushou`, on the day of the example, of the last commit."""
    words = ["HEAD" if word == "版本号" else word for word in line[1:]]
    return words if "--on" in words else [*words, "--on", DAY]


@needs_git
def test_the_page(liushou: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    school = desk / "各校" / "石桥小学"
    commit(school, DAY)
    for title, lines in CHAPTERS:
        monkeypatch.chdir(school if title in AT_SCHOOL else desk)
        for line in lines:
            done = liushou(*words_of(line))
            assert done.status == 0, (line, done)
    assert {file.name for file in desk.iterdir()} >= {
        "云岭镇.xlsx", "云岭镇.docx", "云岭镇.json", "全县.html", "两校.xlsx",
    }  # fmt: skip


def test_what_the_page_shows_is_what_is_shown(
    liushou: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    shown = TEXT.split("```text\n")[2].partition("```")[0]
    done = liushou("rollup", "上报", "--expect", "名单.txt")
    assert "\n".join(line.rstrip() for line in done.out.splitlines()) + "\n" == shown


def test_the_settings_of_the_page_make_the_town_the_superior(
    liushou: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "liushou.yaml").write_text(
        TEXT.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8", newline="\n"
    )
    monkeypatch.chdir(desk)
    assert liushou("check", "--on", DAY).status == 0
    found = json.loads(liushou("rollup", "上报", "--format", "json").out)
    assert (found["unit"], found["parent"]) == ("云岭镇", "东山县")
    assert found["lacking"] == ["东河小学"]


@needs_git
def test_counting_again_at_the_commit_gives_what_was_sent(liushou: Run, desk: Path) -> None:
    school = desk / "各校" / "石桥小学"
    commit(school, DAY)
    sent = liushou("-C", school, "stats", "--summary", "-", "--on", DAY).out
    version = json.loads(sent)["archives"]["commit"]
    (school / "data" / "children" / "c-shiqiao-2.yaml").unlink()
    again = liushou("-C", school, "stats", "--summary", "-", "--at", version, "--on", DAY)
    assert again.out == sent


def test_the_page_explains_every_kind_of_remark_and_the_weight() -> None:
    table = re.findall(r"^\| (\S+) \|", TEXT.partition("## 需要核实的")[2].partition("## ")[0], re.MULTILINE)
    assert [title for title in table if title not in ("标题", "---")] == [*REMARK_TITLES.values()]
    assert f"加上 {STEADY} 名恰好达到目标的儿童" in TEXT
