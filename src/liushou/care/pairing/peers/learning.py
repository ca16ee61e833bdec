"""How a child stands in its class by the latest marks; only ever said as 好 and 弱, never as a rank."""

from datetime import date
from typing import Literal

from liushou.dates import months_before
from liushou.records.child import Child
from liushou.records.vocabulary import Category
from liushou.terms import calendar_term

Learning = Literal["strong", "middle", "weak"]

SUBJECTS = frozenset({
    "语文", "数学", "英语", "物理", "化学", "生物", "历史", "地理", "政治", "科学", "道德与法治", "作业",
    "学习",
})  # fmt: skip
"""What a helping classmate can be good at that helps in learning."""

_BEHIND: frozenset[Category] = frozenset({"学困", "潜能生"})
"""Categories of children who learn less than they could."""
_HOLDS_FOR = 12


def learning_of(child: Child, day: date) -> Learning | None:
    """strong in the first third of the class, weak in the last or by category; None where it is not known.

    By the latest rank of the last twelve months; of a class of fewer than three nothing is said.
    """
    if not _BEHIND.isdisjoint(child.categories):
        return "weak"
    first, last = calendar_term(months_before(day, _HOLDS_FOR))[0], calendar_term(day)[0]
    ranked = [
        (marks.term, marks.class_rank, marks.class_size)
        for marks in child.grades
        if first <= marks.term <= last and marks.class_rank is not None and marks.class_size is not None
    ]
    if not ranked:
        return None
    _, rank, size = max(ranked)
    if size < 3 or rank > size:
        return None
    return "strong" if 3 * rank <= size else "weak" if 3 * rank > 2 * size else "middle"


def teaches(skill: str) -> bool:
    """True if a skill is a subject in which one can help another learn: 数学, 小学数学, 数学竞赛."""
    return any(subject in skill for subject in SUBJECTS)
