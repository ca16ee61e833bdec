"""Writing then reading gives what was written, whatever field of whatever record it is."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.care.written_words import in_brackets, words_of
from tests.check.any_records import records

from liushou.care.own_words import own_words
from liushou.care.setting.assignments import Assignment, assembled, assigned, edit_of
from liushou.care.setting.people import People
from liushou.records.describe import FieldInfo, fields_of
from liushou.records.fields import Record
from liushou.records.kinds import KINDS
from liushou.yamltext.amend import amended
from liushou.yamltext.edit_values import applied, at, same
from liushou.yamltext.emit import dump
from liushou.yamltext.reader import read

MODELS = [kind.model for kind in KINDS]
LAW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def typed(model: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    """The values without what a person would write in another way.

    A class that reads as a number, what nobody sees in a text, names of subjects with signs in them.
    """
    return {key: _typed(fields_of(model)[key], value) for key, value in values.items()}


def _typed(info: FieldInfo, value: Any) -> Any:
    if info.part is not None:
        return [typed(info.part, part) for part in value] if info.many else typed(info.part, value)
    if isinstance(value, dict):
        return {name: _typed(info, item) for name, item in value.items() if name.isalnum()}
    if info.type == int | str and isinstance(value, str):
        return f"甲{own_words(value)}"
    if isinstance(value, list):
        return [_typed(info, item) for item in value]
    return own_words(value) or "一" if isinstance(value, str) else value


@pytest.mark.parametrize("model", MODELS)
@LAW
@given(st.data())
def test_written_field_by_field(model: type[Record], data: st.DataObject) -> None:
    values = typed(model, data.draw(records(model)))
    words = tuple(words_of(model, values))
    assert same(assembled(model, assigned(model, words)), as_words(values))


@pytest.mark.parametrize("model", MODELS)
@LAW
@given(st.data())
def test_written_in_brackets(model: type[Record], data: st.DataObject) -> None:
    values = typed(model, data.draw(records(model)))
    words = tuple(
        f"{key}={in_brackets(value) if isinstance(value, dict | list) else words_of_one(model, key, value)}"
        for key, value in values.items()
    )
    assert same(assembled(model, assigned(model, words)), values)


@pytest.mark.parametrize("model", MODELS)
@LAW
@given(st.data())
def test_an_edit_changes_its_place_and_nothing_else(model: type[Record], data: st.DataObject) -> None:
    before, after = (typed(model, data.draw(records(model))) for _ in range(2))
    key = data.draw(st.sampled_from(sorted(after)))
    words = tuple(words_of(model, {key: after[key]}))
    text, now = dump(before).encode(), before
    for one in assigned(model, words, before):
        edit = edit_of(model, now, one)
        if edit is not None:
            text, now = amended(text, (edit,)), applied(now, edit)
    found = read(text).value
    assert found is not None
    assert same(found, now)
    assert same(without(found, key), without(before, key))


@pytest.mark.parametrize("model", MODELS)
@LAW
@given(st.data())
def test_setting_what_is_there_changes_nothing(model: type[Record], data: st.DataObject) -> None:
    values = typed(model, data.draw(records(model)))
    for path in leaves(values, ()):
        assert edit_of(model, values, Assignment(path, at(values, path))) is None


@pytest.mark.parametrize("model", MODELS)
@LAW
@given(st.data())
def test_every_value_is_reached_by_its_path_and_is_there_already(
    model: type[Record], data: st.DataObject
) -> None:
    values = typed(model, data.draw(records(model)))
    for path in leaves(values, ()):
        value = at(values, path)
        written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)[1:]
        if not isinstance(value, dict | list):
            (one,) = assigned(model, [f"{written}={words_of_one(model, '', value)}"], values, People())
            assert one.path == path
            assert same(one.value, value)


def words_of_one(model: type[Record], key: str, value: Any) -> str:
    return {True: "是", False: "否"}[value] if isinstance(value, bool) else str(value)


def as_words(value: Any) -> Any:
    """Texts of a list are written each once: one that is there already is not added again."""
    if isinstance(value, dict):
        return {key: as_words(item) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    kept: list[Any] = []
    for item in value:
        if isinstance(item, dict) or not any(same(item, one) for one in kept):
            kept.append(as_words(item))
    return kept


def without(values: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != key}


def leaves(value: Any, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    below = [leaf for key, item in parts for leaf in leaves(item, (*path, key))]
    return below or ([path] if path else [])
