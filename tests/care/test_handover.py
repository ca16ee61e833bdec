"""What a volunteer carries, and that another takes over just that."""

from datetime import date
from typing import Any

import pytest
from tests.builders import activity, child, school, store, unit, volunteer
from tests.care.archives import amended_record

from liushou.care.leaving.carried import carried
from liushou.care.leaving.handover import handed_over
from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.resident import Resident
from liushou.records.validate import build
from liushou.store.drafts import Amendment
from liushou.store.load import Store

DAY = date(2026, 11, 20)
RUNS = {"with": "v-a", "role": "代理家长", "since": "2026-09-01", "signed_on": "2026-09-02", "goal": "多读书"}
CASE = {
    "opened": "2026-10-08",
    "kind": "学习",
    "level": "一般",
    "what": "作业跟不上",
    "by": ["v-a", "王老师"],
}


def promise(day: str, who: str | list[str], **follow_up: Any) -> dict[str, Any]:
    base = {"due": "2026-12-01", "what": "送书"}
    return {"date": day, "kind": "谈心", "by": who, "follow_up": {**base, **follow_up}}


RECORDS = [
    promise("2026-11-01", "v-a"),
    promise("2026-11-02", "v-b", by="v-a"),
    promise("2026-11-03", "v-a", done="2026-11-09"),
    promise("2026-11-04", "v-a", by="v-b"),
    promise("2026-11-05", ["何秀兰", "v-b"]),
]


def her(**fields: Any) -> Record:
    return volunteer("v-a", name="何秀兰", **fields)


def of(*records: Record) -> Store:
    given = list(records)
    ids = {getattr(one, "id", None) for one in given}
    given += [one for one in (her(), volunteer("v-b", name="李红")) if getattr(one, "id", None) not in ids]
    return store(*given)


def passed(kept: Store, id_: str = "c-a", to: str = "v-b", day: date = DAY) -> Child:
    drafts = handed_over(kept, carried(kept, "v-a", day), to)
    mine = [one for one in drafts if isinstance(one, Amendment) and one.path.endswith(f"/{id_}.yaml")]
    return amended_record(kept.children[id_], mine)


def test_all_that_is_carried_is_found() -> None:
    room = {
        "name": "亲情室",
        "place": "一楼",
        "openings": [{"day": "周四", "from": "16:00", "to": "17:00", "duty": "v-a"}],
    }
    kept = of(
        her(homeroom={"grade": "五年级", "class": 2}, covers=[{"village": "朝阳村"}]),
        child(pairings=[RUNS], records=RECORDS, cases=[CASE], school=school()),
        activity(
            "a-b", status="计划", when={"from": "2026-12-04"}, team=[{"role": "摄影", "people": "何秀兰"}]
        ),
        activity("a-c", status="计划", when={"from": "2026-12-04"}, volunteers=["v-b"]),
        activity("a-d", status="取消", when={"from": "2026-12-04"}, volunteers=["v-a"]),
        activity("a-e", status="计划", when={"from": "2026-11-20"}, volunteers=["v-a"]),
        unit(rooms=[room]),
    )
    found = carried(kept, "v-a", DAY)
    assert [(tie.owner, tie.index, tie.role) for tie in found.ties] == [("c-a", 0, "代理家长")]
    assert [(one.index, one.by) for one in found.promises] == [
        (0, ("v-a",)),
        (1, ("v-a",)),
        (4, ("何秀兰", "v-b")),
    ]
    assert [(one.owner, one.index) for one in found.cases] == [("c-a", 0)]
    assert found.homeroom is not None
    assert found.homeroom.grade == "五年级"
    assert [one.village for one in found.covers] == ["朝阳村"]
    assert [one.id for one in found.coming] == ["a-b"]
    assert [str(hours) for hours in found.rooms] == ["亲情室 周四 16:00–17:00"]
    assert not found.nothing
    assert carried(of(), "v-a", DAY).nothing


@pytest.mark.parametrize(
    "entry",
    [
        {**RUNS, "until": "2026-11-20"},
        {**RUNS, "until": "2026-10-31"},
        {**RUNS, "with": "v-b"},
    ],
)
def test_a_pairing_that_ends_anyway_or_is_another_s_is_not_carried(entry: dict[str, Any]) -> None:
    assert carried(of(child(pairings=[entry])), "v-a", DAY).ties == ()


def test_what_is_another_s_or_done_is_not_carried() -> None:
    kept = of(
        child("c-b", pairings=[RUNS], status="转出", closed_on="2026-11-01"),
        child("c-c", cases=[{**CASE, "closed": "2026-11-20"}, {**CASE, "by": "v-b"}]),
        volunteer("v-c", name="何秀兰"),
        child("c-d", records=RECORDS[4:]),
    )
    found = carried(kept, "v-a", DAY)
    assert found.ties == found.promises == found.cases == ()


def test_a_case_of_a_child_who_left_is_still_carried() -> None:
    kept = of(child(cases=[CASE], status="转出", closed_on="2026-11-01"))
    assert [one.owner for one in carried(kept, "v-a", DAY).cases] == ["c-a"]


def test_a_pairing_ends_and_begins_the_next_day_in_the_same_role() -> None:
    after = passed(of(child(pairings=[RUNS])))
    ended, begun = after.pairings
    assert (ended.until, ended.signed_on, ended.goal) == (DAY, date(2026, 9, 2), "多读书")
    assert (begun.with_, begun.role, begun.since) == ("v-b", "代理家长", date(2026, 11, 21))
    assert (begun.until, begun.signed_on, begun.goal) == (None, None, "多读书")


def test_a_pairing_of_one_who_left_before_ends_on_the_last_day_in_service() -> None:
    kept = of(her(status="离岗", left_on="2026-10-31"), child(pairings=[RUNS]))
    ended, begun = passed(kept).pairings
    assert (ended.until, begun.since) == (date(2026, 10, 31), date(2026, 11, 21))
    late = of(her(status="离岗", left_on="2026-08-31"), child(pairings=[RUNS]))
    assert passed(late).pairings[0].until == date(2026, 9, 1)


def test_a_pairing_that_has_not_begun_begins_with_the_other() -> None:
    (only,) = passed(
        of(child(pairings=[{"with": "v-a", "role": "代理家长", "since": "2026-12-01"}]))
    ).pairings
    assert (only.with_, only.since, only.until) == ("v-b", date(2026, 12, 1), None)


def test_nobody_is_paired_twice() -> None:
    kept = of(child(pairings=[RUNS, {"with": "v-b", "role": "代理家长", "since": "2026-09-01"}]))
    assert [(one.with_, one.until) for one in passed(kept).pairings] == [("v-a", DAY), ("v-b", None)]


def test_promises_go_to_the_other_and_records_stay() -> None:
    after = passed(of(child(records=RECORDS)))
    assert [one.by for one in after.records] == [
        one.by for one in of(child(records=RECORDS)).children["c-a"].records
    ]
    owed = [one.follow_up.by for one in after.records if one.follow_up]
    assert owed == [("v-b",), ("v-b",), None, ("v-b",), ("v-b",)]


def test_a_case_goes_to_the_other_with_a_step_in_the_order_of_days() -> None:
    steps = [{"date": "2026-10-09", "what": "家访"}, {"date": "2026-11-25", "what": "再看"}]
    (case,) = passed(of(child(cases=[{**CASE, "steps": steps}]))).cases
    assert case.by == ("v-b", "王老师")
    assert [(step.date, step.what) for step in case.steps][1] == (DAY, "由 何秀兰 移交 李红")
    assert len(case.steps) == 3


def test_what_is_left_out_stays() -> None:
    kept = of(child(pairings=[RUNS]), child("c-b", pairings=[RUNS]))
    drafts = handed_over(kept, carried(kept, "v-a", DAY).of({"c-b"}), "v-b")
    assert [draft.path for draft in drafts] == ["data/children/c-b.yaml"]


def test_help_for_a_resident_is_passed_on_too() -> None:
    built = build(
        Resident,
        {
            "id": "r-a", "name": "吴桂兰", "sex": "女", "birth_date": "1950-01-01", "kind": "留守老人",
            "status": "在册", "registered_on": "2025-09-01", "address": {"village": "朝阳村"},
            "helpers": [{"with": "v-a", "since": "2026-09-01"}],
            "records": [promise("2026-11-01", "v-a")],
        },
    )  # fmt: skip
    assert isinstance(built, Resident)
    kept = of(built)
    drafts = handed_over(kept, carried(kept, "v-a", DAY), "v-b")
    after = amended_record(built, [one for one in drafts if isinstance(one, Amendment)])
    assert [(one.with_, one.since, one.until) for one in after.helpers] == [
        ("v-a", date(2026, 9, 1), DAY),
        ("v-b", date(2026, 11, 21), None),
    ]
    assert after.records[0].follow_up is not None
    assert after.records[0].follow_up.by == ("v-b",)


@pytest.mark.parametrize(
    ("heir", "said"),
    [
        ({"kind": "学生"}, "是学生，不能担任代理家长一类的身份"),
        ({"kind": "单位"}, "是单位，不能担任"),
        ({"status": "离岗", "left_on": "2026-11-20"}, "2026-11-21 那天不在岗"),
        ({"joined_on": "2026-12-01"}, "2026-11-21 那天不在岗"),
    ],
)
def test_not_everybody_can_take_over(heir: dict[str, Any], said: str) -> None:
    kept = of(volunteer("v-b", name="李红", **heir), child(pairings=[RUNS]))
    with pytest.raises(UsageError, match=said):
        handed_over(kept, carried(kept, "v-a", DAY), "v-b")


def test_nobody_takes_over_from_oneself_and_peers_from_peers() -> None:
    kept = of(child(pairings=[RUNS]))
    with pytest.raises(UsageError, match="不能移交给本人"):
        handed_over(kept, carried(kept, "v-a", DAY), "v-a")
    peers = of(her(kind="学生"), child(pairings=[{**RUNS, "role": "学习帮手"}]))
    with pytest.raises(UsageError, match="由同学担任，李红（v-b）是教师"):
        handed_over(peers, carried(peers, "v-a", DAY), "v-b")
    after = passed(
        of(her(kind="学生"), volunteer("v-b", kind="学生"), child(pairings=[{**RUNS, "role": "学习帮手"}]))
    )
    assert [one.with_ for one in after.pairings] == ["v-a", "v-b"]
