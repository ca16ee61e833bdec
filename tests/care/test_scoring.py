"""Assessment: a sheet recounted by hand, who is compared with what, who counts for whom, and the laws."""

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import BOTH_HOME, child, school, store, term, unit, volunteer

from liushou.care.scoring.choice import of_people
from liushou.care.scoring.compared import term_before
from liushou.care.scoring.score import ChildScore, Score, Scores, in_places
from liushou.care.scoring.scoring import scores
from liushou.records.child import Child
from liushou.records.fields import Record

AUTUMN, SPRING, NEXT = "2025-2026-1", "2025-2026-2", "2026-2027-1"
TERMS = (
    term(AUTUMN, begins="2025-09-01", ends="2026-01-30"),
    term(SPRING, begins="2026-03-02", ends="2026-07-10"),
)
LATER = date(2026, 11, 20)
PRIZES = [
    {"name": "一等奖", "from_rank": 1, "to_rank": 3, "amount": 100},
    {"name": "优秀奖", "to_rank": 9, "amount": 30},
    {"name": "进步奖", "progress": 5, "amount": 15},
    {"name": "大进步奖", "progress": 8, "amount": 40.5},
]
RULES = unit(scoring={"prizes": PRIZES})


def marks(
    before: int | None, now: int | None, terms: Sequence[str] = (AUTUMN, SPRING)
) -> list[dict[str, Any]]:
    return [
        {"term": id_, "class_rank": rank}
        for id_, rank in zip(terms, (before, now), strict=True)
        if rank is not None
    ]


def conduct(violations: int = 0, *honours: str, of: str = SPRING) -> list[dict[str, Any]]:
    return [{"term": of, "violations": violations, "honours": list(honours)}]


def paired(with_: str, since: str = "2025-09-10", until: str | None = None) -> dict[str, Any]:
    end = {"until": until} if until else {}
    return {"with": with_, "role": "爱心妈妈", "since": since, **end}


def pupil(id_: str, before: int | None, now: int | None, room: int = 1, **fields: Any) -> Child:
    return child(id_, school=school("五年级", room), grades=marks(before, now), **fields)


def found(*records: Record, on: date = LATER, of: str = SPRING) -> Scores:
    return scores(store(*TERMS, *records), of, on)


def points(people: Sequence[Score]) -> dict[str, tuple[int, str, int]]:
    """Place, points and number of children by id."""
    return {one.id: (one.place, str(one.points), len(one.children)) for one in people}


def told(result: Scores) -> set[tuple[str | None, str]]:
    return {(gap.child or gap.class_label, gap.reason) for gap in result.gaps}


SHEET = (
    # 五年级1班                                           名次      违纪 荣誉      得分
    pupil("c-a", 12, 8, 1, conduct=conduct(), pairings=[paired("v-1")]),  #  4×10     +20            = 60
    pupil("c-b", 4, 2, 1, conduct=conduct(0, "三好学生"), pairings=[paired("v-2")]),  # 2×10+10 +20 +10 = 60
    pupil("c-c", 7, 9, 1, conduct=conduct(1), pairings=[paired("v-1")]),  #  0        +0             = 0
    # 五年级2班
    pupil("c-d", 5, 5, 2, conduct=conduct(), pairings=[  #                   10       +20            = 30
        paired("v-2", until="2026-04-30"), paired("v-2", "2026-05-01")]),
    pupil("c-e", None, 3, 2, conduct=conduct(), pairings=[paired("v-3")]),  # ?       +20            = 20
    pupil("c-f", 21, 13, 2, pairings=[paired("v-3", "2026-03-20")]),  #      8×10     + ?            = 80
    volunteer("v-1"), volunteer("v-2"), volunteer("v-3", kind="学生"),
    volunteer("v-t1", homeroom={"grade": "五年级", "class": 1}),
    volunteer("v-t2", homeroom={"grade": "五年级", "class": 2}),
)  # fmt: skip


def test_a_sheet_recounted_by_hand() -> None:
    result = found(RULES, *SHEET)
    assert {one.child: int(one.points) for one in result.children} == {
        "c-a": 60, "c-b": 60, "c-c": 0, "c-d": 30, "c-e": 20, "c-f": 80,
    }  # fmt: skip
    # 60 + 0; 60 + 30; 20, of the other one not all term
    assert points(result.volunteers) == {"v-2": (1, "90", 2), "v-1": (2, "60", 2), "v-3": (3, "20", 1)}
    # the third of 60 + 60 + 0, and of 30 + 20 + 80
    assert points(result.teachers) == {"v-t2": (1, "43.33", 3), "v-t1": (2, "40.00", 3)}
    assert points(result.classes) == {"五年级2班": (1, "43.33", 3), "五年级1班": (2, "40.00", 3)}
    assert [(one.id, one.room, one.total) for one in result.classes] == [
        ("五年级2班", "v-t2", 130),
        ("五年级1班", "v-t1", 120),
    ]
    assert [(one.prize, one.child, str(one.amount)) for one in result.prizes] == [
        ("一等奖", "c-b", "100"), ("一等奖", "c-e", "100"), ("优秀奖", "c-a", "30"), ("优秀奖", "c-c", "30"),
        ("优秀奖", "c-d", "30"), ("大进步奖", "c-f", "40.5"),
    ]  # fmt: skip
    assert told(result) == {
        ("c-e", "没有2025秋的名次"),
        ("c-f", "没有2026春的操行"),
        ("c-f", "结对不满一学期，没有计入帮扶人员的得分：2026-03-20 起结对"),
    }


@pytest.mark.parametrize(
    ("settling", "pairings", "why"),
    [
        (0, [paired("v-1", "2026-03-02")], None),
        (0, [paired("v-1", "2026-03-03")], "2026-03-03 起结对"),
        (31, [paired("v-1", "2026-04-02")], None),
        (31, [paired("v-1", "2026-04-03")], "2026-04-03 起结对"),
        # Once it has begun, a break is a break, and an end an end.
        (31, [paired("v-1", until="2026-03-10"), paired("v-1", "2026-03-12")], "中间有一段不结对"),
        (31, [paired("v-1", "2026-03-04", "2026-03-20"), paired("v-1", "2026-03-22")], "中间有一段不结对"),
        (31, [paired("v-1", "2026-03-05", "2026-07-09")], "结对到 2026-07-09"),
    ],
)
def test_a_pairing_begun_while_the_term_settles_counts(
    settling: int, pairings: list[dict[str, Any]], why: str | None
) -> None:
    result = found(
        unit(scoring={"settling_days": settling}), pupil("c-a", 9, 6, pairings=pairings), volunteer("v-1")
    )
    assert set(points(result.volunteers)) == (set() if why else {"v-1"})
    also = "（开学后 31 天内结对的算整学期）" if settling else ""
    general = f"结对不满一学期{also}，没有计入帮扶人员的得分"
    assert [gap.reason for gap in result.gaps if gap.volunteer] == ([f"{general}：{why}"] if why else [])


def test_two_helpers_one_after_the_other() -> None:
    pairings = [paired("v-1", until="2026-03-10"), paired("v-2", "2026-03-15")]
    people = pupil("c-a", 9, 6, pairings=pairings), volunteer("v-1"), volunteer("v-2")
    result = found(unit(scoring={"settling_days": 31}), *people)
    assert set(points(result.volunteers)) == {"v-2"}
    assert [gap.detail for gap in result.gaps if gap.volunteer] == ["结对到 2026-03-10"]


@pytest.mark.parametrize(
    ("settling", "registered", "why"),
    [
        (0, "2026-03-03", "2026-03-03 起结对"),
        (31, "2026-04-02", None),
        (31, "2026-04-03", "2026-04-03 起结对"),
    ],
)
def test_whose_archive_is_made_while_the_term_settles_is_no_less_paired(
    settling: int, registered: str, why: str | None
) -> None:
    late = pupil("c-a", 9, 6, registered_on=registered, pairings=[paired("v-1", registered)])
    result = found(unit(scoring={"settling_days": settling}), late, volunteer("v-1"))
    assert [gap.detail for gap in result.gaps if gap.volunteer] == ([why] if why else [])


def test_a_pairing_of_last_term_does_not_make_up_for_the_register() -> None:
    late = pupil("c-a", 9, 6, registered_on="2026-04-03", pairings=[paired("v-1")])
    result = found(unit(scoring={"settling_days": 31}), late, volunteer("v-1"))
    assert [gap.detail for gap in result.gaps if gap.volunteer] == ["2026-04-03 起在册"]


def test_every_part_says_what_for() -> None:
    (best,) = (one for one in found(RULES, *SHEET).children if one.child == "c-b")
    assert [(part.rule, part.reason, part.count, part.points) for part in best.parts] == [
        ("rank_up", "名次 4→2，进步2名", 2, 20),
        ("top_kept", "名次 4→2，保持在前5名", 1, 10),
        ("no_violation", "没有违纪", 1, 20),
        ("honour", "荣誉：三好学生", 1, 10),
    ]


def test_the_points_of_the_settings_count_and_are_exact() -> None:
    rules = {"rank_up": 0.1, "no_violation": 0.2, "honour": 0, "yuan_per_point": 1.15}
    result = found(
        unit(scoring=rules),
        pupil("c-a", 9, 6, conduct=conduct(0, "三好学生"), pairings=[paired("v-1")]),
        volunteer("v-1"),
    )
    assert result.configured
    assert str(result.volunteers[0].points) == "0.5"
    assert str(result.money(result.volunteers[0])) == "0.58"  # 0.575, half up
    assert [part.rule for part in result.children[0].parts] == ["rank_up", "no_violation"]


def test_without_settings_the_usual_points_count_and_it_is_known() -> None:
    result = found(pupil("c-a", 6, 5, conduct=conduct()))
    assert not result.configured
    assert result.children[0].points == 30  # 6 was not within the first five


def test_numbers_of_any_size_add_up() -> None:
    result = found(unit(scoring={"rank_up": 10**15, "yuan_per_point": 10**15}), pupil("c-a", 10**15, 1))
    assert result.children[0].points == 10**15 * (10**15 - 1)
    assert in_places(result.classes)[0].points == 10**15 * (10**15 - 1)


@pytest.mark.parametrize(
    ("term_id", "before"), [(SPRING, AUTUMN), (NEXT, SPRING), ("2000-2001-1", "1999-2000-2")]
)
def test_the_term_before_is_that_of_the_calendar(term_id: str, before: str) -> None:
    assert term_before(term_id) == before


def in_autumn(then: dict[str, Any] | None, now: dict[str, Any], **fields: Any) -> Scores:
    """A child of rank 9, then 5, over the summer of 2026."""
    past = [{"until": "2026-08-31", "school": then}] if then else []
    pupil_ = child("c-a", school=now, past=past, grades=marks(9, 5, (SPRING, NEXT)), **fields)
    return found(term(NEXT), pupil_, of=NEXT)


def test_a_class_that_went_one_grade_up_is_the_same() -> None:
    assert in_autumn(school("四年级", 2), school("五年级", 2)).children[0].gained == 4
    assert (
        in_autumn(school("四年级", "实验班", name="甲校"), school("五年级", "实验班")).children[0].gained == 4
    )


@pytest.mark.parametrize(
    ("then", "now", "why"),
    [
        (school("四年级", 1), school("五年级", 2), "四年级1班→五年级2班"),
        (school("五年级", 2), school("五年级", 2), "两个学年都在五年级2班"),
        (school("五年级", 2, boarding=True), school("五年级", 2), "两个学年都在五年级2班"),
        (school("四年级", 2, name="甲校"), school("五年级", 2, name="乙校"), "甲校→乙校"),
        (school("六年级", 1), school("七年级", 1, stage="初中"), "六年级1班→七年级1班"),
        (school("四年级", None), school("五年级", 2), "年级、班没有写全"),
        (school("四年级", 2), school("五年级", 2, since="2026-09-01"), "2026-09-01 才到本校"),
    ],
)
def test_another_class_is_not_compared(then: dict[str, Any], now: dict[str, Any], why: str) -> None:
    result = in_autumn(then, now)
    assert result.children[0].gained is None
    assert not any(part.rule in ("rank_up", "top_kept") for part in result.children[0].parts)
    assert ("c-a", f"两个学期不在同一个班，名次不比：{why}") in told(result)


def test_of_a_child_without_an_archive_then_the_class_is_not_known() -> None:
    result = in_autumn(None, school("五年级", 2), registered_on="2026-09-02")
    assert ("c-a", "两个学期不在同一个班，名次不比：2026-09-02 建档，不知道那时在哪个班") in told(result)


def test_within_a_school_year_the_grade_stays() -> None:
    moved = child("c-b", school=school("五年级", 2), grades=marks(9, 5),
                  past=[{"until": "2026-02-28", "school": school("五年级", 1)}])  # fmt: skip
    result = found(pupil("c-a", 9, 5), moved)
    assert [one.gained for one in result.children] == [4, None]


def test_an_earlier_term_without_a_plan_is_compared_too() -> None:
    result = scores(store(TERMS[1], pupil("c-a", 9, 5)), SPRING, LATER)
    assert result.children[0].gained == 4


def test_several_ranks_of_a_term_are_told_and_not_chosen_from() -> None:
    twice = [*marks(9, 5), {"term": SPRING, "class_rank": 6}]
    result = found(child("c-a", school=school(), grades=twice))
    assert result.children[0].rank is None
    assert ("c-a", "2026春的名次写了几个，各不相同") in told(result)


@pytest.mark.parametrize(
    ("pairings", "why"),
    [
        ([paired("v-1", "2026-03-02")], None),
        ([paired("v-1", until="2026-07-10")], None),
        ([paired("v-1", "2026-03-03")], "2026-03-03 起结对"),
        ([paired("v-1", until="2026-07-09")], "结对到 2026-07-09"),
        ([paired("v-1", until="2026-05-01"), paired("v-1", "2026-05-03")], "中间有一段不结对"),
        ([paired("v-1", until="2026-06-01"), paired("v-1", "2026-05-01")], None),
    ],
)
def test_all_term_is_every_day_of_it(pairings: list[dict[str, Any]], why: str | None) -> None:
    result = found(pupil("c-a", 9, 5, pairings=pairings), volunteer("v-1"))
    assert [one.id for one in result.volunteers] == ([] if why else ["v-1"])
    gaps = [gap for gap in result.gaps if gap.volunteer == "v-1"]
    assert [gap.detail for gap in gaps] == ([why] if why else [])


def test_pairings_of_other_times_are_not_spoken_of() -> None:
    old = paired("v-1", until="2026-03-01"), paired("v-2", "2026-07-11")
    result = found(pupil("c-a", 9, 5, pairings=list(old)), volunteer("v-1"), volunteer("v-2"))
    assert not result.volunteers
    assert not any(gap.volunteer for gap in result.gaps)


def test_a_helper_who_left_and_a_child_who_came_later_do_not_count() -> None:
    result = found(
        pupil("c-a", 9, 5, pairings=[paired("v-1")]),
        pupil("c-b", 9, 5, pairings=[paired("v-2")], registered_on="2026-03-09"),
        volunteer("v-1", left_on="2026-06-30", status="离岗"),
        volunteer("v-2"),
    )
    assert not result.volunteers
    assert {(gap.child, gap.detail) for gap in result.gaps if gap.volunteer} == {
        ("c-a", "2026-06-30 离岗"),
        ("c-b", "2026-03-09 起在册"),
    }


def test_a_peer_with_an_archive_of_its_own_is_no_helper() -> None:
    peer = {"with": "c-b", "role": "学习帮手", "since": "2025-09-10"}
    result = found(pupil("c-a", 9, 5, pairings=[peer]), pupil("c-b", 1, 1))
    assert not result.volunteers


def test_who_is_not_counted_or_has_gone_has_no_score() -> None:
    result = found(
        pupil("c-a", 9, 5, parents=BOTH_HOME),
        pupil("c-b", 9, 5, status="转出", closed_on="2026-05-01"),
        pupil("c-c", 9, 5, status="毕业", closed_on="2026-07-11"),
    )
    assert [one.child for one in result.children] == ["c-c"]
    assert ("c-b", "学期末不在册，不计分：在册到 2026-04-30") in told(result)


def test_until_the_term_is_over_it_is_scored_up_to_the_day() -> None:
    ending = [paired("v-1", until="2026-05-31")]
    records = pupil("c-a", 9, 5, pairings=ending), volunteer("v-1")
    assert found(*records, on=date(2026, 5, 31)).volunteers
    assert not found(*records, on=date(2026, 6, 1)).volunteers
    assert not found(*records, on=date(2026, 3, 1)).children


def test_a_class_without_a_teacher_and_a_child_without_a_class_are_told() -> None:
    result = found(pupil("c-a", 9, 5), child("c-b", school=school(None, None), grades=marks(9, 5)))
    assert not result.teachers
    assert [(one.id, one.room) for one in result.classes] == [("五年级1班", None)]
    assert {("五年级1班", "没有班主任"), ("c-b", "没有写年级、班，不计入班级")} <= told(result)


def test_the_teacher_is_the_one_at_the_end_of_the_term() -> None:
    room = {"grade": "五年级", "class": 1}
    result = found(
        pupil("c-a", 9, 5),
        volunteer("v-old", past=[{"until": "2026-05-31", "homeroom": room}]),
        volunteer("v-new", homeroom={**room, "since": "2026-06-01"}),
    )
    assert [(one.id, one.room) for one in result.teachers] == [("v-new", "五年级1班")]


def test_classes_stand_from_the_lowest_grade_up_where_they_are_equal() -> None:
    rooms = [("六年级", 1), ("五年级", 10), ("五年级", 2), ("五年级", "实验班")]
    pupils = [child(f"c-{at}", school=school(*room)) for at, room in enumerate(rooms)]
    labels = [one.id for one in found(*pupils).classes]
    assert labels == ["五年级2班", "五年级10班", "五年级实验班", "六年级1班"]


def test_equal_points_share_a_place() -> None:
    def of(id_: str, gained: int) -> Score:
        return Score("帮扶人员", id_, (found(pupil("c-a", gained + 1, 1)).children[0],))

    placed = in_places([of("v-a", 7), of("v-b", 9), of("v-c", 7), of("v-d", 6)])
    assert [(one.id, one.place) for one in placed] == [
        ("v-b", 1), ("v-a", 2), ("v-c", 2), ("v-d", 4),
    ]  # fmt: skip


def test_a_prize_by_rank_and_one_by_progress_can_go_to_one_child() -> None:
    result = found(RULES, pupil("c-a", 9, 1))
    assert [(one.prize, one.reason) for one in result.prizes] == [
        ("一等奖", "名次 1"),
        ("大进步奖", "进步 8 名"),
    ]


def test_progress_is_not_rewarded_where_ranks_cannot_be_compared() -> None:
    lone = child("c-a", school=school("五年级", None), grades=marks(20, 4))
    assert [one.prize for one in found(RULES, lone).prizes] == ["优秀奖"]


def test_prizes_with_both_conditions_or_none() -> None:
    both = {"name": "双优奖", "to_rank": 5, "progress": 3, "amount": 50}
    none = {"name": "鼓励奖", "amount": 5}
    result = found(unit(scoring={"prizes": [both, none]}), pupil("c-a", 9, 5), pupil("c-b", 6, 4))
    assert [(one.child, one.prize, one.reason) for one in result.prizes] == [
        ("c-a", "双优奖", "名次 5，进步 4 名")
    ]
    assert (None, "奖项没有写名次（from_rank、to_rank）或进步几名（progress），没有评：鼓励奖") in told(
        result
    )


def test_some_people_keep_their_places_among_all() -> None:
    chosen = of_people(found(RULES, *SHEET), {"v-1", "v-t2"})
    assert points(chosen.volunteers) == {"v-1": (2, "60", 2)}
    assert points(chosen.teachers) == {"v-t2": (1, "43.33", 3)}
    assert [one.id for one in chosen.classes] == ["五年级2班"]
    assert {one.child for one in chosen.children} == {"c-a", "c-c", "c-d", "c-e", "c-f"}
    assert {one.child for one in chosen.prizes} == {"c-a", "c-c", "c-d", "c-e", "c-f"}
    assert {gap.volunteer for gap in chosen.gaps} == {None}


RANK = st.none() | st.integers(1, 12)
PUPIL = st.tuples(
    RANK,
    RANK,
    st.integers(1, 2),
    st.none() | st.integers(0, 1),
    st.integers(0, 2),
    st.sampled_from(["", "v-1", "v-2"]),
)


def year(pupils: Sequence[tuple[Any, ...]]) -> list[Child]:
    return [
        pupil(
            f"c-{at:02}", before, now, room,
            conduct=[] if violations is None else conduct(violations, *["三好学生", "礼仪之星"][:honours]),
            pairings=[paired(helper)] if helper else [],
        )
        for at, (before, now, room, violations, honours, helper) in enumerate(pupils)
    ]  # fmt: skip


def by_hand(one: tuple[Any, ...]) -> int:
    """The points of a pupil by the default rules, told another way."""
    before, now, _, violations, honours, _ = one
    ranks = 0
    if before and now:
        ranks = sum(10 for _ in range(now, before)) + (10 if {before, now} <= {1, 2, 3, 4, 5} else 0)
    return ranks + (0 if violations is None else (20 if violations == 0 else 0) + 10 * honours)


HELPERS = (volunteer("v-1"), volunteer("v-2"), volunteer("v-t", homeroom={"grade": "五年级", "class": 1}))


@settings(max_examples=80, deadline=None)
@given(st.lists(PUPIL, min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_the_laws_of_scores(pupils: list[tuple[Any, ...]], chance: random.Random) -> None:
    children = year(pupils)
    result = found(*children, *HELPERS)
    expected = {one.id: by_hand(given_) for one, given_ in zip(children, pupils, strict=True)}
    assert {one.child: one.points for one in result.children} == expected
    for score in (*result.volunteers, *result.teachers, *result.classes):
        total = sum(expected[one.child] for one in score.children)
        assert score.total == total == sum(part.points for part in score.parts)
        if score.whose == "帮扶人员":
            assert score.points == total
        else:
            assert abs(score.points * len(score.children) - total) <= Decimal("0.005") * len(score.children)
    for people in (result.volunteers, result.teachers, result.classes):
        assert all(one.place == 1 + sum(other.points > one.points for other in people) for one in people)
    shuffled = [*children, *HELPERS]
    chance.shuffle(shuffled)
    assert found(*shuffled) == result


@settings(max_examples=60, deadline=None)
@given(st.lists(PUPIL, min_size=2, max_size=5), st.data())
def test_a_rank_taken_away_is_told_and_changes_nobody_else(
    pupils: list[tuple[Any, ...]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(pupils) - 1))
    before = found(*year(pupils), *HELPERS)
    after = found(*year([*pupils[:at], (None, *pupils[at][1:]), *pupils[at + 1 :]]), *HELPERS)
    lost = f"c-{at:02}"
    assert (lost, "没有2025秋的名次") in told(after)

    def others(result: Scores) -> list[ChildScore]:
        return [one for one in result.children if one.child != lost]

    assert others(after) == others(before)
    (mine,) = (one for one in after.children if one.child == lost)
    assert not any(part.rule in ("rank_up", "top_kept") for part in mine.parts)


def test_who_is_off_duty_without_a_day_does_not_count() -> None:
    result = found(pupil("c-a", 9, 5, pairings=[paired("v-1")]), volunteer("v-1", status="离岗"))
    assert not result.volunteers
    assert [gap.detail for gap in result.gaps if gap.volunteer] == ["已离岗，没有写离岗日期"]


def test_conduct_written_twice_gives_each_honour_once_and_is_told() -> None:
    twice = [*conduct(0, "三好学生"), *conduct(0, "三好学生", "礼仪之星")]
    result = found(pupil("c-a", 9, 9, conduct=twice))
    assert [part.reason for part in result.children[0].parts] == [
        "没有违纪", "荣誉：三好学生", "荣誉：礼仪之星",
    ]  # fmt: skip
    assert ("c-a", "2026春的操行写了几条") in told(result)


@pytest.mark.parametrize("stage", ["未入园", "幼儿园"])
def test_who_does_not_go_to_school_yet_is_not_assessed_and_that_is_told(stage: str) -> None:
    small = child("c-a", school={"stage": stage, "boarding": False, "enrolled": True})
    result = found(small, pupil("c-b", 9, 5, conduct=conduct()))
    assert [one.child for one in result.children] == ["c-b"]
    assert told(result) == {
        ("c-a", "还没有上小学（未入园、幼儿园），不考核"), ("五年级1班", "没有班主任"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("grade", "earlier", "why"),
    [
        ("一年级", [], "刚入学，没有上学期的名次"),
        ("一年级", [{"term": AUTUMN, "class_rank": 3}], "没有2026春的名次"),
        ("二年级", [], "没有2026春的名次"),
    ],
)
def test_who_has_just_entered_school_has_no_earlier_rank(
    grade: str, earlier: list[dict[str, Any]], why: str
) -> None:
    now = [{"term": NEXT, "class_rank": 2}]
    result = found(term(NEXT), child("c-a", school=school(grade, 1), grades=[*earlier, *now],
                                     conduct=conduct(of=NEXT)), of=NEXT)  # fmt: skip
    assert [gap.reason for gap in result.gaps if gap.child] == [why]
