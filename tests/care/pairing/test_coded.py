"""Columns of people about whom little is written."""

from tests.builders import child
from tests.care.pairing.suggesting import DAY, helper, kept, only, said, suggested

from liushou.care.pairing.question import question_of
from liushou.care.pairing.suggestion import Wanted


def test_a_table_without_skills_or_without_needs_has_its_last_row() -> None:
    needy = child(categories=["学困"], interests=["画画"])
    for people, shape in (
        ((needy, helper()), (3, 1)),
        ((child(), helper(skills=["数学"])), (1, 1)),
        ((needy,), (3, 0)),
        ((helper(),), (1, 1)),
    ):
        sides = question_of(kept(*people), Wanted(DAY)).sides()
        assert sides.coded.by_skills.shape == shape
        assert not sides.coded.by_skills[-1:].any()


def test_whoever_has_no_skills_written_is_told_so() -> None:
    found = suggested(child(categories=["学困"]), helper(), children=frozenset({"c-a"}))
    assert said(only(found))["skills"] == ("帮扶人的特长没有填写", 15)
