"""Cases kept from the day they are opened until they are closed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import child
from tests.care.archives import amended_record

from liushou.care.casework.listed import cases_of
from liushou.care.casework.steps import NewCase, closed, escalated, find_open, opened, stepped
from liushou.care.wording import CASE_KINDS, CASE_LEVELS
from liushou.errors import UsageError
from liushou.records.careplan import Case
from liushou.records.child import Child

DAY = date(2026, 11, 20)
SEPTEMBER = {"opened": "2026-09-10", "kind": "心理", "level": "重点", "what": "几天不说话"}
NOVEMBER = {"opened": "2026-11-18", "kind": "监护", "level": "紧急", "what": "夜里独自在家"}


def girl(*cases: dict[str, object]) -> Child:
    return child(name="田禾", cases=list(cases))


@given(
    st.dates(date(2026, 9, 1), DAY),
    st.sampled_from(CASE_KINDS),
    st.sampled_from(CASE_LEVELS),
    st.sampled_from(["几天不说话", "多行\n内容: #1", "'引号\"", "- 列表"]),
    st.sampled_from([(), ("v-a",), ("v-a", "村医")]),
)
def test_a_case_is_read_back_in_its_place(
    day: date, kind: str, level: str, what: str, by: tuple[str, ...]
) -> None:
    new = NewCase(day, kind, level, what, by)  # type: ignore[arg-type]
    before = girl(SEPTEMBER, NOVEMBER)
    cases = amended_record(before, opened(before, new)).cases
    if (day, kind, what) == (date(2026, 9, 10), "心理", "几天不说话"):
        assert cases == before.cases
        return
    [found] = [case for case in cases if case not in before.cases]
    assert (found.opened, found.kind, found.level, found.what, found.by or ()) == (day, kind, level, what, by)
    assert [case.opened for case in cases] == sorted(case.opened for case in cases)


def test_the_same_case_is_not_opened_twice() -> None:
    one = girl(SEPTEMBER)
    assert opened(one, NewCase(date(2026, 9, 10), "心理", "重点", "几天不说话")) == ()


def test_the_only_open_case_is_meant() -> None:
    done = SEPTEMBER | {"closed": "2026-10-10"}
    assert find_open(girl(done, NOVEMBER), None) == 1


@pytest.mark.parametrize(("which", "index"), [("2026-09-10", 0), ("监护", 1), ("心理", 0)])
def test_of_several_one_is_named_by_its_day_or_kind(which: str, index: int) -> None:
    assert find_open(girl(SEPTEMBER, NOVEMBER), which) == index


@pytest.mark.parametrize("which", [None, "2026-09-11", "安全"])
def test_an_unclear_case_lists_the_open_ones(which: str | None) -> None:
    with pytest.raises(UsageError) as raised:
        find_open(girl(SEPTEMBER, NOVEMBER), which)
    assert "2026-09-10　心理（重点）" in raised.value.message
    assert "2026-11-18　监护（紧急）" in raised.value.message
    assert "几天不说话" not in raised.value.message


def test_no_open_case() -> None:
    with pytest.raises(UsageError, match="没有未办结的个案"):
        find_open(girl(SEPTEMBER | {"closed": "2026-10-10"}), None)


def test_steps_stand_in_order_of_their_days() -> None:
    one = girl(SEPTEMBER)
    for day in (date(2026, 10, 20), date(2026, 10, 1), DAY):
        one = amended_record(one, stepped(one, 0, day, f"{day} 家访", ("v-a",)))
    assert [step.date for step in one.cases[0].steps] == [date(2026, 10, 1), date(2026, 10, 20), DAY]
    assert one.cases[0].steps[0].by == ("v-a",)
    assert stepped(one, 0, DAY, f"{DAY} 家访", ()) == ()


def test_a_reply_goes_to_what_was_told() -> None:
    one = girl(NOVEMBER)
    told = amended_record(one, escalated(one, 0, "镇儿童督导员", None, DAY, None))
    assert escalated(told, 0, "镇儿童督导员", None, DAY, None) == ()
    answered = amended_record(told, escalated(told, 0, "镇儿童督导员", None, date(2026, 11, 25), "明天来"))
    [only] = answered.cases[0].escalated
    assert (only.to, only.date, only.reply) == ("镇儿童督导员", DAY, "明天来")
    again = amended_record(
        answered, escalated(answered, 0, "镇儿童督导员", None, date(2026, 11, 26), "已安置")
    )
    assert [(one.date, one.reply) for one in again.cases[0].escalated] == [
        (DAY, "明天来"), (date(2026, 11, 26), "已安置"),
    ]  # fmt: skip


def test_a_reply_of_another_day_is_another_report() -> None:
    one = girl(NOVEMBER | {"escalated": [{"to": "派出所", "date": "2026-11-18"}]})
    made = amended_record(one, escalated(one, 0, "派出所", date(2026, 11, 19), DAY, "已出警"))
    assert [(told.date, told.reply) for told in made.cases[0].escalated] == [
        (date(2026, 11, 18), None), (date(2026, 11, 19), "已出警"),
    ]  # fmt: skip


@pytest.mark.parametrize("legal_aid", [True, False])
def test_a_closed_case_says_how_it_ended(*, legal_aid: bool) -> None:
    one = girl(SEPTEMBER, NOVEMBER)
    case = amended_record(one, closed(one, 1, DAY, "姑姑接走照料", legal_aid=legal_aid)).cases[1]
    assert (case.closed, case.outcome, case.legal_aid) == (DAY, "姑姑接走照料", legal_aid or None)
    assert not case.open_on(DAY)


def test_open_cases_the_gravest_first() -> None:
    steps = [{"date": "2026-10-01", "what": "谈话"}, {"date": "2026-12-01", "what": "以后的"}]
    told = [{"to": "镇", "date": "2026-11-01"}]
    ended = {"opened": "2026-09-01", "kind": "学习", "level": "紧急", "what": "辍学", "closed": "2026-09-21"}
    one = girl(SEPTEMBER | {"steps": steps, "escalated": told}, ended, NOVEMBER)
    found = cases_of([one], DAY)
    assert [(each.case.kind, each.days, each.last) for each in found] == [
        ("监护", 2, None), ("心理", 71, (date(2026, 11, 1), "上报镇")),
    ]  # fmt: skip
    every = cases_of([one], DAY, every=True)
    assert [(each.case.kind, each.days) for each in every] == [("监护", 2), ("心理", 71), ("学习", 20)]
    assert [each.case.kind for each in cases_of([one], DAY, level="重点")] == ["心理"]
    assert cases_of([one], date(2026, 8, 1), every=True) == ()


def test_a_case_is_open_until_the_day_it_is_closed() -> None:
    case = Case.model_validate(SEPTEMBER | {"closed": "2026-10-10"})
    one = child(cases=[SEPTEMBER | {"closed": "2026-10-10"}])
    assert one.cases == (case,)
    assert len(cases_of([one], date(2026, 10, 9))) == 1
    assert cases_of([one], date(2026, 10, 10)) == ()
