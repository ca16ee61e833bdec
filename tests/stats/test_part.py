"""A part of the population: who is in it, and what is then counted of whom."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liushou.errors import UsageError
from liushou.records.fields import Record
from liushou.stats.frames import frames_of
from liushou.stats.population import WHOLE, Part, Scope, narrowed, scope_of
from liushou.stats.report import report_of
from liushou.stats.survey import surveyed
from tests.builders import activity, child, resident, school, store, term, unit, volunteer
from tests.stats.archives import archives
from tests.stats.figures import ON

TERM = "2026-2027-1"


def ids(scope: Scope) -> list[str]:
    return [member.child.id for member in scope.members]


def part(*where: str, but: tuple[str, ...] = ()) -> Part:
    return Part(where, but)


def test_who_meets_all_conditions_and_not_what_is_left_out() -> None:
    boarder = school(boarding=True)
    scope = scope_of(
        store(
            child("c-a", school=boarder, address={"village": "朝阳村"}),
            child("c-b", school=boarder, address={"village": "柳树村"}, name="田小禾"),
            child("c-c", school=school(), address={"village": "朝阳村"}),
        ),
        TERM,
        ON,
    )
    assert ids(narrowed(scope, part("村:朝阳村"))) == ["c-a", "c-c"]
    assert ids(narrowed(scope, part("村:朝阳村", "寄宿:是"))) == ["c-a"]
    assert ids(narrowed(scope, part("寄宿:是", but=("村:朝阳村",)))) == ["c-b"]
    assert ids(narrowed(scope, part(but=("田小禾", "寄宿:否")))) == ["c-a"]
    assert ids(narrowed(scope, part(but=("村:柳树村", "寄宿:否")))) == ["c-a"]
    assert narrowed(scope, WHOLE) is scope


def test_everyone_is_asked_on_the_judged_day() -> None:
    moved = child(
        "c-a",
        status="转出",
        closed_on="2026-10-10",
        address={"village": "柳树村"},
        past=[{"until": "2026-10-20", "address": {"village": "朝阳村"}}],
    )
    scope = scope_of(store(moved), TERM, ON)
    assert ids(narrowed(scope, part("村:朝阳村"))) == ["c-a"]
    assert ids(narrowed(scope, part("村:柳树村"))) == []


def test_people_go_by_their_names_as_in_lists() -> None:
    helped = child("c-a", pairings=[{"with": "v-h", "role": "代理家长", "since": "2026-09-10"}])
    scope = scope_of(store(helped, child("c-b"), volunteer("v-h", name="何秀兰")), TERM, ON)
    assert ids(narrowed(scope, part("结对:何秀兰"))) == ["c-a"]


@pytest.mark.parametrize(
    ("wrong", "told"), [(part("好:是"), "没有“好”这个字段"), (part(but=("没有的人",)), "没有“没有的人”")]
)
def test_what_cannot_be_read_is_refused(wrong: Part, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        narrowed(scope_of(store(child()), TERM, ON), wrong)


def test_neither_a_survey_nor_the_units_own_duties_nor_residents_speak_of_a_part() -> None:
    settings_ = unit(
        duties=[
            {"kind": "谈心", "every": "month"},
            {"name": "专题讲座", "activity": "讲座", "every": "term"},
        ]
    )
    survey = term(survey=[{"students": 40, "left_behind": 9}])
    scope = scope_of(store(settings_, survey, child("c-a"), child("c-b"), resident(), activity()), TERM, ON)
    some = narrowed(scope, part(but=("c-b",)))
    assert (surveyed(scope), surveyed(some)) == (9, None)
    whole, found = report_of(frames_of(scope)), report_of(frames_of(some))
    assert whole.survey is not None
    assert whole.residents is not None
    assert (found.survey, found.residents, found.population) == (None, None, 1)
    assert [duty.name for duty in whole.duties] == ["谈心", "专题讲座"]
    assert [duty.name for duty in found.duties] == ["谈心"]
    assert found.indicators[0].indicator.denominator == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (part("村:朝阳村"), "村:朝阳村"),
        (part("村:朝阳村", "寄宿:是"), "村:朝阳村 并且 寄宿:是"),
        (part("寄宿:是", but=("田小禾", "c-b")), "寄宿:是，除去 田小禾、c-b"),
        (part(but=("c-b",)), "除去 c-b"),
    ],
)
def test_how_a_part_is_told(words: Part, told: str) -> None:
    assert words.told == told


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(archives("x"), st.dates(date(2026, 8, 25), date(2027, 2, 10)))
def test_a_part_and_the_rest_are_the_whole(records: tuple[Record, ...], on: date) -> None:
    """Numerators and denominators add up, of the duties too."""
    scope = scope_of(store(*records), TERM, on)
    girls, others = narrowed(scope, part("性别:女")), narrowed(scope, part(but=("性别:女",)))
    assert sorted(ids(girls) + ids(others)) == ids(scope)
    reports = [report_of(frames_of(one)) for one in (girls, others, scope)]
    for one, other, whole in zip(*(report.indicators for report in reports), strict=True):
        assert one.indicator.numerator + other.indicator.numerator == whole.indicator.numerator
        assert one.indicator.denominator + other.indicator.denominator == whole.indicator.denominator
