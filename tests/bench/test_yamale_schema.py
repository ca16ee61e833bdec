"""What yamale is asked to hold is what our JSON Schema says, as far as it has words for it."""

import json

from bench.yamale_schema import yamale_schema

from liushou.records.kinds import BY_NAME
from liushou.records.schema import schema_text


def test_every_kind_of_value() -> None:
    nothing = {"$ref": "#/$defs/nothing"}
    schema = {
        "required": ["id", "at"],
        "properties": {
            "id": {"type": "string", "pattern": "^[a-z]+$"},
            "day": {"anyOf": [{"type": "string", "format": "date", "pattern": "x"}, nothing]},
            "class": {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string"}, nothing]},
            "sex": {"enum": ["男", "女"], "type": "string"},
            "own": {"type": "boolean"},
            "money": {"type": ["number", "null"]},
            "at": {"type": "object", "required": ["x"], "properties": {"x": {"type": "string"}}},
            "parts": {"items": {"$ref": "#/$defs/Part"}, "type": ["array", "null"]},
        },
        "$defs": {"Part": {"properties": {"y": {"type": "integer"}}}, "nothing": {"type": "null"}},
    }
    top, *parts = (json.loads(text) for text in yamale_schema(schema).split("---\n"))
    assert top == {
        "id": "regex('^[a-z]+$')",
        "day": "day(required=False)",
        "class": "any(int(min=1), str(), required=False)",
        "sex": "enum('男', '女', required=False)",
        "own": "bool(required=False)",
        "money": "num(required=False)",
        "at": "include('part0')",
        "parts": "list(include('Part'), required=False)",
    }
    assert parts == [{"part0": {"x": "str()"}}, {"Part": {"y": "int(required=False)"}}]


def test_everything_that_is_included_is_there() -> None:
    documents = [
        json.loads(text) for text in yamale_schema(json.loads(schema_text(BY_NAME["child"]))).split("---\n")
    ]
    named = {name for part in documents[1:] for name in part}
    words = [
        word for fields in (documents[0], *documents[1:]) for word in json.dumps(fields).split("include('")
    ]
    assert {word.partition("'")[0] for word in words[1:] if not word.startswith("{")} <= named
