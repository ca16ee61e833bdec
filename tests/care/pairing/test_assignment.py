"""The solver against every arrangement there is, and against a second solver."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from liushou.care.pairing.assignment import NOBODY, Offers, Places, Shares, assigned
from liushou.care.pairing.lots import scale_for
from liushou.care.pairing.suggestion import COST_UNIT
from liushou.records.types import LARGEST_WEIGHT

Costs = dict[tuple[int, int], int]


@st.composite
def problems(draw: st.DrawFn) -> tuple[int, Costs, list[list[int]]]:
    """Children, the costs of the pairs that may be, and each helper's costs of its places."""
    children, helpers = draw(st.integers(0, 5)), draw(st.integers(0, 4))
    cost = st.none() | st.integers(0, 9)
    drawn = {pair: draw(cost) for pair in product(range(children), range(helpers))}
    places = [sorted(draw(st.lists(st.integers(0, 5), max_size=3))) for _ in range(helpers)]
    return children, {pair: each for pair, each in drawn.items() if each is not None}, places


def solved(children: int, costs: Costs, places: list[list[int]], shares: Shares | None = None) -> list[int]:
    pairs = np.array(sorted(costs), dtype=np.int64).reshape(-1, 2)
    offers = Offers(
        pairs[:, 0], pairs[:, 1], np.array([costs[pair] for pair in sorted(costs)], dtype=np.int64)
    )
    each = [(helper, cost) for helper, own in enumerate(places) for cost in own]
    rows = np.array(each, dtype=np.int64).reshape(-1, 2)
    found: list[int] = assigned(children, offers, Places(rows[:, 0], rows[:, 1]), shares).tolist()
    return found


def judged(found: list[int], costs: Costs, places: list[list[int]]) -> tuple[int, int] | None:
    """Children left without and the cost; None for what may not be."""
    taken = [found.count(helper) for helper in range(len(places))]
    pairs = [(child, helper) for child, helper in enumerate(found) if helper != NOBODY]
    if any(n > len(own) for n, own in zip(taken, places, strict=True)) or not set(pairs) <= set(costs):
        return None
    load = sum(sum(own[:n]) for n, own in zip(taken, places, strict=True))
    return found.count(NOBODY), sum(costs[pair] for pair in pairs) + load


@given(problems(), st.data())
@settings(max_examples=200)
def test_shares_are_kept_and_nothing_within_them_is_better(
    problem: tuple[int, Costs, list[list[int]]], data: st.DataObject
) -> None:
    children, costs, places = problem
    group = [data.draw(st.integers(0, 1)) for _ in range(children)]
    quota = [data.draw(st.integers(0, 3)) for _ in range(2)]

    def fits(found: list[int]) -> bool:
        of = [group[child] for child, by in enumerate(found) if by != NOBODY]
        return all(of.count(each) <= most for each, most in enumerate(quota))

    every = product([NOBODY, *range(len(places))], repeat=children)
    judgements = (judged(list(found), costs, places) for found in every if fits(list(found)))
    found = solved(*problem, Shares(np.array(group, dtype=np.int64), np.array(quota, dtype=np.int64)))
    assert fits(found)
    assert judged(found, costs, places) == min(each for each in judgements if each is not None)


def test_a_whole_county_with_the_largest_weights_is_no_strain() -> None:
    children, worst = 20_000, 6 * LARGEST_WEIGHT * COST_UNIT * scale_for(20_000)
    child = np.arange(children)
    offers = Offers(child, child % 9_000, np.where(child < 5_000, worst, child))
    places = Places(np.arange(9_000), np.zeros(9_000, dtype=np.int64))
    shares = Shares((np.arange(children) >= 5_000).astype(np.int64), np.array([5_000, 4_000]))
    found = assigned(children, offers, places, shares)
    assert (found[:5_000] != NOBODY).all()
    assert int((found != NOBODY).sum()) == 9_000


@given(problems())
@settings(max_examples=300)
def test_no_arrangement_is_better(problem: tuple[int, Costs, list[list[int]]]) -> None:
    children, costs, places = problem
    every = product([NOBODY, *range(len(places))], repeat=children)
    best = min(each for found in every if (each := judged(list(found), costs, places)) is not None)
    assert judged(solved(*problem), costs, places) == best


def test_a_second_solver_finds_nothing_better() -> None:
    chance = np.random.default_rng(5)
    for children, helpers, room in ((60, 40, 2), (100, 30, 2), (40, 60, 3)):
        costs = chance.integers(0, 12_000, (children, helpers)) // 500 * 500
        load = np.sort(chance.integers(0, 2_000, (helpers, room)), axis=1)
        by_place = (costs[:, :, None] + load[None]).reshape(children, -1)
        least = int(by_place[linear_sum_assignment(by_place)].sum())
        found = solved(
            children,
            {(child, helper): int(costs[child, helper]) for child, helper in np.ndindex(costs.shape)},
            load.tolist(),
        )
        assert judged(found, {pair: int(costs[pair]) for pair in np.ndindex(costs.shape)}, load.tolist()) == (
            max(0, children - helpers * room),
            least,
        )
