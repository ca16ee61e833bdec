"""The draw: exact chances, fair strata, the same for the same seed."""

from collections import Counter
from fractions import Fraction
from itertools import combinations
from math import ceil, floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.care.sampling import draw as module
from liushou.care.sampling.draw import Candidate, draw, in_random_order, start

SEEDS = [str(seed) for seed in range(100000, 104000)]
ALIKE = [Candidate(f"c-{number:02}", "") for number in range(12)]
CLASSES = [Candidate(f"c-{number:02}", f"class {number % 5 // 2}") for number in range(25)]
"""Classes of 10, 10 and 5."""

CANDIDATES = st.lists(
    st.tuples(st.sampled_from(["甲", "乙", "丙", "丁", "未填"]), st.integers(1, 3)), min_size=1, max_size=30
).map(lambda found: [Candidate(f"c-{at}", stratum, weight) for at, (stratum, weight) in enumerate(found)])


def chi_square(counts: Counter[str], expected: dict[str, float]) -> float:
    return sum((counts[key] - often) ** 2 / often for key, often in expected.items())


def test_every_child_is_drawn_as_often_as_any_other_over_many_seeds() -> None:
    counts = Counter(id_ for seed in SEEDS for id_ in draw(ALIKE, 5, seed).ids)
    assert sum(counts.values()) == 5 * len(SEEDS)
    # Draws without replacement vary less than chi-square supposes: 31.3 is its 99.9 % point for 11.
    assert chi_square(counts, {each.id: len(SEEDS) * 5 / 12 for each in ALIKE}) < 31.3


def test_every_pair_of_children_is_drawn_together_as_often_as_any_other_over_many_seeds() -> None:
    pairs = Counter(pair for seed in SEEDS for pair in combinations(sorted(draw(ALIKE, 5, seed).ids), 2))
    often = len(SEEDS) * (5 * 4) / (12 * 11)
    assert len(pairs) == 66
    assert max(abs(count - often) for count in pairs.values()) < 5 * (often * (1 - 5 / 33)) ** 0.5


def test_classes_get_their_share_and_children_of_all_classes_the_same_chance() -> None:
    counts: Counter[str] = Counter()
    for seed in SEEDS:
        drawn = draw(CLASSES, 7, seed).ids
        counts.update(drawn)
        shares = Counter(each.stratum for each in CLASSES if each.id in drawn)
        assert shares["class 0"] in (2, 3)
        assert shares["class 1"] in (2, 3)
        assert shares["class 2"] in (1, 2)
    assert chi_square(counts, {each.id: len(SEEDS) * 7 / 25 for each in CLASSES}) < 51.2  # 99.9 %, 24


def test_those_of_weight_one_are_drawn_half_as_often() -> None:
    some = [Candidate(each.id, each.stratum, 1 if at % 3 else 2) for at, each in enumerate(CLASSES)]
    total = sum(each.weight for each in some)
    counts = Counter(id_ for seed in SEEDS for id_ in draw(some, 7, seed).ids)
    assert chi_square(counts, {each.id: len(SEEDS) * 7 * each.weight / total for each in some}) < 51.2


@settings(max_examples=150, deadline=None)
@given(CANDIDATES, st.integers(1, 30), st.text(max_size=8))
def test_the_chance_is_exactly_the_count_times_the_weight_over_the_whole(
    candidates: list[Candidate], count: int, seed: str
) -> None:
    """All starts, for one order: every candidate is hit by so many as its length is."""
    certain, rest, left = module._certain(candidates, count)
    assert len(certain) + left == min(count, len(candidates))
    if not rest:
        return
    total, order = sum(each.weight for each in rest), in_random_order(rest, seed)
    hits = Counter(id_ for first in range(total) for id_ in module._hit(order, left, first))
    assert {each.id: Fraction(hits[each.id], total) for each in rest} == {
        each.id: Fraction(left * each.weight, total) for each in rest
    }
    assert all(left * each.weight < total for each in rest)
    assert 0 <= start(seed, total) < total


@settings(max_examples=200, deadline=None)
@given(CANDIDATES, st.integers(1, 34), st.text(max_size=8))
def test_as_many_as_asked_and_every_stratum_its_share_rounded(
    candidates: list[Candidate], count: int, seed: str
) -> None:
    drawn = draw(candidates, count, seed)
    assert len(drawn.ids) == min(count, len(candidates))
    assert drawn.certain <= drawn.ids <= {each.id for each in candidates}
    rest = [each for each in candidates if each.id not in drawn.certain]
    whole, left = sum(each.weight for each in rest), len(drawn.ids) - len(drawn.certain)
    for stratum in {each.stratum for each in rest}:
        share = Fraction(left * sum(each.weight for each in rest if each.stratum == stratum), whole)
        got = sum(each.id in drawn.ids for each in rest if each.stratum == stratum)
        assert floor(share) <= got <= ceil(share)


@settings(max_examples=100, deadline=None)
@given(CANDIDATES.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))), st.integers(1, 30))
def test_whatever_order_they_come_in_the_same_are_drawn(
    given_: tuple[list[Candidate], list[Candidate]], count: int
) -> None:
    one, other = given_
    assert draw(one, count, "482913") == draw(other, count, "482913")


def test_the_same_on_every_machine() -> None:
    """Once drawn, drawn for good: sheets that were printed must be drawn again years later."""
    assert sorted(draw(CLASSES, 5, "482913").ids) == ["c-01", "c-02", "c-10", "c-14", "c-22"]
    assert sorted(draw(CLASSES, 5, "督导组").ids) == ["c-08", "c-09", "c-12", "c-16", "c-20"]


def test_another_seed_draws_others() -> None:
    assert len({draw(CLASSES, 5, seed).ids for seed in SEEDS[:50]}) > 45


def test_who_is_certain_is_taken_and_the_rest_drawn_from_the_rest() -> None:
    some = [Candidate("c-heavy", "", 4), *(Candidate(f"c-{at}", "") for at in range(6))]
    drawn = [draw(some, 3, seed) for seed in SEEDS[:400]]
    assert {each.certain for each in drawn} == {frozenset({"c-heavy"})}
    counts = Counter(id_ for each in drawn for id_ in each.ids - each.certain)
    assert counts.keys() == {f"c-{at}" for at in range(6)}
    assert set(map(len, (each.ids for each in drawn))) == {3}


def test_a_chance_of_exactly_one_is_a_certainty() -> None:
    drawn = draw([Candidate("c-a", "", 2), Candidate("c-b", ""), Candidate("c-c", "")], 2, "1")
    assert drawn.certain == {"c-a"}


def test_more_than_there_are_is_all() -> None:
    everyone = frozenset(each.id for each in ALIKE)
    assert draw(ALIKE, 12, "1") == draw(ALIKE, 99, "2") == module.Drawn(everyone, everyone)


@pytest.mark.parametrize(("count", "weight"), [(0, 1), (-1, 1), (1, 0), (1, -2)])
def test_nothing_below_one(count: int, weight: int) -> None:
    with pytest.raises(ValueError, match="1 or more"):
        draw([Candidate("c-a", "", weight), Candidate("c-b", "")], count, "1")
