"""The matching of least cost among those that cover most: plain whole numbers in and out.

Maximum-weight matching in a general graph: J. Edmonds, Paths, Trees, and Flowers, Canadian Journal of
Mathematics 17 (1965); Z. Galil, Efficient Algorithms for Finding Maximum Matching in Graphs, ACM Computing
Surveys 18 (1986), as rustworkx has it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

JITTER = 1 << 40
"""Ties among matchings are broken by whole numbers below this, one for each edge."""
MOST = 1500
"""The solver's time grows with the square of the nodes that hang together: 20,000 at once take minutes."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two nodes that may be matched, the lower first, and what it counts that they are (1 to 4) at what cost.

    `far` tells how far apart the two are, `jitter` breaks ties.
    """

    ends: tuple[int, int]
    covers: int
    cost: int
    far: int
    jitter: int


def best_matching(edges: Sequence[Edge], most: int = MOST) -> tuple[Edge, ...]:
    """The edges of which no two share a node, that cover most, at the least cost, with the most jitter.

    Each part of the graph that hangs together is matched alone; of one with more than `most` nodes the edges
    that are farthest apart are left out, again and again, until it falls into parts that are small enough.
    Where each edge has a jitter drawn for itself, two matchings are as good as never alike in all three, so
    that the order of the edges is no matter.
    """
    found: list[Edge] = []
    for part in _parts(edges):
        for small in _small(part, most):
            found.extend(_matched(small))
    return tuple(sorted(found, key=lambda edge: edge.ends))


def _nodes(edges: Iterable[Edge]) -> list[int]:
    return sorted({end for edge in edges for end in edge.ends})


def _small(part: Sequence[Edge], most: int) -> Iterator[Sequence[Edge]]:
    farthest = max(edge.far for edge in part)
    nearer = [edge for edge in part if edge.far < farthest]
    if not nearer or len(_nodes(part)) <= most:
        yield part
        return
    for smaller in _parts(nearer):
        yield from _small(smaller, most)


def _parts(edges: Sequence[Edge]) -> Iterator[Sequence[Edge]]:
    """The edges by the part of the graph in which they hang together."""
    from rustworkx import PyGraph, connected_components

    numbers = {node: number for number, node in enumerate(_nodes(edges))}
    graph: PyGraph[None, None] = PyGraph(multigraph=False)
    graph.add_nodes_from([None] * len(numbers))
    graph.add_edges_from_no_data([(numbers[edge.ends[0]], numbers[edge.ends[1]]) for edge in edges])
    part_of = {node: place for place, part in enumerate(connected_components(graph)) for node in part}
    grouped: dict[int, list[Edge]] = {}
    for edge in edges:
        grouped.setdefault(part_of[numbers[edge.ends[0]]], []).append(edge)
    return iter(grouped.values())


def _matched(part: Sequence[Edge]) -> tuple[Edge, ...]:
    """One part's matching. A cover outweighs all costs together, a cost all jitters.

    The solver has 128 bits, and doubles: 2**17 nodes at costs of 2**20 come to 2**(17 + 20 + 17 + 40 + 2).
    """
    from rustworkx import PyGraph, max_weight_matching

    nodes = _nodes(part)
    numbers = {node: number for number, node in enumerate(nodes)}
    above_jitters = len(nodes) * JITTER
    above_costs = len(nodes) * (max(edge.cost for edge in part) + 1)
    by_ends = {edge.ends: edge for edge in part}
    graph: PyGraph[None, int] = PyGraph(multigraph=False)
    graph.add_nodes_from([None] * len(nodes))
    graph.add_edges_from([
        (
            numbers[edge.ends[0]],
            numbers[edge.ends[1]],
            (edge.covers * above_costs - edge.cost) * above_jitters + edge.jitter,
        )
        for edge in part
    ])  # fmt: skip
    pairs: set[tuple[int, int]] = max_weight_matching(graph, weight_fn=int)
    return tuple(by_ends[nodes[min(pair)], nodes[max(pair)]] for pair in pairs)
