"""A child leaves: the archive is closed, and what holds two people together ends."""

from datetime import date

from tests.builders import child, store, volunteer
from tests.care.rewritten import rewritten

from liushou.care.leaving.child import left
from liushou.store.drafts import Amendment

DAY = date(2026, 11, 20)
BEFORE = date(2026, 11, 19)


def pairing(with_: str, role: str = "代理家长", since: str = "2026-09-01", **more: str) -> dict[str, str]:
    return {"with": with_, "role": role, "since": since, **more}


def test_the_archive_is_closed_and_running_pairings_end_the_day_before() -> None:
    leaver = child(
        pairings=[
            pairing("v-a", since="2025-09-01", until="2026-07-10"),
            pairing("v-a"),
            pairing("v-b", until="2027-01-01"),
            pairing("v-b", role="志愿者", since="2026-12-01"),
        ]
    )
    before = store(leaver, volunteer("v-a"), volunteer("v-b"))
    after = rewritten(before, left(before, leaver, "转出", DAY)).children["c-a"]
    assert (after.status, after.closed_on) == ("转出", DAY)
    assert [one.until for one in after.pairings] == [date(2026, 7, 10), BEFORE, BEFORE, None]


def test_pairings_in_the_archives_of_peers_end_too() -> None:
    leaver, peer = child("c-a"), child("c-b", pairings=[pairing("v-a"), pairing("c-a", role="手拉手伙伴")])
    before = store(leaver, peer, volunteer())
    after = rewritten(before, left(before, leaver, "结束", DAY))
    assert [one.until for one in after.children["c-b"].pairings] == [None, BEFORE]


def test_two_who_leave_on_one_day_and_are_paired_with_each_other() -> None:
    one = child("c-a", pairings=[pairing("c-b", role="学习帮手")])
    two = child("c-b", pairings=[pairing("c-a", role="手拉手伙伴")])
    before = store(one, two)
    drafts = (*left(before, one, "毕业", DAY), *left(before, two, "毕业", DAY))
    after = rewritten(before, drafts)
    assert [each.pairings[0].until for each in after.children.values()] == [BEFORE, BEFORE]
    assert {each.status for each in after.children.values()} == {"毕业"}


def test_nobody_elses_archive_is_touched() -> None:
    before = store(child("c-a"), child("c-b", pairings=[pairing("v-a")]), volunteer())
    drafts = left(before, before.children["c-a"], "转出", DAY)
    assert [draft.path for draft in drafts if isinstance(draft, Amendment)] == ["data/children/c-a.yaml"]
