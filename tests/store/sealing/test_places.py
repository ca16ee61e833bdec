"""What is sealed: the text of every field that a mark hides, and nothing else, in every model."""

from collections.abc import Iterator

import pytest
from tests.store.sealing.canary import CHILD

from liushou.findings import Path
from liushou.records.child import Child
from liushou.records.describe import fields_of, mark_at, walk
from liushou.records.fields import HIDDEN, Record
from liushou.records.kinds import KINDS, Kind
from liushou.records.unit import Unit
from liushou.store.sealing.places import anchors, places, sealed_as, strays
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value

ARCHIVES = tuple(kind for kind in KINDS if kind.model is not Unit)


def full(model: type[Record]) -> dict[str, Value]:
    """Two items of each list, and a text at every field of the model, whatever its type is."""
    made: dict[str, Value] = {}
    for key, info in fields_of(model).items():
        one: Value = full(info.part) if info.part is not None else f"文{key}"
        made[key] = [one, one] if info.many else one
    return made


def texts(value: Value, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, str):
        yield path
    for part, item in value.items() if isinstance(value, dict) else ():
        yield from texts(item, (*path, part))
    for number, item in enumerate(value if isinstance(value, list) else ()):
        yield from texts(item, (*path, number))


@pytest.mark.parametrize("kind", ARCHIVES, ids=lambda kind: kind.name)
def test_every_text_that_a_mark_hides_is_sealed_and_no_other(kind: Kind) -> None:
    free = {
        path
        for path, info in walk(kind.model)
        if info.mark in HIDDEN and info.part is None and info.type is str and not info.choices
    }
    value = full(kind.model)
    found = {place.path: place for place in places(kind.model, value)}
    expected = {
        path for path in texts(value) if tuple(each for each in path if isinstance(each, str)) in free
    }
    assert found.keys() == expected
    assert all(place.mark is mark_at(kind.model, path) for path, place in found.items())


def test_the_settings_have_none() -> None:
    assert list(places(Unit, full(Unit))) == []


@pytest.mark.parametrize("kind", ARCHIVES, ids=lambda kind: kind.name)
def test_what_is_hidden_and_left_in_clear_is_no_free_text(kind: Kind) -> None:
    left = [
        (info.choices, info.type)
        for _, info in walk(kind.model)
        if info.mark in HIDDEN and info.part is None and sealed_as(info) is None
    ]
    assert all(choices or type_ is bool or type_ == int | float for choices, type_ in left), left


def test_what_tells_items_apart_is_seen_by_all() -> None:
    parts = {info.part for kind in ARCHIVES for _, info in walk(kind.model) if info.part and info.many}
    assert parts
    for part in parts:
        for key in anchors(part):
            info = fields_of(part)[key]
            assert info.mark is None
            assert info.required
            assert not info.many


def test_items_are_bound_by_what_they_are_and_not_by_their_number() -> None:
    value: dict[str, Value] = {
        "records": [
            {"date": "2026-10-10", "kind": "谈心", "note": "甲"},
            {"date": "2026-10-10", "kind": "家访", "note": "乙"},
        ]
    }
    ways = [place.way for place in places(Child, value)]
    assert ways == [
        '["records",["2026-10-10","谈心"],"note"]',
        '["records",["2026-10-10","家访"],"note"]',
    ]
    assert isinstance(value["records"], list)
    value["records"].reverse()
    assert [place.way for place in places(Child, value)] == ways[::-1]


def test_what_a_field_was_before_is_bound_as_the_field_itself() -> None:
    parent: Value = [{"relation": "父亲", "phone": "甲"}]
    now, past = places(Child, {"parents": parent, "past": [{"until": "2026-08-31", "parents": parent}]})
    assert now.way == past.way == '["parents",["父亲"],"phone"]'


@pytest.mark.parametrize(
    "value",
    [
        {"phone": ["甲"]},
        {"phone": {"a": "甲"}, "records": "甲", "parents": {"phone": "甲"}},
        {"records": ["甲", None, [{"note": "甲"}]], "health": "甲", "address": ["甲"]},
        {"health": {"detail": None, "checkups": 3}},
    ],
)
def test_values_of_another_shape_do_not_break_it(value: dict[str, Value]) -> None:
    for place in places(Child, value):
        assert isinstance(place.text, str)


def test_whatever_stands_at_a_place_of_text_is_sealed_in_a_list_too() -> None:
    value: dict[str, Value] = {"phone": ["15400012345"], "parents": {"phone": "15400012346"}}
    assert [(place.path, place.text) for place in places(Child, value)] == [
        (("phone", 0), "15400012345"),
        (("parents", "phone"), "15400012346"),
    ]


def test_two_fields_of_one_archive_have_two_ways() -> None:
    """But for items that nothing tells apart, and for what a field was before."""
    value = read(CHILD.encode()).value
    assert value is not None
    ways = [place.way for place in places(Child, value) if place.path[0] != "past"]
    assert len(set(ways)) == len(ways) > 30


def test_a_place_says_nothing_of_its_text() -> None:
    [place] = places(Child, {"phone": "15400012345"})
    assert "154" not in repr(place)


def test_a_token_that_moved_is_a_stray() -> None:
    token = "ENC[1,care.1,AAAA]"
    talk: dict[str, Value] = {"date": "2026-10-10", "kind": "谈心", "note": token}
    moved: dict[str, Value] = {**talk, "date": "2026-10-11"}
    assert [place.path for place in strays(Child, {"records": [moved]}, {"records": [talk]})] == [
        ("records", 0, "note")
    ]
    assert not list(strays(Child, {"records": [moved, talk]}, {"records": [talk]}, {"records": [moved]}))
    assert len(list(strays(Child, {"records": [talk]}, {}))) == 1
