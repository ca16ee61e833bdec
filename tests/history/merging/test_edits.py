"""Edits that turn one version into another."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.history.merging.edits import edits
from liushou.records.child import Child
from liushou.records.kinds import KINDS
from liushou.yamltext.amend import Insert, Put, Remove
from liushou.yamltext.edit_values import applied, same
from tests.history.versions import versions

KIND = st.sampled_from([kind.model for kind in KINDS])


@settings(max_examples=150, deadline=None)
@given(KIND.flatmap(lambda model: st.tuples(st.just(model), versions(model))))
def test_the_edits_of_the_old_version_give_the_new_one(case: tuple[Any, Any]) -> None:
    model, (old, new) = case
    value = old
    for edit in edits(model, old, new):
        value = applied(value, edit)
    assert same(value, new)


def test_a_difference_is_one_edit_and_a_new_key_takes_its_place() -> None:
    old = {"id": "c-1", "phone": "1", "records": [{"date": "2026-10-10", "kind": "谈心"}], "notes": "x"}
    new = {"id": "c-1", "phone": "2", "sex": "女", "records": [{"date": "2026-10-09"}, *old["records"]]}
    found = list(edits(Child, old, new))
    assert [type(edit) for edit in found] == [Put, Put, Remove, Insert]
    sex, phone, notes, record = found
    assert isinstance(sex, Put)
    assert sex.order[:3] == ("id", "name", "sex")
    assert [edit.path for edit in (phone, notes, record)] == [("phone",), ("notes",), ("records",)]
    assert isinstance(record, Insert)
    assert (record.index, record.value) == (0, {"date": "2026-10-09"})
