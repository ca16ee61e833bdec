"""Differences of two versions: entries are told by what they are, wherever they stand."""

from typing import Any

import pytest

from liushou.history.compare import compared
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.term import Term

GRANDMOTHER = {"relation": "祖母", "name": "石桂香", "phone": "15400012345"}
UNCLE = {"relation": "亲属", "name": "石大海", "phone": "15400054321"}
TALK = {"date": "2026-10-10", "kind": "谈心", "by": "v-1", "note": "想妈妈"}
VISIT = {"date": "2026-10-11", "kind": "家访", "by": "v-1"}


def told(old: Any, new: Any, model: type[Record] = Child) -> list[tuple[str, str, Any, Any]]:
    """Kind, place, old and new value of each difference."""
    return [
        (change.kind, ".".join(map(str, change.path)), change.old, change.new)
        for change in compared(model, old, new)
    ]


def test_a_field_comes_goes_and_changes() -> None:
    old = {"name": "田小禾", "phone": "1", "notes": "甲"}
    new = {"ethnicity": "汉族", "phone": "2", "name": "田小禾"}
    assert told(old, new) == [
        ("added", "ethnicity", None, "汉族"),
        ("changed", "phone", "1", "2"),
        ("removed", "notes", "甲", None),
    ]


def test_a_null_is_not_the_same_as_nothing() -> None:
    assert told({"phone": None}, {}) == [("removed", "phone", None, None)]
    assert told({}, {"phone": None}) == [("added", "phone", None, None)]


def test_one_is_not_true_and_not_one_point_nought() -> None:
    assert [kind for kind, *_ in told({"a": 1, "b": 1}, {"a": True, "b": 1.0})] == ["changed", "changed"]


def test_a_guardian_is_one_by_relation_and_name() -> None:
    new = [{**UNCLE, "phone": "15400099999"}, GRANDMOTHER]
    assert told({"guardians": [GRANDMOTHER, UNCLE]}, {"guardians": new}) == [
        ("changed", "guardians.0.phone", "15400054321", "15400099999"),
        ("moved", "guardians.0", UNCLE, new[0]),
    ]


def test_a_guardian_whose_name_is_corrected_stays_the_same_one() -> None:
    new = {**GRANDMOTHER, "name": "石桂湘"}
    assert told({"guardians": [UNCLE, GRANDMOTHER]}, {"guardians": [UNCLE, new]}) == [
        ("changed", "guardians.1.name", "石桂香", "石桂湘")
    ]


def test_another_guardian_is_another_person() -> None:
    assert told({"guardians": [GRANDMOTHER]}, {"guardians": [UNCLE]}) == [
        ("removed", "guardians.0", GRANDMOTHER, None),
        ("added", "guardians.0", None, UNCLE),
    ]


def test_a_pairing_is_one_by_whom_and_since() -> None:
    first = {"with": "v-1", "role": "爱心妈妈", "since": "2025-09-01"}
    again = {"with": "v-1", "role": "爱心妈妈", "since": "2026-09-01"}
    ended = {**first, "until": "2026-07-01"}
    assert told({"pairings": [first]}, {"pairings": [again, ended]}) == [
        ("added", "pairings.0", None, again),
        ("added", "pairings.1.until", None, "2026-07-01"),
    ]


def test_a_record_is_one_by_day_and_kind_and_of_two_alike_the_nearest() -> None:
    other = {"date": "2026-10-10", "kind": "谈心", "by": "v-2", "note": "考试"}
    new = [VISIT, {**other, "place": "办公室"}, {**TALK, "note": "想妈妈，打了电话"}]
    assert told({"records": [TALK, other]}, {"records": new}) == [
        ("added", "records.0", None, VISIT),
        ("added", "records.1.place", None, "办公室"),
        ("moved", "records.1", other, new[1]),
        ("changed", "records.2.note", "想妈妈", "想妈妈，打了电话"),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"date": "2026-10-09"},
        {"kind": "心理辅导"},
        {"by": "v-9"},
        {"note": "别的"},
        {"by": "v-9", "note": "别的"},
        {"date": "2026-10-09", "by": "v-9"},
    ],
    ids=lambda changed: "+".join(changed),
)
def test_a_corrected_record_stays_the_same_one(changed: dict[str, str]) -> None:
    new = {**TALK, **changed}
    assert [kind for kind, *_ in told({"records": [VISIT, TALK]}, {"records": [VISIT, new]})] == [
        "changed"
    ] * len(changed)


def test_a_step_within_a_case_is_found_through_the_case() -> None:
    case = {"opened": "2026-10-01", "kind": "心理", "level": "一般", "what": "不说话"}
    earlier = {"opened": "2026-09-01", "kind": "安全", "level": "一般", "what": "独自下河"}
    step = {"date": "2026-10-08", "what": "和奶奶谈了"}
    assert told({"cases": [case]}, {"cases": [earlier, {**case, "level": "重点", "steps": [step]}]}) == [
        ("added", "cases.0", None, earlier),
        ("changed", "cases.1.level", "一般", "重点"),
        ("added", "cases.1.steps", None, [step]),
    ]


def test_plain_lists_are_told_entry_by_entry_in_any_number() -> None:
    assert told({"interests": ["画画", "唱歌", "画画"]}, {"interests": ["跑步", "画画"]}) == [
        ("removed", "interests.1", "唱歌", None),
        ("removed", "interests.2", "画画", None),
        ("added", "interests.0", None, "跑步"),
    ]


def test_scores_are_told_by_subject() -> None:
    old = {"grades": [{"term": "2026-2027-1", "scores": {"语文": 80, "数学": 90}}]}
    new = {"grades": [{"term": "2026-2027-1", "scores": {"数学": 95, "语文": 80}}]}
    assert told(old, new) == [("changed", "grades.0.scores.数学", 90, 95)]


def test_what_is_no_longer_of_its_kind_is_another_value() -> None:
    assert told({"guardians": [GRANDMOTHER]}, {"guardians": "无"}) == [
        ("changed", "guardians", [GRANDMOTHER], "无")
    ]
    assert told({"records": [{"by": "v-1", **VISIT}]}, {"records": [{**VISIT, "by": ["v-1", "v-2"]}]}) == [
        ("changed", "records.0.by", "v-1", ["v-1", "v-2"])
    ]


def test_a_holiday_that_is_longer_is_the_same_holiday() -> None:
    old = {"holidays": [{"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"}]}
    new = {"holidays": [{"name": "国庆节", "from": "2026-10-01", "to": "2026-10-08"}]}
    assert told(old, new, Term) == [("changed", "holidays.0.to", "2026-10-07", "2026-10-08")]


def test_of_two_that_agree_those_are_the_same_that_have_most_in_common() -> None:
    first = {**TALK, "note": "想妈妈", "place": "教室"}
    second = {**TALK, "note": "考试", "place": "操场"}
    new = [{**second, "place": "办公室"}, {**first, "note": "想爸爸"}]
    assert told({"records": [first, second]}, {"records": new}) == [
        ("changed", "records.0.place", "操场", "办公室"),
        ("moved", "records.0", second, new[0]),
        ("changed", "records.1.note", "想妈妈", "想爸爸"),
    ]


def test_a_mapping_where_a_note_belongs_is_one_value() -> None:
    """What stands before its colon is part of the note, and no field of anything."""
    old, new = ({**TALK, "note": {"妈妈说": text}} for text in ("好", "不好"))
    assert told({"records": [old]}, {"records": [new]}) == [
        ("changed", "records.0.note", {"妈妈说": "好"}, {"妈妈说": "不好"})
    ]


def test_as_few_entries_as_can_be_are_said_to_have_moved() -> None:
    found = told({"interests": list("abcdef")}, {"interests": list("adebf")})
    assert [one[:3] for one in found] == [("removed", "interests.2", "c"), ("moved", "interests.3", "b")]
