"""Who needs an adult, who may be one, and what is said of those who are not."""

from typing import Any

import pytest
from tests.builders import BOTH_HOME, child
from tests.care.pairing.suggesting import CLEAR, helper, pairing, suggested, who

from liushou.care.pairing.suggestion import PassedOver, Unpaired
from liushou.errors import UsageError


def passed_over(*records: Any, **wanted: Any) -> dict[str, str]:
    found = suggested(*records, **wanted)
    return {one.helper: one.reason for one in found.passed_over}


def test_a_counted_child_on_the_register_without_an_adult_is_paired() -> None:
    found = suggested(child(), helper())
    assert who(found) == {"c-a": "v-a"}
    assert (found.unpaired, found.passed_over, found.places) == ((), (), 2)


@pytest.mark.parametrize(
    "fields",
    [
        {"parents": BOTH_HOME},
        {"status": "转出", "closed_on": "2026-11-20"},
        {"registered_on": "2026-11-21"},
        {"pairings": [pairing("v-b")]},
        {"pairings": [pairing("v-b", until="2026-11-20")]},
        {"pairings": [pairing("v-b", since="2026-12-01")]},
    ],
    ids=["at home", "gone", "not yet there", "has one", "has one to the day", "will have one"],
)
def test_who_needs_no_adult_is_not_in_it(fields: dict[str, Any]) -> None:
    found = suggested(child(**fields), helper(), helper("v-b"))
    assert (found.pairs, found.unpaired) == ((), ())


@pytest.mark.parametrize(
    "entry",
    [
        pairing("v-b", until="2026-11-19"),
        {**pairing("v-s"), "role": "手拉手伙伴"},
    ],
    ids=["ended the day before", "a peer"],
)
def test_a_pairing_that_is_over_or_with_a_peer_is_none(entry: dict[str, Any]) -> None:
    assert who(suggested(child(pairings=[entry]), helper())) == {"c-a": "v-a"}


def test_who_was_counted_then_is_paired_then() -> None:
    past = {"past": [{"until": "2026-11-20", "parents": [{"relation": "父亲", "situation": "外出务工"}]}]}
    assert who(suggested(child(parents=BOTH_HOME, **past), helper())) == {"c-a": "v-a"}


def test_a_child_asked_for_is_paired_whatever_its_type_and_nobody_else_is() -> None:
    people = child(parents=BOTH_HOME), child("c-b"), helper()
    assert who(suggested(*people, children=frozenset({"c-a"}))) == {"c-a": "v-a"}


def test_only_the_helpers_asked_for_are_considered_and_told_of() -> None:
    people = child(), helper("v-a"), helper("v-b"), helper("v-c", clearance=None)
    found = suggested(*people, helpers=frozenset({"v-b"}))
    assert (who(found), found.passed_over, found.places) == ({"c-a": "v-b"}, (), 2)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"joined_on": "2026-11-21"}, "2026-11-21 才加入"),
        ({"left_on": "2026-11-19"}, "已离岗（2026-11-19）"),
        ({"status": "离岗"}, "已离岗"),
        ({"clearance": None}, "没有违法犯罪记录查询"),
        ({"clearance": {**CLEAR, "result": "未通过"}}, "违法犯罪记录查询未通过"),
        (
            {"clearance": {**CLEAR, "checked_on": "2026-11-21"}},
            "违法犯罪记录查询的日期（2026-11-21）还没有到",
        ),
        (
            {"clearance": {**CLEAR, "checked_on": "2025-11-19"}},
            "违法犯罪记录查询（2025-11-19）已超过 12 个月",
        ),
    ],
)
def test_who_may_not_is_passed_over_and_told_why(fields: dict[str, Any], why: str) -> None:
    found = suggested(child(), helper(**fields))
    assert found.passed_over == (PassedOver("v-a", why),)
    assert found.unpaired == (Unpaired("c-a", "没有可以考虑的帮扶人"),)


def test_the_last_day_and_the_first_day_of_service_count() -> None:
    assert who(suggested(child(), helper(left_on="2026-11-20"))) == {"c-a": "v-a"}
    assert who(suggested(child(), helper(joined_on="2026-11-20"))) == {"c-a": "v-a"}


def test_a_clearance_lasts_as_long_as_the_unit_says() -> None:
    old = helper(clearance={**CLEAR, "checked_on": "2026-05-20"})
    assert who(suggested(child(), old, pairing={"clearance_months": 6})) == {"c-a": "v-a"}
    older = helper(clearance={**CLEAR, "checked_on": "2026-05-19"})
    assert who(suggested(child(), older, pairing={"clearance_months": 6})) == {}


def test_children_in_care_and_those_to_come_take_places() -> None:
    cared = child("c-b", pairings=[pairing()])
    to_come = child("c-c", pairings=[pairing(since="2026-12-01")])
    assert passed_over(child(), cared, to_come, helper()) == {
        "v-a": "名额已满：现有 1 名、以后开始 1 名，上限 2 名"
    }
    assert suggested(child(), cared, to_come, helper(capacity=3)).places == 1


def test_a_child_who_is_yet_to_be_registered_takes_the_place_it_is_promised() -> None:
    to_come = child("c-c", registered_on="2026-11-25", pairings=[pairing(since="2026-11-25")])
    assert passed_over(child(), to_come, helper(capacity=1)) == {
        "v-a": "名额已满：现有 0 名、以后开始 1 名，上限 1 名"
    }


@pytest.mark.parametrize(
    "fields",
    [
        {"pairings": [pairing(until="2026-11-19")]},
        {"pairings": [pairing()], "status": "转出", "closed_on": "2026-11-01"},
        {"pairings": [pairing(since="2026-12-01")], "status": "转出", "closed_on": "2026-11-01"},
        {"pairings": [{**pairing(), "role": "学习帮手"}]},
    ],
    ids=["ended", "gone", "gone before it began", "a peer's role"],
)
def test_what_takes_no_place(fields: dict[str, Any]) -> None:
    other = child("c-b", **fields)
    assert suggested(child(), other, helper(), children=frozenset({"c-a"})).places == 2


def test_one_child_takes_one_place_however_often_it_is_written() -> None:
    twice = [pairing(), {**pairing(), "role": "志愿者"}, pairing(since="2026-12-01")]
    assert suggested(child(), child("c-b", pairings=twice), helper()).places == 1


def test_capacity_is_the_helpers_own_else_the_units_else_two() -> None:
    none = helper(capacity=None)
    assert suggested(child(), helper(capacity=4), pairing={"capacity": 3}).places == 4
    assert suggested(child(), none, pairing={"capacity": 3}).places == 3
    assert suggested(child(), none).places == 2


def test_nobody_gets_more_children_than_there_are_places() -> None:
    found = suggested(*(child(f"c-{n}", name=f"孩子{n}") for n in "abc"), helper())
    assert len(found.pairs) == 2
    (left,) = found.unpaired
    assert left.reason == (
        "名额不够：3 名儿童需要结对，1 名帮扶人共有 2 个名额；"
        "先安排重点关爱、无父母照护、监护较差的，再安排双留守的"
    )


def test_classmates_and_units_are_no_adults_and_told_of_only_when_asked_for() -> None:
    people = child(), helper("v-s", kind="学生"), helper("v-u", kind="单位")
    assert passed_over(*people) == {}
    assert passed_over(*people, helpers=frozenset({"v-s", "v-u"})) == {
        "v-s": "学生不能担任大人的结对身份",
        "v-u": "单位不能担任大人的结对身份",
    }


def test_a_role_is_taken_by_those_it_names() -> None:
    people = child(), helper("v-m", sex="男"), helper("v-w", sex="女")
    found = suggested(*people, role="社会妈妈")
    assert [(pair.with_, pair.role) for pair in found.pairs] == [("v-w", "社会妈妈")]
    assert passed_over(*people, role="社会妈妈") == {"v-m": "“社会妈妈”由女性担任"}
    assert passed_over(*people, role="临时爸爸") == {"v-w": "“临时爸爸”由男性担任"}
    assert passed_over(*people, role="志愿者") == {}


def test_a_peers_role_is_refused() -> None:
    with pytest.raises(UsageError, match="“学习帮手”是孩子之间的身份"):
        suggested(child(), helper(), role="学习帮手")


def test_the_second_archive_of_one_child_waits_and_the_first_does_not() -> None:
    first = child("c-b", name="王小川", birth_date="2015-06-01")
    second = child("c-a", name="王小川", birth_date="2015-06-01", registered_on="2026-09-01")
    found = suggested(first, second, helper())
    assert who(found) == {"c-b": "v-a"}
    assert found.unpaired == (
        Unpaired("c-a", "很可能与王小川（c-b）是同一个孩子（姓名和出生日期相同）：核对清楚后再安排"),
    )


def test_archives_with_one_number_wait_unless_told_apart() -> None:
    number = {"student_number": "J439900201505010017"}
    first, second = child("c-a", name="甲一", **number), child("c-b", name="乙二", **number)
    found = suggested(first, second, helper())
    assert [one.reason for one in found.unpaired] == [
        "很可能与甲一（c-a）是同一个孩子（号码相同）：核对清楚后再安排"
    ]
    apart = child("c-b", name="乙二", **number, not_duplicate=["c-a"])
    assert len(suggested(first, apart, helper()).pairs) == 2


def test_twins_told_apart_are_both_paired() -> None:
    first = child("c-a", name="王小川", not_duplicate=["c-b"])
    assert len(suggested(first, child("c-b", name="王小川"), helper()).pairs) == 2


def test_nobody_needs_anybody_in_an_empty_store() -> None:
    found = suggested()
    assert (found.pairs, found.unpaired, found.passed_over, found.places) == ((), (), (), 0)
