"""Sheets of talks, of marks and of who came, imported as a person would: looked at first, and twice."""

from pathlib import Path

import openpyxl
import pytest
from tests.commands.conftest import DAY, Run

ACTIVITY = (
    "id: a-1\ntitle: 周末课业辅导\nkind: 讲座\nterm: 2026-2027-1\nstatus: 进行\n"
    "when: {from: 2026-11-01, to: 2026-11-15, weekdays: [周日]}\nplaces: [教室]\nchildren: [c-1]\n"
)
TALKS = [
    ["谈心谈话记录"],
    ["谈话时间", "学生姓名", "类别", "谈话人", "谈话内容"],
    ["2026.11.3", "田小禾", "谈话", "何秀兰", "想妈妈"],
    ["2026年10月10日", "田小禾", "谈心", "何秀兰", "想妈妈"],
]
MARKS = [
    ["期末成绩"],
    ["序号", "姓名", "语文", "数学", "总分"],
    [1, "田小禾", 86, 90.5, 176.5],
    [2, "王二", 60, "缺考", 60],
]
COMING = [["姓名", "2026-11-01", "2026-11-08"], ["田小禾", "√", "病假"], ["王二", "√", "√"]]


@pytest.mark.parametrize(
    ("rows", "options", "file", "has"),
    [
        (TALKS, [], "children/c-1.yaml", "{date: 2026-11-03, kind: 谈心, by: v-1, note: 想妈妈}"),
        (MARKS, ["--term", "2026秋"], "children/c-1.yaml", "total: 176.5"),
        (COMING, ["--activity", "周末课业辅导"], "activities/a-1.yaml", "reason: 病假"),
    ],
)
def test_a_sheet_comes_in_once(
    liushou: Run, small: Path, rows: list[list[str]], options: list[str], file: str, has: str
) -> None:
    (small / "data" / "activities").mkdir()
    (small / "data/activities/a-1.yaml").write_text(ACTIVITY, encoding="utf-8", newline="\n")
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    sheet = small / "表.xlsx"
    book.save(sheet)
    command = ["-C", small, "import", sheet, *options, "--on", DAY]
    before = (small / "data" / file).read_text(encoding="utf-8")
    assert liushou(*command, "--dry-run").status == 0
    assert (small / "data" / file).read_text(encoding="utf-8") == before
    done = liushou(*command)
    assert done.status == 0, done.err
    after = (small / "data" / file).read_text(encoding="utf-8")
    assert after.count(has) == 1
    assert has not in before
    assert liushou(*command).status == 0
    assert (small / "data" / file).read_text(encoding="utf-8") == after
