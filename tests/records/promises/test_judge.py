"""Whether a promise was kept, way by way."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import BOTH_HOME, activity, child, school, spring, term, unit
from tests.records.promises.asked import ON, counts, item, ready, verdict

from liushou.errors import UsageError
from liushou.records.activity import Activity
from liushou.records.promises.ground import is_counted
from liushou.records.promises.judge import Verdict

TALK = item(record="谈心")
MONTHLY = item(record="谈心", every="month")


def talked(*days: str, kind: str = "谈心", **fields: Any) -> Any:
    return child(records=[{"date": day, "kind": kind} for day in days], **fields)


def held(id_: str, day: str, *present: str, **fields: Any) -> Activity:
    sessions = [{"date": day, "present": list(present), **fields.pop("session", {})}]
    return activity(id_, when={"from": day}, sessions=sessions, **fields)


def test_kept_broken_or_neither() -> None:
    assert (Verdict(2, 2).kept, Verdict(2, 1).kept, Verdict(0, 0).kept) == (True, False, None)


def test_a_record_of_the_term_shows_it() -> None:
    assert counts(TALK, talked("2026-10-01")) == (1, 1)
    assert counts(TALK, talked("2026-08-31")) == (0, 1)
    assert counts(TALK, talked("2026-11-21")) == (0, 1)
    assert counts(TALK, talked("2026-10-01", kind="家访")) == (0, 1)


def test_several_kinds_and_activities_are_counted_together() -> None:
    asked = item(record=["家访", "谈心"], activity="讲座", times=3)
    assert counts(asked, talked("2026-10-01")) == (1, 3)
    lecture = held("a-a", "2026-10-16", "c-a")
    assert counts(asked, talked("2026-10-01", "2026-10-02"), activities=[lecture]) == (3, 3)
    assert counts(asked, talked("2026-10-01", "2026-10-02", "2026-10-03"), activities=[lecture]) == (3, 3)


def test_periods_are_judged_when_they_have_ended() -> None:
    one = talked("2026-09-10", "2026-11-03")
    assert counts(MONTHLY, one, on=date(2026, 9, 29)) == (0, 0)
    assert counts(MONTHLY, one, on=date(2026, 9, 30)) == (1, 1)
    assert counts(MONTHLY, one) == (1, 2)
    assert counts(MONTHLY, one, on=date(2026, 11, 30)) == (2, 3)
    assert counts(item(record="谈心", every="month", times=2), one, on=date(2026, 11, 30)) == (0, 3)


def test_the_first_and_last_day_of_a_period_belong_to_it() -> None:
    assert counts(MONTHLY, talked("2026-09-30", "2026-10-01")) == (2, 2)


def test_only_periods_on_the_register_are_due() -> None:
    one = talked("2026-10-10", registered_on="2026-09-20")
    assert counts(MONTHLY, one) == (1, 1)


def test_of_one_thing_in_the_term_one_day_on_the_register_is_enough() -> None:
    gone = {"status": "转出", "closed_on": "2026-09-02"}
    assert counts(TALK, talked(**gone)) == (0, 1)
    assert counts(TALK, talked(status="转出", closed_on="2026-08-30")) == (0, 0)


def test_a_yearly_promise_counts_over_the_year_in_both_terms() -> None:
    asked = item(record="谈心", every="year")
    one = talked("2026-09-10")
    assert counts(asked, one) == (1, 1)
    assert counts(asked, talked()) == (0, 1)
    assert counts(asked, one, on=date(2027, 6, 1), of_term=spring()) == (1, 1)
    assert counts(asked, talked("2026-08-31"), on=date(2027, 6, 1), of_term=spring()) == (0, 1)


def test_the_vacation_counts_for_the_term_before_it() -> None:
    summer = spring(vacation={"from": "2027-07-10", "to": "2027-08-31"})
    camp = held("a-camp", "2027-07-20", "c-a", kind="夏令营")
    asked = item(activity=["游览实践", "夏令营"])
    assert counts(asked, child(), on=date(2027, 7, 9), of_term=summer, activities=[camp]) == (0, 1)
    assert counts(asked, child(), on=date(2027, 8, 1), of_term=summer, activities=[camp]) == (1, 1)
    late = held("a-late", "2027-09-02", "c-a", kind="夏令营")
    assert counts(asked, child(), on=date(2027, 9, 3), of_term=summer, activities=[late]) == (0, 1)


def test_who_was_present_took_part() -> None:
    asked = item(activity="讲座")
    assert counts(asked, child(), activities=[held("a-a", "2026-10-16", "c-a")]) == (1, 1)
    assert counts(asked, child(), activities=[held("a-a", "2026-10-16", "c-b")]) == (0, 1)
    assert counts(asked, child(), activities=[held("a-a", "2026-10-16", "c-a", status="取消")]) == (0, 1)
    assert counts(asked, child(), activities=[held("a-a", "2026-10-16", "c-a", kind="观影")]) == (0, 1)
    assert counts(asked, child(), activities=[held("a-a", "2026-11-21", "c-a")]) == (0, 1)


@pytest.mark.parametrize(("kind", "done"), [("家长会", 1), ("培训", 1), ("讲座", 0)])
def test_a_guardian_stands_for_the_child_where_families_are_meant(kind: str, done: int) -> None:
    meeting = held("a-a", "2026-10-16", kind=kind, session={"guardians": ["c-a"]})
    assert counts(item(activity=kind), child(), activities=[meeting]) == (done, 1)


def test_pairings_of_the_judged_day_on_either_side() -> None:
    adult = {"with": "v-a", "role": "爱心妈妈", "since": "2026-09-10"}
    peer = {"with": "c-a", "role": "学习帮手", "since": "2026-09-10"}
    one, friend = child(pairings=[adult]), child("c-b", pairings=[peer])
    assert counts(item(pairing="大人"), one) == (1, 1)
    assert counts(item(pairing="爱心妈妈"), one) == (1, 1)
    assert counts(item(pairing="代理家长"), one) == (0, 1)
    assert counts(item(pairing="伙伴"), one) == (0, 1)
    assert counts(item(pairing="伙伴"), one, others=[friend]) == (1, 1)
    ended = child(pairings=[{**adult, "until": "2026-11-19"}])
    assert counts(item(pairing="大人"), ended) == (0, 1)
    closed = child(pairings=[{**adult, "until": "2026-10-09"}], status="转出", closed_on="2026-10-10")
    assert counts(item(pairing="大人"), closed) == (1, 1)
    to_the_end = child(pairings=[{**adult, "until": "2027-01-29"}])
    assert counts(item(pairing="大人"), to_the_end, on=date(2027, 2, 3)) == (1, 1)


def test_several_pairings_are_pairings_with_several_people() -> None:
    asked = item(pairing="大人", times=2)
    mother = {"with": "v-a", "role": "爱心妈妈", "since": "2026-09-10"}
    assert counts(asked, child()) == (0, 2)
    assert counts(asked, child(pairings=[mother])) == (1, 2)
    assert counts(asked, child(pairings=[mother, {**mother, "role": "志愿者"}])) == (1, 2)
    two = [mother, {**mother, "with": "v-b"}]
    assert counts(asked, child(pairings=two)) == (2, 2)
    assert counts(asked, child(pairings=[*two, {**mother, "with": "v-d"}])) == (2, 2)
    monthly = item(pairing="大人", times=2, every="month")
    assert counts(monthly, child(pairings=[mother])) == (0, 2)
    assert counts(monthly, child(pairings=two)) == (2, 2)


def test_a_condition_sees_pairings_that_ended() -> None:
    ended = {"with": "v-a", "role": "帮扶教师", "since": "2026-09-10", "until": "2026-10-10"}
    one = child(pairings=[ended])
    assert counts(item(where="结对.身份:帮扶教师"), one) == (1, 1)
    assert counts(item(where="已结对:是"), one) == counts(item(pairing="帮扶教师"), one) == (0, 1)


def test_what_is_done_in_a_summer_nobody_wrote_down_counts_nowhere() -> None:
    camp = held("a-camp", "2027-07-20", "c-a", kind="夏令营")
    for every in ("term", "year"):
        asked = item(activity="夏令营", every=every)
        assert counts(asked, child(), on=date(2027, 8, 1), of_term=spring(), activities=[camp]) == (0, 1)


def test_a_condition_has_no_number() -> None:
    with pytest.raises(UsageError, match="数不出 2 次"):
        ready(item(where="寄宿:是", times=2), child())
    assert counts(item(where="寄宿:是", times=1), child(school=school(boarding=True))) == (1, 1)


def test_a_condition_alone_is_enough_beside_what_is_counted() -> None:
    asked = item(record="谈心", times=4, where="寄宿:是", pairing="大人")
    assert counts(asked, talked("2026-10-01")) == (1, 4)
    assert counts(asked, talked(school=school(boarding=True))) == (4, 4)


def test_a_condition_is_asked_for_the_judged_day() -> None:
    past = [{"until": "2026-10-31", "school": school(boarding=True)}]
    assert counts(item(where="寄宿:是"), child(school=school(), past=past)) == (0, 1)
    assert counts(item(where="寄宿:是"), child(school=school(), past=past), on=date(2026, 10, 31)) == (1, 1)


def test_what_speaks_against_it_outweighs_everything() -> None:
    unsafe = [{"opened": "2026-10-01", "kind": "安全", "level": "一般", "what": "见记录"}]
    asked = item(record="谈心", unless="在办个案:安全")
    assert counts(asked, talked("2026-10-01")) == (1, 1)
    assert counts(asked, talked("2026-10-01", cases=unsafe)) == (0, 1)
    settled = [{**unsafe[0], "closed": "2026-11-20"}]
    assert counts(asked, talked("2026-10-01", cases=settled)) == (1, 1)


@pytest.mark.parametrize(
    ("for_", "due"), [(None, 1), ("全部", 1), ("重点", 0), ("性别:女", 1), ("性别:男", 0)]
)
def test_to_whom_it_was_promised(for_: str | None, due: int) -> None:
    assert verdict(item(record="谈心", for_=for_), talked()).due == due


def test_the_focus_group() -> None:
    asked = item(record="谈心", for_="重点")
    assert verdict(asked, talked(focus={"since": "2026-10-01", "why": "独居"})).due == 1
    assert verdict(asked, talked(focus={"since": "2026-12-01", "why": "独居"})).due == 0


def test_a_period_once_ended_stays_promised_as_it_was() -> None:
    asked = item(record="谈心", every="month", for_="重点")
    focused = talked("2026-09-10", focus={"since": "2026-10-15", "why": "独居"})
    assert counts(asked, focused) == (0, 1)


def test_words_only_are_neither_kept_nor_broken() -> None:
    assert verdict(item(), talked("2026-10-01")).kept is None


def test_nothing_is_due_before_the_term() -> None:
    assert verdict(TALK, talked("2026-10-01"), on=date(2026, 8, 25)) == Verdict(0, 0)


ARTS = item(about=["书法", "绘画/画画", "剪纸", "琴"], times=2, every="year")


def test_topics_are_counted_once_each() -> None:
    assert counts(ARTS, child(interests=["画画"])) == (1, 2)
    assert counts(ARTS, child(interests=["画画", "绘画", "下棋"])) == (1, 2)
    assert counts(ARTS, child(interests=["画画", "学书法"])) == (2, 2)
    fair = held("a-a", "2026-10-16", "c-a", title="书法比赛", kind="文体比赛")
    assert counts(ARTS, child(interests=["画画"]), activities=[fair]) == (2, 2)
    assert counts(ARTS, child(interests=["书法"]), activities=[fair]) == (1, 2)
    painted = held("a-p", "2026-10-18", "c-a", title="画画小组")
    assert counts(ARTS, child(interests=["绘画"]), activities=[painted]) == (1, 2)
    themed = held("a-b", "2026-10-17", "c-a", theme="剪纸迎新年")
    assert counts(ARTS, child(), activities=[fair, themed]) == (2, 2)


def test_topics_only_of_the_kinds_that_are_named() -> None:
    asked = item(about=["书法"], activity="兴趣小组")
    fair = held("a-a", "2026-10-16", "c-a", title="书法比赛", kind="文体比赛")
    assert counts(asked, child(), activities=[fair]) == (0, 1)


def groups(*names: str) -> Activity:
    agenda = [{"title": "练习", "group": name} for name in names]
    return held("a-g", "2026-10-16", "c-a", title="周末小组", agenda=agenda)


def test_a_group_counts_only_where_all_groups_say_so() -> None:
    asked = item(about=["书法", "足球"])
    assert counts(asked, child(), activities=[groups("书法组", "足球组")]) == (0, 1)
    assert counts(asked, child(), activities=[groups("书法一组", "书法二组")]) == (1, 1)
    assert counts(asked, child(), activities=[groups()]) == (0, 1)


def test_fields_of_the_archive() -> None:
    guardian = {"name": "田奶奶", "relation": "祖母"}
    phoned = child(guardians=[{**guardian, "phone": "15400000001"}])
    assert counts(item(field="status"), child()) == (1, 1)
    assert counts(item(field="guardians.phone"), child(guardians=[guardian])) == (0, 1)
    assert counts(item(field="监护人.电话"), phoned) == (1, 1)
    assert counts(item(field="guardians"), phoned) == (1, 1)
    assert counts(item(field="interests", times=2), child(interests=["书法"])) == (1, 2)
    assert counts(item(field="interests", times=2), child(interests=["书法", "剪纸"])) == (2, 2)


def test_a_truth_value_must_be_true() -> None:
    asked = item(field="health.immunised")
    assert counts(asked, child(health={"condition": "健康", "immunised": False})) == (0, 1)
    assert counts(asked, child(health={"condition": "健康", "immunised": True})) == (1, 1)
    assert counts(item(field="监护落实"), child()) == (0, 1)


def test_a_field_that_past_keeps_is_that_of_the_day() -> None:
    one = child(address=None, past=[{"until": "2026-10-31", "address": {"village": "朝阳村"}}])
    assert counts(item(field="address"), one, on=date(2026, 10, 1)) == (1, 1)
    assert counts(item(field="address"), one) == (0, 1)


def test_fields_of_the_settings() -> None:
    home = unit(rooms=[{"name": "亲情室", "place": "一楼"}])
    assert counts(item(field="rooms"), child(), settings=home) == (1, 1)
    assert counts(item(field="活动室"), child(), settings=home) == (1, 1)
    assert counts(item(field="rooms"), child()) == (0, 1)
    assert counts(item(field="hotline"), child(), settings=unit(info={"hotline": "12345"})) == (1, 1)


def test_what_cannot_be_read_is_refused() -> None:
    for wrong in ({"field": "同意信"}, {"where": "寄宿="}, {"unless": "寄宿生:是"}, {"for_": "寄宿"}):
        with pytest.raises(UsageError, match="checklists 里“承诺”读不懂"):
            verdict(item(record="谈心", **wrong), child())


WISHES = item(record="生日祝福", activity="生日会", every="year")


@pytest.mark.parametrize(
    ("born", "on", "due"),
    [
        ("2016-09-01", date(2026, 9, 1), 1),
        ("2016-11-20", ON, 1),
        ("2016-11-21", ON, 0),
        ("2016-08-31", ON, 0),
        ("2016-08-31", date(2027, 8, 31), 1),
        ("2026-10-01", ON, 0),
        ("2016-02-29", date(2027, 2, 27), 0),
        ("2016-02-29", date(2027, 2, 28), 1),
    ],
)
def test_wishes_are_due_from_the_birthday_on(born: str, on: date, due: int) -> None:
    until_september = spring(begins="2027-02-20", vacation={"from": "2027-07-10", "to": "2027-08-31"})
    of_term = term() if on.year == 2026 else until_september
    assert counts(WISHES, child(birth_date=born), on=on, of_term=of_term) == (0, due)


def test_wishes_made_before_the_birthday_count() -> None:
    early = talked("2026-11-01", kind="生日祝福", birth_date="2016-12-24")
    assert counts(WISHES, early) == (1, 1)
    party = held("a-a", "2026-10-30", "c-a", kind="生日会")
    assert counts(WISHES, child(birth_date="2016-12-24"), activities=[party]) == (1, 1)
    of_last_year = talked("2026-08-31", kind="生日祝福", birth_date="2016-08-31")
    assert counts(WISHES, of_last_year) == (0, 0)


def test_a_birthday_away_from_the_register_was_nobody_s_promise() -> None:
    gone = child(birth_date="2016-10-10", status="转出", closed_on="2026-10-10")
    came_later = child(birth_date="2016-10-10", registered_on="2026-10-11")
    assert counts(WISHES, gone) == counts(WISHES, came_later) == (0, 0)
    assert counts(WISHES, child(birth_date="2016-10-10", registered_on="2026-10-10")) == (0, 1)


@pytest.mark.parametrize(
    "more", [{"record": ["生日祝福", "慰问"]}, {"field": "consent"}, {"pairing": "大人"}]
)
def test_what_can_be_shown_in_other_ways_does_not_wait_for_the_birthday(more: dict[str, Any]) -> None:
    asked = item(**{"record": "生日祝福", "every": "year", **more})
    assert counts(asked, child(birth_date="2016-12-24")) == (0, 1)


def test_monthly_wishes_are_due_in_the_month_of_the_birthday() -> None:
    asked = item(record="生日祝福", every="month")
    assert counts(asked, talked("2026-10-01", kind="生日祝福", birth_date="2016-10-31")) == (1, 1)
    assert counts(asked, child(birth_date="2016-10-31")) == (0, 1)
    assert counts(asked, child(birth_date="2016-11-30")) == (0, 0)


KINDS = st.sampled_from(["谈心", "家访"])
DAYS = st.dates(date(2026, 8, 20), date(2027, 2, 10)).map(str)
RECORDS = st.lists(st.fixed_dictionaries({"date": DAYS, "kind": KINDS}), max_size=8)
ITEMS = st.fixed_dictionaries(
    {"record": st.lists(KINDS, min_size=1, max_size=2, unique=True)},
    optional={
        "every": st.sampled_from(["week", "month", "quarter", "term", "year"]),
        "times": st.integers(1, 3),
        "where": st.just("寄宿:是"),
        "for": st.sampled_from(["全部", "重点", "性别:女"]),
    },
)
ASKED_ON = st.dates(date(2026, 8, 25), date(2027, 2, 10))


@given(ITEMS, RECORDS, RECORDS, ASKED_ON)
def test_doing_more_never_makes_it_less(
    fields: dict[str, Any], some: list[dict[str, str]], more: list[dict[str, str]], on: date
) -> None:
    asked = item(**fields)
    before = verdict(asked, child(records=some), on=on)
    after = verdict(asked, child(records=[*more, *some]), on=on)
    assert after.due == before.due
    assert 0 <= before.done <= after.done <= after.due


@given(ITEMS, RECORDS, ASKED_ON, st.sampled_from([2, 3]))
def test_asking_for_more_never_keeps_more(
    fields: dict[str, Any], records: list[dict[str, str]], on: date, times: int
) -> None:
    one = child(records=records)
    little, much = (verdict(item(**{**fields, "times": number}), one, on=on) for number in (1, times))
    assert (little.due == 0) == (much.due == 0)
    assert not (much.kept and little.kept is False)


def test_a_verdict_speaks_of_any_child_on_the_register() -> None:
    # who is counted is asked by ground.is_counted
    assert counts(TALK, talked("2026-10-01", parents=BOTH_HOME)) == (1, 1)


def test_without_a_vacation_a_term_ends_on_its_last_day() -> None:
    assert counts(TALK, talked("2027-02-01"), on=date(2027, 2, 2)) == (0, 1)
    longer = term(vacation={"from": "2027-01-30", "to": "2027-02-28"})
    assert counts(TALK, talked("2027-02-01"), on=date(2027, 2, 2), of_term=longer) == (1, 1)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"parents": BOTH_HOME}, False),
        ({"registered_on": "2026-11-21"}, False),
        ({"status": "转出", "closed_on": "2026-09-02"}, True),
        ({"status": "转出", "closed_on": "2026-09-01"}, False),
    ],
)
def test_who_is_counted(fields: dict[str, Any], expected: bool) -> None:
    promise, deeds = ready(TALK, child(**fields))
    assert is_counted(promise.ground, deeds.child) is expected
