"""Random archives with consistent ids, for laws that must hold whatever is in them."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.volunteer import Volunteer
from tests.builders import activity, child, school, volunteer

DAYS = st.dates(date(2026, 8, 20), date(2027, 2, 10)).map(str)
GRADES = st.sampled_from(["四年级", "五年级", "六年级"])
PARENTS = st.lists(
    st.fixed_dictionaries(
        {
            "relation": st.sampled_from(["父亲", "母亲", "继父"]),
            "situation": st.sampled_from(["外出务工", "在家", "去世"]),
            "trained_on": st.lists(DAYS, max_size=1),
            "phone": st.sampled_from([None, "15400000001"]),
        }
    ),
    max_size=3,
)
GUARDIANS = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.just("田奶奶"),
            "relation": st.sampled_from(["祖母", "祖父", "亲属"]),
            "phone": st.sampled_from([None, "15400000002"]),
            "delegated": st.none() | st.fixed_dictionaries({"signed_on": DAYS, "until": st.none() | DAYS}),
            "trained_on": st.lists(DAYS, max_size=1),
        }
    ),
    max_size=2,
)
GUARDIANSHIPS = st.sampled_from([None, "较好", "一般", "差"])
KINDS = st.sampled_from(["谈心", "家访", "慰问", "亲情电话", "亲情视频", "信息核查"])
CASES = st.fixed_dictionaries(
    {
        "opened": DAYS,
        "closed": st.none() | DAYS,
        "kind": st.sampled_from(["学习", "法律"]),
        "level": st.sampled_from(["一般", "重点"]),
        "what": st.just("见记录"),
        "legal_aid": st.none() | st.booleans(),
    }
)


def classes(mark: str) -> st.SearchStrategy[str]:
    """The classes of one unit: another unit's homeroom teachers have none of its children."""
    return st.sampled_from([f"{mark}一班", f"{mark}二班"])


def schools(mark: str) -> st.SearchStrategy[dict[str, Any] | None]:
    return st.none() | st.builds(
        school,
        grade=st.none() | GRADES,
        class_=st.none() | classes(mark),
        boarding=st.booleans(),
        enrolled=st.booleans(),
        left_on=st.none() | DAYS,
        left_why=st.sampled_from([None, "辍学", "毕业"]),
    )


def pasts(mark: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"until": DAYS, "parents": PARENTS, "school": schools(mark), "guardianship": GUARDIANSHIPS}
    )


def pairings(others: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "with": st.sampled_from(others),
            "role": st.sampled_from(["代理家长", "志愿者", "学习帮手", "手拉手伙伴"]),
            "since": DAYS,
            "until": st.none() | DAYS,
        }
    )


@st.composite
def children(draw: st.DrawFn, id_: str, mark: str, others: list[str]) -> Child:
    """One child, on the register once or twice, that knows some of `others`."""
    moments = sorted(draw(st.lists(DAYS, min_size=4, max_size=4, unique=True)))
    back, closed = draw(st.booleans()), draw(st.booleans())
    earlier = [{"registered_on": moments[0], "closed_on": moments[1], "status": "转出"}] if back else []
    ending = {"status": draw(st.sampled_from(["转出", "毕业", "结束"])), "closed_on": moments[3]}
    return child(
        id_,
        sex=draw(st.sampled_from(["男", "女"])),
        birth_date=str(draw(st.dates(date(2009, 1, 1), date(2022, 1, 1)))),
        registered_on=moments[2] if back else moments[0],
        earlier=earlier,
        **(ending if closed else {}),
        parents=draw(PARENTS),
        guardians=draw(GUARDIANS),
        guardianship=draw(GUARDIANSHIPS),
        school=draw(schools(mark)),
        address=draw(st.sampled_from([None, {"village": "朝阳村"}, {"village": "白果村"}])),
        hukou=draw(st.sampled_from([None, {"rural": True, "registered": True}])),
        categories=draw(st.lists(st.sampled_from(["困难", "学困", "单亲"]), max_size=3)),
        health=draw(st.sampled_from([None, {"condition": "健康", "immunised": True}])),
        focus=draw(st.none() | DAYS.map(lambda day: {"since": day, "why": "独居"})),
        consent=draw(st.none() | DAYS.map(lambda day: {"signed_on": day, "by": "田奶奶"})),
        past=draw(st.lists(pasts(mark), max_size=2)),
        pairings=draw(st.lists(pairings(others), max_size=3)),
        cases=draw(st.lists(CASES, max_size=2)),
        records=[
            {"date": day, "kind": draw(KINDS), "by": draw(st.sampled_from([None, *others]))}
            for day in draw(st.lists(DAYS, max_size=8))
        ],
    )


@st.composite
def helpers(draw: st.DrawFn, mark: str) -> Volunteer:
    homeroom = draw(st.none() | st.fixed_dictionaries({"grade": GRADES, "class": classes(mark)}))
    return volunteer(f"v-{mark}", homeroom=homeroom)


@st.composite
def meetings(draw: st.DrawFn, id_: str, ids: list[str]) -> Activity:
    sessions = st.fixed_dictionaries(
        {
            "date": DAYS,
            "present": st.lists(st.sampled_from(ids), unique=True),
            "guardians": st.lists(st.sampled_from(ids), unique=True),
        }
    )
    return activity(
        id_,
        kind=draw(st.sampled_from(["讲座", "培训", "家长会"])),
        status=draw(st.sampled_from(["计划", "完成", "取消"])),
        term=draw(st.sampled_from(["2026-2027-1", "2025-2026-2"])),
        sessions=draw(st.lists(sessions, max_size=2)),
    )


@st.composite
def archives(draw: st.DrawFn, mark: str) -> tuple[Record, ...]:
    """The records of one unit, whose ids all end in `mark`: up to four children, a volunteer, an activity."""
    ids = [f"c-{number}{mark}" for number in range(draw(st.integers(1, 4)))]
    people = draw(helpers(mark))
    members = [draw(children(id_, mark, [*ids, people.id])) for id_ in ids]
    return (*members, people, draw(meetings(f"a-{mark}", ids)))
