"""What changed in an archive is told as a head teacher would say it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.history.compare import compared
from liushou.history.words.headings import HEADINGS
from liushou.history.words.told import told
from liushou.history.words.wording import Wording
from liushou.records.kinds import BY_NAME, KINDS, KindName
from tests.history.versions import versions
from tests.yamltext.strategies import archives

DAY = date(2026, 11, 20)
NAMES = {"v-1": "何秀兰", "v-2": "郑老师", "c-2": "钱小山"}
COVERED = Wording(lambda word: NAMES.get(word, word), reveal=False, on=DAY)
OPEN = Wording(lambda word: NAMES.get(word, word), reveal=True, on=DAY)

GRANDMOTHER = {"name": "李秀英", "relation": "祖母", "phone": "15400012345"}
PAIRING = {"with": "v-1", "role": "爱心妈妈", "since": "2026-09-10"}
CASE = {"opened": "2026-10-01", "kind": "心理", "level": "一般", "what": "不说话"}
CHILD: dict[str, Any] = {
    "id": "c-1", "name": "王小雨", "sex": "女", "birth_date": "2015-05-01", "status": "在册",
    "registered_on": "2024-09-01", "address": {"village": "朝阳村"},
    "school": {"stage": "小学", "grade": "五年级", "class": 1, "boarding": False, "enrolled": True},
    "parents": [{"relation": "父亲", "name": "王大山", "situation": "外出务工"},
                {"relation": "母亲", "situation": "在家"}],
    "guardians": [GRANDMOTHER], "guardianship": "一般", "pairings": [PAIRING], "cases": [CASE],
    "records": [{"date": "2026-10-10", "kind": "谈心", "by": "v-1", "note": "想妈妈",
                 "follow_up": {"due": "2026-11-01", "what": "打电话"}}],
}  # fmt: skip


def lines(new: dict[str, Any], old: dict[str, Any] | None = CHILD, wording: Wording = COVERED) -> list[str]:
    return [f"{one.heading}/{one.text}" for one in told(BY_NAME["child"], old, new, wording)]


def with_(**fields: Any) -> dict[str, Any]:
    return {**CHILD, **fields}


CHANGED: list[tuple[dict[str, Any], list[str]]] = [
    ({"guardians": [{**GRANDMOTHER, "phone": "15400012378"}]},
     ["监护人和父母/祖母李秀英的电话 ***45 → ***78"]),
    ({"guardians": [{**GRANDMOTHER, "phone": "15400099945"}]},
     ["监护人和父母/祖母李秀英的电话改了"]),
    ({"guardians": [{**GRANDMOTHER, "name": "李秀莲", "health": "患病"}]},
     ["监护人和父母/祖母李秀莲：姓名 李秀英 → 李秀莲；补填健康状况"]),
    ({"guardians": []}, ["监护人和父母/去掉监护人 祖母李秀英"]),
    ({"guardians": [GRANDMOTHER, {"name": "李大海", "relation": "亲属"}]},
     ["监护人和父母/增加监护人 亲属李大海"]),
    ({"parents": [CHILD["parents"][0], {"relation": "母亲", "situation": "外出务工"}]},
     ["监护人和父母/母亲的状况 在家 → 外出务工", "监护人和父母/留守类型 单留守 → 双留守"]),
    ({"pairings": [{**PAIRING, "until": "2026-11-10"}, {**PAIRING, "with": "v-2", "since": "2026-11-11"}]},
     ["结对/结对结束：爱心妈妈何秀兰（到11月10日）", "结对/开始结对：爱心妈妈郑老师（11月11日起）"]),
    ({"pairings": [{**PAIRING, "role": "代理家长", "goal": "多聊天"}]},
     ["结对/代理家长何秀兰：身份 爱心妈妈 → 代理家长；补填目标"]),
    ({"pairings": []}, ["结对/删去一条结对：爱心妈妈何秀兰（9月10日起）"]),
    ({"cases": [CASE, {"opened": "2026-11-02", "kind": "安全", "level": "紧急", "what": "独自下河"}]},
     ["个案/立案（11月2日）：安全，紧急"]),
    ({"cases": [CASE, {"opened": "2026-11-02", "kind": "安全", "level": "紧急", "what": "独自下河",
                       "escalated": [{"to": "派出所", "date": "2026-11-03"}], "closed": "2026-11-10"}]},
     ["个案/立案（11月2日）：安全，紧急，11月3日向派出所上报，11月10日办结"]),
    ({"cases": [{**CASE, "level": "重点", "steps": [{"date": "2026-11-03", "by": "v-1", "what": "谈了"}],
                 "escalated": [{"to": "派出所", "date": "2026-11-04"}]}]},
     ["个案/心理个案（10月1日立案）：有进展，11月3日 何秀兰；11月4日向派出所上报；等级 一般 → 重点"]),
    ({"cases": [{**CASE, "closed": "2026-11-15", "outcome": "好了"}]},
     ["个案/心理个案（10月1日立案）：11月15日办结"]),
    ({"cases": []}, ["个案/删去一件个案：心理个案（10月1日立案）"]),
    ({"guardianship": "差"}, ["重点、类别和监护情况/监护情况 一般 → 差"]),
    ({"categories": ["困难", "单亲"]}, ["重点、类别和监护情况/增加类别 困难、单亲"]),
    ({"focus": {"since": "2026-11-02", "why": "失眠"}},
     ["重点、类别和监护情况/列为重点关爱对象（11月2日起）"]),
    ({"school": {**CHILD["school"], "grade": "六年级"}}, ["就学和基本情况/五年级1班 → 六年级1班"]),
    ({"address": {"village": "上湾村"}}, ["就学和基本情况/现居住地的村 朝阳村 → 上湾村"]),
    ({"consent": {"signed_on": "2026-11-01", "by": "李秀英"}}, ["监护人和父母/李秀英11月1日签了同意书"]),
    ({"status": "转出", "closed_on": "2026-11-18"}, ["转出、毕业、结束/转出（11月18日起不再在册）"]),
    ({"grades": [{"term": "2025-2026-2", "scores": {"数学": 90}}]},
     ["成绩、健康、救助和其他/增加成绩 2025—2026学年第二学期的成绩"]),
    ({"past": [{"until": "2026-11-01", "guardianship": "较好"}], "guardianship": "差"},
     ["重点、类别和监护情况/监护情况 一般 → 差"]),
    ({"past": [{"until": "2026-11-01", "guardianship": "较好"}]},
     ["档案本身/增加历史情况 截至11月1日的情况"]),
    ({"nickname": "小雨"}, ["成绩、健康、救助和其他/补填“nickname”"]),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), CHANGED)
def test_a_change_of_a_child(fields: dict[str, Any], expected: list[str]) -> None:
    assert lines(with_(**fields)) == expected


def test_care_is_counted_by_kind_and_told_by_day() -> None:
    came = [{"date": day, "kind": kind} for day, kind in
            (("2026-11-03", "谈心"), ("2026-11-05", "家访"), ("2025-12-10", "谈心"))]  # fmt: skip
    (one,) = told(BY_NAME["child"], CHILD, with_(records=[*CHILD["records"], *came]), COVERED)
    assert (one.heading, one.text) == ("帮扶记录", "谈心 11月3日、2025年12月10日；家访 11月5日")
    assert one.counts == (("谈心", 2), ("家访", 1))


def test_many_days_are_told_by_how_many_they_are() -> None:
    came = [{"date": f"2026-11-{day:02}", "kind": "亲情视频"} for day in (9, 2, 3, 4, 5, 6)]
    new = with_(records=[*CHILD["records"], *came])
    assert lines(new) == ["帮扶记录/亲情视频 6 次（11月2日至11月9日）"]
    new = with_(records=[*CHILD["records"], *came[:5]])
    assert lines(new) == ["帮扶记录/亲情视频 11月9日、11月2日、11月3日、11月4日、11月5日"]


def test_many_records_that_went_are_told_in_one_line() -> None:
    went = [{"date": f"2026-11-{day:02}", "kind": "亲情视频"} for day in range(2, 7)]
    went.append({"date": "2026-10-30", "kind": "家访"})
    old = with_(records=[*CHILD["records"], *went])
    assert lines(CHILD, old) == ["帮扶记录/删去帮扶记录 6 次（10月30日至11月6日）：亲情视频 5、家访 1"]
    new = {**old, "records": [*CHILD["records"], went[0]]}
    assert len(lines(new, old)) == 5


def test_a_follow_up_that_was_done_is_told_as_that() -> None:
    record = CHILD["records"][0]
    done = {**record, "follow_up": {**record["follow_up"], "done": "2026-10-30"}}
    assert lines(with_(records=[done])) == ["帮扶记录/10月10日的谈心，当时定的后续10月30日办了"]
    assert lines(with_(records=[done]), wording=OPEN) == [
        "帮扶记录/10月10日的谈心，当时定的后续10月30日办了：打电话"
    ]


def test_a_corrected_note_is_told_without_what_it_says() -> None:
    new = with_(records=[{**CHILD["records"][0], "note": "想爸爸"}])
    assert lines(new) == ["帮扶记录/10月10日的谈心的内容改了"]
    assert lines(new, wording=OPEN) == ["帮扶记录/10月10日的谈心的内容 想妈妈 → 想爸爸"]


def test_who_left_can_come_back() -> None:
    gone = with_(status="转出", closed_on="2026-03-01")
    earlier = [{"registered_on": "2024-09-01", "closed_on": "2026-03-01", "status": "转出"}]
    assert lines(with_(registered_on="2026-09-05", earlier=earlier), gone) == [
        "新建档、回来/回来了，重新在册（9月5日建档）"
    ]


def test_a_new_child_is_one_line() -> None:
    (line,) = lines(CHILD, None)
    assert line.split("：")[0] == "新建档、回来/新建档"
    assert line.split("：")[1] == (
        "单留守，监护人祖母李秀英，朝阳村，2024年9月1日建档，结对 1 人，个案 1 件，帮扶记录 1 次"
    )
    assert lines({"id": "c-1"}, None) == ["新建档、回来/新建档"]


def test_a_list_without_entries_is_a_field_like_any_other() -> None:
    assert lines(with_(interests=[])) == ["成绩、健康、救助和其他/补填兴趣爱好"]


def test_an_archive_that_went_is_said_to_be_deleted() -> None:
    assert [one.text for one in told(BY_NAME["child"], CHILD, None, COVERED)] == ["儿童档案删除了"]


def test_what_only_moved_is_told_so_and_what_only_is_written_otherwise_not_at_all() -> None:
    assert lines(dict(reversed(CHILD.items()))) == []
    two = with_(guardians=[GRANDMOTHER, {"name": "李大海", "relation": "亲属"}])
    assert lines({**two, "guardians": two["guardians"][::-1]}, two) == [
        "档案本身/各项的先后次序变了，内容没有变"
    ]


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"),
    [
        (
            "volunteer",
            {"status": "在岗"},
            {"status": "离岗", "left_on": "2026-11-01"},
            "离岗（在岗到11月1日）",
        ),
        ("volunteer", {}, {"homeroom": {"grade": "五年级", "class": 2}}, "任五年级2班班主任"),
        (
            "volunteer",
            {"homeroom": {"grade": "五年级", "class": 2}},
            {"homeroom": {"grade": "六年级", "class": 2}},
            "班主任 五年级2班 → 六年级2班",
        ),
        (
            "volunteer",
            {},
            {"clearance": {"checked_on": "2026-11-02", "result": "通过"}},
            "违法犯罪记录查询：11月2日通过",
        ),
        (
            "volunteer",
            {},
            {"training": [{"date": "2026-11-02", "topic": "急救"}]},
            "增加培训 11月2日的“急救”",
        ),
        ("activity", {"status": "计划"}, {"status": "取消"}, "取消了"),
        (
            "activity",
            {},
            {"sessions": [{"date": "2026-11-07", "present": ["c-2"], "absent": [{"child": "c-1"}]}]},
            "11月7日办了一场，到场儿童 1 名，缺席 1 名",
        ),
        ("activity", {"children": []}, {"children": ["c-2"]}, "增加参加儿童 钱小山"),
        ("activity", {"when": {"start": "09:00"}}, {"when": {"start": "09:30"}}, "开始时间 09:00 → 09:30"),
        ("term", {"ends": "2027-01-29"}, {"ends": "2027-02-01"}, "结束 2027年1月29日 → 2027年2月1日"),
        (
            "resident",
            {"status": "在册"},
            {"status": "结束", "closed_on": "2026-11-01"},
            "结束（11月1日起不再在册）",
        ),
        (
            "unit",
            {"duties": [{"name": "谈心", "every": "month"}]},
            {"duties": [{"name": "谈心", "every": "week"}]},
            "“谈心”的频次 每月 → 每周",
        ),
    ],
)
def test_a_change_of_another_archive(
    kind: KindName, old: dict[str, Any], new: dict[str, Any], expected: str
) -> None:
    assert [one.text for one in told(BY_NAME[kind], old, new, COVERED)] == [expected]


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(KINDS), st.tuples(archives, archives))
def test_anything_can_be_told(kind: Any, sides: tuple[dict[str, Any], dict[str, Any]]) -> None:
    old, new = sides
    for one in (*told(kind, old, new, COVERED), *told(kind, None, new, COVERED)):
        assert one.heading in HEADINGS


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), versions(kind.model))))
def test_every_difference_leaves_something_to_tell(case: tuple[Any, Any]) -> None:
    kind, (old, new) = case
    differ = compared(kind.model, old, new) != ()
    assert bool(told(kind, old, new, OPEN)) == bool(told(kind, old, new, COVERED)) == differ


@pytest.mark.parametrize(
    ("field", "label"), [("records", "帮扶记录"), ("cases", "问题"), ("pairings", "结对")]
)
def test_what_is_no_list_where_one_belongs_is_a_field_like_any_other(field: str, label: str) -> None:
    def said(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
        return [one.text for one in told(BY_NAME["child"], old, new, COVERED)]

    assert said({field: [{}]}, {field: "无"}) == said({field: "无"}, {field: [{}]}) == [f"{label}改了"]
    assert said({"id": "c-1"}, {"id": "c-1", field: "无"}) == [f"补填{label}"]
    assert said({field: {"a": 1}}, {field: {"a": 2}}) == [f"{label}的“a”改了"]


def test_that_a_child_is_left_behind_as_before_is_not_told() -> None:
    parents = [{**CHILD["parents"][0], "workplace": "广东"}, CHILD["parents"][1]]
    assert lines(with_(parents=parents)) == ["监护人和父母/父亲王大山：补填务工地点"]
    dead, jailed = (
        with_(parents=[CHILD["parents"][0], {"relation": "母亲", "situation": situation}])
        for situation in ("去世", "服刑")
    )
    assert lines(jailed, dead) == ["监护人和父母/母亲的状况 去世 → 服刑"]


def test_what_cannot_be_said_in_a_sentence_is_counted() -> None:
    assert lines(with_(interests=["画画", "很长" * 21])) == ["成绩、健康、救助和其他/增加兴趣爱好 2 项"]
    school = {**CHILD["school"], "name": "很长" * 21}
    assert lines(with_(school=school)) == ["就学和基本情况/补填学校"]
