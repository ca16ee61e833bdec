"""Peers as a graph: a node for each child and each free place of a classmate, an edge for each fit pair."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from liushou.care.pairing.peers.gathering import Classmate, Gathering
from liushou.care.pairing.peers.matching import JITTER, Edge
from liushou.care.pairing.peers.neighbours import near
from liushou.care.pairing.peers.peer import Peer
from liushou.care.pairing.peers.penalties import NEARNESS, may_pair, place_shared, teaching
from liushou.care.pairing.peers.words import load_cost, pair_cost
from liushou.care.pairing.suggestion import Factor
from liushou.records.vocabulary import PairingRole

PLACES_AT_ONCE = 20
"""Every place has an edge to each child about; nobody is a peer of so many, unless by a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """By what pairs are weighed, and which may be: `role` is the one wished for."""

    gathering: Gathering
    weights: Mapping[Factor, int]
    day: date
    role: PairingRole | None

    def fit(self, one: Peer, other: Peer) -> bool:
        """True if nothing stands against the two, and one can help the other where that is wished for."""
        return may_pair(one, other) and (self.role != "学习帮手" or teaching(one, other))


@dataclass(frozen=True, slots=True)
class Node:
    """A child, or one place of a classmate: the `nth` child there, and what that costs."""

    peer: Peer
    nth: int = 0
    cost: int = 0


def nodes_of(
    children: Sequence[Peer], classmates: Sequence[Classmate], weights: Mapping[Factor, int]
) -> tuple[Node, ...]:
    """The children, then the places of the classmates: of each the first few, others wait for more rounds."""
    places = (
        Node(one.peer, nth, load_cost(weights, nth, one.load.capacity))
        for one in classmates
        for nth in range(one.load.taken + 1, one.load.taken + 1 + min(one.load.free, PLACES_AT_ONCE))
    )
    return (*map(Node, children), *places)


def edges_of(nodes: Sequence[Node], weighing: Weighing) -> Iterator[Edge]:
    """The pairs that are weighed, each with what it costs."""
    places: dict[str, list[int]] = {}
    for number, node in enumerate(nodes):
        places.setdefault(node.peer.id, []).append(number)
    people = {node.peer.id: node.peer for node in nodes}.values()
    children = [one for one in people if one.of_register]
    for first, second in near(children, [one for one in people if not one.of_register]):
        one, other = (first, second) if first.of_register else (second, first)
        covers, place = weighing.gathering.covers(one, other), place_shared(one, other)
        if not covers or place is None or not weighing.fit(one, other):
            continue
        cost, jitter = pair_cost(weighing.weights, one, other, weighing.day), _jitter(one, other)
        for number in places[other.id]:
            ends = (places[one.id][0], number)
            yield Edge(_ordered(ends), covers, cost + nodes[number].cost, NEARNESS[place], jitter)


def _ordered(ends: tuple[int, int]) -> tuple[int, int]:
    return min(ends), max(ends)


def _jitter(one: Peer, other: Peer) -> int:
    """A number of this pair alone, the same on every machine."""
    digest = blake2b(f"{one.id}|{other.id}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % JITTER
