"""Clashes decided one way or the other."""

from typing import Any

from liushou.history.merging.deciding import decided
from liushou.history.merging.values import merged
from liushou.records.child import Child

PARENTS: list[dict[str, Any]] = [
    {"relation": word, "phone": "1"} for word in ("父亲", "母亲", "继父", "继母")
]


def test_each_clash_is_as_the_side_chosen_for_it_has_it() -> None:
    father, mother, stepfather, stepmother = PARENTS
    ours = {"phone": "2", "parents": [{**mother, "phone": "2"}, stepfather], "focus": {"why": "x"}}
    theirs = {"phone": "3", "parents": [{**father, "phone": "3"}, {**mother, "phone": "3"}, stepmother]}
    found = merged(Child, {"phone": "1", "parents": PARENTS}, ours, theirs)
    assert [one.path for one in found.clashes] == [("phone",), ("parents", 0), ("parents", 1, "phone")]
    assert decided(found, frozenset()) == {**ours, "parents": [{**mother, "phone": "2"}]}
    all_theirs = [{**father, "phone": "3"}, {**mother, "phone": "3"}]
    assert decided(found, frozenset({0, 1, 2})) == {**ours, "phone": "3", "parents": all_theirs}
    assert decided(found, frozenset({2}))["parents"] == [{**mother, "phone": "3"}]
    assert decided(found, frozenset({1}))["parents"] == [{**father, "phone": "3"}, {**mother, "phone": "2"}]
    assert found.value["phone"] == "2"


def test_several_entries_taken_away_by_one_side_go_together() -> None:
    theirs = {"parents": [{**one, "phone": "3"} for one in PARENTS]}
    found = merged(Child, {"parents": PARENTS}, {"parents": []}, theirs)
    assert decided(found, frozenset()) == {"parents": []}
    assert decided(found, frozenset({1, 3}))["parents"] == [theirs["parents"][1], theirs["parents"][3]]
    assert decided(found, frozenset(range(4))) == theirs
