"""Since which version each value stands."""

import itertools
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.history.lineage import Version
from liushou.history.origin import carried, leaves, origins
from liushou.records.child import Child
from liushou.store.commits import Commit
from liushou.yamltext.edit_values import at
from tests.history.repositories import PATH
from tests.history.versions import versions

FIRST = date(2026, 9, 1)
GRANDMOTHER = {"name": "石桂香", "relation": "祖母", "phone": "15400012345"}
UNCLE = {"name": "石大海", "relation": "亲属", "phone": "15400054321"}


def of(number: int, values: Any, *parents: int) -> Version:
    """The version of a day, so many after the first."""
    commit = Commit(f"{number:040}", f"{number:010}", FIRST + timedelta(days=number), "李红", ())
    data = None if values is None else b"x"
    return Version(commit, PATH, data, values, parents=parents)


def line(*values: Any) -> tuple[Version, ...]:
    """Versions one after the other; the first given is the oldest."""
    last = len(values) - 1
    return tuple(
        of(number, values[number], *([last - number + 1] if number else ())) for number in range(last, -1, -1)
    )


def since(found: tuple[Version, ...]) -> dict[str, int]:
    """The day of each value of the newest version, as the days after the first."""
    return {
        ".".join(map(str, path)): (one.commit.day - FIRST).days
        for path, one in origins(Child, found).items()
        if one.commit
    }


def test_a_value_stands_since_it_was_last_set() -> None:
    assert since(line({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 2, "b": 1, "c": 1})) == {
        "a": 1,
        "b": 0,
        "c": 2,
    }


def test_set_changed_and_set_back_it_stands_since_it_was_set_back() -> None:
    assert since(line({"a": 1}, {"a": 2}, {"a": 1}, {"a": 1, "b": 1})) == {"a": 2, "b": 3}


def test_an_entry_is_followed_wherever_it_stands_in_its_list() -> None:
    changed = {**UNCLE, "phone": "1"}
    found = since(
        line(
            {"guardians": [GRANDMOTHER, UNCLE]},
            {"guardians": [GRANDMOTHER, changed]},
            {"guardians": [changed, GRANDMOTHER]},
            {"guardians": [{**changed, "occupation": "务农"}]},
        )
    )
    assert found == {
        "guardians.0.name": 0,
        "guardians.0.relation": 0,
        "guardians.0.phone": 1,
        "guardians.0.occupation": 3,
    }


def test_what_was_deleted_and_made_again_stands_since_then() -> None:
    assert since(line({"a": 1}, None, {"a": 1})) == {"a": 2}


def test_a_text_that_cannot_be_read_is_passed_over() -> None:
    broken = replace(of(1, {}, 2), values=None)
    assert since((of(2, {"a": 1, "b": 2}, 1), broken, of(0, {"a": 1, "b": 1}))) == {"a": 0, "b": 2}


def test_after_a_merge_each_value_stands_since_the_side_it_came_from() -> None:
    found = (
        of(4, {"a": 2, "b": 2, "c": 3, "d": 1}, 1, 2),
        of(3, {"a": 2, "b": 1, "c": 1, "d": 1}, 3),
        of(2, {"a": 1, "b": 2, "c": 2, "d": 1}, 3),
        of(0, {"a": 1, "b": 1, "c": 1, "d": 1}),
    )
    assert since(found) == {"a": 3, "b": 2, "c": 4, "d": 0}


def test_an_empty_list_is_a_value_and_a_list_that_was_filled_is_not() -> None:
    assert since(line({"parents": [], "interests": []}, {"parents": [], "interests": ["画画"]})) == {
        "parents": 0,
        "interests.0": 1,
    }


def test_an_empty_group_stands_since_it_is_there() -> None:
    assert since(line({"health": {}}, {"health": {}, "a": 1})) == {"health": 0, "a": 1}


def test_two_entries_that_were_one_before_both_stand_since_then() -> None:
    """Both sides corrected the one phone there was, and the merge kept both."""
    first, second = ({**GRANDMOTHER, "phone": phone} for phone in ("2", "3"))
    found = (
        of(3, {"guardians": [first, second]}, 1, 2),
        of(2, {"guardians": [first]}, 3),
        of(1, {"guardians": [second]}, 3),
        of(0, {"guardians": [GRANDMOTHER]}),
    )
    assert since(found) == {
        "guardians.0.name": 0, "guardians.0.relation": 0, "guardians.0.phone": 2,
        "guardians.1.name": 0, "guardians.1.relation": 0, "guardians.1.phone": 1,
    }  # fmt: skip


def test_a_mapping_where_a_note_belongs_is_one_value() -> None:
    assert since(line({"notes": {"a": 1}}, {"notes": {"a": 1, "b": 2}}, {"notes": {"a": 1, "b": 2}})) == {
        "notes": 1
    }


def test_nothing_stands_in_what_is_not_there_or_cannot_be_read() -> None:
    assert origins(Child, ()) == {}
    assert origins(Child, (of(0, None),)) == {}


names = st.lists(st.sampled_from("甲乙丙丁"), unique=True, max_size=4)
people = names.flatmap(
    lambda chosen: st.tuples(*(st.fixed_dictionaries({"phone": st.sampled_from("123")}) for _ in chosen)).map(
        lambda given: [
            {"relation": "祖母", "name": name, **one} for name, one in zip(chosen, given, strict=True)
        ]
    )
)
archives = st.fixed_dictionaries(
    {"guardians": people}, optional={key: st.sampled_from("123") for key in ("phone", "notes", "name")}
)


def recounted(history: list[Any], get: Any) -> int:
    """The last version in which the value is not that of the one before it."""
    values = [get(one) for one in history]
    return max(number for number in range(len(values)) if number == 0 or values[number] != values[number - 1])


def phone_of(name: str) -> Any:
    """Finds a guardian's phone by name: None without the guardian."""
    return lambda one: next((who["phone"] for who in one["guardians"] if who["name"] == name), None)


@settings(max_examples=120, deadline=None)
@given(st.lists(archives, min_size=1, max_size=8))
def test_the_version_is_the_last_that_differs_from_the_one_before(history: list[Any]) -> None:
    found = since(line(*history))
    newest = history[-1]
    for key in newest.keys() - {"guardians"}:
        assert found[key] == recounted(history, lambda one, key=key: one.get(key))
    for place, who in enumerate(newest["guardians"]):
        if not _renamed(history):
            assert found[f"guardians.{place}.phone"] == recounted(history, phone_of(who["name"]))


def _renamed(history: list[Any]) -> bool:
    """True where one guardian may be taken for another under a new name: one went as another came."""
    names = [{who["name"] for who in one["guardians"]} for one in history]
    return any(old - new and new - old for old, new in itertools.pairwise(names))


@settings(max_examples=25, deadline=None)
@given(versions(Child, 4))
def test_every_value_of_any_archive_stands_since_a_version_that_has_it(history: Any) -> None:
    found = line(*history)
    told = origins(Child, found)
    assert set(told) == set(leaves(Child, history[-1]))
    days = {id(one): number for number, one in enumerate(reversed(found))}
    for path, one in told.items():
        place, number = path, len(history) - 1
        while number > days[id(one)]:
            place = carried(Child, history[number - 1], history[number])[place]
            number -= 1
        assert at(history[number], place) == at(history[-1], path)
        if number:
            assert place not in carried(Child, history[number - 1], history[number])
