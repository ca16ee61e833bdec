"""Pairings ended: found on either side, ended once, handed on with all that belongs to them."""

from datetime import date
from typing import Any

import pytest
from tests.builders import child, store, volunteer
from tests.care.rewritten import rewritten

from liushou.care.leaving.child import naming
from liushou.care.pairing.ended import Running, described, ended, handed_on, running, running_with
from liushou.errors import UsageError
from liushou.store.load import Store

DAY = date(2026, 11, 20)
PEER = "手拉手伙伴"


def pairing(with_: str, role: str = "代理家长", since: str = "2026-09-01", **fields: Any) -> dict[str, Any]:
    return {"with": with_, "role": role, "since": since, **fields}


def kept(*own: dict[str, Any], **fields: Any) -> Store:
    return store(
        child(name="王小雨", pairings=[*own], **fields),
        child("c-b", name="乙", pairings=[pairing("c-a", PEER), pairing("v-b")]),
        child("c-d", name="丁"),
        volunteer("v-a", name="何秀兰"),
        volunteer("v-b", name="李红"),
        volunteer("v-s", name="丁", kind="学生"),
    )


def where(ties: tuple[Running, ...]) -> list[tuple[str, str, int]]:
    return [(tie.other, tie.owner, tie.index) for tie in ties]


def refusal(given: Store, last: date, *, today: date = DAY) -> str:
    with pytest.raises(UsageError) as caught:
        ended(given, running(given, "c-a", (DAY,)), last, today)
    return caught.value.message


def test_pairings_are_found_on_either_side() -> None:
    given = kept(
        pairing("v-b", until="2026-11-19"),
        pairing("v-a"),
        pairing("c-d", PEER),
        pairing("v-b", since="2026-11-21"),
    )
    assert where(running(given, "c-a", (DAY,))) == [("v-a", "c-a", 1), ("c-d", "c-a", 2), ("c-b", "c-b", 0)]
    assert where(running(given, "c-d", (DAY,))) == [("c-a", "c-a", 2)]
    assert running(given, "c-a", (DAY,), naming(given.children.values())) == running(given, "c-a", (DAY,))
    assert where(running(given, "c-b", (DAY,))) == [("c-a", "c-b", 0), ("v-b", "c-b", 1)]


def test_one_is_meant_by_id_or_name() -> None:
    given = kept(pairing("v-a"), pairing("v-a", "志愿者"), pairing("c-d", PEER), pairing("v-s", PEER))
    assert where(running_with(given, "c-a", (DAY,), "何秀兰")) == [("v-a", "c-a", 0), ("v-a", "c-a", 1)]
    assert where(running_with(given, "c-a", (DAY,), "乙")) == [("c-b", "c-b", 0)]
    assert where(running_with(given, "c-a", (DAY,), "v-s")) == [("v-s", "c-a", 3)]
    with pytest.raises(UsageError, match=r"几个“丁”：.*c-d.*v-s.*请写编号"):
        running_with(given, "c-a", (DAY,), "丁")
    with pytest.raises(UsageError, match="没有“李红”，有：何秀兰（v-a，代理家长，2026-09-01 起）"):
        running_with(given, "c-a", (DAY,), "李红")
    with pytest.raises(UsageError, match="2026-11-01、2026-11-20 这两天，与王小雨（c-a）结对的没有“李红”"):
        running_with(given, "c-a", (date(2026, 11, 1), DAY), "李红")
    with pytest.raises(UsageError, match="有：没有人"):
        running_with(store(child()), "c-a", (DAY,), "李红")


def test_on_two_days_each_counts_and_of_one_person_the_first_day() -> None:
    before, days = date(2026, 10, 5), (date(2026, 10, 5), DAY)
    given = kept(
        pairing("v-a", until="2026-10-31"),
        pairing("v-a", since="2026-11-02"),
        pairing("v-b", since="2026-11-05"),
    )
    assert [tie.other for tie in running(given, "c-a", (before,))] == ["v-a", "c-b"]
    assert [tie.other for tie in running(given, "c-a", days)] == ["v-a", "v-a", "v-b", "c-b"]
    assert where(running_with(given, "c-a", days, "v-a")) == [("v-a", "c-a", 0)]
    assert where(running_with(given, "c-a", (date(2026, 11, 1), DAY), "v-a")) == [("v-a", "c-a", 1)]


def test_a_pairing_ends_with_its_last_day_and_what_came_of_it() -> None:
    given = kept(pairing("v-b", until="2026-10-31"), pairing("v-a", goal="多读书"))
    drafts = ended(given, running_with(given, "c-a", (DAY,), "v-a"), date(2026, 11, 15), DAY, "读了八本书")
    first, second = rewritten(given, drafts).children["c-a"].pairings
    assert first == given.children["c-a"].pairings[0]
    assert (second.until, second.feedback, second.goal) == (date(2026, 11, 15), "读了八本书", "多读书")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, None),
        ("爱说话了", "爱说话了"),
        ("爱说话了", "爱说话了\n读了八本书"),
        ("读了八本书", "读了八本书"),
    ],
)
def test_what_is_told_already_stays(before: str | None, after: str | None) -> None:
    given = kept(pairing("v-a", **({"feedback": before} if before else {})))
    said = "读了八本书" if after is not None and "读" in after else None
    drafts = ended(given, running_with(given, "c-a", (DAY,), "v-a"), DAY, DAY, said)
    assert rewritten(given, drafts).children["c-a"].pairings[0].feedback == after


def test_a_peer_pairing_ends_where_it_is_written_and_once() -> None:
    given = kept()
    both = (*running(given, "c-a", (DAY,)), *running_with(given, "c-b", (DAY,), "c-a"))
    assert len(both) == 2
    drafts = ended(given, both, DAY, DAY)
    assert [draft.path for draft in drafts] == ["data/children/c-b.yaml"]
    after = rewritten(given, drafts)
    assert [one.until for one in after.children["c-b"].pairings] == [DAY, None]
    assert running(after, "c-a", (date(2026, 11, 21),)) == ()


def test_an_end_that_is_planned_can_be_made_earlier() -> None:
    given = kept(pairing("v-a", until="2027-01-29"))
    drafts = ended(given, running_with(given, "c-a", (DAY,), "v-a"), DAY, DAY)
    assert rewritten(given, drafts).children["c-a"].pairings[0].until == DAY


def test_a_day_on_which_it_cannot_end_is_refused() -> None:
    given = kept(pairing("v-a", since="2026-10-01"), pairing("c-d", PEER, until="2026-11-25"))
    early = refusal(given, date(2026, 9, 30))
    assert "何秀兰（v-a，代理家长，2026-10-01 起）：那天还没有开始" in early
    assert "丁（c-d" not in early
    late = refusal(given, date(2026, 11, 25))
    assert "丁（c-d，手拉手伙伴，2026-09-01 起）：已经写了到 2026-11-25 为止" in late
    assert "何秀兰" not in late
    assert ended(given, running_with(given, "c-a", (DAY,), "v-a"), date(2026, 10, 1), DAY)


def test_a_day_more_than_a_year_ahead_is_refused() -> None:
    given = kept(pairing("v-a"))
    assert ended(given, running(given, "c-a", (DAY,)), date(2027, 11, 20), DAY)
    assert "晚一年以上" in refusal(given, date(2027, 11, 21))


PROMISE = {"due": "2026-12-01", "what": "送书"}
CASE = {"opened": "2026-10-08", "kind": "学习", "level": "一般", "what": "作业跟不上", "by": "v-a"}


def test_what_is_handed_on_goes_with_its_promises_and_cases() -> None:
    records = [{"date": "2026-11-01", "kind": "谈心", "by": "v-a", "follow_up": PROMISE}]
    given = kept(pairing("v-a", goal="多读书"), pairing("v-s", PEER), records=records, cases=[CASE])
    ties = running_with(given, "c-a", (DAY,), "v-a")
    after = rewritten(given, handed_on(given, ties, "v-b", DAY, DAY, "爱说话了")).children["c-a"]
    old, peer, new = after.pairings
    assert (old.until, old.feedback, peer.until) == (DAY, "爱说话了", None)
    assert (new.with_, new.role, new.since, new.goal) == ("v-b", "代理家长", date(2026, 11, 21), "多读书")
    assert after.cases[0].by == ("v-b",)
    follow_up = after.records[0].follow_up
    assert follow_up is not None
    assert follow_up.by == ("v-b",)


def test_other_children_of_the_helper_are_left() -> None:
    given = store(
        *(child(id_, pairings=[pairing("v-a")]) for id_ in ("c-a", "c-b", "c-d")),
        volunteer("v-a"),
        volunteer("v-b"),
    )
    ties = (*running(given, "c-a", (DAY,)), *running(given, "c-d", (DAY,)))
    after = rewritten(given, handed_on(given, ties, "v-b", DAY, DAY)).children
    assert [len(after[id_].pairings) for id_ in ("c-a", "c-b", "c-d")] == [2, 1, 2]
    assert after["c-b"] == given.children["c-b"]


def test_what_cannot_be_handed_on_is_refused() -> None:
    given = kept(pairing("v-a"), pairing("v-b", "志愿者"))
    ties = running(given, "c-a", (DAY,))
    with pytest.raises(UsageError, match="王小雨与乙"):
        handed_on(given, ties, "v-b", DAY, DAY)
    with pytest.raises(UsageError, match="几位"):
        handed_on(given, ties[:2], "v-b", DAY, DAY)
    with pytest.raises(UsageError, match="还没有开始"):
        handed_on(given, ties[:1], "v-b", date(2026, 8, 31), DAY)
    with pytest.raises(UsageError, match="本人"):
        handed_on(given, ties[:1], "v-a", DAY, DAY)


def test_it_reads_as_people_say_it() -> None:
    given = kept(pairing("v-a"))
    assert [described(given, tie) for tie in running(given, "c-a", (DAY,))] == [
        "何秀兰（v-a，代理家长，2026-09-01 起）",
        "乙（c-b，手拉手伙伴，2026-09-01 起）",
    ]
