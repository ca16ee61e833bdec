"""What each factor says of a pair, and what it costs in points."""

from typing import Any

import pytest
from tests.builders import child, school
from tests.care.pairing.suggesting import helper, only, pairing, said, suggested

from liushou.records.child import Child
from liushou.records.volunteer import Volunteer

AT = {"address": {"village": "枫坪村"}}
ELSEWHERE = {"address": {"village": "石桥村"}}
OTHER_SCHOOL = {"name": "上湾小学"}


def factor(name: str, one: Child, by: Volunteer, *others: Any, **settings: Any) -> tuple[str, int] | None:
    found = suggested(one, by, *others, children=frozenset({one.id}), **settings)
    return said(only(found)).get(name)


@pytest.mark.parametrize(
    ("of_child", "of_helper", "expected"),
    [
        (AT, AT, ("同村（枫坪村）", 0)),
        (AT, {**ELSEWHERE, "covers": [{"village": "枫坪村"}]}, ("包保该村（枫坪村）", 0)),
        (
            {"school": school("六年级", 1)},
            {"homeroom": {"grade": "六年级", "class": 1}},
            ("同班（六年级1班）", 0),
        ),
        (
            {"school": school("六年级", 1)},
            {"covers": [{"grade": "六年级", "class": 1}]},
            ("同班（六年级1班）", 0),
        ),
        (
            {"school": school("六年级", 1)},
            {"kind": "党员干部", "organisation": "镇政府", "covers": [{"grade": "六年级", "class": 1}]},
            ("同班（六年级1班）", 0),
        ),
        (
            {**AT, "school": school("六年级", 1)},
            {**AT, "homeroom": {"grade": "六年级", "class": 1}},
            ("同村（枫坪村）、同班（六年级1班）", 0),
        ),
        (
            {"school": school("六年级", 1)},
            {"homeroom": {"grade": "六年级", "class": 2}},
            ("同年级（六年级）", 12),
        ),
        ({"school": school("六年级", 1)}, {"covers": [{"grade": "六年级"}]}, ("同年级（六年级）", 12)),
        ({"school": school("五年级", 1)}, {"homeroom": {"grade": "六年级", "class": 1}}, ("同校", 15)),
        ({"school": school()}, {"kind": "五老", "organisation": "石桥镇中心小学"}, ("同校", 15)),
        ({**AT, "school": school()}, {**ELSEWHERE, "kind": "五老"}, ("不同村（枫坪村、石桥村）", 30)),
        (
            AT,
            {"kind": "五老", "covers": [{"village": "上湾村"}]},
            ("不同村（枫坪村）", 30),
        ),
        (AT, {"kind": "五老"}, ("帮扶人的住址没有填写", 30)),
        ({}, {**AT, "kind": "五老"}, ("孩子的村没有填写", 30)),
    ],
)
def test_distance(of_child: dict[str, Any], of_helper: dict[str, Any], expected: tuple[str, int]) -> None:
    assert factor("distance", child(**of_child), helper(**of_helper)) == expected


def test_a_grade_is_not_a_class() -> None:
    others = [child(f"c-{n}", name=f"孩子{n}", school=school("六年级", n)) for n in range(1, 4)]
    by = helper(homeroom={"grade": "六年级", "class": 3})
    assert factor("distance", others[0], by, *others[1:]) == ("同年级（六年级）", 12)
    pairs = suggested(*others, helper(capacity=9, homeroom={"grade": "六年级", "class": 3})).pairs
    assert [said(pair)["distance"][0] for pair in pairs] == [
        "同年级（六年级）",
        "同年级（六年级）",
        "同班（六年级3班）",
    ]


def test_the_class_of_another_school_is_another_class() -> None:
    room = {"homeroom": {"grade": "五年级", "class": 2}}
    near = helper(organisation="上湾小学", **room)
    here, there = school(name="石桥小学"), school(**OTHER_SCHOOL)
    at_other = child("c-b", name="别人", school=there)
    kept = {"level": "乡镇"}
    assert factor("distance", child(school=there), near, child("c-b", school=here), **kept) == (
        "同班（五年级2班）",
        0,
    )
    assert factor("distance", child(school=here), near, at_other, **kept) == ("孩子的村没有填写", 30)
    # Whoever says of no school which one it is answers for none of several.
    assert factor("distance", child(school=here), helper(**room), at_other, **kept) == (
        "孩子的村没有填写",
        30,
    )


def test_a_homeroom_of_another_time_and_a_school_left_do_not_count() -> None:
    room = {"grade": "五年级", "class": 2, "since": "2026-12-01"}
    assert factor("distance", child(school=school()), helper(homeroom=room)) == ("同校", 15)
    left = school(enrolled=False, left_on="2026-07-01")
    by = helper(homeroom={"grade": "五年级", "class": 2})
    assert factor("distance", child(school=left), by) == ("孩子的村没有填写", 30)


def test_the_village_is_that_of_the_day() -> None:
    moved = child(**ELSEWHERE, past=[{"until": "2026-11-30", "address": {"village": "枫坪村"}}])
    assert factor("distance", moved, helper(**AT)) == ("同村（枫坪村）", 0)


@pytest.mark.parametrize(
    ("categories", "kind", "expected"),
    [
        ([], "教师", None),
        (["学困"], "教师", ("教师合学困", 0)),
        (["学困"], "村干部", ("村干部不合学困", 15)),
        (["学困", "困难"], "教师", ("教师合学困，不合困难", 7)),
        (["孤儿", "困难", "学困"], "儿童主任", ("儿童主任合孤儿、困难，不合学困", 5)),
    ],
)
def test_kind(categories: list[str], kind: str, expected: tuple[str, int] | None) -> None:
    assert factor("kind", child(categories=categories), helper(kind=kind)) == expected


@pytest.mark.parametrize(
    ("of_child", "skills", "expected"),
    [
        ({}, ["数学"], None),
        ({"categories": ["学困"]}, ["数学辅导"], ("特长数学辅导合学困", 0)),
        ({"categories": ["学困"]}, ["心理辅导"], ("特长不合：学困", 15)),
        ({"categories": ["学困"]}, [], ("帮扶人的特长没有填写", 15)),
        ({"interests": ["唱山歌"]}, ["合唱"], ("特长合唱合唱山歌", 0)),
        ({"interests": ["下象棋"]}, ["象棋"], ("特长象棋合下象棋", 0)),
        ({"interests": ["象棋"]}, ["象棋"], ("特长象棋", 0)),
        ({"interests": ["ＮＢＡ"]}, ["nba 篮球"], ("特长nba 篮球合ＮＢＡ", 0)),
        (
            {"categories": ["潜能生"], "interests": ["数学", "航模"]},
            ["数学辅导", "航模"],
            ("特长数学辅导合潜能生、数学，航模", 0),
        ),
        (
            {"categories": ["心理关注"], "interests": ["书法"]},
            ["毛笔字"],
            ("特长毛笔字合书法，不合：心理关注", 9),
        ),
        (
            {"categories": ["心理关注"], "interests": ["书法"]},
            ["沙盘"],
            ("特长沙盘合心理关注，不合：书法", 5),
        ),
        ({"interests": ["奥特曼", "跑步"]}, ["沙盘"], ("特长不合：奥特曼、跑步", 7)),
        ({"interests": ["奥特曼", "跑步"]}, ["田径"], ("特长田径合跑步，不合：奥特曼", 3)),
        ({"interests": ["跑步"]}, [], ("帮扶人的特长没有填写", 7)),
        ({}, [], None),
    ],
)
def test_skills(of_child: dict[str, Any], skills: list[str], expected: tuple[str, int] | None) -> None:
    assert factor("skills", child(**of_child), helper(skills=skills)) == expected


def test_interests_alone_cost_at_most_half_and_beside_a_category_half_of_it() -> None:
    one = {"skills": 30}
    nothing = helper(skills=["沙盘"])
    alone = child(interests=["画画", "跑步", "养蚕"])
    assert factor("skills", alone, nothing, pairing={"weights": one}) == ("特长不合：画画、跑步、养蚕", 15)
    weighed = {
        skill: factor(
            "skills",
            child(categories=["学困"], interests=["画画"]),
            helper(skills=[skill]),
            pairing={"weights": one},
        )
        for skill in ("数学", "画画")
    }
    assert weighed == {
        "数学": ("特长数学合学困，不合：画画", 9),
        "画画": ("特长画画，不合：学困", 19),
    }


@pytest.mark.parametrize(
    ("sex", "born", "of_helper", "expected"),
    [
        ("女", "2016-11-20", "男", ("女孩 10 岁，帮扶人为男性", 10)),
        ("女", "2016-11-20", "女", ("女孩 10 岁，帮扶人为女性", 0)),
        ("女", "2016-11-21", "男", None),
        ("男", "2010-01-01", "男", None),
        ("男", "2010-01-01", "女", None),
    ],
)
def test_sex(sex: str, born: str, of_helper: str, expected: tuple[str, int] | None) -> None:
    assert factor("sex", child(sex=sex, birth_date=born), helper(sex=of_helper)) == expected


def test_an_earlier_helper_comes_back() -> None:
    before = [pairing("v-b", since="2025-09-01", until="2026-06-30")]
    one = child(pairings=before)
    found = suggested(one, helper("v-a"), helper("v-b"))
    assert said(only(found))["continuity"] == ("曾结对（2025-09 至 2026-06）", 0)
    # Asked for with another, the child would have to begin anew, while the earlier one is there to be had.
    full = suggested(
        one,
        child("c-b", pairings=[pairing("v-b", since="2025-09-01", until="2026-06-30")]),
        helper("v-a"),
        helper("v-b", capacity=1),
    )
    lost = next(pair for pair in full.pairs if pair.with_ == "v-a")
    assert said(lost)["continuity"] == ("老师v-b曾结对（2025-09 至 2026-06），这次未接续", 20)


def test_an_earlier_helper_who_is_not_to_be_had_costs_nothing() -> None:
    before = [pairing("v-b", since="2025-09-01", until="2026-06-30")]
    gone = helper("v-b", status="离岗")
    assert factor("continuity", child(pairings=before), helper("v-a"), gone) is None


def test_a_sisters_helper_is_preferred() -> None:
    elder = child("c-b", name="姐姐", birth_date="2013-01-01", pairings=[pairing("v-b")])
    one = child(siblings=["c-b"])
    found = suggested(one, elder, helper("v-a", **AT), helper("v-b"))
    assert (only(found).with_, said(only(found))["continuity"]) == ("v-b", ("与姐姐（姐妹）同一人", 0))
    # Either side may name the other.
    named = suggested(child(), elder.model_copy(update={"siblings": ("c-a",)}), helper(), helper("v-b"))
    assert only(named).with_ == "v-b"


@pytest.mark.parametrize(
    ("sex", "born", "called"),
    [
        ("女", "2013-01-01", "姐妹"),
        ("男", "2013-01-01", "兄妹"),
        ("男", "2018-01-01", "姐弟"),
        ("男", "2015-05-01", "兄弟姐妹"),
    ],
)
def test_what_siblings_are_to_each_other(sex: str, born: str, called: str) -> None:
    other = child("c-b", name="小军", sex=sex, birth_date=born, pairings=[pairing()])
    assert factor("continuity", child(siblings=["c-b"]), helper(), other) == (f"与小军（{called}）同一人", 0)


def test_load_grows_with_every_child() -> None:
    cared = child("c-x", pairings=[pairing()])
    to_come = child("c-y", pairings=[pairing(since="2026-12-01")])
    found = suggested(child("c-a"), child("c-b", name="乙"), cared, to_come, helper(capacity=4))
    assert [said(pair)["load"] for pair in found.pairs] == [
        ("现有 1 名，以后开始 1 名，上限 4 名", 10),
        ("现有 1 名，以后开始 1 名，本次已安排 1 名，上限 4 名", 15),
    ]


def test_places_fill_evenly() -> None:
    people = [child(f"c-{n}", name=f"孩子{n}") for n in range(4)]
    found = suggested(*people, helper("v-a", capacity=4), helper("v-b", capacity=4))
    assert sorted(pair.with_ for pair in found.pairs) == ["v-a", "v-a", "v-b", "v-b"]


def test_weights_are_those_of_the_unit_to_two_decimals() -> None:
    one, by = child(**AT), helper(kind="五老", **ELSEWHERE)
    weights = {"distance": 7.25, "load": 0}
    found = only(suggested(one, by, pairing={"weights": weights}))
    assert [(reason.factor, reason.cost) for reason in found.reasons] == [("distance", 725), ("sex", 0)]
    assert found.cost == 725


def test_a_factor_without_weight_says_and_decides_nothing() -> None:
    people = child(**AT), helper("v-a", skills=["书法"], **ELSEWHERE), helper("v-b", kind="五老", **AT)
    nothing = dict.fromkeys(("distance", "kind", "skills", "sex", "continuity", "load"), 0)
    found = only(suggested(*people, pairing={"weights": nothing}))
    assert (found.reasons, found.cost) == ((), 0)
    assert only(suggested(*people, pairing={"weights": {**nothing, "distance": 1}})).with_ == "v-b"


def test_a_sisters_helper_of_soon_is_preferred_too() -> None:
    sister = child("c-a", name="甲", siblings=["c-b"], pairings=[pairing("v-a", "2026-11-25")])
    one = child("c-b", name="乙", birth_date="2014-05-03")
    by, stranger = helper("v-a"), helper("v-b")
    found = only(suggested(sister, one, by, stranger))
    assert found.with_ == "v-a"
    assert said(found)["continuity"] == ("与甲（姐妹）同一人", 0)
    full = only(suggested(sister, one, helper("v-a", capacity=1), stranger))
    assert (full.with_, said(full).get("continuity")) == ("v-b", None)


ROOM = {"homeroom": {"grade": "五年级", "class": 1}}


def test_a_class_is_one_class_though_no_school_is_named() -> None:
    one = child(school=school("五年级", 1))
    assert factor("distance", one, helper(**ROOM), level="班级") == ("同班（五年级1班）", 0)
    elsewhere = helper(**ROOM, organisation="镇中心学校")
    assert factor("distance", one, elsewhere, level="班级") == ("同班（五年级1班）", 0)


@pytest.mark.parametrize("level", ["村", "社区", "乡镇", "县"])
def test_a_school_that_is_not_known_has_no_class_to_share(level: str) -> None:
    away = ("孩子的村没有填写", 30)
    unnamed = child(school=school("五年级", 1))
    there = child("c-b", name="别人", school=school(**OTHER_SCHOOL))
    assert factor("distance", unnamed, helper(**ROOM), level=level) == away
    # One school is named, but the other child may go to another one.
    named = child(school=school("五年级", 1, **OTHER_SCHOOL))
    nameless = child("c-b", name="别人", school=school("五年级", 1))
    assert factor("distance", unnamed, helper(**ROOM, organisation="上湾小学"), there, level=level) == away
    assert factor("distance", named, helper(**ROOM), nameless, level=level) == away
    assert factor("distance", named, helper(**ROOM), there, level=level) == ("同班（五年级1班）", 0)
    # A misspelt school is none of those there are.
    misspelt = helper(**ROOM, organisation="上弯小学")
    assert factor("distance", named, misspelt, there, level=level) == away


@pytest.mark.parametrize("part", [{"grade": "六年级"}, {"grade": "六年级", "class": 1}])
def test_the_class_of_a_village_is_not_the_village(part: dict[str, Any]) -> None:
    by = helper(kind="村干部", **ELSEWHERE, covers=[{"village": "枫坪村", **part}])
    one = child(**AT, school=school("一年级", 1))
    assert factor("distance", one, by) == ("不同村（枫坪村、石桥村）", 30)
