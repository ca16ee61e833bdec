"""工作总结: what the template makes of a term's figures."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.documents.blocks import Chart, Heading, Table, text_of_runs
from liushou.documents.contexts.breakdowns import where
from liushou.documents.contexts.published import published
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.docx.writer import write_docx
from liushou.documents.frontmatter import Audience
from liushou.documents.markdown_out import write_markdown
from tests.builders import term
from tests.documents.docx.opened import assert_valid, parts, text
from tests.documents.reading import assert_reads_well
from tests.documents.reports import (
    CHILDREN,
    EMPTY,
    FINISHED,
    NO_CASES,
    RUNNING,
    duty,
    event,
    indicator,
    summary,
)
from tests.golden import agrees

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 11, 21)


def written(report: ReportJson, **facts: object) -> str:
    return write_markdown(summary(report, **facts).blocks)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "report"), [("running", RUNNING), ("finished", FINISHED), ("empty", EMPTY)])
def test_reports(name: str, report: ReportJson) -> None:
    surveyed = 19 if name == "running" else None
    agrees(GOLDEN / f"term-report-{name}.md", written(report, surveyed=surveyed))


PARTS = {
    "indicators": st.lists(st.sampled_from((*RUNNING["indicators"], *FINISHED["indicators"])), max_size=9),
    "duties": st.lists(st.sampled_from((*RUNNING["duties"], *FINISHED["duties"])), max_size=5),
    "activities": st.lists(st.sampled_from(RUNNING["activities"]), max_size=6),
    "cases": st.sampled_from([RUNNING["cases"], FINISHED["cases"], NO_CASES]),
    "breakdowns": st.sampled_from([RUNNING["breakdowns"], EMPTY["breakdowns"]]),
    "population": st.sampled_from([0, 20]),
    "on": st.sampled_from([RUNNING["on"], FINISHED["on"]]),
}


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(PARTS),
    st.none() | st.just(19),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["internal", "superior", "public"]),
)
def test_whatever_the_figures_the_report_reads_well(
    drawn: dict[str, Any], surveyed: int | None, names: bool, planned: bool, audience: Audience
) -> None:
    report: ReportJson = {**RUNNING, **drawn}  # type: ignore[typeddict-item]
    facts = {"surveyed": surveyed, "names": names, "audience": audience}
    facts |= {} if planned else {"term": term()}
    assert_reads_well(summary(report, **facts).blocks)


def test_the_title_says_whether_the_term_is_over() -> None:
    assert summary(RUNNING).title == "临溪小学2026—2027学年第一学期留守儿童关爱阶段工作总结"
    assert summary(FINISHED).title == "临溪小学2026—2027学年第一学期留守儿童关爱工作总结"


def test_reports_are_valid_files_and_the_same_twice() -> None:
    for report in (RUNNING, FINISHED, EMPTY):
        content = write_docx(summary(report, names=True).blocks, title="总结", date=DAY)
        assert write_docx(summary(report, names=True).blocks, title="总结", date=DAY) == content
        assert_valid(content)


def test_children_are_named_only_in_an_annex_that_was_asked_for() -> None:
    without = written(RUNNING)
    assert not [name for name, _ in CHILDREN.values() if name in without]
    assert not [id_ for id_ in (*CHILDREN, "a-hidden") if id_ in written(RUNNING, names=True)]
    before, annex = written(RUNNING, names=True).split("\n---\n")
    assert not [name for name, _ in CHILDREN.values() if name in before]
    assert "附件：需跟进儿童名单" in before
    assert not [name for name, _ in CHILDREN.values() if name in annex]
    assert "小某1" in annex


def test_what_is_left_to_do_stands_by_child_and_class() -> None:
    (annex,) = [
        block
        for block in summary(RUNNING, names=True, audience="internal").blocks
        if isinstance(block, Table) and text_of_runs(block.header[-1]) == "待办事项"
    ]
    assert [[text_of_runs(cell) for cell in row] for row in annex.rows] == [
        ["1", "小满", "三年级1班", "补齐档案、走访家庭、补做谈心"],
        ["2", "小寒", "三年级1班", "走访家庭、签订委托照护协议"],
        ["3", "小雪", "四年级2班", "走访家庭、签订委托照护协议、落实每周亲情联系"],
        ["4", "小暑", "", "签订委托照护协议、补做谈心"],
    ]


def test_the_public_reads_rounded_figures_and_of_nobody() -> None:
    public = summary(RUNNING, names=True, audience="public", surveyed=19)
    assert_reads_well(public.blocks)
    told = write_markdown(public.blocks)
    assert "纳入关爱服务的留守儿童20名，其中符合国家农村留守儿童认定标准的10名。" in told
    assert "男10名、女10名" in told
    assert "15/20 |  75.0% |" in told
    assert "| 走访     | 每学期 |     20 |     15 |  75.0% |" in told
    assert "| 谈心" not in told
    assert "亲情联系率" not in told
    assert "按5取整" in told
    hidden = (
        "小满",
        "小某",
        "个案",
        "存在的问题",
        "目标",
        "三年级1班",
        "困难",
        "单亲",
        "无人监护",
        "摸底",
        "法律援助",
    )
    assert not [word for word in hidden if word in told]


def test_figures_of_groups_set_apart_are_not_published() -> None:
    report: ReportJson = {
        **RUNNING,
        "indicators": (indicator("困难儿童资助率", 10, 20), indicator("走访率", 10, 20)),
        "duties": (duty("重点对象走访", "term", 20, 5), duty("信息核查", "term", 20, 5)),
    }
    told = written(report, audience="public")
    assert "困难儿童" not in told
    assert "重点对象" not in told
    assert "| 信息核查 | 每学期 |     20 |      5 |  25.0% |" in told


def test_duties_that_tell_how_many_children_there_are_are_not_published() -> None:
    """Of seven children and eleven weeks 77 is told as 75: seven at least, and seven at most by 5."""
    weekly = duty("亲情通话", "week", 77, 77)
    of_some, once = duty("新生家访", "term", 3, 3), duty("信息核查", "term", 7, 7)
    told = published({**RUNNING, "population": 7, "duties": (weekly, of_some, once)})["duties"]
    assert [(each["kind"], each["due"], each["done"]) for each in told] == [("信息核查", 5, 5)]


def test_promises_are_not_published() -> None:
    told = written(RUNNING, audience="public")
    assert "承诺" not in told
    assert "五个有" not in told
    assert "五个有" in written(RUNNING, audience="superior")


def test_goals_of_words_only_are_told() -> None:
    planned = term(
        goals=[{"text": "办好家长学校。"}, {"text": "走访到户", "indicator": "走访率", "target": 95}]
    )
    assert "学期计划还提出：办好家长学校。" in written(RUNNING, term=planned)
    assert "学期计划还提出" not in written(RUNNING)


def test_donations_and_awards_up_to_the_day() -> None:
    given = [
        {"date": "2026-09-10", "donor": "供销社", "item": "书包", "quantity": 12},
        {"date": "2026-09-20", "donor": "供销社", "item": "书包", "quantity": 3, "amount": 90},
        {"date": "2026-10-10", "donor": "某先生", "amount": 320.5},
        {"date": "2026-12-01", "donor": "某先生", "amount": 1000},
    ]
    planned = term(
        donations=given, awards=[{"title": "进步之星", "date": "2026-11-06", "to": ["c-1", "c-2"]}]
    )
    told = written(RUNNING, term=planned)
    assert "本学期收到捐赠3次，其中捐款320.50元，捐赠物品书包15件。" in told
    assert "开展表彰1项，表彰2人次。" in told
    assert "某先生" not in told
    things = written(RUNNING, term=term(donations=given[:1]))
    assert "本学期收到捐赠1次，包括书包12件。" in things
    assert "争取社会支持" not in written(RUNNING)


def test_the_widest_gap_is_that_of_the_printed_rates() -> None:
    assert "与目标差距最大的是委托照护签订率，差20个百分点。" in written(RUNNING)
    pair = (indicator("走访率", 1, 3, 0.9, ("c-1",)), indicator("建档率", 1, 3, 0.9, ("c-1",)))
    assert "与目标差距最大的是走访率、建档率，各差56.7个百分点。" in written({**RUNNING, "indicators": pair})


def test_nothing_to_follow_up_has_no_annex() -> None:
    assert "---\n\n附件" not in written(FINISHED, names=True)


def test_a_rate_of_nothing_is_neither_all_nor_none() -> None:
    whole = written(EMPTY)
    assert "无应统计对象" in whole
    assert "0.0%" not in whole
    assert "100.0%" not in whole
    assert "本学期没有纳入统计的留守儿童。" in whole
    assert not [block for block in summary(EMPTY).blocks if isinstance(block, Chart)]


def test_a_rate_just_short_of_its_target_does_not_read_as_met() -> None:
    close = indicator("走访率", 1999, 2000, 1.0, ("c-1",))
    whole = written({**RUNNING, "indicators": (close,)})
    assert "走访率99.9%，目标100%" in whole
    assert "100.0%" not in whole.split("指标完成情况")[1]


def charts(report: ReportJson, title: str = "指标") -> list[Chart]:
    """The charts whose title has a word."""
    blocks = summary(report).blocks
    return [block for block in blocks if isinstance(block, Chart) and title in block.title]


def test_a_chart_shows_where_the_children_are() -> None:
    (chart,) = charts(RUNNING, "人数")
    assert [(bar.label, bar.value) for bar in chart.bars] == [
        ("三年级1班", 12.0),
        ("四年级2班", 7.0),
        ("未填", 1.0),
    ]
    two: ReportJson = {**RUNNING, "breakdowns": {**RUNNING["breakdowns"], "class": {"甲班": 12, "乙班": 8}}}
    assert not charts(two, "人数")
    assert "人数最多的是甲班（12名）。" in written(two)
    even: ReportJson = {**RUNNING, "breakdowns": {**RUNNING["breakdowns"], "class": {"甲班": 5, "未填": 15}}}
    assert "人数最多" not in written(even)


def test_the_chart_shows_rates_against_targets() -> None:
    (chart,) = charts(RUNNING)
    assert [(bar.label, bar.value, bar.target) for bar in chart.bars] == [
        ("建档率", 95.0, 100.0),
        ("走访率", 85.0, 95.0),
        ("委托照护签订率", 70.0, 90.0),
        ("亲情联系率", 81.3, 90.0),
        ("活动参与率", 100.0, 95.0),
    ]
    assert chart.unit == "%"
    assert chart.source == "数据来源：临溪小学留守儿童档案，截至2026年11月20日"


def test_without_targets_the_chart_shows_all_rates() -> None:
    report: ReportJson = {**RUNNING, "indicators": (indicator("建档率", 19, 20), indicator("走访率", 0, 0))}
    (chart,) = charts(report)
    assert [bar.label for bar in chart.bars] == ["建档率"]
    assert "本学期未设定指标目标" in written(report)


def test_few_indicators_missed_are_sentences_and_many_are_a_table() -> None:
    captions = [block.caption for block in summary(RUNNING).blocks if isinstance(block, Table)]
    assert any("尚未达到目标的指标" in caption for caption in captions)
    few: ReportJson = {**RUNNING, "indicators": RUNNING["indicators"][:2]}
    assert "1. 建档率95%，目标100%，涉及儿童1名（三年级1班1名）。" in written(few)
    assert "2. 走访率85%，目标95%，涉及儿童3名（三年级1班2名，四年级2班1名）。" in written(few)


def test_problems_follow_from_the_figures() -> None:
    problems = written(RUNNING, surveyed=19).split("## 四、存在的问题")[1].split("## 五、下一步打算")[0]
    assert "谈心最近一期有2名儿童没有按时完成（三年级1班、班级未填各1名）。" in problems
    assert "问题个案尚有2件没有办结。" in problems
    assert "摸底上报留守儿童19名，在册统计20名" in problems
    assert "走访应完成" not in problems
    ended = written({**RUNNING, "on": "2027-01-29"}).split("## 四、存在的问题")[1]
    assert "走访应完成20次，实际完成17次。" in ended


def test_without_problems_none_is_made_up() -> None:
    problems = written(FINISHED).split("## 四、存在的问题")[1].split("## 五、")[0]
    assert problems.strip() == "设定目标的各项指标均已达到，职责按期落实，没有未办结的问题个案。"


def test_next_steps_follow_from_the_problems() -> None:
    steps = written(RUNNING, surveyed=19).split("## 五、下一步打算")[1]
    for expected in (
        "补齐内容不全的档案",
        "委托照护协议",
        "补做逾期未完成的谈心",
        "2件问题个案",
        "“寒假走访”（2027年1月18日）",
    ):
        assert expected in steps
    quiet: ReportJson = {**FINISHED, "activities": ()}
    no_vacation = written(quiet, term=term()).split("## 五、下一步打算")[1]
    assert no_vacation.strip().startswith("继续按职责频次做好谈心")


def test_a_custom_indicator_has_a_step_too() -> None:
    own: ReportJson = {**RUNNING, "indicators": (indicator("图书借阅率", 1, 2, 0.9, ("c-1",)),)}
    assert "分析原因，采取措施，提高图书借阅率。" in written(own)


def test_a_village_is_told_by_villages() -> None:
    report: ReportJson = {
        **RUNNING,
        "breakdowns": {**RUNNING["breakdowns"], "village": {"青塘村": 12, "上湾村": 8}},
    }
    first = next(block for block in summary(report, level="村").blocks if isinstance(block, Table))
    assert text_of_runs(first.header[0]) == "村"
    assert "我村坚持儿童利益优先" in written(report, level="村")


def test_sections_without_content_are_left_out() -> None:
    report: ReportJson = {**EMPTY, "indicators": (), "duties": (), "cases": NO_CASES}
    headings = [text_of_runs(block.runs) for block in summary(report).blocks if isinstance(block, Heading)]
    assert headings == ["基本情况", "主要工作", "处理问题个案", "存在的问题", "下一步打算"]


def test_hostile_names_stay_text() -> None:
    evil = "*甲*|<b>{{ 7*7 }}\x00"
    report: ReportJson = {
        **RUNNING,
        "indicators": (indicator(evil, 1, 2, 0.9, ("c-x",)),),
        "duties": (duty(evil, "week", 2, 1, ("c-x",)),),
        "activities": (event(evil, evil, "计划", "2026-12-01"),),
        "breakdowns": {"class": {evil: 1, "乙": 19}, "sex": {evil: 20}},
        "cases": {"open": 1, "closed": 0, "by_kind": {evil: 1}, "by_level": {evil: 1}},
    }
    facts = {"children": {"c-x": (evil, evil)}, "names": True, "audience": "internal"}
    content = write_docx(summary(report, **facts).blocks, title="总结", date=DAY)  # type: ignore[arg-type]
    assert text(parts(content)["word/document.xml"]).count("*甲*|<b>{{ 7*7 }}") >= 15
    assert_valid(content)


@pytest.mark.parametrize(
    ("classes", "words"),
    [
        ([], ""),
        (["二班"], "二班1名"),
        (["二班", "一班"], "一班、二班各1名"),
        (["二班", "一班", "二班", "其他"], "二班2名，一班、其他各1名"),
    ],
)
def test_where_children_are(classes: list[str], words: str) -> None:
    assert where(classes, ["一班", "二班"]) == words
