"""What makes entries of lists one key: equal exactly where the values are the same."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.history.matching import frozen, matched
from liushou.yamltext.edit_values import same
from liushou.yamltext.values import Value

_scalars: st.SearchStrategy[Value] = st.sampled_from(
    ("", "a", "nan", "1", 0, 1, 1.0, 0.0, -0.0, True, False, None, math.nan)
)
_values = st.recursive(
    _scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("ab"), inner)),
    max_leaves=4,
)


@settings(max_examples=300, deadline=None)
@given(_values, _values)
def test_a_key_is_equal_where_the_value_is_the_same(one: Value, other: Value) -> None:
    assert (frozen(one) == frozen(other)) is same(one, other)


@settings(max_examples=200, deadline=None)
@given(_values)
def test_keys_of_the_same_value_are_one(value: Value) -> None:
    again = {key: value[key] for key in reversed(value)} if isinstance(value, dict) else value
    assert len({frozen(value), frozen(again)}) == 1


@pytest.mark.parametrize(
    ("old", "new", "pairs", "moved"),
    [
        ("aa", "aaa", {(0, 0), (1, 1)}, set()),
        ("ax", "xax", {(1, 0), (0, 1)}, {(1, 0)}),
        ("abc", "bca", {(1, 0), (2, 1), (0, 2)}, {(0, 2)}),
        ("ab", "ba", {(1, 0), (0, 1)}, {(1, 0)}),
        ("", "a", set(), set()),
    ],
)
def test_equal_entries_pair_the_first_with_the_first(
    old: str, new: str, pairs: set[tuple[int, int]], moved: set[tuple[int, int]]
) -> None:
    found = matched(None, list(old), list(new))
    assert (set(found.pairs), found.moved) == (pairs, moved)


def test_it_makes_no_difference_whether_two_lists_share_their_entries() -> None:
    entries: list[Value] = [{"date": "2026-01-02"}, {"date": "2026-01-01"}, {"date": "2026-01-02"}]
    copies: list[Value] = [dict(one) for one in entries if isinstance(one, dict)]
    assert matched(None, entries, entries[1:]) == matched(None, entries, copies[1:])
