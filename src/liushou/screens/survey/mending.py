"""What to write into the archive of a child whom the survey cannot count, and the command that writes it."""

from dataclasses import dataclass
from datetime import date
from typing import get_args

from liushou.records.child import Child
from liushou.records.standing import standing
from liushou.records.vocabulary import Condition, Guardianship, Stage

_UNKNOWN = "…"


@dataclass(frozen=True, slots=True)
class Mending:
    """What is missing, the words to choose from, and the command; … stands for what is to be written."""

    lacks: str
    choices: str
    command: str


def mending_of(child: Child, lacks: str, on: date) -> Mending:
    """How to fill in what is missing (of stats.survey_child.LACKS)."""
    assignment, choices = _carer(child, on) if lacks == "主要监护人" else _PLAIN[lacks]
    return Mending(lacks, choices, f'liushou set {child.id} "{assignment}"')


def _or(words: tuple[str, ...]) -> str:
    return "或".join(filter(None, ("、".join(words[:-1]), words[-1])))


_PLAIN: dict[str, tuple[str, str]] = {
    "户籍": (
        f"hukou={{rural: {_UNKNOWN}, registered: {_UNKNOWN}}}",
        "农村户籍（rural）、已登记户口（registered），是写 true，否写 false",
    ),
    "就学情况": (
        f"school={{stage: {_UNKNOWN}, boarding: {_UNKNOWN}, enrolled: {_UNKNOWN}}}",
        f"学段（stage）为{_or(get_args(Stage))}；寄宿（boarding）、在学（enrolled），是写 true，否写 false",
    ),
    "身体情况": (f"health.condition={_UNKNOWN}", _or(get_args(Condition))),
    "监护情况评估": (f"guardianship={_UNKNOWN}", _or(get_args(Guardianship))),
}


def _carer(child: Child, on: date) -> tuple[str, str]:
    """One of the guardians as the primary one; where there is none, a new one, or nobody."""
    relations = tuple(dict.fromkeys(each.relation for each in standing(child, on).guardians))
    if not relations:
        return (
            f"guardians[+]={{name: {_UNKNOWN}, relation: {_UNKNOWN}, primary: true}}",
            "姓名（name）和与孩子的关系（relation），如祖母；没有人照看的，写 guardianship=无人监护",
        )
    return f"guardians[{_UNKNOWN}].primary=true", f"方括号里写{_or(relations)}，看平时以谁为主"
