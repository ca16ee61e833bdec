"""The part of an assessment that is about some people."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from liushou.care.scoring.score import Scores


def of_people(scores: Scores, people: AbstractSet[str]) -> Scores:
    """The scores of these volunteers (ids), as helpers and as teachers, with their places among all.

    With them their classes, their children, the prizes of these, and what is missing of any of them.
    """
    volunteers = tuple(one for one in scores.volunteers if one.id in people)
    teachers = tuple(one for one in scores.teachers if one.id in people)
    classes = tuple(one for one in scores.classes if one.room in people)
    children = {child.child for score in (*volunteers, *teachers) for child in score.children}
    return replace(
        scores,
        children=tuple(one for one in scores.children if one.child in children),
        volunteers=volunteers,
        teachers=teachers,
        classes=classes,
        prizes=tuple(one for one in scores.prizes if one.child in children),
        gaps=tuple(
            one
            for one in scores.gaps
            if (one.volunteer in people if one.volunteer is not None else one.child in children)
        ),
    )
