"""The pages of `show`: what stands on them, what does not, and that they fit a screen."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.builders import activity, child, school, store, term, unit, volunteer
from tests.commands.conftest import DAY, Run
from tests.golden import agrees

from liushou.commands.show import page_of
from liushou.records.fields import Record
from liushou.records.helpers import helpers_of
from liushou.records.present import Presenter
from liushou.screens.naming import naming
from liushou.screens.pages.parts import View
from liushou.store.load import Store, load
from liushou.textwidth import width

ON = date(2026, 11, 20)
GOLDEN = Path(__file__).parent / "golden"
TEACHER = {"homeroom": {"grade": "五年级", "class": 2}, "phone": "15400000009", "name": "何老师"}


def view(of: Store, *, reveal: bool = False) -> View:
    helpers = helpers_of(of.children.values(), of.volunteers)
    return View(of, ON, Presenter(naming(of, terms=True), reveal), helpers)


def shown(record: Record, *others: Record, reveal: bool = False, every_event: bool = False) -> str:
    """The page of a record in a store with others."""
    lines = page_of(record, view(store(record, *others), reveal=reveal), every_event=every_event)
    return "\n".join(lines)


def section(text: str, title: str) -> list[str]:
    """The lines of one section; none where it is left out."""
    for part in text.split("\n\n"):
        head, *lines = part.split("\n")
        if head == title or head.startswith(f"{title}（"):
            return [line.removeprefix("  ") for line in lines]
    return []


@pytest.mark.parametrize(
    ("who", "golden"),
    [
        ("汪博文", "show-child.txt"),
        ("侯振国", "show-volunteer.txt"),
        ("a-xe4bx", "show-activity.txt"),
        ("2026-2027-1", "show-term.txt"),
    ],
)
def test_pages_of_the_sample(liushou: Run, sample: Path, who: str, golden: str) -> None:
    found = liushou("-C", sample, "show", who, "--on", DAY)
    assert found.status == 0
    agrees(GOLDEN / golden, found.out)


def test_every_page_of_the_sample_fits_the_screen(sample: Path) -> None:
    read = load(sample)
    for reveal in (False, True):
        seen = view(read, reveal=reveal)
        kinds = (read.children, read.volunteers, read.activities, read.terms)
        for record in (record for kind in kinds for record in kind.values()):
            lines = page_of(record, seen, every_event=True)
            assert [line for line in lines if width(line) > 80] == []


def test_a_child_of_whom_little_is_known_has_a_short_page() -> None:
    assert shown(child("c-1", name="田小禾", parents=[])).split("\n\n")[:2] == [
        "田小禾　女　11 岁　c-1\n2026-11-20：在册　无父母照护",
        "谁在照顾\n  监护人  没有填",
    ]
    assert section(shown(child("c-1")), "成绩") == []
    assert section(shown(child("c-1")), "体检") == []
    assert section(shown(child("c-1")), "在办个案") == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "转出", "closed_on": "2026-01-19"}, "转出（2026-01-19）"),
        ({"status": "转出", "closed_on": "2026-11-21"}, "在册"),
        ({"registered_on": "2026-12-01"}, "还没有建档"),
        (
            {
                "registered_on": "2026-12-01",
                "earlier": [{"registered_on": "2020-09-01", "closed_on": "2022-01-01", "status": "转出"}],
            },
            "转出（2022-01-01）",
        ),
    ],
)
def test_the_status_is_that_of_the_day(fields: dict[str, Any], status: str) -> None:
    assert shown(child(**fields)).split("\n")[1].startswith(f"2026-11-20：{status}　")


def test_who_cares_for_a_child() -> None:
    one = child(
        "c-1",
        school=school("五年级", 2),
        parents=[
            {"relation": "父亲", "name": "田父", "situation": "外出务工", "away_since": "2024-02-01",
             "workplace": "广东深圳", "phone": "15400000001"},
            {"relation": "母亲", "situation": "失联"},
        ],
        guardians=[
            {"name": "田爷爷", "relation": "祖父"},
            {"name": "田奶奶", "relation": "祖母", "primary": True, "birth_date": "1956-11-20",
             "phone": "15400000003", "delegated": {"signed_on": "2025-09-01", "until": "2026-08-31"}},
        ],
        guardianship="一般",
        siblings=["c-2"],
        pairings=[
            {"with": "v-2", "role": "爱心妈妈", "since": "2025-10-01"},
            {"with": "v-1", "role": "志愿者", "since": "2020-10-01", "until": "2026-11-19"},
        ],
    )  # fmt: skip
    others = (
        child("c-2", name="田小苗", school=school("一年级", 1)),
        child("c-3", name="丁若兰", pairings=[{"with": "c-1", "role": "手拉手伙伴", "since": "2026-09-23"}]),
        volunteer("v-1", **TEACHER),
        volunteer("v-2", name="车晓敏"),
    )
    assert section(shown(one, *others), "谁在照顾") == [
        "父亲        田父　外出务工（2024-02-01 起）　电话 ***01",
        "母亲        失联　无监护能力",
        "主要监护人  祖母田奶奶　70 岁　委托照护至 2026-08-31，已到期　电话 ***03",
        "监护人      祖父田爷爷",
        "监护情况    一般",
        "班主任      何老师　电话 ***09",
        "爱心妈妈    车晓敏　2025-10-01 起",
        "手拉手伙伴  丁若兰　2026-09-23 起",
        "兄弟姐妹    田小苗（一年级1班）",
    ]
    revealed = section(shown(one, *others, reveal=True), "谁在照顾")
    assert revealed[0] == "父亲        田父　外出务工（2024-02-01 起，广东深圳）　电话 15400000001"


def test_what_is_due_for_a_child() -> None:
    settings = unit(duties=[{"name": "谈心", "kind": "谈心", "every": "month", "by": "班主任"}])
    one = child("c-1", school=school("五年级", 2))
    found = section(shown(one, settings, volunteer("v-1", **TEACHER)), "待办")
    assert "2026-10-31  逾期 20 天  谈心　何老师　10月" in found
    talked = child(
        "c-1", school=school("五年级", 2), records=[{"date": "2026-10-09", "kind": "谈心", "by": "v-1"}]
    )
    found = section(shown(talked, settings, volunteer("v-1", **TEACHER)), "待办")
    assert "2026-11-30  还有 10 天  谈心　何老师　11月" in found


def test_an_open_case_with_what_was_done() -> None:
    case = {
        "opened": "2026-10-01", "kind": "心理", "level": "重点", "what": "失眠", "by": "v-1",
        "escalated": [{"to": "镇督导员", "date": "2026-10-20", "reply": "已知"}],
        "steps": [{"date": "2026-10-09", "by": "v-1", "what": "家访"},
                  {"date": "2026-11-21", "by": "v-1", "what": "以后的事"}],
    }  # fmt: skip
    closed = {**case, "opened": "2026-09-01", "closed": "2026-11-20"}
    page = (child("c-1", cases=[case, closed]), volunteer("v-1", name="何老师"))
    assert section(shown(*page), "在办个案") == [
        "2026-10-01  心理（重点）　已 50 天　负责人 何老师　***",
        "  2026-10-09  处理　何老师　***",
        "  2026-10-20  上报　镇督导员　***",
    ]
    assert "  2026-10-09  处理　何老师　家访" in section(shown(*page, reveal=True), "在办个案")


def test_what_happened_lately_and_all_of_it() -> None:
    records = [{"date": f"2026-10-{day:02}", "kind": "谈心"} for day in range(1, 21)]
    one = child("c-1", records=[*records, {"date": "2026-11-21", "kind": "家访"}])
    lately = section(shown(one), "经过")
    assert lately[0] == "（更早的 6 项：加 --all 查看）"
    assert lately[1:] == [f"2026-10-{day:02}  谈心" for day in range(6, 21)]
    everything = section(shown(one, every_event=True), "经过")
    assert everything == ["2025-09-01  建档", *(f"2026-10-{day:02}  谈心" for day in range(1, 21))]


def test_marks_by_term_with_the_change_of_rank() -> None:
    grades = [
        {"term": "2026-2027-1", "total": 90.5, "class_rank": 9, "class_size": 40},
        {"term": "2025-2026-1", "scores": {"语文": 91.5, "数学": 88}, "class_rank": 8},
        {"term": "2025-2026-2", "class_rank": 5, "class_size": 40},
    ]
    assert section(shown(child(grades=grades)), "成绩") == [
        "学期                   总分  名次  比上次   各科",
        "2025—2026学年第一学期           8           语文 91.5、数学 88",
        "2025—2026学年第二学期        5/40  进 3 名",
        "2026—2027学年第一学期  90.5  9/40  退 4 名",
    ]


def test_growth_is_shown_only_where_it_may_be_read() -> None:
    health = {
        "condition": "健康",
        "checkups": [
            {"date": "2026-10-14", "height_cm": 142.5, "weight_kg": 33},
            {"date": "2026-03-25", "height_cm": 140},
            {"date": "2026-12-01", "height_cm": 150},
        ],
    }
    assert section(shown(child(health=health)), "体检") == [
        "2026-03-25、2026-10-14（身高、体重、视力：加 --reveal 查看）"
    ]
    assert section(shown(child(health=health), reveal=True), "体检") == [
        "日期        身高        比上次     体重",
        "2026-03-25  140 厘米",
        "2026-10-14  142.5 厘米  +2.5 厘米  33 千克",
    ]


@pytest.mark.parametrize(
    ("clearance", "told"),
    [
        (None, "没有查询"),
        ({"checked_on": "2026-08-28", "result": "通过"}, "2026-08-28 查询　有效至 2027-08-28"),
        ({"checked_on": "2025-08-28", "result": "通过"}, "2025-08-28 查询　有效至 2026-08-28　已过期"),
        ({"checked_on": "2026-08-28", "result": "未通过"}, "2026-08-28 查询　未通过"),
    ],
)
def test_the_clearance_of_a_helper(clearance: dict[str, str] | None, told: str) -> None:
    given: dict[str, Any] = {} if clearance is None else {"clearance": clearance}
    assert f"违法犯罪记录查询  {told}" in section(shown(volunteer(**given)), "概况")


def test_no_clearance_is_asked_of_a_student() -> None:
    assert "违法犯罪记录查询" not in shown(volunteer(kind="学生"))


def test_the_children_a_helper_looks_after() -> None:
    paired = [{"with": "v-1", "role": "帮扶教师", "since": "2025-09-01"}]
    ended = [{"with": "v-1", "role": "帮扶教师", "since": "2025-09-01", "until": "2026-11-19"}]
    children = (
        child("c-1", name="甲", school=school("五年级", 2), pairings=paired),
        child("c-2", name="乙", pairings=ended),
        child("c-3", name="丙", pairings=paired, status="转出", closed_on="2026-11-20"),
    )
    text = shown(volunteer("v-1", **TEACHER), *children, unit(pairing={"capacity": 3}))
    assert section(text, "结对儿童") == [
        "姓名  班级       身份      起始        编号",
        "甲    五年级2班  帮扶教师  2025-09-01  c-1",
    ]
    assert "结对              1 名，上限 3 名" in section(text, "概况")
    crowded = shown(volunteer("v-1", capacity=1), *children, child("c-4", pairings=paired))
    assert "结对              2 名，上限 1 名，已超过" in section(crowded, "概况")


def test_what_a_helper_owes_ends_after_ten() -> None:
    settings = unit(duties=[{"name": "谈心", "kind": "谈心", "every": "month", "by": "班主任"}])
    children = [child(f"c-{number}", school=school("五年级", 2)) for number in range(6)]
    text = shown(volunteer("v-1", **TEACHER), settings, *children)
    lines = section(text, "待办")
    assert len(lines) == 11
    assert lines[-1].startswith("（还有 ")


def test_the_activities_to_come_of_a_helper() -> None:
    team = [{"role": "摄影", "people": ["何老师"]}]
    activities = (
        activity("a-1", title="讲座", status="计划", when={"from": "2026-12-04"}, volunteers=["v-1"]),
        activity(
            "a-2", title="辅导", status="进行", when={"from": "2026-09-01", "to": "2026-11-20"}, team=team
        ),
        activity("a-3", status="计划", when={"from": "2026-11-19"}, volunteers=["v-1"]),
        activity("a-4", status="取消", when={"from": "2026-12-04"}, volunteers=["v-1"]),
        activity("a-5", status="计划", when={"from": "2026-12-04"}),
    )
    text = shown(volunteer("v-1", **TEACHER), *activities)
    assert [line[-3:] for line in section(text, "将参加的活动")[1:]] == ["a-2", "a-1"]


def test_who_came_to_an_activity_and_what_it_cost() -> None:
    one = activity(
        children=["c-1", "c-2"],
        when={"from": "2026-10-10", "to": "2026-12-05", "weekdays": ["周六"], "start": "09:00"},
        budget={"total": 100, "items": [{"item": "书", "amount": 100, "source": "捐赠"}]},
        sessions=[
            {"date": "2026-10-10", "present": ["c-1"], "others": [{"name": "家长", "count": 3}]},
            {"date": "2026-11-21", "present": ["c-1", "c-2"]},
        ],
        outcome={"spent": 120.5, "feedback": [{"from": "孩子", "score": 5}, {"from": "家长", "score": 4}]},
    )
    holiday = term(holidays=[{"name": "假", "from": "2026-10-17", "to": "2026-10-17"}])
    text = shown(one, child("c-1"), child("c-2"), holiday)
    assert section(text, "时间地点") == [
        "时间  2026-10-10 至 2026-12-05　每周六　9:00起",
        "次数  8 次（节假日不计）　下一次 2026-11-21",
        "地点  报告厅",
    ]
    assert section(text, "人员") == ["受邀儿童  2 名"]
    assert section(text, "场次") == ["日期        应到  到场  其他人", "2026-10-10     2     1       3"]
    assert section(text, "经费") == ["预算  100　书 100（捐赠）", "支出  120.50", "超支  20.50"]
    assert section(text, "结果")[0] == "评分  4.5 分（2 人评，满分 5 分）"


def test_the_counts_of_a_term() -> None:
    one = child(
        records=[{"date": day, "kind": "谈心"} for day in ("2026-08-31", "2026-09-01", "2026-11-21")],
        cases=[{"opened": "2026-10-01", "kind": "心理", "level": "一般", "what": "失眠"}],
    )
    at_home = [{"relation": "母亲", "situation": "在家"}]
    text = shown(term(), one, child("c-b", parents=at_home), activity("a-1"), activity("a-2", status="计划"))
    assert section(text, "概况") == [
        "学期        2026-09-01 至 2027-01-29",
        "留守儿童    1 名（统计范围）",
        "活动        2 项：计划 1、完成 1",
        "帮扶记录    1 条",
        "立案的问题  1 件",
    ]


def test_all_is_an_option(liushou: Run, small: Path, edited: Callable[[str, str], None]) -> None:
    edited("records:\n", "records:\n" + "  - {date: 2026-10-11, kind: 谈心}\n" * 20)
    lately = liushou("-C", small, "show", "c-1", "--on", DAY).out
    everything = liushou("-C", small, "show", "c-1", "--all", "--on", DAY).out
    assert lately.count("谈心") == 15
    assert everything.count("谈心") == 21


@pytest.fixture
def edited(small: Path) -> Callable[[str, str], None]:
    """Replace a part of the archive of the small store's child."""
    file = small / "data/children/c-1.yaml"

    def edit(old: str, new: str) -> None:
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    return edit


def test_a_resident(liushou: Run, small: Path) -> None:
    file = small / "data/residents/r-1.yaml"
    file.parent.mkdir()
    text = (
        "id: r-1\nname: 田奶奶\nsex: 女\nbirth_date: 1950-01-01\nkind: 留守老人\nstatus: 在册\n"
        "registered_on: 2024-09-01\naddress: {village: 朝阳村, detail: 3组}\nphone: '15400012345'\n"
        "family: [{relation: 儿子, name: 田大, phone: '15400012346', workplace: 广东东莞}]\n"
        "helpers:\n  - {with: v-1, since: 2025-01-01}\n"
        "  - {with: v-1, since: 2020-01-01, until: 2020-02-01}\n"
        "needs: [生活照料]\nrecords:\n"
        "  - {date: 2026-11-01, kind: 走访, by: v-1, note: 腿疼, follow_up: {due: 2026-11-10, what: 陪诊}}\n"
        "  - date: 2026-10-01\n    kind: 慰问\n    by: v-1\n"
        "    follow_up: {due: 2026-10-10, what: 送药, done: 2026-10-09}\n"
    )
    file.write_text(text, encoding="utf-8", newline="\n")
    found = liushou("-C", small, "show", "r-1", "--on", DAY)
    assert found.out.startswith("田奶奶　女　76 岁　留守老人　r-1\n2026-11-20：在册　朝阳村\n")
    assert section(found.out, "联系") == [
        "电话      ***45", "现居住地  朝阳村　***", "儿子      田大　电话 ***46",
    ]  # fmt: skip
    assert section(found.out, "需求和帮扶") == ["需求    生活照料", "何秀兰  2025-01-01 起"]
    assert section(found.out, "待办") == ["2026-11-10  逾期 10 天  走访后续　何秀兰　***"]
    assert section(found.out, "经过") == [
        "2026-10-01  慰问　何秀兰", "2026-10-09  后续完成　何秀兰　***", "2026-11-01  走访　何秀兰　***",
    ]  # fmt: skip
    revealed = liushou("-C", small, "show", "r-1", "--on", DAY, "--reveal").out
    assert section(revealed, "联系")[2] == "儿子      田大（广东东莞）　电话 15400012346"
    assert "陪诊" in revealed


@pytest.mark.parametrize(
    ("on", "status"),
    [("2024-08-31", "还没有建档"), ("2026-06-30", "在册"), ("2026-07-01", "结束（2026-07-01）")],
)
def test_a_resident_who_is_no_longer_kept(liushou: Run, small: Path, on: str, status: str) -> None:
    file = small / "data/residents/r-1.yaml"
    file.parent.mkdir()
    text = (
        "id: r-1\nname: 田奶奶\nsex: 女\nbirth_date: 1950-01-01\nkind: 留守老人\nstatus: 结束\n"
        "registered_on: 2024-09-01\nclosed_on: 2026-07-01\naddress: {village: 朝阳村}\n"
    )
    file.write_text(text, encoding="utf-8", newline="\n")
    found = liushou("-C", small, "show", "r-1", "--on", on)
    assert found.out.splitlines()[1] == f"{on}：{status}　朝阳村"


PROMISES = unit(
    checklists=[
        *({"name": name, "items": []} for name in ("十个一", "两艺两体", "五个有")),
        {
            "name": "本校承诺",
            "items": [
                {"name": "谈心", "record": "谈心", "every": "month"},
                {"name": "家访", "record": "家访", "times": 2},
                {"name": "大人", "pairing": "大人"},
                {"name": "生日", "record": "生日祝福", "every": "quarter"},
            ],
        },
    ]
)
PROMISED = {
    "records": [{"date": day, "kind": "谈心", "note": "想妈妈"} for day in ("2026-09-10", "2026-10-12")],
    "pairings": [{"with": "v-a", "role": "爱心妈妈", "since": "2026-09-10"}],
}


def test_what_was_promised_to_a_child() -> None:
    one = child(**PROMISED)
    around = (PROMISES, term(), volunteer("v-a", name="何秀兰"))
    assert section(shown(one, *around), "承诺") == ["本校承诺 2/3  还缺 家访"]
    full = shown(one, *around, every_event=True)
    assert section(full, "承诺") == [
        "本校承诺 2/3",
        "  已兑现  谈心　2/2　2026-10-12 谈心 等 2 次",
        "  未兑现  家访　0/2",
        "  已兑现  大人　何秀兰（爱心妈妈）",
        "  未到期  生日",
    ]
    assert "想妈妈" not in "".join(section(full, "承诺"))


def test_nothing_was_promised_to_whom_the_term_does_not_count() -> None:
    home = child(parents=[{"relation": "父亲", "situation": "在家"}], **PROMISED)
    later = term(begins="2026-12-01", ends="2027-01-29")
    for records in ((home, PROMISES, term()), (child(**PROMISED), PROMISES, later)):
        assert section(shown(*records, every_event=True), "承诺") == []


def test_a_list_that_is_kept_says_so() -> None:
    items = [{"name": "谈心", "record": "谈心"}]
    settings = unit(checklists=[{"name": "十个一", "items": items}])
    assert "十个一 1/1    都已兑现" in section(shown(child(**PROMISED), settings, term()), "承诺")
