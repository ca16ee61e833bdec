"""Every command line of docs/导入导出.md does what the page says, in a store that has the people it names."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from tests.commands.conftest import CHECKOUT, Run
from tests.commands.pages import chapters
from tests.commands.test_everyday_page import FILES

from liushou.yamltext.emit import dump

CHAPTERS: dict[str, list[list[str]]] = {}
for _title, _lines in chapters("导入导出.md"):
    CHAPTERS.setdefault(_title, []).extend(_lines)
DAYS = {"其他的表": "2026-12-31"}
ORDINARY = "2026-11-20"
SENT_BACK = "# 退回"
"""Said in the page beside a line that some rows do not pass."""

Rows = Sequence[Sequence[object]]
HEADS = (
    "序号",
    "姓名",
    "性别",
    "出生日期",
    "身份证号码",
    "班级",
    "是否寄宿",
    "父亲姓名",
    "联系电话",
    "务工地点",
    "监护人",
    "家里手机",
)
TITLES: Rows = (("石桥镇中心小学留守儿童花名册",), ("填报：周敏",))
ROSTER: Rows = (
    (1, "田小禾", "女", "2016.3.5", "", "五（1）班", "", "", "15400000001", "", "", ""),
    (2, "李小雨", "女", "2016.3.5", "", "五（1）班", "", "", "15400000003", "", "田桂兰", "15400000002"),
    (3, "周晓", "男", "2014.1", "", "六（1）班", "√", "周一", "15400000004", "广东", "孙秀英", "15400000005"),
    (
        4,
        "吴丽",
        "女",
        "2015年6月1日",
        "",
        "五（1）班",
        "×",
        "吴二",
        "15400000006",
        "浙江",
        "赵三妹",
        "15400000007",
    ),
    ("合计", "4 人"),
)
SHEETS: dict[str, Rows] = {
    "花名册.xlsx": (*TITLES, HEADS, *ROSTER),
    "改过的花名册.xlsx": (HEADS[:6], (1, "田小禾", "女", "2016.3.5", "", "五（2）班")),
    "帮扶人员.xlsx": (("姓名", "性别", "身份", "电话"), ("郑爱国", "男", "五老", "15400000008")),
    "成绩.xlsx": (("姓名", "语文", "数学"), ("田小禾", 90, 91), ("没在册", 80, 81)),
    "签到.xlsx": (("姓名", "到场"), ("田小禾", "√"), ("李小雨", "×")),
}
RECORDS = "日期,姓名,类别,记录人,内容\n2026-11-18,田小禾,谈心,周敏,想妈妈\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, value in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump(value), encoding="utf-8", newline="\n")
    for name, rows in SHEETS.items():
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Sheet1"
        for row in rows:
            sheet.append(row)
        book.save(tmp_path / name)
    (tmp_path / "谈心记录.csv").write_bytes(RECORDS.encode("gbk"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def mend(sheet: Path) -> None:
    """What a teacher does with the rows that came back."""
    book = load_workbook(sheet)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value == "2014.1":
                cell.value = "2014.1.8"
    book.save(sheet)


def sent_back() -> set[str]:
    """The command lines that the page says give rows back."""
    page = (CHECKOUT / "docs" / "导入导出.md").read_text(encoding="utf-8")
    return {line.partition("#")[0].strip() for line in page.splitlines() if SENT_BACK in line}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_page(liushou: Run, store: Path, chapter: str) -> None:
    for words in CHAPTERS[chapter]:
        if words[:3] == ["liushou", "import", "退回.xlsx"]:
            mend(store / words[2])
        done = liushou(*words[1:], "--on", DAYS.get(chapter, ORDINARY))
        assert done.status == (1 if " ".join(words) in sent_back() else 0), (words, done)
    assert liushou("check", "--on", DAYS.get(chapter, ORDINARY)).status == 0


def test_what_the_page_shows_is_what_is_shown(liushou: Run, store: Path) -> None:
    page = (CHECKOUT / "docs" / "导入导出.md").read_text(encoding="utf-8")
    shown = page.partition("```text\n")[2].partition("```")[0]
    assert liushou("import", "花名册.xlsx", "--dry-run", "--on", ORDINARY).out == shown
