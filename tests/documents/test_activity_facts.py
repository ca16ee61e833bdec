"""What templates are told of an activity: who came, what it cost, who is to sign, who visits whom."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.documents.blocks import Table, text_of_runs
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.supplies import term_supplies
from liushou.documents.errors import MissingData
from liushou.documents.markdown_out import write_markdown
from liushou.documents.templates import find
from tests.builders import activity, term, unit, volunteer
from tests.builders import store as built
from tests.documents.events import ALL, CLUB, CLUB_FIELDS, PEOPLE, PLANNED, VISIT, context, document, pupil
from tests.documents.plans import FOLDERS, RENDERER

SESSION = st.fixed_dictionaries(
    {
        "date": st.dates(date(2026, 9, 1), date(2026, 12, 31)).map(str),
        "present": st.lists(st.sampled_from([*ALL, "c-gone"]), unique=True),
    },
    optional={
        "absent": st.lists(st.sampled_from(ALL), unique=True).map(
            lambda found: [{"child": each} for each in found]
        ),
        "volunteers": st.lists(st.sampled_from(["v-head", "v-art"]), unique=True),
        "guardians": st.lists(st.sampled_from(ALL), unique=True),
        "others": st.lists(
            st.fixed_dictionaries({"name": st.sampled_from(["来宾", "村民"]), "count": st.integers(0, 9)})
        ),
    },
)


def summary(**fields: Any) -> str:
    return write_markdown(document("activity-summary", activity("a-x", **fields)).blocks)


@settings(max_examples=60, deadline=None)
@given(st.lists(SESSION, max_size=4), st.lists(st.sampled_from(ALL), unique=True))
def test_sums_of_attendance_are_those_of_its_rows(sessions: list[Any], invited: list[str]) -> None:
    record = activity("a-x", sessions=sessions, children=invited)
    found = context(record)["attendance"]
    rows = found["rows"]
    assert found["times"] == len(rows) == sum(each["date"] <= "2026-11-20" for each in sessions)
    for key in ("came", "extra", "present", "absent", "guardians", "helpers", "others"):
        assert found[key] == sum(row[key] for row in rows)
    for row in rows:
        assert row["came"] + row["absent"] == (row["expected"] or 0)
        assert row["came"] + row["extra"] == row["present"] or row["expected"] is None
        assert row["others"] == sum(group["count"] for group in row["groups"])
    assert found["every_time"] <= found["children"] <= found["present"]
    assert (found["rate"] is None) == (not found["expected"])
    assert len(found["absences"]) == found["absent"]


def test_who_is_expected() -> None:
    """Those on the list who are on the register that day, whoever is not on it but came or is excused."""
    first, second = context(CLUB)["attendance"]["rows"]
    assert (first["expected"], first["came"], first["absent"]) == (4, 3, 1)
    assert (second["expected"], second["came"], second["extra"]) == (5, 5, 0)
    nobody_invited = activity("a-x", sessions=[{"date": "2026-10-17", "present": ["c-one"]}])
    (row,) = context(nobody_invited)["attendance"]["rows"]
    assert (row["expected"], row["present"], row["rate"]) == (None, 1, None)
    stranger = activity(
        "a-x", children=["c-two"], sessions=[{"date": "2026-10-17", "present": ["c-one", "c-two"]}]
    )
    (row,) = context(stranger)["attendance"]["rows"]
    assert (row["expected"], row["came"], row["extra"], row["rate"]) == (1, 1, 1, 1.0)


def test_names_and_reasons_are_for_internal_readers() -> None:
    found = context(CLUB)["attendance"]
    assert found["roll"] == (
        "一年级1班：立冬阳（1次）",
        "三年级1班：谷雨（2次）、白露晨（2次）",
        "五年级1班：常小满（2次）",
        "六年级1班：夏至远（1次）",
    )
    assert [(each["name"], each["reason"]) for each in found["absences"]] == [("立冬阳", "感冒")]
    outside = context(CLUB, "superior")["attendance"]
    assert outside["roll"] == outside["absences"] == ()


def test_nobody_came_to_what_was_called_off_or_is_yet_to_come() -> None:
    off = activity("a-x", **{**CLUB_FIELDS, "status": "取消"})
    assert context(off)["attendance"]["rows"] == ()
    assert context(CLUB, on=date(2026, 10, 20))["attendance"]["times"] == 1


def test_a_summary_needs_sessions() -> None:
    with pytest.raises(MissingData, match="场次"):
        document("activity-summary", PLANNED)
    blank = write_markdown(document("activity-summary", PLANNED, allow_missing=True).blocks)
    assert "实际到场＿＿＿＿人" in blank


@pytest.mark.parametrize(
    ("spent", "budget", "line"),
    [
        (None, 60, "实际支出尚未登记。"),
        (60, 60, "实际支出60元，与预算相符。"),
        (59.9, 60, "实际支出59.90元，结余0.10元，预算执行率99.8%。"),
        (60.3, 60.1, "实际支出60.30元，超出预算0.20元。"),
        (0, 60, "实际支出0元，结余60元，预算执行率0%。"),
        (30, None, "实际支出30元。"),
        (0, 0, "实际支出0元，与预算相符。"),
    ],
)
def test_spending_against_the_budget(spent: float | None, budget: float | None, line: str) -> None:
    fields: dict[str, Any] = {"sessions": CLUB_FIELDS["sessions"][:1]}
    if spent is not None:
        fields["outcome"] = {"spent": spent}
    if budget is not None:
        fields["budget"] = {"total": budget}
    assert line in summary(**fields).split("\n")


@pytest.mark.parametrize(
    ("session", "line"),
    [
        ({"present": ALL}, "应到儿童4人，全部到场。"),
        ({"present": ALL[:3]}, "应到儿童4人，实到3人，到场率75%。"),
        ({"present": []}, "应到儿童4人，实到0人，到场率0%。"),
        ({"present": ALL, "guardians": ["c-one"]}, "应到儿童4人，全部到场；1名儿童的监护人到场。"),
        ({"present": [*ALL, "c-gone"]}, "应到儿童4人，全部到场；另有1名未列入名单的儿童到场。"),
    ],
)
def test_who_came_in_words(session: dict[str, Any], line: str) -> None:
    assert line in summary(children=ALL, sessions=[{"date": "2026-10-17", **session}]).split("\n")


def test_a_meeting_of_adults_speaks_of_no_child() -> None:
    held = [{"date": "2026-10-17", "present": [], "volunteers": ["v-head"]}]
    assert "帮扶人员1人。" in summary(sessions=held).split("\n")
    nobody = [{"date": "2026-10-17", "present": []}]
    assert "到场人员没有登记。" in summary(sessions=nobody).split("\n")


def test_opinions_by_kind_of_person() -> None:
    outcome = context(CLUB, "superior")["outcome"]
    assert [each["from"] for each in outcome["opinions"]] == ["儿童", "监护人", "帮扶人员"]
    assert outcome["opinions"][0]["texts"] == ("我想再做一个送给妈妈谷某",)
    assert (outcome["score"], outcome["scored"]) == (Decimal("4.3"), 3)
    assert [each["from"] for each in context(CLUB)["outcome"]["opinions"]] == ["谷雨", "常桂枝", "宁远"]
    assert context(CLUB, "public")["outcome"]["opinions"] == ()


def test_a_volunteer_keeps_the_name_a_guardian_shares() -> None:
    people = [each for each in PEOPLE if each.id != "v-far"]
    shared = built(*people, volunteer("v-far", name="常桂枝"), CLUB)
    outcome = context(CLUB, "superior", store=shared)["outcome"]
    assert outcome["next_steps"][1] == "请常桂枝来教编筐；"


def test_days_to_sign_on() -> None:
    days = context(CLUB)["roll"]["days"]
    assert days == tuple(date(2026, *each) for each in [(11, 21), (11, 28), (12, 12), (12, 19), (12, 26)])
    assert context(CLUB, on=date(2027, 1, 1))["roll"]["days"][-1] == date(2026, 12, 26)
    camp = activity("a-x", when={"from": "2026-11-25", "to": "2026-11-27"})
    assert len(context(camp)["roll"]["days"]) == 3
    assert context(VISIT)["roll"]["days"] == ()
    assert context(activity("a-x"))["roll"]["days"] == ()


def test_names_to_sign_by_class() -> None:
    found = context(CLUB, "internal")["roll"]
    assert [each["name"] for each in found["children"]] == ["立冬阳", "谷雨", "白露晨", "常小满"]
    outside = context(CLUB, "public")["roll"]
    assert [each["name"] for each in outside["children"]] == ["立某", "谷某", "白某", "常某"]
    assert [each["name"] for each in found["helpers"]] == ["宁远", "温如", "常桂枝"]


@pytest.mark.parametrize(
    ("fields", "blanks"),
    [
        ({}, 22),
        ({"children": ["c-one"]}, 3),
        ({"attendees": {"total": 30, "groups": []}, "children": ["c-one"]}, 29),
        ({"attendees": {"total": 500, "groups": []}}, 40),
        ({"attendees": {"total": 1, "groups": []}, "children": ["c-one"]}, 3),
    ],
)
def test_rows_left_empty(fields: dict[str, Any], blanks: int) -> None:
    assert context(activity("a-x", **fields))["roll"]["blanks"] == blanks


def test_at_a_parents_meeting_families_sign() -> None:
    meeting = activity("a-x", title="家长会", kind="家长会", children=ALL, volunteers=["v-head"])
    written = write_markdown(document("sign-in", meeting).blocks)
    assert "学生姓名" in written
    assert "家长签到" in written
    assert "宁远" not in written


def test_a_wall_sheet_does_not_set_children_apart() -> None:
    written = write_markdown(document("sign-in", VISIT).blocks)
    assert written.startswith("# 冬季儿童走访慰问签到表\n")
    assert "留守" not in written
    assert "1390000" not in written


def test_routes_name_the_villages_of_children() -> None:
    """大青塘村 is not 青塘村."""
    found = context(VISIT, "superior")["visits"]
    assert [(each["group"], each["children"]) for each in found["routes"]] == [
        ("第一组", ("樟下村2名",)),
        ("第二组", ("大青塘村1名",)),
    ]
    assert found["rest"] == ("青塘村1名",)
    assert [row["lines"][0] for row in found["rows"]] == ["走访人员会", "汇总"]
    assert found["households"] == ()
    assert [each["group"] for each in context(VISIT)["visits"]["households"]] == [
        "第一组", "第一组", "第二组", None,
    ]  # fmt: skip


def test_a_visit_plan_needs_somebody_to_visit() -> None:
    with pytest.raises(MissingData, match="参加儿童"):
        document("visit-plan", activity("a-x", kind="走访慰问"))


def test_minutes_of_each_meeting() -> None:
    made = write_markdown(document("minutes", CLUB).blocks)
    assert made.count("# “小小木工”周末班活动记录") == 2
    assert "宁远（原因：＿＿＿＿＿＿）" in made


def test_nobody_is_absent_where_no_helper_is_written_down() -> None:
    fields = {**CLUB_FIELDS, "sessions": [{"date": "2026-10-17", "present": ["c-one"]}]}
    (meeting,) = context(activity("a-x", **fields))["minutes"]["meetings"]
    assert meeting["absent"] == ()


@pytest.mark.parametrize(
    ("title", "kind", "names"),
    [
        ("领导小组第二季度会议", "会议", ("方案", "总结", "记录")),
        ("期末交底", "家长会", ("会议方案", "会议总结", "会议记录")),
        ("照护人培训", "培训", ("方案", "总结", "记录")),
        ("木工", "兴趣小组", ("活动方案", "活动总结", "活动记录")),
    ],
)
def test_what_the_papers_on_an_activity_are_called(title: str, kind: str, names: tuple[str, ...]) -> None:
    found = context(activity("a-x", title=title, kind=kind))["activity"]
    assert tuple(found[key][-1] for key in ("title_parts", "summary_parts", "minutes_parts")) == names


def test_a_title_with_a_colon_is_quoted_on_every_paper() -> None:
    found = context(activity("a-x", title="班会：说出来", kind="主题班会"))["activity"]
    assert found["minutes_parts"] == ("", "“班会：说出来”", "活动记录")


def test_a_meeting_is_held_and_has_an_agenda() -> None:
    agenda = [{"title": "通报", "start": "09:00"}, {"title": "讨论", "start": "09:30"}, {"title": "小结"}]
    made = summary(
        title="季度会议", kind="会议", agenda=agenda, sessions=[{"date": "2026-10-17", "present": []}]
    )
    assert "召开了“季度会议”" in made
    assert "会议议程" in made
    assert "活动" not in made


DONATIONS = [
    {"date": "2026-10-10", "donor": "供销社", "item": "书包", "quantity": 2, "children": ["c-one", "c-two"]},
    {"date": "2026-09-10", "donor": "慈善会", "amount": 600.5, "children": ["c-two"]},
    {"date": "2026-10-12", "donor": "书店", "item": "图书", "quantity": 6, "amount": 90, "children": ALL},
    {"date": "2026-11-01", "donor": "好心人", "amount": 300, "children": ["c-one", "c-two"]},
    {"date": "2026-11-02", "donor": "果园", "item": "橘子", "quantity": 50},
]


def received(**fields: Any) -> dict[str, Any]:
    record = term(**fields)
    return term_supplies(Reader(built(unit(), record, *PEOPLE), "internal"), record)


def test_what_each_child_gets_is_printed_where_it_is_beyond_doubt() -> None:
    lists = received(donations=DONATIONS)["lists"]
    assert [each["donor"] for each in lists] == ["慈善会", "供销社", "书店", "好心人"]
    assert [[item["each"] for item in each["items"]] for each in lists] == [[], [1], [None], []]
    assert [each["money_each"] for each in lists] == [Decimal("600.5"), None, None, None]
    assert [each["total"] for each in lists] == [Decimal("600.5"), None, Decimal(90), Decimal(300)]
    (left,) = received(donations=DONATIONS)["unassigned"]
    assert left["name"] == "橘子"


def test_receipts_of_a_term() -> None:
    template = find("supplies-receipt", FOLDERS)
    for donations, words in ((DONATIONS, ["陆佰元伍角整", "橘子", "书包（数量2）"]), ([], ["物品和数量"])):
        data = {"supplies": received(donations=donations), "unit": {"name": "临溪小学"}, "document": {}}
        written = write_markdown(RENDERER.render(template, data).blocks)
        assert not [word for word in words if word not in written]
        assert "None" not in written


def test_many_kinds_of_goods_share_one_column() -> None:
    goods = [{"item": f"物{number}", "quantity": 1} for number in range(6)]
    written = write_markdown(document("supplies-receipt", activity("a-x", materials=goods)).blocks)
    assert "发放物品：物01、物11、物21、物31、物41、物51。" in written
    assert "物品和数量" in written


def test_a_village_gives_by_place() -> None:
    record = term(donations=DONATIONS[:1])
    village = built(unit(info={"name": "樟下村", "level": "村"}), record, *PEOPLE)
    (found,) = term_supplies(Reader(village, "superior"), record)["lists"]
    assert found["rows"] == ({"name": "谷某", "place": "樟下村"}, {"name": "常某", "place": "青塘村"})


def test_columns_that_say_nothing_are_left_out() -> None:
    held = [{"date": day, "present": ["c-one"]} for day in ("2026-10-17", "2026-10-24")]
    made = document("activity-summary", activity("a-x", sessions=held)).blocks
    (found,) = [block for block in made if isinstance(block, Table)]
    assert [text_of_runs(cell) for cell in found.header] == ["日期", "实到儿童"]


def test_one_source_of_money_is_named_without_its_sum() -> None:
    items = [
        {"item": "茶点", "amount": 0.3, "source": "村集体"},
        {"item": "纸", "amount": 0.6, "source": "村集体"},
    ]
    held = [{"date": "2026-10-17", "present": ["c-one"]}]
    written = summary(sessions=held, budget={"total": 0.9, "items": items})
    assert "预算经费0.90元，来自村集体。" in written
    partly = summary(sessions=held, budget={"total": 0.9, "items": items[:1]})
    assert "预算经费0.90元，其中村集体0.30元。" in partly


def test_masked_names_that_are_alike_are_told_apart() -> None:
    record = term(donations=[{**DONATIONS[0], "children": ["c-two", "c-gu"]}])
    people = (*PEOPLE, pupil("c-gu", "谷满仓", "四年级", "樟下村", "谷秋香"))
    (found,) = term_supplies(Reader(built(unit(), record, *people), "superior"), record)["lists"]
    assert [row["name"] for row in found["rows"]] == ["谷某1", "谷某2"]  # type: ignore[index,union-attr]
