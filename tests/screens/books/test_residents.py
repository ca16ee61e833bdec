"""The ledger of 留守妇女、留守老人 and the sheet of their counts."""

from datetime import date
from typing import Any

import pytest
from tests.builders import resident, store, term, volunteer

from liushou.documents.frontmatter import Audience
from liushou.exchange.books.model import Sheet, Workbook
from liushou.records.resident import Resident
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.residents import residents
from liushou.screens.books.residents_counts import residents_sheet
from liushou.screens.books.statistics import statistics
from liushou.stats.population import scope_of
from liushou.stats.residents import resident_report

ON = date(2026, 11, 20)
PEOPLE = (
    resident(
        "r-a",
        name="石秀英",
        birth_date="1946-11-20",
        id_number="439900194611200026",
        phone="15400012345",
        address={"village": "朝阳村", "detail": "3组"},
        family=[
            {"relation": "儿子", "name": "石大", "phone": "15400011111", "workplace": "浙江宁波"},
            {"relation": "孙女", "name": "石小"},
        ],
        health={"condition": "患病", "detail": "高血压"},
        needs=["生活照料", "健康保健"],
        helpers=[{"with": "v-b", "since": "2026-03-01"}, {"with": "v-a", "since": "2026-01-01"}],
        records=[
            {"date": "2026-08-31", "kind": "走访"},
            {"date": "2026-09-01", "kind": "走访"},
            {"date": "2026-11-20", "kind": "慰问"},
            {"date": "2026-10-01", "kind": "谈心"},
        ],
        notes="耳背",
    ),
    resident("r-b", name="石秀兰", address={"village": "白果村"}),
    resident("r-c", name="赵小梅", kind="留守妇女", birth_date="1987-05-14"),
)
HELPERS = (volunteer("v-a", name="何秀兰"), volunteer("v-b", name="张伟"))


def book(*people: Resident, audience: Audience = "internal", reveal: bool = True) -> Workbook:
    held = store(term(), *HELPERS, *people)
    ids = tuple(one.id for one in people)
    return residents(Exporting(held, (), held.terms["2026-2027-1"], ON, audience, reveal, ids))


def sheets(made: Workbook) -> dict[str, Sheet]:
    return {sheet.name: sheet for sheet in made.sheets if isinstance(sheet, Sheet)}


def cells(sheet: Sheet, row: int) -> dict[str, Any]:
    """A row by group and heading, without what is empty."""
    named = zip((f"{head.group}·{head.heading}" for head in sheet.heads), sheet.rows[row], strict=True)
    return {name: value for name, value in named if value is not None}


def test_each_kind_has_a_sheet_and_the_villages_one() -> None:
    made = sheets(book(*PEOPLE))
    assert list(made) == ["留守老人", "留守妇女", "各村人数"]
    assert made["留守老人"].title == "临溪小学留守老人台账（2026—2027学年第一学期）"
    assert [row[3] for row in made["留守老人"].rows] == ["石秀英", "石秀兰"]
    assert made["留守老人"].notes == ("说明：共2名。",)
    assert [sheet.kind for sheet in made.values()] == ["residents", "residents", None]


def test_a_kind_of_nobody_has_no_sheet() -> None:
    assert list(sheets(book(PEOPLE[2]))) == ["留守妇女", "各村人数"]


def test_a_row_says_all_that_a_township_asks_for() -> None:
    assert cells(sheets(book(PEOPLE[0]))["留守老人"], 0) == {
        "基本情况·序号": 1,
        "基本情况·编号": "r-a",
        "基本情况·类别": "留守老人",
        "基本情况·姓名": "石秀英",
        "基本情况·性别": "女",
        "基本情况·出生日期": date(1946, 11, 20),
        "基本情况·年龄": 80,
        "基本情况·身份证号码": "439900194611200026",
        "基本情况·电话": "15400012345",
        "基本情况·村": "朝阳村",
        "基本情况·详细地址": "3组",
        "家人·关系": "儿子",
        "家人·姓名": "石大",
        "家人·电话": "15400011111",
        "家人·务工地点": "浙江宁波",
        "家人·其他家人": "孙女石小",
        "身体和需求·身体情况": "患病",
        "身体和需求·病残说明": "高血压",
        "身体和需求·需求": "生活照料、健康保健",
        "帮扶人·姓名": "何秀兰",
        "帮扶人·起始": date(2026, 1, 1),
        "帮扶人·其他帮扶人": "张伟",
        "走访·本学期次数": 2,
        "走访·最近一次": date(2026, 11, 20),
        "·备注": "耳背",
    }


def test_what_a_list_covers_is_covered_unless_revealed() -> None:
    shown = cells(sheets(book(PEOPLE[0], reveal=False))["留守老人"], 0)
    assert shown["基本情况·姓名"] == "石秀英"
    assert shown["基本情况·身份证号码"] == shown["·备注"] == shown["身体和需求·病残说明"] == "***"
    assert shown["基本情况·电话"] == "***45"
    assert shown["家人·务工地点"] == "***"


def test_readers_outside_see_names_masked_and_told_apart() -> None:
    made = sheets(book(*PEOPLE, audience="superior", reveal=False))
    assert [row[3] for row in made["留守老人"].rows] == ["石某1", "石某2"]
    shown = cells(made["留守老人"], 0)
    assert (shown["家人·姓名"], shown["家人·其他家人"]) == ("石某", "孙女石某")
    assert shown["帮扶人·姓名"] == "何秀兰"


def test_the_public_sees_no_counts_of_villages_and_nothing_marked() -> None:
    made = sheets(book(*PEOPLE, audience="public", reveal=False))
    assert "各村人数" not in made
    shown = cells(made["留守老人"], 0)
    assert not shown.keys() & {"基本情况·编号", "基本情况·电话", "身体和需求·需求", "·备注"}


def test_the_villages_count_each_and_all() -> None:
    sheet = sheets(book(*PEOPLE))["各村人数"]
    assert [head.heading for head in sheet.heads] == [
        "村", "留守老人", "留守妇女", "合计", "80岁以上", "有帮扶人", "本学期走访过",
    ]  # fmt: skip
    assert sheet.rows == (("朝阳村", 1, 1, 2, 1, 1, 1), ("白果村", 1, 0, 1, 0, 0, 0))
    assert sheet.total == ("合计", 2, 1, 3, 1, 1, 1)


def test_the_workbook_of_statistics_has_them_where_there_are_any() -> None:
    held = store(term(), *HELPERS, *PEOPLE)

    def names(audience: Audience, kept: Any = held) -> list[str]:
        made = statistics(Exporting(kept, (), kept.terms["2026-2027-1"], ON, audience))
        return [sheet.name for sheet in made.sheets]

    assert "留守妇女老人" in names("internal")
    assert "留守妇女老人" in names("superior")
    assert "留守妇女老人" not in names("public")
    assert "留守妇女老人" not in names("internal", store(term()))


def test_the_sheet_of_statistics_says_needs_and_figures_below() -> None:
    report = resident_report(scope_of(store(term(), *PEOPLE), "2026-2027-1", ON))
    assert report is not None
    sheet = residents_sheet(report, ("", ""))
    assert sheet.rows == (("朝阳村", 1, 1, 2), ("白果村", 0, 1, 1))
    assert sheet.total == ("合计", 1, 2, 3)
    assert sheet.notes[0] == "需求（一人可有几项）：生活照料1名、健康保健1名。"
    assert sheet.notes[1] == "结对帮扶率33.3%（1/3）；走访率33.3%（1/3）。"


@pytest.mark.parametrize("people", [(), PEOPLE])
def test_the_order_asked_for_does_not_matter(people: tuple[Resident, ...]) -> None:
    assert book(*people) == book(*reversed(people))
