"""The page of a roll-up: what stands in which section, and what is left out where there is nothing."""

from collections.abc import Iterator

import pytest
from tests.screens.rollup.made import rollup, town, unit

from liushou.documents.figures.model import Page, Row, Table
from liushou.screens.rollup import page_units
from liushou.screens.rollup.page import INTERNAL, rollup_page
from liushou.screens.rollup.view import View
from liushou.stats.summary.counts import Counts

SHARES = {"建档率": (10, 10), "走访率": (7, 10), "问题办结率": (0, 0)}
SURVEY = [3, 2, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 3, *[0] * 5, 3, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0, 1, 1, 1]
MORE: dict[str, Counts] = {
    "duties": {"month": {"班主任谈心": [10, 8, 2]}},
    "survey": {"official": {"甲村": SURVEY, "乙村": SURVEY}},
}


def sections(page: Page) -> dict[str, list[Table]]:
    return {one.title: [part for part in one.parts if isinstance(part, Table)] for one in page.sections}


def cells(rows: tuple[Row, ...]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        yield row.cells
        yield from cells(row.under)


def county(**figures: Counts) -> View:
    towns = []
    for name in ("云岭镇", "东河镇"):
        schools = (("一小", 9), ("二小", 6))
        units = [unit(f"{name}{school}", SHARES, heads, name, **figures) for school, heads in schools]
        towns.append(town(name, units))
    return View(rollup(town("东山县", towns, level="县"), ("missing", "西山镇")))


def test_towns_open_to_their_schools_and_these_to_their_indicators() -> None:
    table = sections(rollup_page(county()))["各单位"][0]
    assert [row.cells[:4] for row in table.rows] == [("云岭镇", "乡镇", 15, 15), ("东河镇", "乡镇", 15, 15)]
    schools = table.rows[0].under
    assert [row.cells[0] for row in schools] == ["云岭镇一小", "云岭镇二小"]
    assert schools[0].cells[4:] == (1.0, 0.7, None, "1/2", 1)
    assert schools[0].missed
    detail = schools[0].detail[0]
    assert isinstance(detail, Table)
    assert detail.caption == "各项指标", "its row says whose they are"
    assert [row.cells for row in detail.rows] == [
        ("建档率", 10, 10, 1.0, 1.0, "达标"),
        ("走访率", 7, 10, 0.7, 0.75, "未达"),
        ("问题办结率", 0, 0, None, 1.0, None),
    ]
    assert table.total == ("合计", None, 30, 30, 1.0, 0.7, None, "1/2", None)


def test_every_row_has_a_cell_for_each_column() -> None:
    view = View(rollup(county(**MORE).total), per=("grade",))
    tables = [table for found in sections(rollup_page(view)).values() for table in found]
    assert len(tables) > 10
    for table in tables:
        assert {len(row) for row in cells(table.rows)} <= {len(table.columns)}
        assert table.total is None or len(table.total) == len(table.columns)


def test_schools_of_all_towns_are_ranked_together_too() -> None:
    first, every = sections(rollup_page(county()))["排名"]
    assert [row.cells[:2] for row in first.rows] == [(1, "云岭镇"), (1, "东河镇")]
    assert {row.cells[1:3] for row in every.rows} == {
        (name, f"{name}{school}") for name in ("云岭镇", "东河镇") for school in ("一小", "二小")
    }


def test_how_ranks_are_found_is_said_once() -> None:
    assert [bool(table.note) for table in sections(rollup_page(county()))["排名"]] == [False, True]


def test_a_single_unit_is_not_ranked_against_itself() -> None:
    (one,) = county().total.units[:1]
    (every,) = sections(rollup_page(View(rollup(town("东山县", (one,), level="县")))))["排名"]
    assert [row.cells[2] for row in every.rows] == ["云岭镇一小", "云岭镇二小"]
    assert every.note


def test_the_survey_adds_up_villages_and_units() -> None:
    page = rollup_page(county(**MORE))
    tables = sections(page)["农村留守儿童摸排统计表"]
    assert [len(table.columns) - 2 for table in tables] == [9, 8, 7, 7]
    assert tables[0].total == ("合计", *(8 * count for count in SURVEY[:10]))
    assert [row.cells[1] for row in tables[3].rows[0].under] == [6, 6]
    words = [part for one in page.sections for part in one.parts if "平衡" in str(part)]
    assert "平衡关系已核对" in str(words[0])
    broken = rollup_page(county(survey={"official": {"甲村": [4, *SURVEY[1:]]}}))
    assert "平衡关系不符" in str(broken)


def test_what_nobody_has_is_left_out() -> None:
    found = sections(rollup_page(county()))
    assert "农村留守儿童摸排统计表" not in found
    assert "没有达到指标的儿童" not in found
    assert [table.caption for table in found["职责、承诺、问题和活动"]] == []
    assert [row.cells for row in found["需要核实"][0].rows] == [
        ("缺报", "西山镇", "关于西山镇的说明", "没有计入")
    ]


def test_a_page_with_ids_of_children_says_so() -> None:
    total = town("云岭镇", [unit("石桥小学", SHARES)])
    behind = {("云岭镇", "石桥小学"): {"走访率": ("c-1", "c-2"), "阅读率": ("c-9",)}}
    page = rollup_page(View(rollup(total, behind=behind)))
    assert INTERNAL in page.head
    table = sections(page)["没有达到指标的儿童"][0]
    assert [row.cells for row in table.rows] == [
        ("走访率", "云岭镇", "石桥小学", "c-1"),
        ("走访率", "云岭镇", "石桥小学", "c-2"),
    ]
    assert INTERNAL not in rollup_page(View(rollup(total))).head


def test_too_many_units_are_not_opened_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sections(rollup_page(county()))["各单位"][0].rows[0].detail
    monkeypatch.setattr(page_units, "MOST_DETAILED", 5)
    assert not sections(rollup_page(county()))["各单位"][0].rows[0].detail


def test_heads_taken_off_below_are_told_on_the_page() -> None:
    school = unit("石桥小学", SHARES, **MORE)
    county_ = town("东山县", [town("云岭镇", [school, school], repeated=1)], level="县")
    page = str(rollup_page(View(rollup(county_))))
    assert "合计的在册人数只算一次（减去 1 人）" in page
    assert "在几个单位都有档案的儿童在各单位各算一次" in page
