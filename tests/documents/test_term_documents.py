"""工作计划, 行事历, 值班表, 表彰名单, 生日会名单, 简报, 征求意见表: of terms and months."""

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.documents.blocks import Form, Heading, Table, text_of_runs
from liushou.documents.docx.writer import write_docx
from liushou.documents.markdown_out import write_markdown
from liushou.documents.templates import find
from liushou.store.load import Store
from tests.builders import store, unit
from tests.documents.docx.opened import assert_valid, parts, text
from tests.documents.reading import assert_reads_well
from tests.documents.terms import (
    ACTIVITIES,
    CHILDREN,
    FOLDERS,
    HELPERS,
    OF_MONTH,
    OF_TERM,
    TERM_FIELDS,
    TINY,
    UNIT_FIELDS,
    rendered,
    rich,
    written,
)
from tests.golden import agrees

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 11, 21)
SUBJECTS = [(name, "2026-2027-1") for name in OF_TERM] + [(name, "2026-11") for name in OF_MONTH]
GIVEN: dict[str, Any] = {"number": "第3期", "to": "临溪县教育局", "date": DAY}


def tiny() -> Store:
    """A school that has written down two days of a term, and nobody in it."""
    return store(unit(), TINY)


def stem(name: str, of: str) -> str:
    return f"{name}-month" if name == "newsletter" and of == "2026-11" else name


@pytest.mark.parametrize(("name", "of"), SUBJECTS)
def test_documents_with_everything(name: str, of: str) -> None:
    document = rendered(rich(), name, of, **GIVEN)
    assert_reads_well(document.blocks)
    agrees(GOLDEN / f"{stem(name, of)}-rich.md", write_markdown(document.blocks))


@pytest.mark.parametrize(("name", "of"), SUBJECTS)
def test_documents_of_a_term_with_two_days_only(name: str, of: str) -> None:
    document = rendered(tiny(), name, of, figures=None)
    assert_reads_well(document.blocks)
    agrees(GOLDEN / f"{stem(name, of)}-tiny.md", write_markdown(document.blocks))


@pytest.mark.parametrize(("name", "of"), SUBJECTS)
def test_documents_are_valid_files_and_the_same_twice(name: str, of: str) -> None:
    page = find(name, FOLDERS).about.page
    for where in (rich(), tiny()):
        made = [
            write_docx(rendered(where, name, of, **GIVEN).blocks, title=name, date=DAY, profile=page)
            for _ in range(2)
        ]
        assert made[0] == made[1]
        assert_valid(made[0])


@settings(max_examples=30, deadline=None)
@given(
    st.sets(st.sampled_from(sorted(TERM_FIELDS))),
    st.sets(st.sampled_from(sorted(UNIT_FIELDS))),
    st.sets(st.sampled_from(range(len(ACTIVITIES)))),
    st.booleans(),
)
def test_whatever_is_left_out_the_rest_reads_well(
    fields: set[str], kept: set[str], held: set[int], figures: bool
) -> None:
    left = {key: value for key, value in TERM_FIELDS.items() if key not in fields}
    where = rich(
        activities=[ACTIVITIES[number] for number in sorted(held)],
        unit_={key: UNIT_FIELDS[key] for key in kept},
        **(left or {"begins": "2026-09-01"}),
    )
    for name, of in SUBJECTS:
        how: dict[str, Any] = {} if figures else {"figures": None}
        for audience in ("internal", "public"):
            document = rendered(where, name, of, audience=audience, **how)
            assert_reads_well(document.blocks)
            assert "None" not in write_markdown(document.blocks)


WALL = [subject for subject in SUBJECTS if subject[0] != "work-plan"]


@pytest.mark.parametrize(("name", "of"), WALL)
def test_what_hangs_on_a_wall_labels_nobody(name: str, of: str) -> None:
    assert find(name, FOLDERS).about.audience == "public"
    whole = written(rich(), name, of, **GIVEN)
    forbidden = ("留守", "困难", "重点", "154000", "c-", "v-", "a-", "第一个举手", "2016年", "2015年")
    assert not [word for word in forbidden if word in whole.replace("---", "")]


@pytest.mark.parametrize(("name", "of"), SUBJECTS)
def test_no_child_is_named_but_on_lists_for_the_unit_itself(name: str, of: str) -> None:
    for audience in (None, "superior", "public"):
        whole = written(rich(), name, of, audience=audience)
        assert not [child.name for child in CHILDREN if child.name in whole]
    inside = written(rich(), name, of, audience="internal")
    if name in ("award-list", "birthday-list"):
        assert not [word for word in ("留守", "困难") if word in inside]
        assert [child.name for child in CHILDREN if child.name in inside]


SHOWN = (
    "# 标题\n1. 甲 *星* <b>粗</b> | {{ 7*7 }} {% raw %} </td></table> ::: sign =1+1 &amp; 镕喆堃玥璟婳垚 😀"
)
HOSTILE = SHOWN.replace("甲", "甲\x00\x1b\ufffe") + "长" * 400
FIXED = {
    "id", "kind", "term", "status", "from", "to", "date", "start", "end", "month", "day", "grade", "every",
    "activity", "weekdays", "present", "guardians", "volunteers", "for", "indicator", "lead", "duty",
}  # fmt: skip


def with_hostile_text(value: Any) -> Any:
    """The fields with hostile text in place of every free text."""
    if isinstance(value, dict):
        return {
            key: each
            if key in FIXED and not (key == "to" and isinstance(each, list))
            else with_hostile_text(each)
            for key, each in value.items()
        }
    if isinstance(value, list):
        return [with_hostile_text(each) for each in value]
    return HOSTILE if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("name", "of", "times"),
    [
        ("work-plan", "2026-2027-1", 30), ("calendar", "2026-2027-1", 12), ("duty-roster", "2026-2027-1", 7),
        ("award-list", "2026-2027-1", 6), ("newsletter", "2026-2027-1", 8), ("newsletter", "2026-11", 2),
        ("birthday-list", "2026-11", 2), ("feedback-form", "2026-2027-1", 2),
    ],
)  # fmt: skip
def test_hostile_text_in_every_field_stays_text(name: str, of: str, times: int) -> None:
    fields = with_hostile_text(copy.deepcopy(TERM_FIELDS))
    people = [each.model_copy(update={"name": HOSTILE}) for each in (*CHILDREN, *HELPERS)]
    held = [each.model_copy(update={"title": HOSTILE, "places": (HOSTILE,)}) for each in ACTIVITIES]
    where = rich(activities=(), unit_=with_hostile_text(copy.deepcopy(UNIT_FIELDS)), **fields)
    (term_,) = where.terms.values()
    where = store(where.unit, term_, *people, *held)
    document = rendered(where, name, of, number=HOSTILE, to=HOSTILE, date=DAY, audience="internal")
    content = write_docx(document.blocks, title=HOSTILE, date=DAY, profile=find(name, FOLDERS).about.page)
    whole = text(parts(content)["word/document.xml"])
    # a mark that ends a sentence of the template may be taken off the end of a text, nothing else
    assert whole.count(SHOWN) >= times
    assert "49" not in whole
    usual = [each.number for each in rendered(rich(), name, of).blocks if isinstance(each, Heading)]
    assert {each.number for each in document.blocks if isinstance(each, Heading)} <= {
        *usual,
        "（二）",
        "（三）",
    }
    assert_valid(content)


def cells(where: Store, name: str, of: str = "2026-2027-1", number: int = 0, **how: Any) -> list[list[str]]:
    """The texts of a form, row by row."""
    forms = [block for block in rendered(where, name, of, **how).blocks if isinstance(block, Form)]
    rows: list[list[str]] = [[] for _ in forms[number].heights]
    for cell in forms[number].cells:
        rows[cell.row].append(text_of_runs(cell.runs))
    return rows


def test_the_plan_shows_phones_inside_the_unit_only() -> None:
    assert "15400000001" in written(rich(), "work-plan", audience="internal")
    outside = written(rich(), "work-plan")
    assert "15400000001" not in outside
    assert "联系电话" not in outside


def test_the_plan_adds_up_the_survey() -> None:
    (survey,) = [
        block
        for block in rendered(rich(), "work-plan", figures=None).blocks
        if isinstance(block, Table) and "摸底" in block.caption
    ]
    assert [text_of_runs(cell) for cell in survey.header] == [
        "班级", "学生", "留守儿童", "父母双方外出", "父母一方外出",
    ]  # fmt: skip
    assert [text_of_runs(cell) for cell in survey.rows[-1]] == ["合计", "78", "11", "9", "2"]


def test_goals_say_what_is_measured_and_what_is_not() -> None:
    whole = written(rich(), "work-plan")
    for goal in ("1. 档案齐全，建档率达到100%。", "2. 不让一个孩子独自过节。", "3. 走访率达到97.5%。"):
        assert f"\n{goal}\n" in whole


def test_a_plan_without_a_title_takes_one_from_unit_and_term() -> None:
    assert rendered(tiny(), "work-plan", figures=None).title == "临溪小学2026年秋季学期留守儿童关爱工作计划"
    assert rendered(rich(title="行动方案"), "work-plan").title == "行动方案"


def test_the_roster_goes_by_weekday_and_hour() -> None:
    assert cells(rich(), "duty-roster") == [
        ["星期", "开放时间", "活动室", "值班人员"],
        ["周三", "12:00—13:00", "儿童图书角（二楼）", ""],
        ["12:30—13:30", "亲情室（一楼）", ""],
        ["16:00—17:00", "亲情室（一楼）", "温如"],
        ["周日", "18:00—20:00", "亲情室（一楼）", "宁远、郑大爷"],
    ]
    assert [row[0] for row in cells(tiny(), "duty-roster")[1:]] == [f"周{day}" for day in "一二三四五六日"]


def test_birthdays_go_by_day_and_leave_room_for_a_wish() -> None:
    assert cells(rich(), "birthday-list", "2026-11", audience="internal") == [
        ["序号", "生日", "姓名", "班级", "年满", "生日愿望"],
        ["1", "11月2日", "陈小寒", "四年级2班", "11周岁", ""],
        ["2", "11月5日", "王小满", "三年级1班", "10周岁", ""],
    ]
    assert "十一月生日会：11月6日\n\n地点：报告厅" in written(rich(), "birthday-list", "2026-11")


def test_a_birthday_of_29_february_is_in_february() -> None:
    (_, only) = cells(rich(), "birthday-list", "2027-02", audience="internal")
    assert only[1:4] == ["2月29日", "林小雪", "11周岁"]


def test_awards_go_by_title_and_class() -> None:
    whole = written(rich(), "award-list", audience="internal")
    assert "进步之星（3名）\n\n三年级1班：王小满。\n\n四年级2班：陈小寒。\n\n其他：林小雪。" in whole
    assert "最美帮扶人（2名）\n\n宁远、青塘村村委会。" in whole
    assert "表彰日期：2026年10月30日、2026年11月6日。" in whole


def test_a_newsletter_rounds_children_for_the_public_only() -> None:
    public = written(rich(), "newsletter")
    assert "参加儿童约10人次" in public
    assert "儿童约5人、帮扶人员1人、民警2人参加。" in public
    internal = written(rich(), "newsletter", audience="internal")
    assert "参加儿童10人次" in internal
    assert "儿童4人、家长和照护人1人、帮扶人员1人、民警2人参加。王小满第一个举手" in internal
    assert "王某第一个举手，陈某的奶奶" in written(rich(), "newsletter", audience="superior")


def test_a_newsletter_of_a_month_tells_of_that_month_and_plans_the_next() -> None:
    november = written(rich(), "newsletter", "2026-11")
    assert "2026年11月1日至20日，我校开展关爱活动2项，参加儿童约5人次。" in november
    assert "防溺水讲座" not in november
    before, plan = november.split("12月工作安排")
    assert "开展活动2次" in before
    assert "| 至1月16日 | 儿童周末课堂（每周六9:00—11:00，报告厅）" in plan
    assert "走访学生" in plan
    assert "冬日生日会（15:00起，报告厅）" in plan
    assert "返乡登记" not in plan


def test_questions_ask_about_activities_families_came_to() -> None:
    whole = written(rich(), "feedback-form")
    assert "□防溺水讲座" in whole
    assert "□儿童周末课堂" in whole
    assert "冬日生日会" not in whole
    assert "秋游" not in whole
    assert "参加过的活动" not in written(tiny(), "feedback-form")
