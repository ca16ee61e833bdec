"""Pages of figures: what stands over them, typed columns, charts, and what a page of names must say."""

from datetime import date

from tests.builders import child, school, store, term, unit
from tests.stats.figures import ON, frames

from liushou.documents.blocks import Bar, Chart, Lines
from liushou.documents.figures.model import Page, Part, Table
from liushou.screens.figures.about import About
from liushou.screens.figures.charts import heads_chart, rates_chart
from liushou.screens.figures.pages import grouped_page, heads_page, indicators_page
from liushou.screens.figures.tables import members_table, missing_table
from liushou.screens.figures.trend import trend_page
from liushou.stats.figure_names import figures_named
from liushou.stats.goals import Measured, measure
from liushou.stats.grouped import grouped, grouping_of
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.named import NamedChild, children_named
from liushou.stats.population import Part as Some
from liushou.stats.trend import Question, over_terms

ABOUT = About("临溪小学", "2026—2027学年第一学期", ON, 3, revision="1a2b3c-dirty")
FOUND = frames(
    term(goals=[{"indicator": "走访率", "target": 90}]),
    child("c-a", sex="男", school=school("四年级"), records=[{"date": "2026-10-10", "kind": "家访"}]),
    child("c-b", school=school("四年级"), categories=["困难", "单亲"]),
    child("c-c", school=school("五年级"), categories=["困难"]),
)


def parts(page: Page) -> list[Part]:
    return [part for section in page.sections for part in section.parts]


def tables(page: Page) -> list[Table]:
    return [part for part in parts(page) if isinstance(part, Table)]


def test_what_stands_over_a_page() -> None:
    page = indicators_page(ABOUT, (), None)
    assert page.head == (
        "临溪小学　2026—2027学年第一学期",
        "统计截至2026年11月20日",
        "统计范围内留守儿童 3 人",
    )
    assert page.foot == ("档案版本 1a2b3c（有未提交的改动）",)
    some = About("临溪小学", "2026—2027学年第一学期", ON, 3, Some(("村:朝阳村",)))
    assert indicators_page(some, (), None).head[2] == "统计范围：村:朝阳村，其中留守儿童 3 人"
    names = missing_table([("走访率", NamedChild("c-b", "田小禾", "", "朝阳村"))])
    assert indicators_page(some, (), names).head[-1] == "内部资料，含儿童姓名，请勿外传"
    assert tables(indicators_page(some, (), names))[-1].rows[0].cells == (
        "走访率", "c-b", "田小禾", None, "朝阳村",
    )  # fmt: skip


def test_indicators_are_typed_and_what_is_short_of_its_goal_is_marked() -> None:
    measured = (
        Measured(Indicator("走访率", 1, 3, (), ()), 0.9, met=False),
        Measured(Indicator("法律援助率", 0, 0, (), ())),
    )
    page = indicators_page(ABOUT, measured, None)
    (table,) = tables(page)
    assert [column.kind for column in table.columns] == [
        "text",
        "number",
        "number",
        "percent",
        "percent",
        "text",
    ]
    assert [row.missed for row in table.rows] == [True, False]
    assert table.rows[1].cells == ("法律援助率", 0, 0, None, None, None)
    assert rates_chart("率", (*measured, measured[0]), "源") == (
        Chart("率", "%", "源", (Bar("走访率", 33.3, 90.0), Bar("走访率", 33.3, 90.0))),
    )
    assert not [part for part in parts(page) if isinstance(part, Chart)], "a single bar is no chart"


def test_groups_are_drawn_in_their_order_and_several_categories_are_noted() -> None:
    grouping = grouping_of(FOUND, ("category",))
    page = heads_page(ABOUT, grouping, str, None)
    (table,) = tables(page)
    assert [row.cells for row in table.rows] == [("困难", 2), ("单亲", 1), ("未填", 1)]
    assert table.total == ("合计", 3)
    assert "一人可属几类" in table.note
    (chart,) = (part for part in parts(page) if isinstance(part, Chart))
    assert [(bar.label, bar.value) for bar in chart.bars] == [("困难", 2), ("单亲", 1), ("未填", 1)]
    assert "一人可属几类" not in tables(heads_page(ABOUT, grouping_of(FOUND, ("sex",)), str, None))[0].note
    many = {f"第{number}村": 1 for number in range(41)}
    assert heads_chart("各村人数", many, "源") == ()


def test_an_indicator_by_two_groups_has_rates_and_the_counts_behind_them() -> None:
    (visited,) = figures_named(unit(), ["走访率"])
    (over,) = grouped(FOUND, [visited], grouping_of(FOUND, ("grade", "sex")))
    page = grouped_page(ABOUT, (over,), measure((over.total,), FOUND.scope.term), str, None)
    rates, counts = tables(page)
    assert [row.cells for row in rates.rows] == [("四年级", 1.0, 0.0, 0.5), ("五年级", None, 0.0, 0.0)]
    assert [row.cells for row in counts.rows] == [
        ("四年级", "1/1", "0/1", "1/2"),
        ("五年级", None, "0/1", "0/1"),
    ]
    assert counts.total == ("合计", "1/1", "0/2", "1/3")
    assert {column.kind for column in rates.columns[1:]} == {"percent"}
    (chart,) = (part for part in parts(page) if isinstance(part, Chart))
    assert chart.bars == (Bar("四年级", 50.0, 90.0), Bar("五年级", 0.0, 90.0))


def test_volunteers_of_one_name_have_a_bar_each() -> None:
    grouping = grouping_of(FOUND, ("grade",))
    page = heads_page(ABOUT, grouping, lambda _group: "何秀兰", None)
    (chart,) = (part for part in parts(page) if isinstance(part, Chart))
    assert [bar.label for bar in chart.bars] == ["何秀兰", "何秀兰（五年级）"]


def test_the_children_of_a_group_without_what_the_group_says_already() -> None:
    named = {one.id: one for one in children_named(FOUND.scope, ["c-a", "c-b", "c-c"])}
    table = members_table(grouping_of(FOUND, ("class", "sex")), named, str)
    assert [column.title for column in table.columns] == ["班级", "性别", "编号", "姓名", "村"]
    assert [row.cells[:3] for row in table.rows] == [
        ("四年级2班", "男", "c-a"), ("四年级2班", "女", "c-b"), ("五年级2班", "女", "c-c"),
    ]  # fmt: skip


def test_a_trend_is_a_table_of_each_kind_and_lines() -> None:
    last = term("2025-2026-2", begins="2026-03-02", ends="2026-07-10")
    archive = store(last, term(), child("c-a", school=school()), child("c-b", sex="男"))
    heads = trend_page(over_terms(archive, date(2026, 11, 20), None, asked=Question(by="sex")))
    assert heads.title == "人数走势，按性别"
    assert heads.head == ("临溪小学", "各学期算到最后一天，2026秋还没有结束，算到 2026-11-20")
    (table,) = tables(heads)
    assert [row.cells for row in table.rows] == [("男", 1, 1), ("女", 1, 1)]
    assert table.total == ("合计", 2, 2)
    (lines,) = (part for part in parts(heads) if isinstance(part, Lines))
    assert [line.name for line in lines.lines] == ["男", "女"]
    rates = trend_page(over_terms(archive, date(2026, 11, 20), None))
    assert [table.caption for table in tables(rates)] == ["完成率", "完成数／应完成数"]
    assert tables(rates)[1].rows[0].cells == ("统计人数", "2", "2")
    assert [table.total for table in tables(rates)] == [None, None]


def test_a_trend_by_groups_has_its_total_apart() -> None:
    archive = store(term(), child("c-a"), child("c-b", sex="男"))
    asked = Question(("同意书签署率",), by="sex")
    share, counts = tables(trend_page(over_terms(archive, date(2026, 11, 20), None, asked=asked)))
    assert ([row.cells for row in share.rows], share.total) == ([("男", 0.0), ("女", 0.0)], ("合计", 0.0))
    assert [row.cells[0] for row in counts.rows] == ["统计人数", "男", "女"]
    assert counts.total == ("合计", "0/2")
