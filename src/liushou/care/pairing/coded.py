"""Children and helpers as columns of whole numbers, so that a million costs are added up at once.

A value becomes its number in the list of all values of its kind.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from liushou.care.pairing.facts import ChildFacts, HelperFacts
from liushou.care.pairing.fitness import CATEGORY, SUITED_KINDS, Need, skill_meets
from liushou.records.vocabulary import VolunteerKind

Ints = NDArray[np.int64]
Truths = NDArray[np.bool_]
Numbers = Mapping[Hashable, int]
Meeting = Mapping[Need, frozenset[str]]
"""The skills that are good for each need."""

NO_CHILD, NO_HELPER = -1, -2
"""A child's and a helper's lack of a value: the two are not alike."""
GROWING_UP = 10
"""From this age on, a girl is rather looked after by a woman."""


@dataclass(frozen=True, slots=True)
class ChildColumns:
    """One row a child. Needs stand side by side, after them the number that is no need."""

    village: Ints
    school: Ints
    grade: Ints
    room: Ints
    girl: Truths
    categories: Ints
    needs: Ints
    tied: Truths


@dataclass(frozen=True, slots=True)
class HelperColumns:
    """One row a helper. Villages, grades and classes stand side by side, after them NO_HELPER.

    `skills` is the number of a whole list of skills. `taken` and `free` are places, of `capacity`.
    """

    villages: Ints
    school: Ints
    grades: Ints
    rooms: Ints
    man: Truths
    kind: Ints
    skills: Ints
    taken: Ints
    capacity: Ints
    free: Ints


@dataclass(frozen=True, slots=True)
class Coded:
    """Both sides, and whether a need is met by a kind and by a list of skills; `meeting` says by which words.

    `kind_counts` and `skill_counts` say how much each need counts, the last, which is none, nothing.
    `ties` are the pairs who know each other, each as child × number of helpers + helper, in order.
    """

    children: ChildColumns
    helpers: HelperColumns
    by_kind: Truths
    by_skills: Truths
    kind_counts: Ints
    skill_counts: Ints
    meeting: Meeting
    ties: Ints

    @property
    def sizes(self) -> tuple[int, int]:
        """How many children and how many helpers."""
        return len(self.children.village), len(self.helpers.kind)


def coded(children: Sequence[ChildFacts], helpers: Sequence[HelperFacts]) -> Coded:
    """The columns of these children and helpers, in their order."""
    skills = numbered(one.volunteer.skills for one in helpers)
    meeting = _meeting(children, helpers)
    needs = numbered(meeting)
    kinds: tuple[VolunteerKind, ...] = get_args(VolunteerKind)
    ties = _ties(children, helpers)
    return Coded(
        _child_columns(children, needs, ties // max(1, len(helpers))),
        _helper_columns(children, helpers, skills, kinds),
        _table([[kind in suited for kind in kinds] for suited in SUITED_KINDS.values()], len(kinds)),
        _table([_met(words, skills) for words in meeting.values()], len(skills)),
        np.array([*[CATEGORY] * len(SUITED_KINDS), 0], dtype=np.int64),
        np.array([*(need.counts for need in meeting), 0], dtype=np.int64),
        meeting,
        ties,
    )


def _child_columns(children: Sequence[ChildFacts], needs: Numbers, tied: Ints) -> ChildColumns:
    categories = numbered(SUITED_KINDS)
    has_tie = np.zeros(len(children), dtype=np.bool_)
    has_tie[tied] = True
    return ChildColumns(
        _column((one.village for one in children), numbered(one.village for one in children), NO_CHILD),
        _column((one.school for one in children), numbered(one.school for one in children), NO_CHILD),
        _column((one.grade for one in children), numbered(one.grade for one in children), NO_CHILD),
        _column((one.room for one in children), numbered(one.room for one in children), NO_CHILD),
        np.array([one.child.sex == "女" and one.age >= GROWING_UP for one in children], dtype=np.bool_),
        _columns((one.child.categories for one in children), categories, len(categories)),
        _columns((one.needs for one in children), needs, len(needs)),
        has_tie,
    )


def _helper_columns(
    children: Sequence[ChildFacts],
    helpers: Sequence[HelperFacts],
    skills: Numbers,
    kinds: tuple[VolunteerKind, ...],
) -> HelperColumns:
    loads = [one.load for one in helpers]
    return HelperColumns(
        _columns((one.villages for one in helpers), numbered(one.village for one in children), NO_HELPER),
        _column((one.works_at for one in helpers), numbered(one.school for one in children), NO_HELPER),
        _columns((one.grades for one in helpers), numbered(one.grade for one in children), NO_HELPER),
        _columns((one.rooms for one in helpers), numbered(one.room for one in children), NO_HELPER),
        np.array([one.volunteer.sex == "男" for one in helpers], dtype=np.bool_),
        _column((one.volunteer.kind for one in helpers), numbered(kinds), NO_HELPER),
        _column((one.volunteer.skills for one in helpers), skills, NO_HELPER),
        np.array([load.taken for load in loads], dtype=np.int64),
        np.array([load.capacity for load in loads], dtype=np.int64),
        np.array([load.free for load in loads], dtype=np.int64),
    )


def numbered(values: Iterable[Hashable]) -> Numbers:
    """The numbers of values, each once, None left out."""
    found: dict[Hashable, int] = {}
    for value in values:
        if value is not None:
            found.setdefault(value, len(found))
    return found


def _column(values: Iterable[Hashable], numbers: Numbers, none: int) -> Ints:
    return np.array([numbers.get(value, none) for value in values], dtype=np.int64)


def _columns(rows: Iterable[Sequence[Hashable]], numbers: Numbers, none: int) -> Ints:
    """Each row's numbers side by side, filled up with `none`; at least one column."""
    found = [[numbers.get(value, none) for value in row] for row in rows]
    width = max(map(len, found), default=0) or 1
    return np.array([row + [none] * (width - len(row)) for row in found], dtype=np.int64).reshape(-1, width)


def _meeting(children: Sequence[ChildFacts], helpers: Sequence[HelperFacts]) -> Meeting:
    words = numbered(word for one in helpers for word in one.volunteer.skills)
    skills = [str(word) for word in words]
    needs = dict.fromkeys(need for one in children for need in one.needs)
    return {need: frozenset(skill for skill in skills if skill_meets(need, skill)) for need in needs}


def _met(words: frozenset[str], skills: Numbers) -> list[bool]:
    """For each list of skills whether one of them is among the words."""
    return [isinstance(each, tuple) and not words.isdisjoint(each) for each in skills]


def _table(rows: list[list[bool]], width: int) -> Truths:
    """The table with a last row for what is no need, which nobody meets."""
    return np.array([*rows, [False] * width], dtype=np.bool_).reshape(len(rows) + 1, width)


def _ties(children: Sequence[ChildFacts], helpers: Sequence[HelperFacts]) -> Ints:
    row = {one.volunteer.id: number for number, one in enumerate(helpers)}
    found = {
        child * len(helpers) + row[tie.helper]
        for child, one in enumerate(children)
        for tie in one.ties
        if tie.helper in row
    }
    return np.array(sorted(found), dtype=np.int64)
