"""The survey table as a workbook."""

from datetime import date
from typing import Any

from tests.builders import BOTH_AWAY, child, school, store, term

from liushou.documents.frontmatter import Audience
from liushou.exchange.books.model import Sheet
from liushou.records.child import Child
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.survey import survey
from liushou.stats.survey_columns import COLUMNS

DAY = date(2026, 11, 20)


def official(id_: str, **fields: Any) -> Child:
    """A child whom the table can count."""
    base: dict[str, Any] = {
        "hukou": {"rural": True, "registered": True},
        "address": {"village": "青塘村"},
        "school": school(),
        "health": {"condition": "健康"},
        "parents": BOTH_AWAY,
        "guardians": [{"name": "奶奶", "relation": "祖母"}],
        "guardianship": "较好",
    }
    return child(id_, **{**base, **fields})


def sheets(*children: Child, audience: Audience = "internal") -> list[Sheet]:
    made = survey(Exporting(store(*children), (), term(), DAY, audience))
    return [each for each in made.sheets if isinstance(each, Sheet)]


def test_the_columns_are_those_of_the_form() -> None:
    (made,) = sheets(official("c-a"), official("c-b", sex="男", address={"village": "石桥村"}))
    assert [head.heading.split("\n")[-1] for head in made.heads[1:]] == [str(one.number) for one in COLUMNS]
    assert [head.group for head in made.heads] == ["", *(one.group for one in COLUMNS)]
    assert [row[:5] for row in made.rows] == [("石桥村", 1, 1, 1, 0), ("青塘村", 1, 1, 0, 1)]
    assert made.total[:5] == ("合计", 2, 2, 1, 1)
    assert made.line == ("填报单位：临溪小学", "统计截至2026年11月20日　单位：名")
    assert any("平衡关系已核对" in note for note in made.notes)


def test_who_cannot_be_counted_is_named_inside_the_unit_only() -> None:
    children = official("c-a"), official("c-b", name="田小禾", guardianship=None)
    table, left_out = sheets(*children)
    assert table.total[1] == 1
    assert any("另有1名儿童档案内容不全" in note and "名单" in note for note in table.notes)
    assert left_out.rows == (
        (1, "c-b", "田小禾", "五年级2班", "青塘村", "监护情况评估", "data/children/c-b.yaml"),
    )
    (superior,) = sheets(*children, audience="superior")
    assert any("另有1名儿童档案内容不全" in note for note in superior.notes)
    (public,) = sheets(*children, audience="public")
    assert not any("另有" in note for note in public.notes)
    for each in (superior, public):
        assert "田小禾" not in repr(each)
        assert "名单" not in repr(each)


def test_published_counts_are_rounded() -> None:
    (public,) = sheets(*(official(f"c-{number}") for number in range(3)), audience="public")
    assert public.rows[0][1] == 5
    assert set(public.total[1:]) == {0, 5}
    assert any("按5取整" in note for note in public.notes)


def test_with_nobody_to_count_the_table_is_there() -> None:
    (made,) = sheets(child("c-a", parents=[]))
    assert made.rows == ()
    assert made.total == ("合计", *([0] * 32))
