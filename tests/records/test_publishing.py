"""What is always known of a term, told together."""

from collections import defaultdict
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from liushou.records.publishing import ALWAYS, LISTED, Base, Share, told_base


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
    name=st.sampled_from(["走访率", "入学率", "委托照护签订率", "建档率", "亲情联系率", "寄宿率"]),
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


def test_an_indicator_of_the_population_has_its_denominator() -> None:
    base = told_base(48, spread([0, 48, 0, 0]), (Share("走访率", 48, 48), Share("结对帮扶率", 40, 48)))
    assert {whole.shown for _, whole in base.shares.values()} == {base.population.shown} == {50}
