"""What edits mean for plain values."""

import pytest

from liushou.yamltext.edit_types import Edit, Insert, Put, Remove
from liushou.yamltext.edit_values import Archive, applied, finer, is_deep, same
from liushou.yamltext.values import Value

VALUE: Archive = {"a": 1, "b": ["x", {"c": None}], "n": None}


@pytest.mark.parametrize(
    ("edit", "after"),
    [
        (Put(("a",), 2), {"a": 2, "b": ["x", {"c": None}], "n": None}),
        (Put(("b", 0), "y"), {"a": 1, "b": ["y", {"c": None}], "n": None}),
        (Put(("n", "d"), 1), {"a": 1, "b": ["x", {"c": None}], "n": {"d": 1}}),
        (Insert(("b",), "y", 1), {"a": 1, "b": ["x", "y", {"c": None}], "n": None}),
        (Insert(("b", 1, "c"), "y"), {"a": 1, "b": ["x", {"c": ["y"]}], "n": None}),
        (Insert(("n", "d"), "y"), {"a": 1, "b": ["x", {"c": None}], "n": {"d": ["y"]}}),
        (Remove(("b", 1, "c")), {"a": 1, "b": ["x", {}], "n": None}),
        (Remove(("b", 0)), {"a": 1, "b": [{"c": None}], "n": None}),
    ],
)
def test_applied_leaves_the_old_value(edit: Edit, after: Archive) -> None:
    before: Archive = {"a": 1, "b": ["x", {"c": None}], "n": None}
    assert applied(before, edit) == after
    assert before == VALUE


def test_same_looks_at_types_and_not_at_the_order_of_keys() -> None:
    assert same({"a": [1, "x"], "b": None}, {"b": None, "a": [1, "x"]})
    assert same(float("nan"), float("nan"))
    pairs: list[tuple[Value, Value]] = [(1, 1.0), (1, True), ("1", 1), ([1], [1, 2]), ({"a": 1}, {"b": 1})]
    assert not any(same(one, other) for one, other in pairs)


def test_deep() -> None:
    value: Value = 1
    for _ in range(32):
        value = [value]
    assert not is_deep(value)
    assert is_deep({"a": value})


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "c": 3}, (Put(("k", "c"), 3, ("b", "c")), Remove(("k", "a")))),
        ({"a": 1}, {"a": 2}, ()),
        ([1, 2, 3], [1, 4, 3], (Put(("k", 1), 4),)),
        ([1, 2], [1, 3, 4, 2], (Insert(("k",), 3, 1), Insert(("k",), 4, 2))),
        ([1, 2, 3], [4, 5, 2, 3], (Put(("k", 0), 4), Insert(("k",), 5, 1))),
        ([1, 2, 3, 4], [1, 4], (Remove(("k", 2)), Remove(("k", 1)))),
        ([1, 2], [3, 4], ()),
        ([1], {"a": 1}, ()),
        ([1], [], ()),
        ("x", "y", ()),
    ],
)
def test_finer_edits(old: Value, new: Value, edits: tuple[Edit, ...]) -> None:
    assert finer({"k": old}, Put(("k",), new)) == edits
