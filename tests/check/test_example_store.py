"""The example archives that ship with the program keep their own rules."""

from collections import Counter

from liushou.check.runner import check
from liushou.resources import example_store
from liushou.store.load import load
from tests.check.stores import ON


def test_the_example_store_has_no_errors_and_few_warnings() -> None:
    store = load(example_store())
    found = Counter(finding.severity for finding in check(store, ON))
    assert len(store.children) > 50
    assert found["error"] == 0
    assert found["warning"] <= 25
