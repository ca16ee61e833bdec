"""结对建议: which adult should care for which child without one, over all children and all free places."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from liushou.care.pairing.arrangement import arranged
from liushou.care.pairing.assignment import NOBODY
from liushou.care.pairing.candidates import ALL_UP_TO, Sides
from liushou.care.pairing.coded import Ints
from liushou.care.pairing.costs import PENALTIES, load
from liushou.care.pairing.kin import kinship
from liushou.care.pairing.need import SAID
from liushou.care.pairing.question import Question, question_of
from liushou.care.pairing.reasons import Match, reasons
from liushou.care.pairing.roles import role_of
from liushou.care.pairing.suggestion import Pair, Suggestion, Unpaired, Wanted
from liushou.store.load import Store, collection_frozen


def suggest_adults(store: Store, wanted: Wanted, limit: int = ALL_UP_TO) -> Suggestion:
    """The adults for all children who need one: most children, the needier first where places are short,
    families together, then the least cost.

    How this is done is told in arrangement.py, who needs one and who may be one in limits.py. The same
    archives and the same `wanted` give the same suggestion on every machine. Beyond `limit` pairs of a child
    and a helper only the likely ones are weighed (candidates.py). Raises UsageError for a peer's role, and
    LiushouError where the weights are too large.
    """
    with collection_frozen():
        return _suggested(question_of(store, wanted), wanted, limit)


def _suggested(question: Question, wanted: Wanted, limit: int) -> Suggestion:
    sides = question.sides()
    found = arranged(sides, question.families, limit)
    return Suggestion(
        wanted.day,
        tuple(_pairs(question, sides, found, wanted)),
        _unpaired(question, found),
        question.passed_over,
        question.places,
    )


def _pairs(question: Question, sides: Sides, found: Ints, wanted: Wanted) -> Iterator[Pair]:
    child = np.flatnonzero(found != NOBODY)
    helper = found[child]
    beside = _beside(helper.tolist())
    taken = sides.coded.helpers.taken[helper]
    columns = {factor: penalty(sides.coded, child, helper) for factor, penalty in PENALTIES.items()}
    columns["load"] = load(sides.coded, helper, taken + np.array(beside, dtype=np.int64) + 1)
    rows = zip(*(column.tolist() for column in columns.values()), strict=True)
    available = {one.volunteer.id: one.volunteer.name for one in question.helpers}
    kin = _kin(question, found)
    for row, by, others, penalties in zip(child.tolist(), helper.tolist(), beside, rows, strict=True):
        facts, one = question.children[row], question.helpers[by]
        by_factor = dict(zip(columns, penalties, strict=True))
        match = Match(facts, one, by_factor, others, available, sides.coded.meeting, kin.get(row, ()))
        role = role_of(one.volunteer, question.taken.roles.get(one.volunteer.id), wanted.role)
        yield Pair(facts.child.id, one.volunteer.id, role, reasons(match, question.weights))


def _beside(helpers: Sequence[int]) -> list[int]:
    """How often each helper stands earlier in the list."""
    seen: Counter[int] = Counter()
    found = []
    for helper in helpers:
        found.append(seen[helper])
        seen[helper] += 1
    return found


def _kin(question: Question, found: Ints) -> Mapping[int, tuple[str, ...]]:
    """What is to be said of brothers and sisters who are paired now as well, by row."""
    return {
        row: tuple(
            _said_of_kin(question, row, other, together=found[row] == found[other])
            for other in family
            if other != row and found[other] != NOBODY
        )
        for family in question.families
        for row in family
    }


def _said_of_kin(question: Question, row: int, other: int, *, together: bool) -> str:
    child, kin = question.children[row].child, question.children[other].child
    return f"{'' if together else '未能'}与{kin.name}（{kinship(child, kin)}）同一人"


def _unpaired(question: Question, found: Ints) -> tuple[Unpaired, ...]:
    helpers, places = len(question.helpers), question.places
    why = (
        f"名额不够：{len(question.children)} 名儿童需要结对，{helpers} 名帮扶人共有 {places} 个名额；{SAID}"
        if helpers
        else "没有可以考虑的帮扶人"
    )
    without = (question.children[row].child.id for row in np.flatnonzero(found == NOBODY).tolist())
    return tuple(
        sorted((*question.doubtful, *(Unpaired(id_, why) for id_ in without)), key=lambda one: one.child)
    )
