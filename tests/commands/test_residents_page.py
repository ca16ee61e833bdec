"""Every command line of docs/留守妇女老人.md does what the page says, in a township of those it names."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook
from tests.builders import spring, term
from tests.commands.conftest import CHECKOUT, DAY, Run
from tests.commands.pages import chapters

from liushou.records.duties import duty_periods
from liushou.records.unit import Duty
from liushou.yamltext.emit import dump
from liushou.yamltext.values import Value

PAGE = "留守妇女老人.md"
LINES = [words for _, lines in chapters(PAGE) for words in lines]
SENT_BACK = "# 退回"
IN_GIT = "# 在 git 里才有"
FILES: dict[str, dict[str, Value]] = {
    "liushou.yaml": {
        "format": 1,
        "unit": {"name": "石桥镇", "level": "乡镇"},
        "duties": [
            {"name": "老人走访", "kind": ["走访", "家访", "慰问"], "every": "month", "whom": "留守老人"},
            {"name": "妇女联系", "kind": ["谈心", "走访", "家访"], "every": "quarter", "whom": "留守妇女"},
        ],
    },
    "data/volunteers/v-he.yaml": {
        "id": "v-he", "name": "何秀兰", "sex": "女", "kind": "村干部", "status": "在岗",
        "joined_on": "2024-09-01",
    },
    "data/terms/2026-2027-1.yaml": {"id": "2026-2027-1", "begins": "2026-09-01", "ends": "2027-01-29"},
}  # fmt: skip
ELDERS = (
    ("石桥镇三留守人员台账（留守老人）",),
    ("序号", "姓名", "性别", "身份证号", "家庭住址", "子女情况", "", "健康状况"),
    ("", "", "", "", "", "姓名", "务工地点", ""),
    (1, "钱阿婆", "女", "439900194809166060", "朝阳村3组", "钱大", "浙江宁波", "患病"),
    (2, "钱老汉", "男", "439900195211039037", "朝阳村5组", "", "", "良好"),
    (3, "孙老太", "女", 439900194502216211, "朝阳村1组", "孙二", "广东东莞", "健康"),
    ("合计", 3),
)
WOMEN = (
    ("石桥镇三留守人员台账（留守妇女）",),
    ("序号", "姓名", "出生日期", "村", "丈夫姓名", "务工地点", "需求", "帮扶责任人"),
    (1, "李春兰", "1987.5.14", "朝阳村", "王大伟", "上海", "法律援助、心理抚慰", "何秀兰"),
)


@pytest.fixture
def township(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Its archives, and the ledger that has come from the villages."""
    for path, value in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump(value), encoding="utf-8", newline="\n")
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows, merged in (
        ("留守老人", ELDERS, ("A1:H1", "F2:G2", "H2:H3")),
        ("留守妇女", WOMEN, ("A1:H1",)),
    ):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    book.save(tmp_path / "三留守台账.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def marked(sign: str) -> set[str]:
    """The command lines beside which the page says this."""
    page = (CHECKOUT / "docs" / PAGE).read_text(encoding="utf-8")
    return {line.partition("#")[0].strip() for line in page.splitlines() if sign in line}


def test_the_page(liushou: Run, township: Path) -> None:
    assert len(LINES) > 20
    for words in LINES:
        line = " ".join(words)
        if line in marked(IN_GIT):
            continue
        done = liushou(*words[1:], "--on", DAY)
        assert done.status == (1 if line in marked(SENT_BACK) else 0), (line, done)
    assert len(list((township / "data/residents").iterdir())) == 4
    assert liushou("check", "--on", DAY).status == 0


def test_what_the_page_shows_is_what_is_shown(liushou: Run, township: Path) -> None:
    page = (CHECKOUT / "docs" / PAGE).read_text(encoding="utf-8")
    shown = page.partition("```text\n")[2].partition("```")[0]
    assert liushou("import", "三留守台账.xlsx", "--dry-run", "--on", DAY).out == shown


def test_the_settings_that_the_page_shows_are_those_of_the_township() -> None:
    page = (CHECKOUT / "docs" / PAGE).read_text(encoding="utf-8")
    shown = page.partition("```yaml\n")[2].partition("```")[0]
    assert yaml.safe_load(shown) == {"duties": FILES["liushou.yaml"]["duties"]}


@pytest.mark.parametrize(
    ("duty", "vacations", "months"),
    [
        ({"every": "month"}, True, [9, 10, 11, 12, 3, 4, 5, 6]),
        ({"every": "month", "during": "全年"}, True, [9, 10, 11, 12, 1, 3, 4, 5, 6, 7, 8]),
        ({"every": "month", "during": "全年"}, False, [9, 10, 11, 12, 3, 4, 5, 6]),
        ({"every": "quarter"}, True, [10, 4]),
        ({"every": "quarter", "during": "全年"}, True, [10, 4]),
    ],
)
def test_the_months_that_the_page_says_are_due(
    duty: dict[str, str], vacations: bool, months: list[int]
) -> None:
    winter: dict[str, Any] = {"vacation": {"from": "2027-01-30", "to": "2027-02-27"}} if vacations else {}
    summer: dict[str, Any] = {"vacation": {"from": "2027-07-10", "to": "2027-08-31"}} if vacations else {}
    asked = Duty.model_validate(duty)
    year = (*duty_periods(asked, term(**winter)), *duty_periods(asked, spring(**summer)))
    assert [period.days.first.month for period in year] == months
