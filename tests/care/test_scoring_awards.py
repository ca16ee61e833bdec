"""Awards that stand in the term already, by ids or by names."""

from datetime import date

import pytest
from tests.builders import child, store, term, volunteer

from liushou.care.scoring.awards import Awarded, Honour, awarded
from liushou.records.fields import Record

DAY = date(2026, 12, 30)
PRIZE = Honour("一等奖", ("c-a", "c-b"))
PUPILS = child("c-a", name="田小禾"), child("c-b", name="周晓")


def after(to: list[str], *others: Record, honour: Honour = PRIZE) -> Awarded:
    plan = term(awards=[{"title": honour.title, "date": "2026-12-01", "to": to}])
    return awarded(store(*PUPILS, *others), plan, (honour,), DAY)


@pytest.mark.parametrize("to", [["c-b", "c-a"], ["田小禾", "周晓"], ["c-a", "周晓"]])
def test_an_award_written_by_name_is_the_same_award(to: list[str]) -> None:
    found = after(to)
    assert (len(found.there), found.written, found.otherwise, found.drafts) == (1, (), (), ())


@pytest.mark.parametrize("other", [child("c-c", name="周晓"), volunteer("v-1", name="周晓")])
def test_a_name_of_two_people_is_nobody_in_particular(other: Record) -> None:
    found = after(["田小禾", "周晓"], other)
    assert (len(found.there), len(found.otherwise)) == (0, 1)


def test_other_people_are_other_people() -> None:
    assert len(after(["田小禾"]).otherwise) == 1


def test_a_helper_or_a_class_written_by_name() -> None:
    best = Honour("优秀帮扶人员", ("v-1",))
    assert after(["何秀兰"], volunteer("v-1", name="何秀兰"), honour=best).there
    assert after(["五年级1班"], honour=Honour("先进班级", ("五年级1班",))).there
