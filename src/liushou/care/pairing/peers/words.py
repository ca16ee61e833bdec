"""Why two peers are paired, in words and figures; how a child learns is said without any rank."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from liushou.care.pairing.peers.learning import Learning
from liushou.care.pairing.peers.peer import Peer
from liushou.care.pairing.peers.penalties import (
    SAME_CLASS,
    SAME_GRADE,
    SAME_GRADE_VILLAGE,
    SAME_SCHOOL,
    SAME_VILLAGE,
    grades_apart,
    load,
    penalties,
    place_shared,
    teaching,
)
from liushou.care.pairing.suggestion import Factor, Reason
from liushou.care.pairing.weights import cost
from liushou.dates import full_months
from liushou.records.schooling import class_label

_ALIKE: Mapping[Learning, str] = MappingProxyType({"weak": "成绩都弱", "strong": "成绩都好"})


def pair_cost(weights: Mapping[Factor, int], one: Peer, other: Peer, day: date) -> int:
    """What the two cost together, without the load of a classmate: the sum of `reasons_of`."""
    return sum(cost(weights[factor], penalty) for factor, penalty in penalties(one, other, day))


def reasons_of(weights: Mapping[Factor, int], one: Peer, other: Peer, day: date) -> tuple[Reason, ...]:
    """A reason for each factor that speaks for or against the two; `one` is the child that is helped."""
    told: list[Reason] = []
    for factor, penalty in penalties(one, other, day):
        text = _words(factor, penalty, one, other)
        if text:
            told.append(Reason(factor, text, cost(weights[factor], penalty)))
    return tuple(told)


def load_cost(weights: Mapping[Factor, int], nth: int, capacity: int) -> int:
    """What it costs to be a classmate's `nth` child."""
    return cost(weights["load"], load(nth, capacity))


def load_reason(weights: Mapping[Factor, int], nth: int, capacity: int) -> Reason:
    """How many children a classmate has already, when this becomes the `nth`."""
    return Reason("load", f"已有{nth - 1}名，上限{capacity}名", load_cost(weights, nth, capacity))


def _words(factor: Factor, penalty: int, one: Peer, other: Peer) -> str:
    if factor == "distance":
        return _place(one, other)
    if factor == "age":
        return _age(one, other)
    if factor == "learning":
        return _learning(one, other)
    return "一男一女" if penalty else ""


def _place(one: Peer, other: Peer) -> str:
    shared = place_shared(one, other) or ""
    label = class_label(one.grade, one.class_)
    inside = {
        SAME_CLASS: label,
        SAME_GRADE: one.grade,
        SAME_VILLAGE: one.village,
        SAME_GRADE_VILLAGE: f"{one.grade}，{one.village}",
        SAME_SCHOOL: f"{one.grade}和{other.grade}" if one.grade and other.grade else None,
    }.get(shared)
    return f"{shared}（{inside}）" if inside else shared


def _age(one: Peer, other: Peer) -> str:
    if one.born is None or other.born is None:
        apart = grades_apart(one, other)
        return "年级没有填写" if apart is None else f"相差{apart}个年级" if apart else "同一年级"
    years, months = divmod(full_months(min(one.born, other.born), max(one.born, other.born)), 12)
    if not years and not months:
        return "年龄相差不到1个月"
    return f"年龄相差{f'{years}岁' if years else ''}{f'{months}个月' if months else ''}"


def _learning(one: Peer, other: Peer) -> str:
    helper = one if other.of_register else other
    if teaching(one, other):
        if helper.subjects and not helper.of_register:
            return f"能帮学习（特长{'、'.join(helper.subjects)}）"
        if not helper.of_register:
            return "能帮学习"
        return "成绩一好一弱" if grades_apart(one, other) == 0 else "成绩一好一弱，不同年级"
    if one.learning is None or other.learning is None:
        return "没有可比的成绩"
    if one.learning == other.learning and one.learning in _ALIKE:
        return _ALIKE[one.learning]
    return "成绩不是一好一弱"
