"""`pair suggest --peers`: a peer for every child who lacks one, as near and as well matched as can be."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from liushou.care.pairing.peers.gathering import Classmate, gathered
from liushou.care.pairing.peers.graph import Weighing, edges_of, nodes_of
from liushou.care.pairing.peers.left_without import left_without
from liushou.care.pairing.peers.matching import best_matching
from liushou.care.pairing.peers.peer import Peer
from liushou.care.pairing.peers.penalties import teaching
from liushou.care.pairing.peers.words import load_reason, reasons_of
from liushou.care.pairing.suggestion import Pair, Suggestion, Wanted
from liushou.care.pairing.weights import weights_of
from liushou.errors import UsageError
from liushou.records.vocabulary import ADULT_ROLES
from liushou.store.load import Store


def suggest_peers(store: Store, wanted: Wanted) -> Suggestion:
    """The peers of least total cost among those that give most children one.

    A pair of two children of the register is written with the one who is helped, the weaker learner or the
    younger; with a helping classmate (a volunteer of kind 学生) it is written with the child. `places` are
    those of the classmates; children are one another's. A wish for 学习帮手 leaves only pairs in which one
    can help the other learn. The result is the same for any order of the files.

    Raises UsageError for an adult's role.
    """
    if wanted.role in ADULT_ROLES:
        raise UsageError(f"“{wanted.role}”由大人担任，不是孩子之间的身份：请写 学习帮手 或 手拉手伙伴。")
    gathering = gathered(store, wanted)
    weighing = Weighing(gathering, weights_of(store.unit), wanted.day, wanted.role)
    pairs = tuple(sorted(_pairs(weighing), key=lambda pair: (pair.child, pair.with_)))
    return Suggestion(
        wanted.day,
        pairs,
        left_without(gathering, pairs, wanted.role),
        gathering.passed_over,
        sum(one.load.free for one in gathering.classmates),
    )


def _pairs(weighing: Weighing) -> Iterator[Pair]:
    """The pairs of a first matching, then of those left over while that finds more.

    Where all that may be paired were weighed against one another, the first is all there is.
    """
    children: Sequence[Peer] = weighing.gathering.children
    classmates: Sequence[Classmate] = weighing.gathering.classmates
    while found := tuple(_matched(weighing, children, classmates)):
        yield from found
        taken = Counter(id_ for pair in found for id_ in (pair.child, pair.with_))
        children = [one for one in children if one.id not in taken]
        classmates = [_with_more(one, taken[one.peer.id]) for one in classmates]


def _matched(weighing: Weighing, children: Sequence[Peer], classmates: Sequence[Classmate]) -> Iterator[Pair]:
    nodes = nodes_of(children, classmates, weighing.weights)
    helped: dict[str, list[Peer]] = {}
    for edge in best_matching(tuple(edges_of(nodes, weighing))):
        one, other = (nodes[end].peer for end in edge.ends)
        if other.of_register:
            yield _pair(weighing, *_in_order(one, other))
        else:
            helped.setdefault(other.id, []).append(one)
    for classmate in classmates:
        # The cheapest places are the first ones; which child has which of them is no matter.
        for nth, child in enumerate(helped.get(classmate.peer.id, ()), classmate.load.taken + 1):
            pair = _pair(weighing, child, classmate.peer)
            reason = load_reason(weighing.weights, nth, classmate.load.capacity)
            yield replace(pair, reasons=(*pair.reasons, reason))


def _pair(weighing: Weighing, helped: Peer, helper: Peer) -> Pair:
    role = weighing.role or ("学习帮手" if teaching(helped, helper) else "手拉手伙伴")
    return Pair(helped.id, helper.id, role, reasons_of(weighing.weights, helped, helper, weighing.day))


def _in_order(one: Peer, other: Peer) -> tuple[Peer, Peer]:
    """The one who is helped, then the other: the weaker learner, else the younger."""
    if {one.learning, other.learning} == {"strong", "weak"}:
        return (one, other) if one.learning == "weak" else (other, one)
    elder, younger = sorted((one, other), key=lambda each: (each.born or date.max, each.id))
    return younger, elder


def _with_more(classmate: Classmate, taken: int) -> Classmate:
    load = classmate.load
    return replace(classmate, load=replace(load, now=load.now + taken))
