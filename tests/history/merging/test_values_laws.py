"""Laws of merging by meaning: an unchanged side adds nothing, sides may be swapped, no entry is lost."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.history.matching import frozen, matched
from liushou.history.merging.held import ABSENT, Held
from liushou.history.merging.values import Merged, merged
from liushou.records.child import Child
from liushou.records.describe import fields_of
from liushou.records.kinds import KINDS
from liushou.yamltext.edit_values import at, same
from liushou.yamltext.values import Value
from tests.history.versions import versions
from tests.yamltext.strategies import archives

KIND = st.sampled_from([kind.model for kind in KINDS])
OF_KIND = KIND.flatmap(lambda model: st.tuples(st.just(model), versions(model, 3)))


def without_order(value: Held) -> object:
    """The value as it is the same in whatever order the entries of lists stand."""
    if isinstance(value, dict):
        return frozenset((key, without_order(item)) for key, item in value.items())
    if isinstance(value, list):
        return frozenset(Counter(map(without_order, value)).items())
    return value if value is ABSENT else frozen(value)


def sides(found: Merged, *, swapped: bool) -> Counter[object]:
    """The clashes without their places."""
    pairs = ((one.theirs, one.ours) if swapped else (one.ours, one.theirs) for one in found.clashes)
    return Counter((without_order(ours), without_order(theirs)) for ours, theirs in pairs)


@settings(max_examples=80, deadline=None)
@given(OF_KIND)
def test_merging_with_an_unchanged_side_is_the_identity(case: tuple[Any, Any]) -> None:
    model, (base, ours, _) = case
    assert merged(model, base, ours, base) == Merged(ours, ())
    assert same(merged(model, base, base, ours).value, ours)
    assert merged(model, base, base, ours).clashes == ()


@settings(max_examples=100, deadline=None)
@given(OF_KIND)
def test_equal_changes_on_both_sides_are_that_change(case: tuple[Any, Any]) -> None:
    model, (base, ours, _) = case
    assert merged(model, base, ours, ours) == Merged(ours, ())
    assert merged(model, {}, ours, ours) == Merged(ours, ())


@settings(max_examples=100, deadline=None)
@given(OF_KIND)
def test_sides_may_be_swapped(case: tuple[Any, Any]) -> None:
    model, (base, ours, theirs) = case
    one, other = merged(model, base, ours, theirs), merged(model, base, theirs, ours)
    assert sides(one, swapped=False) == sides(other, swapped=True)
    if not one.clashes:
        assert without_order(one.value) == without_order(other.value)


def words(value: Held, names: tuple[str, ...] = ()) -> set[object]:
    """Everything that somebody wrote: each value that has no parts, with the keys that lead to it."""
    if isinstance(value, dict):
        return {word for key, item in value.items() for word in words(item, (*names, key))}
    if isinstance(value, list):
        return {word for item in value for word in words(item, names)}
    return set() if value is ABSENT else {(names, frozen(value))}


def all_words(found: Merged) -> set[object]:
    """Those of the merged value, and those that clashes have."""
    told = words(found.value)
    for one in found.clashes:
        names = tuple(part for part in one.path if isinstance(part, str))
        told |= words(one.ours, names) | words(one.theirs, names)
    return told


@settings(max_examples=100, deadline=None)
@given(OF_KIND)
def test_nothing_that_a_side_wrote_is_lost(case: tuple[Any, Any]) -> None:
    model, (base, ours, theirs) = case
    told = all_words(merged(model, base, ours, theirs))
    assert words(ours) - words(base) <= told
    assert words(theirs) - words(base) <= told


@settings(max_examples=100, deadline=None)
@given(OF_KIND)
def test_no_entry_is_lost(case: tuple[Any, Any]) -> None:
    """An entry that a side added is there with all it has; one that both kept is there once."""
    model, (base, ours, theirs) = case
    found = merged(model, base, ours, theirs)
    for key, info in fields_of(model).items():
        lists = [version.get(key) for version in (base, ours, theirs, found.value)]
        if not info.many or any(one.path[0] == key for one in found.clashes):
            continue
        before, mine, other, result = (items if isinstance(items, list) else [] for items in lists)
        for side in (mine, other):
            for place in matched(info.part, before, side).added:
                assert any(has(item, side[place]) for item in result)
        gone = {place for side in (mine, other) for place in matched(info.part, before, side).removed}
        assert len(result) >= len(before) - len(gone)


def has(item: Value, wanted: Value) -> bool:
    """Whether an entry has all that another one has."""
    if isinstance(item, dict) and isinstance(wanted, dict):
        return all(key in item and has(item[key], value) for key, value in wanted.items())
    if isinstance(item, list) and isinstance(wanted, list):
        return all(any(has(one, value) for one in item) for value in wanted)
    return same(item, wanted)


@settings(max_examples=100, deadline=None)
@given(OF_KIND)
def test_each_clash_is_where_it_says(case: tuple[Any, Any]) -> None:
    model, (base, ours, theirs) = case
    found = merged(model, base, ours, theirs)
    assert len({one.path for one in found.clashes}) == len(found.clashes)
    for one in found.clashes:
        expected = one.theirs if one.ours is ABSENT else one.ours
        assert expected is not ABSENT
        assert same(at(found.value, one.path), expected)


@settings(max_examples=80, deadline=None)
@given(archives, archives, archives)
def test_any_values_can_be_merged(base: Any, ours: Any, theirs: Any) -> None:
    found = merged(Child, base, ours, theirs)
    for side in (ours, theirs):
        assert words(side) - words(base) <= all_words(found)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_two_branches_that_both_add_the_file_lose_no_field(kind: Any, data: st.DataObject) -> None:
    ours, theirs = data.draw(versions(kind.model))
    found = merged(kind.model, {}, ours, theirs)
    assert {*found.value} == {*ours, *theirs}
