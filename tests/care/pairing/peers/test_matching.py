"""The solver beside all matchings of small graphs."""

from collections.abc import Iterator, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.care.pairing.peers.matching import JITTER, Edge, best_matching

_ENDS = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda ends: ends[0] < ends[1])
_EDGES = st.lists(
    st.builds(
        Edge,
        _ENDS,
        st.integers(1, 2),
        st.one_of(st.integers(0, 20), st.integers(0, 500_000)),
        st.just(0),
        st.integers(0, JITTER - 1),
    ),
    unique_by=lambda edge: edge.ends,
    max_size=14,
)


def matchings(edges: Sequence[Edge]) -> Iterator[tuple[Edge, ...]]:
    """All sets of edges of which no two share a node."""
    if not edges:
        yield ()
        return
    first, rest = edges[0], edges[1:]
    yield from matchings(rest)
    free = [edge for edge in rest if not set(edge.ends) & set(first.ends)]
    for others in matchings(free):
        yield (first, *others)


def worth(edges: Sequence[Edge]) -> tuple[int, int, int]:
    return (
        sum(edge.covers for edge in edges),
        -sum(edge.cost for edge in edges),
        sum(edge.jitter for edge in edges),
    )


@given(_EDGES)
def test_no_matching_is_better(edges: list[Edge]) -> None:
    found = best_matching(edges)
    ends = [end for edge in found for end in edge.ends]
    assert len(ends) == len(set(ends))
    assert set(found) <= set(edges)
    assert worth(found) == max(map(worth, matchings(edges)))


@given(_EDGES, st.randoms(use_true_random=False))
def test_the_order_of_the_edges_is_no_matter(edges: list[Edge], chance: Random) -> None:
    drawn = [Edge(edge.ends, edge.covers, edge.cost, edge.far, chance.randrange(JITTER)) for edge in edges]
    other = [*drawn]
    chance.shuffle(other)
    assert best_matching(drawn) == best_matching(other)


def edge(one: int, other: int, cost: int, far: int) -> Edge:
    return Edge((one, other), 2, cost, far, 0)


def test_the_greatest_costs_stay_exact() -> None:
    big = 2**20
    edges = [edge(n, n + 1, big - n % 2, 0) for n in range(1999)]
    found = best_matching(edges, most=5000)
    assert len(found) == 1000
    assert sum(one.cost for one in found) == 1000 * big


@pytest.mark.parametrize(("most", "ends"), [(4, {(1, 2), (0, 3)}), (3, {(0, 1), (2, 3)})])
def test_of_too_large_a_part_the_farthest_edges_are_left_out(most: int, ends: set[tuple[int, int]]) -> None:
    edges = [edge(0, 1, 5, 0), edge(2, 3, 5, 0), edge(1, 2, 0, 800), edge(0, 3, 0, 800)]
    assert {one.ends for one in best_matching(edges, most)} == ends


def test_a_part_that_cannot_be_made_smaller_is_matched_whole() -> None:
    edges = [edge(n, n + 1, n % 2, 300) for n in range(9)]
    assert {one.ends for one in best_matching(edges, most=2)} == {(n, n + 1) for n in range(0, 9, 2)}


@pytest.mark.parametrize(("jitters", "ends"), [((9, 8), {(0, 1), (2, 3)}), ((8, 9), {(0, 2), (1, 3)})])
def test_between_equal_costs_the_jitter_decides(jitters: tuple[int, int], ends: set[tuple[int, int]]) -> None:
    given_ends = (((0, 1), (2, 3)), ((0, 2), (1, 3)))
    edges = [
        Edge(each, 2, 5, 0, jitter) for jitter, both in zip(jitters, given_ends, strict=True) for each in both
    ]
    assert {one.ends for one in best_matching(edges)} == ends


def test_nothing_gives_nothing() -> None:
    assert best_matching(()) == ()
