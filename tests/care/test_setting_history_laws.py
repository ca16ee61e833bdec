"""What `past` says after any fields were set, on any days: the days before stay as they were."""

from datetime import date, timedelta
from typing import Any, cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import child, school
from tests.care.test_setting_changes import set_

from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.standing import Standing, standing
from liushou.records.validate import build

FIRST = date(2026, 1, 1)
DAYS = 40
FIELDS: dict[str, tuple[str, ...]] = {
    "school.grade": ("四年级", "五年级", "六年级"),
    "school.class": ("1", "2", "实验班"),
    "school.boarding": ("是", "否"),
    "guardians[0].phone": ("15400012345", "15400012346"),
    "guardians[0].relation": ("祖母", "外祖母"),
    "guardianship": ("较好", "一般", "差"),
    "address.village": ("朝阳村", "枫坪村"),
    "parents[0].situation": ("外出务工", "在家", "服刑"),
}
STEPS = st.tuples(
    st.sampled_from(sorted(FIELDS)).flatmap(
        lambda path: st.sampled_from(FIELDS[path]).map(lambda value: f"{path}={value}")
    ),
    st.integers(1, DAYS - 1).map(lambda number: FIRST + timedelta(days=number)),
    st.integers(0, 4).map(lambda number: number == 0),
)
LAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def at_first() -> Child:
    return child(
        registered_on="2025-09-01",
        school=school("五年级", 2),
        guardianship="较好",
        address={"village": "上湾村"},
        guardians=[{"name": "杜月英", "relation": "祖母", "phone": "15400012340"}],
    )


def after(before: Child, word: str, since: date, *, correct: bool) -> Child:
    told = set_([before], word, since=since, correct=correct)
    found = build(Child, cast("dict[str, Any]", told.values["c-a"]))
    assert isinstance(found, Child), found
    return found


def attempt(now: Child, word: str, since: date, *, correct: bool) -> Child | str:
    """As `after`, or the message of a refusal."""
    try:
        return after(now, word, since, correct=correct)
    except UsageError as error:
        return error.message


def by_day(one: Child) -> dict[date, Standing]:
    days = (FIRST + timedelta(days=number) for number in range(DAYS))
    return {day: standing(one, day) for day in days}


@LAW
@given(st.lists(STEPS, max_size=8))
def test_the_days_before_are_as_they_were_and_the_rest_is_as_it_is_now(
    steps: list[tuple[str, date, bool]],
) -> None:
    now = at_first()
    for word, since, correct in steps:
        old = by_day(now)
        new = attempt(now, word, since, correct=correct)
        if isinstance(new, str):
            assert not correct
            assert "不能从" in new
            continue
        if new == now:
            continue
        top = word.split(".")[0].split("[")[0].split("=")[0]
        last = max((one.until for one in now.past if getattr(one, top) is not None), default=date.min)
        for day, found in by_day(new).items():
            others = {key for key in Standing.__slots__ if key != top}
            assert all(getattr(found, key) == getattr(old[day], key) for key in others)
            is_new = day > last if correct else day >= since
            assert getattr(found, top) == getattr(new if is_new else old[day], top)
        assert [one.until for one in new.past] == sorted({one.until for one in new.past})
        now = new


@LAW
@given(st.lists(STEPS, max_size=6))
def test_changes_one_after_the_other_are_never_refused(steps: list[tuple[str, date, bool]]) -> None:
    now = at_first()
    for word, since, correct in sorted(steps, key=lambda step: step[1]):
        now = after(now, word, since, correct=correct)
