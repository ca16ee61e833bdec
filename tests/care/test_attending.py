"""Attendance: one session a day, made or completed; who is meant; which day."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import activity, child, store, term
from tests.care.archives import amended_record

from liushou.care.attendance.attended import Attendance, after, attended, starts
from liushou.care.attendance.blank import HEADS, blank_rows
from liushou.care.attendance.coming import absences_meant, children_meant, guests, invited
from liushou.care.attendance.meeting_days import is_last, meeting_days, session_day
from liushou.care.attendance.sheet import Signed, signed_in
from liushou.care.importing.outcome import Place, Row
from liushou.errors import LiushouError, UsageError
from liushou.records.activity import Activity, Session

DAY = date(2026, 11, 21)
IDS = tuple(f"c-{letter}" for letter in "abcde")
HELPERS = ("v-a", "v-b")
SATURDAYS = {"from": "2026-11-07", "to": "2026-11-28", "weekdays": ["周六"]}


def held(day: str, **fields: Any) -> dict[str, Any]:
    return {"date": day, "present": ["c-a"], **fields}


def of(session: Session) -> Attendance:
    return Attendance(
        session.date,
        session.present,
        {one.child: one.reason for one in session.absent},
        session.guardians,
        session.volunteers,
        {one.name: one.count for one in session.others},
    )


def subset(items: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(items), unique=True).map(tuple)


@st.composite
def attendances(draw: st.DrawFn) -> Attendance:
    came = draw(subset(IDS))
    out = {
        one: draw(st.sampled_from([None, "感冒", "请假: 回家"]))
        for one in draw(subset(IDS))
        if one not in came
    }
    others = draw(st.dictionaries(st.sampled_from(["家长志愿者", "村干部"]), st.integers(0, 9)))
    return Attendance(DAY, came, out, draw(subset(IDS)), draw(subset(HELPERS)), others)


@given(attendances(), attendances())
def test_what_is_written_is_read_back_and_completed(first: Attendance, second: Attendance) -> None:
    plan = activity(status="进行", sessions=[held("2026-11-14"), held("2026-11-28")])
    once = amended_record(plan, attended(plan, first))
    assert of(once.sessions[1]) == first == after(plan, first)
    twice = amended_record(once, attended(once, second))
    assert [one.date for one in twice.sessions] == [date(2026, 11, 14), DAY, date(2026, 11, 28)]
    assert (twice.sessions[0], twice.sessions[2]) == (plan.sessions[0], plan.sessions[1])
    found, meant = of(twice.sessions[1]), after(once, second)
    assert (set(found.present), found.absent) == (set(meant.present), meant.absent)
    assert (set(found.guardians), set(found.volunteers)) == (set(meant.guardians), set(meant.volunteers))
    assert found.others == meant.others
    assert not set(found.present) & set(found.absent)
    assert attended(twice, second) == ()


def test_a_child_is_moved_and_keeps_its_reason() -> None:
    plan = activity(
        status="进行",
        sessions=[
            held("2026-11-21", absent=[{"child": "c-b", "reason": "感冒"}, {"child": "c-c", "reason": "雨"}])
        ],
    )
    given = Attendance(DAY, present=("c-b",), absent={"c-a": "病假", "c-c": None})
    [session] = amended_record(plan, attended(plan, given)).sessions
    assert session.present == ("c-b",)
    assert [(one.child, one.reason) for one in session.absent] == [("c-c", "雨"), ("c-a", "病假")]


def test_an_emptied_list_of_absences_goes() -> None:
    plan = activity(status="进行", sessions=[held("2026-11-21", absent=[{"child": "c-b"}])])
    [draft] = attended(plan, Attendance(DAY, present=("c-b",)))
    assert [edit.path for edit in draft.edits][-1] == ("sessions", 0, "absent")


@pytest.mark.parametrize(("status", "becomes"), [("计划", "进行"), ("进行", "进行"), ("完成", "完成")])
def test_the_first_session_begins_a_planned_activity(status: str, becomes: str) -> None:
    plan = activity(status=status)
    given = Attendance(DAY, present=("c-a",))
    assert starts(plan, given) == (status == "计划")
    assert amended_record(plan, attended(plan, given)).status == becomes


def test_nobody_there_begins_nothing() -> None:
    plan = activity(status="计划")
    assert amended_record(plan, attended(plan, Attendance(DAY, absent={"c-a": None}))).status == "计划"


def test_both_present_and_absent() -> None:
    assert Attendance(DAY, ("c-a", "c-b"), {"c-b": None}).both == ("c-b",)


def test_meeting_days_leave_out_holidays_of_what_is_held_weekly() -> None:
    holiday = term(holidays=[{"name": "秋游", "from": "2026-11-14", "to": "2026-11-15"}])
    here = store(holiday)
    weekly = activity(when=SATURDAYS)
    assert [day.day for day in meeting_days(here, weekly)] == [7, 21, 28]
    camp = activity(when={"from": "2026-11-13", "to": "2026-11-14"})
    assert [day.day for day in meeting_days(here, camp)] == [13, 14]
    assert is_last(here, weekly, date(2026, 11, 28))
    assert not is_last(here, weekly, DAY)


@pytest.mark.parametrize(
    ("sessions", "today", "expected"),
    [
        ((), date(2026, 11, 8), date(2026, 11, 7)),
        ((), DAY, DAY),
        (("2026-11-14",), date(2026, 11, 22), DAY),
        (("2026-11-07", "2026-11-14"), date(2026, 11, 22), DAY),
        (("2026-11-07", "2026-11-14", "2026-11-21"), DAY, DAY),
        (("2026-11-07",), date(2026, 11, 20), date(2026, 11, 14)),
    ],
)
def test_the_day_meant_where_none_is_said(sessions: tuple[str, ...], today: date, expected: date) -> None:
    weekly = activity(when=SATURDAYS, sessions=[held(day) for day in sessions])
    assert session_day(store(), weekly, today) == expected


@pytest.mark.parametrize(
    ("sessions", "today", "told"),
    [
        ((), date(2026, 11, 16), "2 天没有签到：2026-11-07、2026-11-14"),
        ((), date(2026, 11, 1), "2026-11-07 才开始"),
        (("2026-11-07",), date(2026, 11, 9), "都有签到了"),
        (("2026-11-07", "2026-11-21"), date(2026, 11, 25), "1 天没有签到：2026-11-14"),
    ],
)
def test_an_unclear_day_is_asked_for(sessions: tuple[str, ...], today: date, told: str) -> None:
    weekly = activity(when=SATURDAYS, sessions=[held(day) for day in sessions])
    with pytest.raises(UsageError, match=told):
        session_day(store(), weekly, today)


def names_and_list(*listed: str) -> tuple[Any, Activity]:
    here = store(
        child("c-a", name="田禾"),
        child("c-b", name="周帆", sex="男"),
        child("c-c", name="李想", sex="男"),
        child("c-d", name="吴迪", status="转出", closed_on="2026-10-01"),
    )
    return here, activity(children=list(listed))


def test_a_filter_chooses_among_the_invited_and_a_name_anybody() -> None:
    here, plan = names_and_list("c-b", "c-a", "c-d")
    assert invited(here, plan, DAY) == ("c-b", "c-a")
    assert children_meant(here, plan, ["性别:男"], DAY) == ("c-b",)
    assert children_meant(here, plan, ["田禾、c-c", "田禾"], DAY) == ("c-a", "c-c")
    open_house = activity(children=[])
    assert children_meant(here, open_house, ["性别:男"], DAY) == ("c-b", "c-c")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("吴迪", "不在册"),
        ("田野", "没有“田野”"),
        ("年龄>90", "没有符合条件"),
        ("姓名:李想", "受邀的儿童里没有"),
    ],
)
def test_who_cannot_have_come_is_refused(words: str, told: str) -> None:
    here, plan = names_and_list("c-a", "c-b")
    with pytest.raises(UsageError, match=told):
        children_meant(here, plan, [words], DAY)


def test_absences_have_reasons() -> None:
    here, plan = names_and_list("c-a", "c-b", "c-c")
    assert absences_meant(here, plan, ["田禾=感冒、周帆", "c-c= 回家 "], DAY) == {
        "c-a": "感冒", "c-b": None, "c-c": "回家",
    }  # fmt: skip


def test_guests_are_heads() -> None:
    assert guests(["家长志愿者=3、村干部＝2人"]) == {"家长志愿者": 3, "村干部": 2}
    with pytest.raises(UsageError, match="名称=人数"):
        guests(["家长"])


def row(number: int, **cells: str) -> Row:
    return Row(Place("", number), cells)


def test_a_signed_sheet() -> None:
    here, _ = names_and_list()
    rows = [
        row(2, id="c-a", came="√", guardian="是"),
        row(3, name="周帆", came="病假", reason=""),
        row(4, name="李想", came="缺", reason="走亲戚"),
        row(5, id="c-d", came=""),
    ]
    assert signed_in(here, rows, DAY) == (
        Signed("c-a", came=True, reason=None, guardian=True),
        Signed("c-b", came=False, reason="病假", guardian=False),
        Signed("c-c", came=False, reason="走亲戚", guardian=False),
    )


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"id": "c-b", "came": "已走"}, "“到场”：不明白“已走”"),
        ({"id": "c-b", "came": "√", "guardian": "奶奶"}, "“监护人到场”：不明白“奶奶”"),
        ({"id": "c-b", "guardian": "√"}, "“到场”：监护人到场了"),
        ({"id": "c-a", "came": "√"}, "“编号”：田禾（c-a）有两行"),
        ({"id": "c-d", "came": "√"}, "“编号”：吴迪（c-d）2026-11-21 不在册"),
    ],
)
def test_a_row_that_is_not_understood_is_named(cells: dict[str, str], told: str) -> None:
    here, _ = names_and_list()
    with pytest.raises(LiushouError, match=f"第 3 行{told}"):
        signed_in(here, [row(2, id="c-a", came="到"), row(3, **cells)], DAY)


def test_a_blank_sheet_says_nothing_yet() -> None:
    here, _ = names_and_list()
    rows = blank_rows(here, ["c-a", "c-b"], DAY)
    assert [cells[:3] for cells in rows] == [["c-a", "田禾", ""], ["c-b", "周帆", ""]]
    back = [row(2, **dict(zip(HEADS, cells, strict=True))) for cells in rows]
    assert signed_in(here, back, DAY) == ()
