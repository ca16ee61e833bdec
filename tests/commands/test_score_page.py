"""Every command line of docs/考核.md does what the page says, in a store that has the people it names."""

import re
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.commands.conftest import CHECKOUT, Run
from tests.commands.pages import chapters
from tests.commands.test_everyday_page import archive, helper

from liushou.yamltext.emit import dump

PAGE = (CHECKOUT / "docs" / "考核.md").read_text(encoding="utf-8")
COMMANDS = [words for _, lines in chapters("考核.md") for words in lines]
DAY = "2026-07-12"
SHEET = (
    ("姓名", "班级名次", "违纪次数", "荣誉"),
    ("田小禾", 8, 0, ""),
    ("李小雨", 2, 0, "三好学生"),
    ("周晓", 5, 1, ""),
)
AUTUMN = "2025-2026-1"


def before(rank: int) -> list[dict[str, str | int]]:
    return [{"term": AUTUMN, "class_rank": rank}]


def with_(helper_: str, since: str) -> list[dict[str, str]]:
    return [{"with": helper_, "role": "代理家长", "since": since}]


FILES = {
    "data/children/c-he.yaml": archive(
        "田小禾", "c-he", pairings=with_("v-he", "2025-09-12"), grades=before(12)
    ),
    "data/children/c-yu.yaml": archive(
        "李小雨", "c-yu", pairings=with_("v-wu", "2026-03-20"), grades=before(4)
    ),
    "data/children/c-xiao.yaml": archive("周晓", "c-xiao", pairings=with_("v-he", "2025-09-12")),
    "data/volunteers/v-he.yaml": helper("何秀兰", "v-he"),
    "data/volunteers/v-wu.yaml": helper("吴刚", "v-wu"),
    "data/volunteers/v-zhou.yaml": helper("周敏", "v-zhou", homeroom={"grade": "五年级", "class": 1}),
    "data/terms/2025-2026-1.yaml": {"id": AUTUMN, "begins": "2025-09-01", "ends": "2026-01-30"},
    "data/terms/2025-2026-2.yaml": {"id": "2025-2026-2", "begins": "2026-03-02", "ends": "2026-07-10"},
}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The people of the page, and the settings that it shows."""
    for path, value in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump(value), encoding="utf-8", newline="\n")
    scoring = PAGE.partition("```yaml\n")[2].partition("```")[0]
    unit = f"format: 1\nunit:\n  name: 石桥镇中心小学\n  level: 学校\n{scoring}"
    (tmp_path / "liushou.yaml").write_text(unit, encoding="utf-8", newline="\n")
    book = Workbook()
    for row in SHEET:
        book.worksheets[0].append(row)
    book.save(tmp_path / "成绩.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page(liushou: Run, store: Path) -> None:
    for words in COMMANDS:
        if "爱心使者" in " ".join(words):
            assert "优秀帮扶人员" in (store / "data/terms/2025-2026-2.yaml").read_text(encoding="utf-8")
        done = liushou(*words[1:], "--on", DAY)
        assert done.status == 0, (words, done)
    assert liushou("check", "--on", DAY).status == 0
    term = (store / "data/terms/2025-2026-2.yaml").read_text(encoding="utf-8")
    assert re.findall("title: (.+?)[,\n]", term) == [
        "优胜奖", "优秀奖", "进步奖", "优秀帮扶人员", "优秀班主任", "先进班级", "爱心使者",
    ]  # fmt: skip


def test_what_the_page_shows_is_what_is_shown(liushou: Run, store: Path) -> None:
    assert liushou("import", "成绩.xlsx", "--term", "2026春", "--on", DAY).status == 0
    shown = PAGE.partition("```text\n")[2].partition("```")[0]
    assert liushou("score", "--term", "2026春", "--by", "何秀兰", "--on", DAY).out == shown


def test_two_teachers_of_one_class_are_both_named_and_neither_is_told_to_be_none(
    liushou: Run, store: Path
) -> None:
    other = helper("吴刚", "v-wu", homeroom={"grade": "五年级", "class": 1})
    (store / "data/volunteers/v-wu.yaml").write_text(dump(other), encoding="utf-8", newline="\n")
    every = liushou("score", "--term", "2026春", "--on", DAY)
    assert "班主任不止一位，没有计入班主任：五年级1班（吴刚）、五年级1班（周敏）" in every.out
    assert "五年级1班（班级）" in liushou("score", "--term", "2026春", "--names", "--on", DAY).out
    one = liushou("score", "--term", "2026春", "--by", "周敏", "--on", DAY)
    assert "班主任不止一位，没有计入班主任：五年级1班（周敏）" in one.out
    assert "不是班主任" not in one.err
