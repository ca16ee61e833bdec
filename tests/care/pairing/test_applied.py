"""Pairings begun: written in their place, none twice, and only where they still hold."""

from datetime import date
from typing import Any

import pytest
from tests.builders import child, store, volunteer
from tests.care.archives import amended_record
from tests.care.rewritten import rewritten

from liushou.care.pairing.applied import begun
from liushou.care.pairing.suggestion import Pair
from liushou.errors import UsageError
from liushou.records.fields import Record
from liushou.records.vocabulary import PairingRole
from liushou.store.load import Store

DAY = date(2026, 11, 20)
CLEAR = {"checked_on": "2026-09-01", "result": "通过"}


def helper(id_: str = "v-a", **fields: Any) -> Record:
    return volunteer(id_, **{"name": f"老师{id_}", "clearance": CLEAR, **fields})


def classmate(id_: str = "v-s", **fields: Any) -> Record:
    return volunteer(id_, name=f"同学{id_}", kind="学生", **fields)


def pairing(with_: str, role: str = "代理家长", since: str = "2026-09-01", **fields: Any) -> dict[str, Any]:
    return {"with": with_, "role": role, "since": since, **fields}


def pair(child_: str, with_: str, role: PairingRole = "代理家长") -> Pair:
    return Pair(child_, with_, role, ())


PEER: PairingRole = "手拉手伙伴"


def refusal(kept: Store, *pairs: Pair, since: date = DAY) -> str:
    with pytest.raises(UsageError) as caught:
        begun(kept, pairs, since)
    return caught.value.message


def test_a_pairing_is_written_in_its_place_by_the_day_it_begins() -> None:
    before = [
        pairing("v-b", since="2025-09-01", until="2026-06-30"),
        pairing("v-s", PEER, since="2026-12-01"),
    ]
    girl = child(pairings=before)
    kept = store(girl, helper(), helper("v-b"), classmate())
    made = begun(kept, [pair("c-a", "v-a")], DAY, date(2026, 11, 18))
    after = amended_record(girl, made.drafts).pairings
    assert [(one.with_, one.since) for one in after] == [
        ("v-b", date(2025, 9, 1)),
        ("v-a", DAY),
        ("v-s", date(2026, 12, 1)),
    ]
    assert (after[1].role, after[1].signed_on, after[1].until) == ("代理家长", date(2026, 11, 18), None)
    assert made.written == (pair("c-a", "v-a"),)
    assert made.there == ()


def test_two_of_one_child_stand_in_their_order() -> None:
    kept = store(child(), helper(), classmate())
    made = begun(kept, [pair("c-a", "v-a"), pair("c-a", "v-s", PEER)], DAY)
    after = rewritten(kept, made.drafts).children["c-a"]
    assert [one.with_ for one in after.pairings] == ["v-a", "v-s"]


def test_no_day_of_signing_is_made_up() -> None:
    kept = store(child(), helper())
    (only,) = rewritten(kept, begun(kept, [pair("c-a", "v-a")], DAY).drafts).children["c-a"].pairings
    assert only.signed_on is None


def test_what_is_there_is_left_out_and_told() -> None:
    kept = store(
        child(pairings=[pairing("v-a")]),
        child("c-b"),
        child("c-d", name="丁", pairings=[pairing("c-e", PEER)]),
        child("c-e", name="戊"),
        helper(),
    )
    asked = [pair("c-a", "v-a"), pair("c-b", "v-a"), pair("c-e", "c-d", PEER), pair("c-b", "v-a")]
    made = begun(kept, asked, DAY)
    assert made.there == (asked[0], asked[2])
    assert made.written == (asked[1],)
    assert [draft.path for draft in made.drafts] == ["data/children/c-b.yaml"]


def test_the_same_pairing_that_has_ended_is_not_there() -> None:
    kept = store(child(pairings=[pairing("v-a", until="2026-11-19")]), helper())
    assert len(begun(kept, [pair("c-a", "v-a")], DAY).written) == 1
    assert len(begun(kept, [pair("c-a", "v-a")], date(2026, 11, 19)).there) == 1


def test_what_begins_is_there_the_next_time() -> None:
    kept = store(child(), child("c-b", name="乙"), helper(), classmate())
    asked = [pair("c-a", "v-a"), pair("c-a", "c-b", PEER)]
    after = rewritten(kept, begun(kept, asked, DAY).drafts)
    again = begun(after, asked, DAY)
    assert (again.drafts, again.there) == ((), tuple(asked))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"status": "转出", "closed_on": "2026-11-01"}, "2026-11-01 转出"),
        ({"registered_on": "2026-11-21"}, "2026-11-21 才建档"),
        ({"pairings": [pairing("v-b")]}, "已与老师v-b（v-b）结对（代理家长，2026-09-01 起）"),
        ({"pairings": [pairing("v-b", until="2026-11-20")]}, "2026-09-01 起，到 2026-11-20"),
        ({"pairings": [pairing("v-b", since="2026-12-01")]}, "2026-12-01 起"),
        ({"pairings": [pairing("v-a", "志愿者")]}, "已与老师v-a（v-a）结对（志愿者"),
    ],
)
def test_a_child_that_is_gone_or_has_somebody_is_refused(given: dict[str, Any], why: str) -> None:
    message = refusal(store(child(**given), helper(), helper("v-b")), pair("c-a", "v-a"))
    assert why in message
    assert "儿童c-a（c-a）与老师v-a（v-a）" in message
    assert "没有写入任何文件" in message


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"status": "离岗", "left_on": "2026-11-19"}, "2026-11-19"),
        ({"joined_on": "2026-11-21"}, "2026-11-21"),
        ({"clearance": None}, "违法犯罪记录"),
        ({"clearance": {"checked_on": "2026-09-01", "result": "未通过"}}, "未通过"),
        ({"kind": "学生"}, "学生"),
        ({"kind": "单位"}, "单位"),
    ],
)
def test_a_helper_who_cannot_is_refused(given: dict[str, Any], why: str) -> None:
    fields = {key: value for key, value in {"clearance": CLEAR, **given}.items() if value is not None}
    kept = store(child(), volunteer("v-a", name="老师v-a", **fields))
    assert why in refusal(kept, pair("c-a", "v-a"))


def test_places_are_held_over_all_the_pairs() -> None:
    children = [child(f"c-{letter}", name=letter) for letter in "abc"]
    full = child("c-d", name="丁", pairings=[pairing("v-a")])
    kept = store(*children, full, helper(capacity=3))
    pairs = [pair(f"c-{letter}", "v-a") for letter in "abc"]
    assert len(begun(kept, pairs[:2], DAY).written) == 2
    message = refusal(kept, *pairs)
    assert "c（c-c）与老师v-a（v-a）" in message
    assert "上限 3 名" in message
    assert message.count("\n") == 1


def test_a_child_is_paired_once_in_a_run() -> None:
    kept = store(child(), child("c-b", name="乙"), child("c-d", name="丁"), helper(), helper("v-b"))
    assert "这一次已经排给老师v-a（v-a）" in refusal(kept, pair("c-a", "v-a"), pair("c-a", "v-b"))
    assert "乙这一次已经排给" in refusal(kept, pair("c-a", "c-b", PEER), pair("c-d", "c-b", PEER))


def test_peers_are_free_on_both_sides() -> None:
    kept = store(
        child(),
        child("c-b", name="乙", pairings=[pairing("c-d", PEER)]),
        child("c-d", name="丁"),
        child("c-e", name="戊", status="转出", closed_on="2026-11-01"),
        classmate(capacity=1),
        helper(),
    )
    assert "乙已与丁（c-d）结对" in refusal(kept, pair("c-a", "c-b", PEER))
    assert "丁已与乙（c-b）结对" in refusal(kept, pair("c-a", "c-d", PEER))
    assert "戊那天不在册" in refusal(kept, pair("c-a", "c-e", PEER))
    assert "教师不能担任" in refusal(kept, pair("c-a", "v-a", PEER))
    assert "不能与自己" in refusal(kept, pair("c-a", "c-a", PEER))
    assert "要由大人担任" in refusal(kept, pair("c-a", "c-d"))
    made = begun(kept, [pair("c-a", "v-s", "学习帮手"), pair("c-b", "v-a")], DAY)
    assert [one.with_ for one in made.written] == ["v-s", "v-a"]


def test_a_classmate_s_places_are_counted() -> None:
    kept = store(child(), child("c-b", pairings=[pairing("v-s", PEER)]), classmate(capacity=1))
    assert "现有 1 名，上限 1 名" in refusal(kept, pair("c-a", "v-s", PEER))


def test_every_pair_that_does_not_hold_is_named() -> None:
    kept = store(child(), child("c-b", registered_on="2026-12-01"), helper(capacity=1), helper("v-b"))
    message = refusal(kept, pair("c-b", "v-a"), pair("c-a", "v-b"), pair("c-a", "v-a"))
    assert message.startswith("有 2 个结对")
    assert message.count("\n") == 2
