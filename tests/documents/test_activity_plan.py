"""活动方案: what the template makes of activities."""

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.documents.blocks import Heading, Paragraph, Table, text_of_runs
from liushou.documents.contexts.activity import activity_context
from liushou.documents.docx.writer import write_docx
from liushou.documents.markdown_out import write_markdown
from tests.builders import activity, store, unit
from tests.documents.docx.opened import assert_valid, parts, text
from tests.documents.hostile import HOSTILE, SHOWN, with_hostile_text
from tests.documents.plans import ON, PEOPLE, RICH, RICH_FIELDS, TINY, a_store, blocks_of, plan
from tests.documents.reading import assert_reads_well
from tests.golden import agrees

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2027, 5, 20)


def markdown(**fields: Any) -> str:
    return write_markdown(blocks_of(activity("a-x", **{"title": "讲座", **fields})))


def test_a_plan_with_everything() -> None:
    rendered = plan(RICH, {"number": "临小〔2027〕5号", "to": "临溪县教育局", "date": DAY})
    assert rendered.title == "临溪小学“粽叶飘香”端午同乐会方案"
    agrees(GOLDEN / "activity-plan-rich.md", write_markdown(rendered.blocks))


def test_a_plan_with_required_fields_only() -> None:
    agrees(GOLDEN / "activity-plan-tiny.md", write_markdown(plan(TINY).blocks))


def test_plans_are_valid_files_and_the_same_twice() -> None:
    for record in (TINY, RICH):
        content = write_docx(plan(record).blocks, title="方案", date=DAY)
        assert write_docx(plan(record).blocks, title="方案", date=DAY) == content
        assert_valid(content)


OPTIONAL = sorted(set(RICH_FIELDS) - {"title", "kind", "when", "places"})


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(OPTIONAL)))
def test_whatever_is_left_out_the_rest_reads_well(left_out: set[str]) -> None:
    fields = {key: value for key, value in RICH_FIELDS.items() if key not in left_out}
    assert_reads_well(blocks_of(activity("a-x", **fields)))


def test_no_id_of_a_person_is_on_paper() -> None:
    assert not [
        word for word in ("v-head", "v-art", "c-one", "a-rich", "None") if word in markdown(**RICH_FIELDS)
    ]


@pytest.mark.parametrize(
    ("when", "line"),
    [
        ({"from": "2026-10-16"}, "时间：2026年10月16日（星期五）。"),
        ({"from": "2026-10-16", "start": "09:00"}, "时间：2026年10月16日（星期五）9:00起。"),
        ({"from": "2026-10-16", "to": "2026-10-18"}, "时间：2026年10月16日至18日。"),
        (
            {
                "from": "2026-09-05",
                "to": "2027-01-16",
                "weekdays": ["周六", "周日"],
                "start": "09:00",
                "end": "11:00",
            },
            "时间：2026年9月5日至2027年1月16日，每周六、周日9:00—11:00。",
        ),
    ],
)
def test_times(when: dict[str, Any], line: str) -> None:
    assert line in markdown(when=when).split("\n")


@pytest.mark.parametrize(
    ("fields", "title", "signed"),
    [
        ({}, "临溪小学防溺水讲座活动方案", "临溪小学"),
        ({"title": "秋季家长会"}, "临溪小学秋季家长会方案", "临溪小学"),
        ({"title": "寒假走访方案"}, "临溪小学寒假走访方案", "临溪小学"),
        ({"title": "班会：想家"}, "临溪小学“班会：想家”活动方案", "临溪小学"),
        ({"title": "临溪小学游园活动"}, "临溪小学游园活动方案", "临溪小学"),
        ({"hosts": ["县妇联"], "organisers": ["临溪小学"]}, "临溪小学防溺水讲座活动方案", "临溪小学"),
        ({"hosts": ["县妇联"]}, "县妇联防溺水讲座活动方案", "县妇联"),
        ({"hosts": ["县妇联", "团县委"]}, "防溺水讲座活动方案", "县妇联\\\n团县委"),
        ({"organisers": ["镇政府"]}, "镇政府防溺水讲座活动方案", "镇政府"),
    ],
)
def test_title_and_signature_name_who_issues_the_plan(
    fields: dict[str, Any], title: str, signed: str
) -> None:
    written = markdown(**{"title": "防溺水讲座", **fields})
    assert written.startswith(f"# {title}\n")
    assert written.endswith(f"\n\n{signed}\n")


def test_a_table_shows_only_columns_that_say_something() -> None:
    agenda = [{"start": "09:00", "title": title} for title in ("签到", "讲课", "提问")]
    (found,) = [block for block in blocks_of(activity("a-x", agenda=agenda)) if isinstance(block, Table)]
    assert [text_of_runs(cell) for cell in found.header] == ["时间", "内容"]
    with_places = [{**item, "place": "礼堂", "lead": "v-head"} for item in agenda]
    (found,) = [block for block in blocks_of(activity("a-x", agenda=with_places)) if isinstance(block, Table)]
    assert [text_of_runs(cell) for cell in found.header] == ["时间", "内容", "负责人", "地点"]


def test_groups_side_by_side_are_one_row() -> None:
    sides = [
        {"start": "09:00", "end": "10:00", "title": "游戏", "group": group, "lead": "v-art", "place": place}
        for group, place in (("甲队", "东侧"), ("乙队", "西侧"))
    ]
    others = [{"start": start, "title": "其他"} for start in ("10:00", "11:00")]
    (found,) = [
        block for block in blocks_of(activity("a-x", agenda=sides + others)) if isinstance(block, Table)
    ]
    assert len(found.rows) == 3
    assert text_of_runs(found.rows[0][1]) == "游戏\n甲队（东侧，负责：温如）\n乙队（西侧，负责：温如）"


def test_who_takes_part_without_counts() -> None:
    assert "儿童2人，帮扶人员1人。" in markdown(children=["c-one", "c-two"], volunteers=["v-head"])
    assert "## 三" not in markdown()


def test_children_are_named_for_internal_readers_only() -> None:
    internal = activity_context(a_store(RICH), RICH, {}, on=ON, audience="internal")
    assert internal["children"] == {"count": 2, "names": ("小满", "小寒")}
    for audience in ("superior", "public"):
        outside = activity_context(a_store(RICH), RICH, {}, on=ON, audience=audience)  # type: ignore[arg-type]
        assert outside["children"] == {"count": 2, "names": ()}
        assert "小满" not in repr({**outside, "roll": None})


def test_a_township_speaks_of_itself() -> None:
    settings = unit(info={"name": "石桥镇人民政府", "level": "乡镇"})
    context = activity_context(store(settings, *PEOPLE, TINY), TINY, {}, on=ON)
    assert context["unit"] == {
        "name": "石桥镇人民政府", "level": "乡镇", "parent": None, "hotline": None, "we": "我镇",
    }  # fmt: skip


def test_hostile_text_in_every_field_stays_text() -> None:
    fields = with_hostile_text(copy.deepcopy(RICH_FIELDS))
    content = write_docx(blocks_of(activity("a-x", **fields)), title=HOSTILE, date=DAY)
    whole = text(parts(content)["word/document.xml"])
    assert whole.count(SHOWN) > 40
    assert "49" not in whole
    headings = [block for block in blocks_of(activity("a-x", **fields)) if isinstance(block, Heading)]
    plain = [block for block in blocks_of(RICH) if isinstance(block, Heading)]
    assert [each.number for each in headings] == [each.number for each in plain]
    assert_valid(content)


def test_blanks_where_needed_fields_are_missing() -> None:
    empty = activity("a-x", title="讲座", places=[])
    blocks = plan(empty, allow_missing=True).blocks
    places = [text_of_runs(block.runs) for block in blocks if isinstance(block, Paragraph)]
    assert "地点：＿＿＿＿。" in places
