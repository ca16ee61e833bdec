"""Laws of differences: applied to the old version they give the new one, and nothing is told twice."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.history.compare import compared
from liushou.records.child import Child
from liushou.records.kinds import KINDS
from liushou.yamltext.edit_values import at, same
from tests.history.applying import applied
from tests.history.versions import versions
from tests.yamltext.strategies import archives

KIND = st.sampled_from([kind.model for kind in KINDS])


@settings(max_examples=60, deadline=None)
@given(KIND.flatmap(lambda model: st.tuples(st.just(model), versions(model))))
def test_the_old_version_and_the_differences_give_the_new_one(case: tuple[Any, Any]) -> None:
    model, (old, new) = case
    assert same(applied(old, compared(model, old, new)), new)


@settings(max_examples=150, deadline=None)
@given(archives, archives)
def test_so_it_is_with_any_values(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert same(applied(old, compared(Child, old, new)), new)


@settings(max_examples=60, deadline=None)
@given(KIND.flatmap(lambda model: st.tuples(st.just(model), versions(model))))
def test_each_difference_is_where_it_says(case: tuple[Any, Any]) -> None:
    model, (old, new) = case
    assert compared(model, old, old) == ()
    found = compared(model, old, new)
    assert len({(change.kind, change.path, change.was) for change in found}) == len(found)
    for change in found:
        if change.kind != "removed":
            assert same(at(new, change.path), change.new)
        if change.kind != "added":
            assert same(at(old, change.was), change.old)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_entries_in_another_order_are_only_moved(kind: Any, data: st.DataObject) -> None:
    old = data.draw(versions(kind.model))[0]
    new = {key: list(reversed(value)) if isinstance(value, list) else value for key, value in old.items()}
    assert {change.kind for change in compared(kind.model, old, new)} <= {"moved"}
