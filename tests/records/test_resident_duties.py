"""Duties to residents: judged as a child's are, of their own kinds, by their own helpers."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import child, resident, spring, term, volunteer

from liushou.errors import UsageError
from liushou.records.duties import Verdict, overdue, plan_of, running, verdicts
from liushou.records.helpers import Helpers, helpers_of
from liushou.records.person import Person
from liushou.records.resident import Resident
from liushou.records.unit import Duty

ON = date(2026, 11, 20)
NOBODY = helpers_of((), {})
VACATION = {"from": "2027-01-30", "to": "2027-02-28"}
TERMS = (term(vacation=VACATION), spring())


def duty(**fields: Any) -> Duty:
    return Duty.model_validate({"kind": "走访", "every": "month", "whom": "留守老人", **fields})


def judged(owed: Duty, person: Person, on: date = ON, helpers: Helpers = NOBODY) -> list[tuple[str, bool]]:
    """First day of each due period, and whether the duty was done in it."""
    found = verdicts(plan_of(owed, term(), on, helpers), person)
    return [(str(one.period.days.first), one.done) for one in found]


def visits(*days: str, **fields: Any) -> list[dict[str, Any]]:
    return [{"date": day, "kind": "走访", **fields} for day in days]


def test_months_that_ended_on_the_register_are_due() -> None:
    elder = resident(registered_on="2026-09-15", records=visits("2026-10-08", "2026-11-03"))
    assert judged(duty(), elder) == [("2026-10-01", True)]
    closed = resident(status="结束", closed_on="2026-10-31", records=visits("2026-09-30"))
    assert judged(duty(), closed) == [("2026-09-01", True)]


@pytest.mark.parametrize(
    ("whom", "owed_to"),
    [
        ("儿童", {"c-a"}),
        ("留守老人", {"r-old"}),
        ("留守妇女", {"r-wife"}),
        ("留守妇女老人", {"r-old", "r-wife"}),
    ],
)
def test_a_duty_is_owed_to_its_own_kind_of_people_only(whom: str, owed_to: set[str]) -> None:
    people = (child(), resident("r-old"), resident("r-wife", kind="留守妇女", birth_date="1990-05-01"))
    plan = plan_of(duty(whom=whom), term(), ON, NOBODY)
    assert {one.id for one in people if verdicts(plan, one)} == owed_to
    assert {one.id for one in people if running(plan, one)} == owed_to


def test_only_records_of_the_helper_of_the_day_count_where_asked() -> None:
    helpers = helpers_of((), {one.id: one for one in (volunteer("v-a", name="何秀兰"), volunteer("v-b"))})
    helped = [{"with": "v-a", "since": "2026-09-10", "until": "2026-10-15"}]

    def done(day: str, by: str) -> bool:
        elder = resident(helpers=helped, records=visits(day, by=by))
        return dict(judged(duty(by="帮扶人"), elder, ON, helpers))[f"{day[:7]}-01"]

    assert done("2026-09-10", "v-a")
    assert done("2026-10-15", "何秀兰")
    assert not done("2026-09-09", "v-a")
    assert not done("2026-10-16", "v-a")
    assert not done("2026-09-10", "v-b")


def test_a_filter_asks_for_the_resident_on_the_last_day_of_the_period() -> None:
    owed = duty(**{"for": "年龄>=76"})
    assert judged(owed, resident(birth_date="1950-10-31")) == [("2026-10-01", False)]
    assert judged(owed, resident(birth_date="1950-11-01")) == []
    needy = duty(**{"for": "需求:生活照料"})
    assert judged(needy, resident(needs=["生活照料"])) == [("2026-09-01", False), ("2026-10-01", False)]
    assert judged(needy, resident(needs=["文化娱乐"])) == []


@pytest.mark.parametrize("given_for", ["重点", "班级:五年级1班"])
def test_what_residents_have_not_cannot_be_asked_of_them(given_for: str) -> None:
    with pytest.raises(UsageError, match="职责“走访”的 for 读不懂：筛选条件“"):
        plan_of(duty(**{"for": given_for}), term(), ON, NOBODY)


_DAY = st.dates(date(2026, 8, 20), date(2027, 7, 20))
_STAY = st.fixed_dictionaries({"registered_on": _DAY}, optional={"closed_on": _DAY})
_DUTY = st.fixed_dictionaries(
    {
        "every": st.sampled_from(["day", "week", "month", "quarter", "term", "year"]),
        "during": st.sampled_from(["学期", "假期", "全年"]),
        "times": st.integers(1, 3),
    }
)


@given(stay=_STAY, asked=_DUTY, done=st.lists(_DAY, max_size=12), on=_DAY, in_term=st.sampled_from(TERMS))
def test_a_resident_is_judged_as_a_child_would_be(
    stay: dict[str, date], asked: dict[str, Any], done: list[date], on: date, in_term: Any
) -> None:
    closed = stay.get("closed_on")
    fields: dict[str, Any] = {
        "registered_on": stay["registered_on"].isoformat(),
        "records": visits(*(day.isoformat() for day in done)),
        **({"closed_on": closed.isoformat(), "status": "结束"} if closed else {}),
    }

    def found(whom: str, person: Person) -> tuple[tuple[Verdict, ...], Verdict | None, Verdict | None]:
        plan = plan_of(duty(**asked, whom=whom), in_term, on, NOBODY)
        every = verdicts(plan, person)
        return every, running(plan, person), overdue(every, on)

    assert found("留守老人", resident(**fields)) == found("儿童", child(**fields))


HELPED = {"with": "v-a", "since": "2026-01-01"}


def caring(elder: Resident, *people: Any) -> tuple[str, ...]:
    return helpers_of((), {one.id: one for one in people}).caring(elder, ON)


def test_who_cares_are_the_helpers_who_serve_else_whoever_has_the_village() -> None:
    covering = volunteer("v-z", covers=[{"village": "上湾村"}, {"village": "朝阳村"}])
    others = (
        volunteer("v-y", covers=[{"village": "朝阳村", "grade": "五年级"}]),
        volunteer("v-x", covers=[{"village": "上湾村"}]),
        volunteer("v-w", covers=[{"village": "朝阳村"}], status="离岗", left_on="2026-11-19"),
    )
    helped, alone = resident(helpers=[HELPED]), resident()
    assert caring(helped, volunteer("v-a"), covering, *others) == ("v-a",)
    assert caring(alone, volunteer("v-a"), covering, *others) == ("v-z",)
    gone = volunteer("v-a", status="离岗", left_on=str(ON - timedelta(days=1)))
    assert caring(helped, gone, covering, *others) == ("v-z",)
    assert caring(helped, *others) == ()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": "老人走访"}, "老人走访"),
        ({"name": "上门"}, "留守老人上门"),
        ({"whom": "留守妇女"}, "留守妇女走访"),
        ({"name": "老人走访", "whom": "留守妇女老人"}, "留守妇女、老人老人走访"),
        ({"whom": "留守妇女老人"}, "留守妇女、老人走访"),
        ({"whom": "儿童"}, "走访"),
    ],
)
def test_a_duty_says_for_whom_it_is(fields: dict[str, str], told: str) -> None:
    assert duty(**fields).told == told
