"""The JSON Schema agrees with the models, and says what an editor needs in Chinese."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.check.any_records import Values, records
from tests.check.stores import MAIN_FILES, ON, source_of
from tests.golden import agrees
from tests.records.mutants import mutant

from liushou.check.rules.ls102_required import required_field
from liushou.records.describe import walk
from liushou.records.fields import MARK, Record
from liushou.records.kinds import BY_NAME, KINDS, Kind, KindName
from liushou.records.schema import schema_files, schema_of, schema_text
from liushou.records.validate import build
from liushou.resources import example_store
from liushou.store.load import Loaded, load
from liushou.yamltext.reader import read

GOLDEN = Path(__file__).parent / "golden" / "child.schema.json"
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_VALIDATORS = {kind.name: jsonschema_rs.Draft202012Validator(schema_of(kind)) for kind in KINDS}
_FEW = settings(max_examples=settings().max_examples // 4, suppress_health_check=list(HealthCheck))
MUTANTS = 40
LEAST: dict[KindName, Values] = {
    "unit": {"format": 1, "unit": {"name": "小学", "level": "学校"}},
    "child": {
        "id": "c-1", "name": "田小禾", "sex": "女", "birth_date": "2016-03-05", "status": "在册",
        "registered_on": "2024-09-01", "parents": [], "guardians": [],
    },
    "volunteer": {
        "id": "v-1", "name": "某某", "sex": "女", "kind": "教师", "status": "在岗", "joined_on": "2024-09-01"
    },
    "term": {"id": "2026-2027-1", "begins": "2026-09-01", "ends": "2027-01-20"},
    "resident": {
        "id": "r-1", "name": "某某", "sex": "女", "birth_date": "1950-01-01", "kind": "留守老人",
        "status": "在册", "registered_on": "2024-09-01", "address": {"village": "朝阳村"},
    },
}  # fmt: skip
"""The required fields of kinds, right."""

each_kind = pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])


def models_accept(kind: Kind, values: Values) -> bool:
    """True if the values are a record, and no field asks for another that is missing (LS102)."""
    record = build(kind.model, values)
    if not isinstance(record, Record):
        return False
    return not list(required_field.find(Loaded(source_of(MAIN_FILES[kind.label]), record), ON))


def schema_accepts(kind: Kind, values: Values) -> bool:
    """True if the values are valid by the schema of their kind."""
    return _VALIDATORS[kind.name].is_valid(values)


@each_kind
def test_the_schema_is_valid_by_the_dialect_it_names(kind: Kind) -> None:
    jsonschema_rs.meta.validate(schema_of(kind))
    assert schema_of(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema_of(kind)["$id"] == f"urn:liushou:format-1:{kind.name}"


def settled(kind: Kind, values: Values) -> Values:
    """Generated values, with what one field's value asks of another (LS102) put right."""
    values = json.loads(json.dumps(values))
    if kind.name in ("child", "resident"):
        values["closed_on"] = None if values["status"] == "在册" else "2026-07-01"
    if kind.name == "volunteer":
        values.setdefault("sex", "女")
    for entry in values.get("calendar", ()) if kind.name == "term" else ():
        entry["to"] = entry.get("from")
    for duty in values.get("duties", ()) if kind.name == "unit" else ():
        duty["kind"] = None if "activity" in duty else duty.get("kind") or "谈心"
    return values


@each_kind
@_FEW
@given(data=st.data())
def test_schema_and_models_agree_on_records_and_on_changed_ones(kind: Kind, data: st.DataObject) -> None:
    values = settled(kind, data.draw(records(kind.model)))
    random = Random(data.draw(st.integers(0, 2**32)))
    assert schema_accepts(kind, values)
    assert models_accept(kind, values)
    for each in (mutant(values, random) for _ in range(MUTANTS)):
        assert schema_accepts(kind, each) == models_accept(kind, each), each


EXAMPLES: tuple[tuple[KindName, Values, bool], ...] = (
    ("unit", {"duties": [{"every": "month"}]}, False),
    ("unit", {"duties": [{"every": "month", "kind": []}]}, False),
    ("unit", {"duties": [{"every": "month", "kind": "谈心", "activity": "观影"}]}, False),
    ("unit", {"duties": [{"every": "month", "kind": [], "activity": "观影"}]}, True),
    ("unit", {"imports": {"child": {" ": None}}}, False),
    ("unit", {"imports": {"child": {"姓名": None}}}, True),
    ("unit", {"format": 1.0, "pairing": {"capacity": 2.0, "weights": None}}, True),
    ("unit", {"pairing": {"capcity": None}}, False),
    ("child", {"status": "转出"}, False),
    ("child", {"status": "转出", "closed_on": None}, False),
    ("child", {"status": "转出", "closed_on": "2026-07-01"}, True),
    ("child", {"closed_on": "2026-07-01"}, False),
    ("child", {"closed_on": None, "phone": None, "hukou": None, "records": None, "siblings": None}, True),
    ("child", {"guardian": None}, False),
    ("child", {"parents": None}, False),
    ("child", {"name": "\ufeff"}, False),
    ("child", {"birth_date": "2016-02-29"}, True),
    ("child", {"birth_date": "2017-02-29"}, False),
    ("child", {"grades": [{"term": "2026-2027-1", "scores": {"数学": None, "语文": 90.5}}]}, True),
    ("child", {"grades": [{"term": "2026-2027-1", "scores": {" ": None}}]}, False),
    ("child", {"grades": [{"term": "2026-2027-1", "class_rank": 3.0, "total": 10**400}]}, False),
    ("child", {"records": [{"date": "2026-09-01", "kind": "谈心", "by": []}]}, False),
    ("resident", {"status": "结束"}, False),
    ("volunteer", {"sex": None}, False),
    ("volunteer", {"sex": None, "kind": "单位"}, True),
    ("term", {"calendar": [{"from": "2026-09-01", "items": []}]}, False),
    ("term", {"calendar": [{"from": "2026-09-01", "to": "2026-09-07", "items": []}]}, True),
)


@pytest.mark.parametrize(("name", "changes", "right"), EXAMPLES)
def test_what_is_easily_told_differently_is_told_alike(name: KindName, changes: Values, right: bool) -> None:
    kind = BY_NAME[name]
    values = {**LEAST[name], **changes}
    assert schema_accepts(kind, values) is right
    assert models_accept(kind, values) is right


def test_every_sample_archive_is_valid() -> None:
    files = load(example_store()).files
    assert len(files) > 60
    for file in files:
        values = read(file.source.absolute.read_bytes()).value
        assert schema_accepts(file.source.kind, values), file.source.path


@each_kind
def test_every_field_says_in_chinese_what_it_is(kind: Kind) -> None:
    found = list(_fields(schema_of(kind)))
    assert len(found) >= len({path for path, _ in walk(kind.model)}) / 2
    for key, field in found:
        assert _CHINESE.search(field["title"]), key
        assert field["description"].startswith(field["title"]), key


@each_kind
def test_every_refusal_has_words_of_ours(kind: Kind) -> None:
    for schema in _parts(schema_of(kind)):
        if {"type", "enum", "const", "pattern", "required", "additionalProperties"} & schema.keys():
            assert _CHINESE.search(schema.get("errorMessage", "")), schema


@each_kind
def test_sensitivity_is_kept(kind: Kind) -> None:
    written = {(key, field.get(MARK)) for key, field in _fields(schema_of(kind))}
    for path, info in walk(kind.model):
        assert (path[-1], info.mark.value if info.mark else None) in written


def test_the_texts_are_the_same_every_time_and_as_they_were() -> None:
    assert schema_files() == schema_files()
    assert list(schema_files()) == [f"schemas/{kind.name}.schema.json" for kind in KINDS]
    assert all(text.endswith("}\n") and "\\u4" not in text for text in schema_files().values())
    agrees(GOLDEN, schema_text(BY_NAME["child"]))


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    """The schema and all schemas in it; not the conditions, which speak through their consequences."""
    if isinstance(schema, dict):
        yield schema
        for key, part in schema.items():
            if key not in ("if", "not"):
                yield from _parts(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _parts(part)


def _fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in _parts(schema):
        for key, field in part.get("properties", {}).items():
            if isinstance(field, dict) and "title" in field:
                yield key, field
