"""Values in other forms than format 1 takes, whose meaning is beyond doubt."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.findings import Repair
from liushou.records.child import Child
from liushou.records.rewrite import rewritten
from liushou.records.types import Form
from liushou.records.validate import build

CHILD = {
    "id": "c-a", "name": "甲", "sex": "男", "birth_date": "2015-05-01", "status": "在册",
    "registered_on": "2025-09-01", "parents": [], "guardians": [],
}  # fmt: skip


@pytest.mark.parametrize(
    ("form", "given_", "put"),
    [
        ("day", "2026/9/1", "2026-09-01"),
        ("day", "2026.9.1", "2026-09-01"),
        ("day", "2026年9月1日", "2026-09-01"),
        ("day", "２０２６年９月１日", "2026-09-01"),
        ("day", "2026-9-1", "2026-09-01"),
        ("day", 20260901, "2026-09-01"),
        ("day", "2026 年 9 月 1 日", "2026-09-01"),
        ("day", "2026年9月1号", "2026-09-01"),
        ("day", "2026.9.1.", "2026-09-01"),
        ("day", "2026、9、1", "2026-09-01"),
        ("day", "2026年2月30日", None),
        ("day", "1/9/2026", None),
        ("day", "26-9-1", None),
        ("day", "2026-9", None),
        ("day", "2026/9-1", None),
        ("day", 2026, None),
        ("month", "2026/9", "2026-09"),
        ("month", "2026年9月", "2026-09"),
        ("month", "2026年9月份", "2026-09"),
        ("month", "2026-13", None),
        ("clock", "9:00", "09:00"),
        ("clock", "9：05", "09:05"),
        ("clock", "9点30分", "09:30"),
        ("clock", "24:00", None),
        ("clock", 930, None),
        ("term", "2026秋", "2026-2027-1"),
        ("term", "2026春季学期", "2025-2026-2"),
        ("term", "2026-2027学年第一学期", "2026-2027-1"),
        ("term", "2026—2027学年度第二学期", "2026-2027-2"),
        ("term", "2026-2028学年第一学期", None),
        ("term", "第一学期", None),
        ("number", "12", "12"),
        ("number", "１２．５", "12.5"),
        ("number", "200元", "200"),
        ("number", "1e5", None),
        ("number", "约200", None),
        ("truth", "是", "true"),
        ("truth", "否", "false"),
        ("truth", "True", "true"),
        ("truth", "没有", "false"),
        ("truth", "不清楚", None),
        ("truth", 1, None),
        ("", "是", None),
    ],
)
def test_forms(form: Form, given_: object, put: str | None) -> None:
    found = rewritten(form, given_)
    assert (found.put if found else None) == put


@pytest.mark.parametrize("value", [15400012345, 0.5])
def test_numbers_where_text_belongs_are_quoted_as_they_stand(value: float) -> None:
    assert rewritten("text", value) == Repair("quote", "", "加引号")


@pytest.mark.parametrize("value", [True, False, None, [1]])
def test_nothing_is_assumed_of_other_values(value: object) -> None:
    assert rewritten("text", value) is None
    assert rewritten("number", value) is None


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["{}年{}月{}日", "{}/{}/{}", "{}.{}.{}", "{}-{}-{}"]),
)
def test_a_day_stays_the_day_it_was(day: date, form: str) -> None:
    text = form.format(day.year, day.month, day.day)
    found = rewritten("day", text)
    assert found is not None
    assert found.put == day.isoformat()


def fixes(**fields: object) -> dict[str, str | None]:
    """The words of the repairs offered for a child with these fields, by the last key of the path."""
    built = build(Child, {**CHILD, **fields})
    assert isinstance(built, tuple)
    return {str(one.path[-1]): one.fix.words if one.fix else None for one in built}


def test_a_repair_is_offered_only_where_the_model_takes_it() -> None:
    assert fixes(nmae="乙") == {"nmae": None}  # there is a name already
    assert fixes(grade="五年级") == {"grade": None}  # `grades` is a list
    assert fixes(ethnicty="汉族") == {"ethnicty": "改为 ethnicity"}
    assert fixes(guardianshp="一般") == {"guardianshp": "改为 guardianship"}
    assert fixes(guardianshp="好") == {"guardianshp": None}
    assert fixes(helth={"conditon": "健康"}) == {"helth": "改为 health"}  # what is deeper comes later
    assert fixes(conduct=[{"term": "2026秋", "violations": "-1"}]) == {
        "term": "改为 2026-2027-1",
        "violations": None,
    }


def test_two_keys_may_not_become_one() -> None:
    assert fixes(ethnicty="汉族", ethnicity="土家族") == {"ethnicty": None}
    assert fixes(ethnicty="汉族", ethnicity=None) == {"ethnicty": None}


def test_the_words_of_a_repair_show_nothing_sensitive() -> None:
    found = build(
        Child,
        {**CHILD, "health": {"condition": "健康", "checkups": [{"date": "2026-09-01", "height_cm": "150"}]}},
    )
    assert isinstance(found, tuple)
    assert [one.fix.words for one in found if one.fix] == ["改为规定的写法"]
    assert "150" not in found[0].message
