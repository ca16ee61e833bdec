"""What happened to a child: everything with a date, in an order that makes sense."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import activity, child, school, term

from liushou.records.child import Child
from liushou.records.event import Event, Turn
from liushou.records.fields import HIDDEN
from liushou.records.timeline import pairing_events, timeline
from liushou.records.told_elsewhere import attended, told_by_terms

AWAY = {"relation": "母亲", "situation": "外出务工"}
HOME = {"relation": "母亲", "situation": "在家"}
GRANDPA = {"name": "汪爷爷", "relation": "祖父", "primary": True}
GRANDMA = {"name": "汪奶奶", "relation": "祖母"}
MOTHER = {"name": "喻红", "relation": "母亲", "primary": True}


def told(one: Child, *kinds: str) -> list[tuple[str, str, str]]:
    """The events of these kinds (all if none): day, kind, text."""
    return [
        (event.day.isoformat(), event.kind, event.text)
        for event in timeline(one)
        if not kinds or event.kind in kinds
    ]


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str]]:
    """What is told of a child whose `past` until 2026-08-31 holds `before`, and which now is `after`."""
    one = child(**after, past=[{"until": "2026-08-31", **before}])
    return [(kind, text) for day, kind, text in told(one) if day == "2026-09-01"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (school("五年级", 2), school("六年级", 2), [("升级", "五年级2班 → 六年级2班")]),
        (school("五年级", 2), school("五年级", 1), [("换班", "五年级2班 → 五年级1班")]),
        (
            school("五年级", 2, name="东校"),
            school("五年级", 1, name="西校"),
            [("转学", "东校　五年级2班 → 西校　五年级1班")],
        ),
        (school(), school(enrolled=False, left_on="2026-08-31", left_why="休学"), [("离校", "休学")]),
        (
            school(enrolled=False, left_on="2026-03-01"),
            school("五年级", 1, name="东校"),
            [("复学", "东校　五年级1班")],
        ),
        (
            school(None, None, enrolled=False),
            school("一年级", 1, name="东校"),
            [("入学", "东校　一年级1班")],
        ),
        (school(), school(boarding=True), [("开始寄宿", "")]),
        (school(boarding=True), school(), [("不再寄宿", "")]),
        (school(), school(since="2021-09-01"), []),
    ],
)
def test_changes_of_school(
    before: dict[str, Any], after: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert changed({"school": before}, {"school": after}) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"parents": [AWAY]}, {"parents": [HOME]}, [("父母状况变更", "母亲外出务工 → 在家")]),
        ({"parents": [AWAY]}, {"parents": [{**AWAY, "phone": "15400000001"}]}, []),
        ({"parents": []}, {"parents": [HOME]}, [("父母状况变更", "母亲未填 → 在家")]),
        ({"guardianship": "一般"}, {"guardianship": "差"}, [("监护情况变更", "一般 → 差")]),
        ({"address": {"village": "甲村"}}, {"address": {"village": "乙村"}}, [("搬家", "甲村 → 乙村")]),
        (
            {"address": {"village": "甲村", "detail": "一组"}},
            {"address": {"village": "甲村", "detail": "二组"}},
            [("搬家", "二组")],
        ),
        (
            {"guardians": [GRANDPA]},
            {"guardians": [MOTHER, {**GRANDPA, "primary": False}]},
            [("主要监护人变更", "祖父汪爷爷 → 母亲喻红")],
        ),
        (
            {"guardians": [GRANDPA]},
            {"guardians": [GRANDPA, GRANDMA]},
            [("增加监护人", "祖母汪奶奶")],
        ),
        (
            {"guardians": [GRANDPA, GRANDMA]},
            {"guardians": [GRANDPA]},
            [("不再是监护人", "祖母汪奶奶")],
        ),
    ],
)
def test_changes_of_the_family(
    before: dict[str, Any], after: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert changed(before, after) == expected


def test_a_changed_address_is_masked_as_the_address_is() -> None:
    one = child(
        address={"village": "甲村", "detail": "二组"},
        past=[{"until": "2026-08-31", "address": {"village": "甲村", "detail": "一组"}}],
    )
    moved = next(event for event in timeline(one) if event.kind == "搬家")
    assert moved.mark in HIDDEN


def test_two_entries_of_past_tell_two_changes() -> None:
    one = child(
        school=school("六年级", 1),
        past=[
            {"until": "2026-08-31", "school": school("五年级", 1)},
            {"until": "2025-08-31", "school": school("四年级", 1)},
        ],
    )
    assert told(one, "升级") == [
        ("2025-09-01", "升级", "四年级1班 → 五年级1班"),
        ("2026-09-01", "升级", "五年级1班 → 六年级1班"),
    ]


def test_aid_consent_checkups_agreements_and_trainings_are_told() -> None:
    carer = {**GRANDPA, "delegated": {"signed_on": "2026-09-03", "until": "2027-08-31"}}
    one = child(
        guardians=[{**carer, "trained_on": ["2026-10-01"]}],
        past=[{"until": "2026-10-31", "guardians": [{**carer, "trained_on": ["2026-10-01"]}]}],
        aid=[{"kind": "低保", "amount": 420, "per": "月", "from": "2026-01-01", "to": "2026-12-31"}],
        consent={"signed_on": "2025-09-02", "by": "汪爷爷", "scope": ["档案"], "withdrawn_on": "2026-11-01"},
        health={"condition": "健康", "checkups": [{"date": "2026-03-25"}]},
        vacations=[{"term": "2025-2026-2", "place": "在家", "parents_back": "2026-07-20"}],
    )
    assert told(one) == [
        ("2025-09-01", "建档", ""),
        ("2025-09-02", "签署同意书", "档案"),
        ("2026-01-01", "救助", "低保　每月 420 元"),
        ("2026-03-25", "体检", ""),
        ("2026-07-20", "父母返乡", ""),
        ("2026-09-03", "签订委托照护协议", "有效至 2027-08-31"),
        ("2026-10-01", "家庭教育培训", ""),
        ("2026-11-01", "撤回同意", ""),
        ("2026-12-31", "救助结束", "低保"),
    ]


def test_on_one_day_the_case_follows_what_was_seen_and_the_end_comes_last() -> None:
    day = "2026-09-28"
    one = child(
        registered_on=day,
        cases=[{"opened": day, "kind": "健康", "level": "重点", "what": "住院", "by": "v-1", "closed": day}],
        records=[{"date": day, "kind": "就医", "by": "v-1"}],
        pairings=[{"with": "v-1", "role": "志愿者", "since": day, "until": day}],
    )
    assert [event.kind for event in timeline(one)] == [
        "建档", "结对", "就医", "问题·健康（重点）", "结对结束", "办结",
    ]  # fmt: skip


def test_who_did_what_was_promised() -> None:
    promise = {"due": "2026-10-20", "what": "约视频", "done": "2026-10-18"}
    record = {"date": "2026-10-10", "kind": "谈心", "by": "v-1", "follow_up": promise}
    other = {**record, "follow_up": {**promise, "by": "v-2"}}
    done = [event.who for event in timeline(child(records=[record, other])) if event.kind == "后续完成"]
    assert done == [("v-1",), ("v-2",)]


def test_what_activities_tell() -> None:
    one = child("c-a")
    held = activity(
        title="观影",
        sessions=[
            {"date": "2026-10-16", "present": ["c-a"], "guardians": ["c-a"]},
            {"date": "2026-10-23", "present": ["c-b"], "absent": [{"child": "c-a", "reason": "感冒"}]},
        ],
    )
    off = activity("a-b", status="取消", sessions=[{"date": "2026-10-16", "present": ["c-a"]}])
    assert [(event.day.day, event.kind, event.who, event.text) for event in attended(one, [held, off])] == [
        (16, "参加活动", (), "观影"),
        (16, "监护人到会", (), "观影"),
        (23, "活动缺席", ("观影",), "感冒"),
    ]


def test_what_terms_tell() -> None:
    one = child("c-a", vacations=[{"term": "2026-2027-1", "place": "亲属家", "carer": "姑姑"}])
    autumn = term(
        awards=[
            {"title": "进步之星", "date": "2026-11-06", "to": ["c-a"]},
            {"title": "别人的", "date": "2026-11-06", "to": ["c-b"]},
        ],
        donations=[
            {"date": "2026-09-10", "donor": "供销社", "item": "书包", "quantity": 2, "children": ["c-a"]},
            {"date": "2026-09-11", "donor": "供销社", "item": "月饼"},
        ],
    )
    found = [(event.day.isoformat(), event.kind, event.text) for event in told_by_terms(one, [autumn])]
    assert found == [
        ("2026-11-06", "表彰", "进步之星"),
        ("2026-09-10", "受助", "书包 2"),
        ("2027-01-30", "寒假去向", "亲属家，姑姑照看"),
    ]
    planned = term(vacation={"from": "2027-02-01", "to": "2027-02-28"})
    assert [event.day for event in told_by_terms(one, [planned])] == [date(2027, 2, 1)]


def test_a_pairing_written_in_the_archive_of_a_peer() -> None:
    peer = child("c-b", pairings=[{"with": "c-a", "role": "学习帮手", "since": "2026-09-01"}])
    events = timeline(child("c-a"), pairing_events(peer.pairings))
    assert [event.kind for event in events] == ["建档", "结对"]


days = st.dates(date(2025, 9, 1), date(2025, 9, 9))


@given(st.lists(st.builds(Event, days, st.text(), turn=st.sampled_from(Turn))), st.lists(days))
def test_nothing_is_lost_and_all_is_in_order(elsewhere: list[Event], records: list[date]) -> None:
    one = child(records=[{"date": day.isoformat(), "kind": "谈心"} for day in records])
    found = timeline(one, elsewhere)
    assert len(found) == 1 + len(elsewhere) + len(records)
    assert list(found) == sorted(found, key=lambda event: (event.day, event.turn))
