"""Every scalar as it is written: paths, places and values, also in texts that are not as they should be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.yamltext.emit import dump
from liushou.yamltext.events import MAX_DEPTH
from liushou.yamltext.positions import Positions
from liushou.yamltext.reader import Value, read
from liushou.yamltext.spans import Path
from liushou.yamltext.written import as_written

from .samples import ARCHIVE
from .strategies import archives


def seen(text: str) -> list[tuple[Path, str, bool]]:
    """Path, raw text and whether it is a key, of every scalar."""
    return [(one.path, text[one.start : one.end], one.is_key) for one in as_written(text).scalars]


def test_keys_items_and_values() -> None:
    assert seen("a: 1\nb: [x, {c: 'd'}]\n") == [
        (("a",), "a", True),
        (("a",), "1", False),
        (("b",), "b", True),
        (("b", 0), "x", False),
        (("b", 1, "c"), "c", True),
        (("b", 1, "c"), "'d'", False),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a: 1\na: 2\n", [(("a",), "1"), (("a",), "2")]),
        ("a: 1\n---\na: 2\n", [(("a",), "1"), (("a",), "2")]),
        ("? [k]\n: v\n", [(("", 0), "k"), (("",), "v")]),
        ("a: &x 1\nb: *x\nc: 2\n", [(("a",), "&x 1"), (("b",), "*x"), (("c",), "2")]),
        ("甲\n", [((), "甲")]),
        ("- 甲\n- 乙\n", [((0,), "甲"), ((1,), "乙")]),
        ("a: 1", [(("a",), "1")]),
        ("", []),
    ],
)
def test_what_is_not_one_mapping_is_seen_too(text: str, values: list[tuple[Path, str]]) -> None:
    assert [(path, raw) for path, raw, is_key in seen(text) if not is_key] == values


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a: 1\n", True),
        ("a: 1\na: 2\n---\nb: 1\n", True),
        ("", True),
        ("甲\n", False),
        ("- 甲\n", False),
        ("a: 1\nb: 'x\n", False),
        ("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, False),
    ],
)
def test_whether_the_text_could_be_read_to_its_end(text: str, whole: bool) -> None:
    assert as_written(text).whole is whole


def test_what_stands_before_a_break_is_kept() -> None:
    assert seen("a: 1\nb: 'x\n")[-1] == (("b",), "b", True)


def test_the_sample_agrees_with_positions() -> None:
    positions = Positions(ARCHIVE)
    for one in as_written(ARCHIVE).scalars:
        if one.is_key:
            assert positions.key_range(one.path) == (one.start, one.end)
        else:
            assert positions.range(one.path)[0] == one.start
            assert positions.style(one.path) == one.style


@given(value=archives)
def test_every_text_value_of_an_archive_is_there(value: dict[str, Value]) -> None:
    text = dump(value)
    assert read(text.encode()).value == value
    found = {one.path: one.value for one in as_written(text).scalars if not one.is_key}
    for path, wanted in leaves((), value):
        assert not isinstance(wanted, str) or found[path] == wanted


def leaves(path: Path, value: Value) -> list[tuple[Path, Value]]:
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in leaves((*path, key), item)]
    if isinstance(value, list):
        return [leaf for at, item in enumerate(value) for leaf in leaves((*path, at), item)]
    return [(path, value)]


@given(text=st.text("ab:- '\"\n{}[],|>#&*!?\t\x85", max_size=40))
def test_it_never_raises_and_places_are_in_order(text: str) -> None:
    scalars = as_written(text).scalars
    assert all(0 <= one.start <= one.end <= len(text) for one in scalars)
    assert [one.start for one in scalars] == sorted(one.start for one in scalars)
