"""Adding trees of counts: no order, no grouping, nothing that is nothing changes the sum."""

from copy import deepcopy
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.stats.summary.counts import Counts, Tree, UnlikeCountsError, added, is_tree

NUMBERS = st.integers(0, 1000)
NAMES = st.sampled_from(["男", "女", "朝阳村", "白果村"])
TREES = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "population": NUMBERS,
            "row": st.lists(NUMBERS, min_size=2, max_size=2),
            "groups": st.dictionaries(NAMES, NUMBERS),
            "crosses": st.dictionaries(NAMES, st.dictionaries(NAMES, NUMBERS)),
            "survey": st.dictionaries(NAMES, st.lists(NUMBERS, min_size=3, max_size=3)),
        },
    ),
    max_size=5,
)


@given(TREES, st.randoms(use_true_random=False))
def test_order_does_not_matter(trees: list[Tree], random: "object") -> None:
    shuffled = [*trees]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert added(shuffled) == added(trees)


@given(TREES, st.integers(0, 5))
def test_grouping_does_not_matter(trees: list[Tree], cut: int) -> None:
    assert added([added(trees[:cut]), added(trees[cut:])]) == added(trees)
    assert reduce(lambda one, other: added([one, other]), trees, added([])) == added(trees)


@given(TREES)
def test_the_empty_tree_changes_nothing(trees: list[Tree]) -> None:
    assert added([{}, *trees, {}]) == added(trees)
    assert added([]) == {}


@given(TREES)
def test_what_is_added_stays_as_it_is(trees: list[Tree]) -> None:
    before = deepcopy(trees)
    total = added(trees)
    added([total, total])
    assert trees == before
    assert is_tree(total)


@given(TREES)
def test_every_number_is_the_sum_of_its_own(trees: list[Tree]) -> None:
    total = added(trees)
    for name in ("男", "女"):
        parts = [tree["groups"] for tree in trees if "groups" in tree]
        expected = sum(part.get(name, 0) for part in parts if isinstance(part, dict))  # type: ignore[misc]
        groups = total.get("groups", {})
        assert isinstance(groups, dict)
        assert groups.get(name, 0) == expected


@pytest.mark.parametrize(
    ("one", "other"), [(1, [1]), ([1], {"a": 1}), ({"a": 1}, 1), ([1, 2], [1, 2, 3]), ({}, [1]), ([1], 1)]
)
def test_unlike_trees_are_refused_with_the_way(one: Counts, other: Counts) -> None:
    with pytest.raises(UnlikeCountsError) as caught:
        added([{"groups": {"sex": one}}, {"groups": {"sex": other}}])
    assert caught.value.way == ("groups", "sex")


@pytest.mark.parametrize("value", [-1, 1.0, True, None, "1", [1, -1], [True], {1: 1}, {"a": "b"}])
def test_what_is_no_tree(value: object) -> None:
    assert not is_tree({"a": value})
    assert not is_tree(value)
