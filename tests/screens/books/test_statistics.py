"""The statistics workbook: the figures of the term report, for each reader."""

from datetime import date

from tests.builders import activity, child, school, store, term, unit, volunteer

from liushou.documents.frontmatter import Audience
from liushou.exchange.books.model import Sheet, Value
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.listing import listing_book
from liushou.screens.books.statistics import statistics
from liushou.screens.rows import Listing
from liushou.store.load import Store

DAY = date(2026, 11, 20)


def small() -> Store:
    paired = [{"with": "v-a", "role": "爱心妈妈", "since": "2026-09-10"}]
    goals = [{"indicator": "结对帮扶率", "target": 100}, {"text": "心理辅导进班"}]
    children = [
        child("c-a", name="田小禾", school=school(class_=1), address={"village": "青塘村"}),
        child("c-b", name="石小满", school=school(), pairings=paired),
        child("c-c", name="麦小穗", school=school("六年级"), categories=["孤儿", "残疾"]),
    ]
    duties = [{"kind": "谈心", "every": "month"}]
    return store(
        unit(duties=duties),
        term(goals=goals),
        volunteer("v-a", name="何秀兰"),
        activity(),
        *children,
    )


def sheets(audience: Audience = "internal") -> dict[str, Sheet]:
    made = statistics(Exporting(small(), (), term(), DAY, audience))
    return {each.name: each for each in made.sheets if isinstance(each, Sheet)}


def row(sheet: Sheet, first: str) -> tuple[Value, ...]:
    return next(each for each in sheet.rows if each[0] == first)


def test_indicators_stand_beside_their_goals() -> None:
    made = sheets()["指标"]
    assert row(made, "结对帮扶率") == ("结对帮扶率", 1, 3, 1 / 3, 1.0, "未达")
    assert made.charts[0].series == (3, 4)
    assert "统计范围内留守儿童3名。" in made.notes
    assert any("心理辅导进班" in note for note in made.notes)


def test_groups_have_shares_and_charts_of_their_own_rows() -> None:
    made = sheets()["人数分类"]
    assert ("年级", "五年级", 2, 2 / 3) in made.rows
    assert ("村", "青塘村", 1, 1 / 3) in made.rows
    for chart in made.charts:
        drawn = made.rows[chart.first : chart.first + chart.rows]
        assert len({each[0] for each in drawn}) == 1, "a chart is of one breakdown"
        others = [each for each in made.rows if each[0] == drawn[0][0]]
        assert len(others) == len(drawn)
    assert {each[0] for each in made.rows if each[1] == "何秀兰"} == {"帮扶人员"}


def test_what_is_left_to_do_is_told_inside_the_unit_only() -> None:
    inside = sheets()
    assert any("田小禾" in each for each in inside["尚待完成"].rows)
    for audience in ("superior", "public"):
        outside = sheets(audience)
        assert "尚待完成" not in outside
        for name in ("田小禾", "石小满", "麦小穗"):
            assert name not in repr(outside)


def test_the_public_sees_rounded_counts_without_goals_and_cases() -> None:
    public, superior = sheets("public"), sheets("superior")
    assert "个案" in superior
    assert "个案" not in public
    assert row(public["指标"], "结对帮扶率")[1:] == (0, 5, 0.0, None, "")
    assert "心理辅导" not in repr(public)
    assert {each[2] for each in public["人数分类"].rows} == {5}
    assert "青塘村" not in repr(public)


def test_activities_are_summed() -> None:
    made = sheets()["活动"]
    assert made.rows[0][:4] == (date(2026, 10, 16), "活动a-a", "讲座", "完成")
    assert made.total[:2] == ("合计", "1项")


def test_a_listing_is_a_plain_sheet() -> None:
    listing = Listing(["编号", "年龄"], [["c-a", "11"], ["=1", ""], ["+2", "约10"]], [], (1,))
    (made,) = listing_book(listing, "名单").sheets
    assert isinstance(made, Sheet)
    assert made.rows == (("c-a", 11), ("=1", ""), ("+2", "约10"))
    assert [head.look for head in made.heads] == ["text", "number"]


def test_promises_stand_item_by_item_and_not_in_public() -> None:
    made = sheets("superior")["承诺"]
    assert [each for each in made.rows if each[0] == "两艺两体"] == [
        ("两艺两体", "两门艺术", 0, 3, 0.0),
        ("两艺两体", "两项体育", 0, 3, 0.0),
        ("两艺两体", "全部兑现", 0, 3, 0.0),
    ]
    assert ("十个一", "一位知心大人", 1, 3, 1 / 3) in made.rows
    assert ("五个有", "生活有助", 0, 1, 0.0) in made.rows
    assert "承诺" not in sheets("public")
