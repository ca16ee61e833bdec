"""What is always known of a term, told together."""

from collections import defaultdict
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from liushou.records.publishing import (
    ALWAYS,
    IN_PERIODS,
    LISTED,
    OF_CASES,
    PUBLISHED,
    Base,
    Share,
    told_base,
)
from liushou.stats.indicators.contents import INDICATORS


def spread(counts: list[int]) -> dict[str, dict[str, int]]:
    """Breakdowns of as many children as `counts` says by age band."""
    bands = dict(zip(LISTED["age_band"], counts, strict=True))
    rest = {by: {LISTED[by][0]: sum(counts)} for by in ALWAYS if by != "age_band"}
    return {**rest, "age_band": bands}


def told_counts(base: Base) -> tuple[object, ...]:
    """All that anybody sees."""
    groups = tuple((by, group, one.shown) for by, of in base.groups.items() for group, one in of.items())
    shares = tuple((name, part.shown, whole.shown) for name, (part, whole) in base.shares.items())
    return base.population.shown, groups, shares


def test_nobody_who_knows_the_method_knows_a_count() -> None:
    """Every population up to nine in four age bands: each that looks alike leaves every count open."""
    alike: defaultdict[tuple[object, ...], list[list[int]]] = defaultdict(list)
    for counts in product(range(8), repeat=4):
        alike[told_counts(told_base(sum(counts), spread([*counts]), ()))].append([*counts])
    within = [found for found in alike.values() if max(map(max, found)) < 5]
    assert len(within) > 3
    for found in within:
        assert all(len({one[place] for one in found}) > 1 for place in range(4)), found


@given(
    counts=st.lists(st.integers(0, 40), min_size=4, max_size=4),
    part=st.floats(0, 1),
    name=st.sampled_from(["走访率", "入学率", "委托照护签订率", "建档率", "巩固率"]),
)
def test_what_is_told_holds_and_leaves_every_count_open(counts: list[int], part: float, name: str) -> None:
    whole = sum(counts)
    groups = spread(counts)
    base = told_base(whole, groups, (Share(name, int(whole * part), whole), Share("走访率", whole, whole)))
    assert base.population.low <= whole <= base.population.high
    told = [(groups[by].get(group, 0), one) for by, of in base.groups.items() for group, one in of.items()]
    told += [(int(whole * part), base.shares[name][0])] if name != "走访率" else []
    assert all(one.low <= count <= one.high for count, one in told)
    assert all(abs(count - one.shown) <= 3 for count, one in told)
    assert base.population.low < base.population.high


def test_indicators_of_cases_are_not_told() -> None:
    assert told_base(9, spread([9, 0, 0, 0]), (Share("问题办结率", 1, 1),)).shares == {}


def test_what_counts_children_times_weeks_is_not_told() -> None:
    """Seven children of eleven weeks are 77, told as 75: seven at least, and seven at most by 5."""
    weeks = Share("亲情联系率", 38, 7 * 11)
    assert told_base(7, spread([0, 7, 0, 0]), (weeks,)).shares == {}


def test_what_a_unit_counts_itself_is_not_told() -> None:
    """村:丁村 once more: two children, told as 5 in the table of the villages and as 0 here."""
    assert {*PUBLISHED, *OF_CASES, *IN_PERIODS} == {*INDICATORS}
    assert told_base(8, spread([0, 8, 0, 0]), (Share("丁村占比", 2, 8),)).shares == {}


def test_an_indicator_of_the_population_has_its_denominator() -> None:
    base = told_base(48, spread([0, 48, 0, 0]), (Share("走访率", 48, 48), Share("结对帮扶率", 40, 48)))
    assert {whole.shown for _, whole in base.shares.values()} == {base.population.shown} == {50}
