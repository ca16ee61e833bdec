"""Laws of `diff`: it can be turned round, adds up, and tells other programs all."""

import json
from collections import Counter
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.history.archives import Difference, differences
from liushou.history.compare import Change, compared
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.kinds import KINDS
from liushou.screens.changes_json import differences_json
from liushou.yamltext.edit_values import same
from liushou.yamltext.emit import dump
from liushou.yamltext.reader import read
from tests.history.applying import applied
from tests.history.test_archives import changes_of
from tests.history.versions import versions
from tests.yamltext.strategies import archives

PATH = "data/children/x.yaml"
TURNED: dict[str, Any] = {"added": "removed", "removed": "added", "changed": "changed"}
TALK = {"date": "2026-10-10", "kind": "谈心", "by": "v-1"}
VISIT = {"date": "2026-10-11", "kind": "家访", "by": "v-1"}


def turned(changes: tuple[Change, ...]) -> Counter[str]:
    """The changes as they are the other way round. Which of two entries moved past the other is open."""
    return Counter(
        repr((TURNED[one.kind], one.was, one.path, one.new, one.old))
        for one in changes
        if one.kind != "moved"
    )


def as_told(changes: tuple[Change, ...]) -> Counter[str]:
    return Counter(
        repr((one.kind, one.path, one.was, one.old, one.new)) for one in changes if one.kind != "moved"
    )


def turned_round(model: type[Record], old: Any, new: Any) -> None:
    forth, back = compared(model, old, new), compared(model, new, old)
    assert turned(forth) == as_told(back)
    assert sum(one.kind == "moved" for one in forth) == sum(one.kind == "moved" for one in back)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind.model), versions(kind.model))))
def test_the_other_way_round_what_came_went(case: Any) -> None:
    model, (old, new) = case
    turned_round(model, old, new)


@settings(max_examples=80, deadline=None)
@given(archives, archives)
def test_so_it_is_with_any_values(old: Any, new: Any) -> None:
    turned_round(Child, old, new)


names = st.sampled_from(["甲", "乙"])
stores = st.dictionaries(
    st.sampled_from([f"data/children/c-{number}.yaml" for number in range(4)]),
    st.builds(
        lambda name, day: f"name: {name}\nbirth_date: 2015-05-0{day}\n".encode(), names, st.integers(1, 2)
    ),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(stores, min_size=3, max_size=3))
def test_what_differs_after_two_steps_differs_in_one_of_them(three: Any) -> None:
    first, middle, last = (
        {path for one in what_differs(old, new) for path in (one.path, one.was or one.path)}
        for old, new in combinations(three, 2)
    )
    assert middle <= first | last


def what_differs(old: Any, new: Any) -> tuple[Difference, ...]:
    """The differences by the files that are not the same, as `diff` asks for them."""
    same_files = {path for path in old if old[path] == new.get(path)}
    sides = ({path: data for path, data in side.items() if path not in same_files} for side in (old, new))
    return differences(*sides)


def told_in_full(old: Any, new: Any) -> None:
    """The old archive and the JSON alone give the new one."""
    before, after = dump(old).encode(), dump(new).encode()
    found = differences({PATH: before}, {PATH: after})
    shown = json.loads(json.dumps(differences_json(found, reveal=True)))
    changes = [change for one in shown for change in changes_of(one)]
    assert same(applied(read(before).value or {}, changes), read(after).value or {})


@settings(max_examples=100, deadline=None)
@given(archives, archives)
def test_other_programs_are_told_all_of_any_values(old: Any, new: Any) -> None:
    told_in_full(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"records": [TALK, VISIT]}, {"records": [VISIT, TALK]}),
        ({"records": [TALK, VISIT]}, {"records": [{**VISIT, "note": "好"}, {**TALK, "with": ["a", "b"]}]}),
        ({"cases": [{"opened": "2026-10-01", "steps": [TALK, VISIT]}, TALK]},
         {"cases": [TALK, {"opened": "2026-10-01", "steps": [VISIT, {**TALK, "by": "v-2"}]}]}),
        ({"interests": [["a"], ["b", "c"]]}, {"interests": [["b", "c"], ["a", "d"]]}),
        ({"phone": None, "notes": "x"}, {"phone": "1", "notes": None}),
        ({"phone": None}, {}),
        ({}, {"phone": None}),
        ({"interests": [None, "a"]}, {"interests": ["a", None, None]}),
        ({"a.b": {"c[0]": 1, 'say "x"': 2}}, {"a.b": {"c[0]": 2}, "a": {"b": 1}}),
        ({"unknown": [{"x": 1}, {"x": 2}]}, {"unknown": [{"x": 2}, {"y": 1}]}),
        ({"name": "x", "phone": ["1"], "parents": {"a": 1}}, {"name": {"x": 1}, "phone": "1", "parents": []}),
        ({"notes": {"妈妈": "说"}}, {"notes": {"妈妈": "不说", "爸爸": "说"}}),
        ({"records": []}, {"records": [[TALK], "x", 1, 1.0, True]}),
        ({"a": 1, "b": 1}, {"a": True, "b": 1.0}),
    ],
)  # fmt: skip
def test_so_they_are_of_what_is_rare(old: Any, new: Any) -> None:
    told_in_full(old, new)
    told_in_full(new, old)
    turned_round(Child, old, new)
