"""The tables of who and what suits which need are whole, and mean what they say."""

from typing import get_args

import pytest

from liushou.care.pairing.fitness import SUITED_KINDS, SUITED_SKILLS, Need, skill_meets
from liushou.records.vocabulary import Category, VolunteerKind
from liushou.records.volunteer import NOT_CLEARED_KINDS


def test_every_category_has_kinds_and_skills_that_suit_it() -> None:
    assert set(SUITED_KINDS) == set(SUITED_SKILLS) == set(get_args(Category))
    assert all(SUITED_KINDS.values())
    assert all(SUITED_SKILLS.values())


def test_every_adult_kind_suits_something_and_no_other_does() -> None:
    suited = frozenset().union(*SUITED_KINDS.values())
    assert suited == frozenset(get_args(VolunteerKind)) - NOT_CLEARED_KINDS


@pytest.mark.parametrize(
    ("category", "skill", "meets"),
    [
        ("学困", "数学辅导", True),
        ("学困", "心理辅导", False),
        ("学困", "书法", False),
        ("心理关注", "心理辅导", True),
        ("心理关注", "沙盘", True),
        ("行为关注", "篮球教练", True),
        ("困难", "政策咨询", True),
        ("残疾", "康复", True),
        ("单亲", "家庭教育", True),
        ("单亲", "驾驶", False),
    ],
)
def test_skills_that_help_a_category(category: Category, skill: str, *, meets: bool) -> None:
    assert skill_meets(Need(category, category), skill) is meets


@pytest.mark.parametrize(
    ("interest", "skill", "meets"),
    [
        ("书法", "毛笔字", True),
        ("毛笔字", "书法", True),
        ("画画", "美术", True),
        ("看书", "讲故事", True),
        ("学困", "数学", False),
        ("篮球", "足球", False),
        ("ＡＩ 编程", "ai编程", True),
    ],
)
def test_skills_that_answer_to_an_interest(interest: str, skill: str, *, meets: bool) -> None:
    assert skill_meets(Need(interest), skill) is meets
