"""The term report: what stands beside the indicators, and its JSON."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from liushou.errors import UsageError
from liushou.stats.goals import Measured
from liushou.stats.report import ChildLabel, TermReport, term_report
from liushou.stats.report_json import as_json
from liushou.stats.survey import SurveyDifference
from liushou.store.load import load
from tests.builders import FATHER_AWAY, MOTHER_HOME, activity, child, school, store, term, unit, volunteer

HERE = Path(__file__).parent
ON = date(2026, 11, 20)


def report(*records: Any, on: date = ON) -> TermReport:
    return term_report(store(*records), "2026-2027-1", on)


def reached(found: TermReport, name: str) -> Measured:
    return next(one for one in found.indicators if one.indicator.name == name)


VISITED = {"records": [{"date": "2026-10-01", "kind": "家访"}]}


@pytest.mark.parametrize(
    ("target", "expected", "met"),
    [(50, 0.5, True), (50.1, 0.501, False), (49.9, 0.499, True), (0, 0.0, True), (100, 1.0, False)],
)
def test_a_target_is_the_goal_over_100(target: float, expected: float, met: bool) -> None:
    goals = [{"indicator": "走访率", "target": target, "text": "走访过半"}]
    found = report(term(goals=goals), child("c-a", **VISITED), child("c-b"))
    measured = reached(found, "走访率")
    assert (measured.target, measured.met, measured.goal) == (expected, met, "走访过半")
    assert reached(found, "入学率").target is None
    assert reached(found, "入学率").met is None


def test_met_is_empty_without_a_target_or_a_rate() -> None:
    goals = [{"indicator": "法律援助率", "target": 100}, {"indicator": "走访率"}]
    found = report(term(goals=goals), child(**VISITED))
    assert (reached(found, "法律援助率").target, reached(found, "法律援助率").met) == (1.0, None)
    assert (reached(found, "走访率").target, reached(found, "走访率").met) == (None, None)


def test_a_rate_that_just_reaches_its_target_meets_it() -> None:
    # As floats 986 / 1000 and 98.6 / 100 are not the same number.
    children = [child(f"c-{n}", **(VISITED if n < 493 else {})) for n in range(500)]
    found = report(term(goals=[{"indicator": "走访率", "target": 98.6}]), *children)
    assert reached(found, "走访率").met is True


def test_goals_of_words_are_kept_as_words() -> None:
    goals = [{"text": "不让一个孩子掉队"}, {"indicator": "走访率", "target": 90}, {"indicator": "平安率"}]
    assert report(term(goals=goals)).goals == ("不让一个孩子掉队", "平安率")


def test_a_survey_that_differs_is_named() -> None:
    rows = [{"students": 40, "left_behind": 1}, {"students": 41, "left_behind": 2}]
    assert report(term(survey=rows), child()).survey == SurveyDifference(surveyed=3, registered=1)
    assert report(term(survey=rows[:1]), child()).survey is None
    assert report(child()).survey is None


def test_children_named_have_their_name_and_class() -> None:
    fields = {
        "consent": {"signed_on": "2026-09-01", "by": "田奶奶"},
        "health": {"condition": "健康", "immunised": True},
    }
    found = report(child("c-a", name="田小禾", school=school(), **fields), child("c-b", name="林小满"))
    assert found.children == {
        "c-a": ChildLabel("田小禾", "五年级2班"),
        "c-b": ChildLabel("林小满", None),
    }


def test_people_behind_the_ids_of_breakdowns_have_names() -> None:
    found = report(
        child(school=school(), pairings=[{"with": "v-b", "role": "志愿者", "since": "2026-09-01"}]),
        volunteer("v-a", name="周敏", homeroom={"grade": "五年级", "class": 2}),
        volunteer("v-b", name="吴刚"),
        volunteer("v-c", name="孙洁"),
    )
    assert found.people == {"v-a": "周敏", "v-b": "吴刚"}


def test_title_label_and_days_of_the_term() -> None:
    found = report(term(title="关爱工作计划"), on=date(2027, 5, 1))
    assert (found.term, found.term_label, found.title) == (
        "2026-2027-1",
        "2026—2027学年第一学期",
        "关爱工作计划",
    )
    assert (found.begins, found.ends, found.on) == (
        date(2026, 9, 1),
        date(2027, 1, 29),
        date(2027, 1, 29),
    )


def test_activities_of_the_term_by_date_with_members_present_once() -> None:
    present = [
        {"date": "2026-10-10", "present": ["c-a", "c-b", "c-gone"]},
        {"date": "2026-10-17", "present": ["c-a"]},
        {"date": "2026-11-21", "present": ["c-c"]},
    ]
    found = report(
        child("c-a"),
        child("c-b"),
        child("c-c"),
        child("c-gone", status="结束", closed_on="2026-09-01"),
        activity("a-late", when={"from": "2026-12-24"}, status="计划"),
        activity("a-many", when={"from": "2026-10-10", "to": "2026-12-26"}, sessions=present),
        activity("a-off", status="取消", sessions=present[:1], outcome={"spent": 12.5}),
        activity("a-old", term="2025-2026-2"),
    )
    assert [(one.id, one.present, one.spent, one.status) for one in found.activities] == [
        ("a-many", 2, None, "完成"),
        ("a-off", 0, 12.5, "取消"),
        ("a-late", 0, None, "计划"),
    ]


def test_an_outing_in_the_vacation_shows_who_came_but_is_not_of_the_terms_participation() -> None:
    outing = activity(when={"from": "2027-02-03"}, sessions=[{"date": "2027-02-03", "present": ["c-a"]}])
    (before,) = report(child(), outing, on=date(2027, 1, 29)).activities
    after = report(child(), outing, on=date(2027, 2, 3))
    assert (before.present, after.activities[0].present) == (0, 1)
    assert reached(after, "活动参与率").indicator.numerator == 0


def test_cases_of_the_term_by_state_kind_and_level() -> None:
    def case(opened: str, closed: str | None, kind: str, level: str) -> dict[str, Any]:
        return {"opened": opened, "closed": closed, "kind": kind, "level": level, "what": "见记录"}

    found = report(
        child(
            cases=[
                case("2026-10-01", None, "心理", "紧急"),
                case("2026-10-02", "2026-11-20", "生活", "一般"),
                case("2026-10-03", "2026-11-21", "心理", "重点"),
                case("2026-03-01", "2026-08-31", "法律", "一般"),
            ]
        )
    )
    assert (found.cases.open, found.cases.closed) == (2, 1)
    assert list(found.cases.by_kind.items()) == [("生活", 1), ("心理", 2)]
    assert list(found.cases.by_level.items()) == [("一般", 1), ("重点", 1), ("紧急", 1)]


def test_a_store_with_only_a_term_gives_a_report() -> None:
    found = as_json(report())
    assert found["population"] == 0
    assert json.loads(json.dumps(found)) == found


def test_an_unknown_term_is_refused() -> None:
    with pytest.raises(UsageError):
        term_report(store(), "2030-2031-1", ON)


def test_the_units_own_indicators_stand_last() -> None:
    settings = unit(indicators=[{"name": "女童比", "where": "性别:女"}])
    found = report(settings, child(), child("c-b", sex="男", parents=[FATHER_AWAY, MOTHER_HOME]))
    assert found.indicators[-1].indicator.rate == 0.5
    assert len(found.indicators) == 17


def test_the_json_of_a_small_store_is_as_recounted() -> None:
    found = term_report(load((HERE / "golden").resolve()), "2026-2027-1", ON, revision="abc1234567")
    text = json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n"
    assert text == (HERE / "golden" / "report.json").read_text(encoding="utf-8")
