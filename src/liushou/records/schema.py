"""The JSON Schema of every kind of file (draft 2020-12), written out of the models, for editors.

What the schema accepts the models accept, and the reverse, with the conditions of LS102. What needs more
than one file, or arithmetic (check digits, sums, order of dates), is left to `liushou check`.
"""

import json
from collections.abc import Mapping

from liushou.records.describe import FieldInfo, fields_of
from liushou.records.fields import MARK, Record
from liushou.records.forms import forms_of
from liushou.records.kinds import KINDS, Kind
from liushou.records.schema_conditions import conditions_of
from liushou.records.schema_values import Schema, only, or_nothing, value_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "schemas"
_FORMAT = 1
_NOTHING = {"title": "空着，等于没有写", **only("null")}


def schema_files() -> Mapping[str, str]:
    """Every schema as text, by its path in a store (`schemas/child.schema.json`)."""
    return {schema_path(kind): schema_text(kind) for kind in KINDS}


def schema_path(kind: Kind) -> str:
    """Where a kind's schema stands in a store."""
    return f"{FOLDER}/{kind.name}.schema.json"


def schema_text(kind: Kind) -> str:
    """The text of a kind's schema: two spaces of indentation, Chinese as it is, the models' order."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def schema_of(kind: Kind) -> Schema:
    """The schema of a kind of file. The parts of its lists are under $defs, single ones in their place."""
    place = f"data/{kind.folder}/编号.yaml" if kind.folder else "liushou.yaml"
    parts = _listed(kind.model, {})
    return {
        "$schema": DIALECT,
        "$id": f"urn:liushou:format-{_FORMAT}:{kind.name}",
        "title": kind.label,
        "description": f"{kind.label}：{place}",
        **_record(kind.model, kind.label),
        "$defs": {
            **{
                part.__name__: {"title": label, "description": label, **_record(part, label)}
                for part, label in parts.items()
            },
            "nothing": _NOTHING,
        },
    }


def _listed(model: type[Record], found: dict[type[Record], str]) -> dict[type[Record], str]:
    """The parts that stand in lists, each with the label of the first list that holds it."""
    for info in fields_of(model).values():
        if info.part is not None and info.part not in found:
            if info.many:
                found[info.part] = info.label
            _listed(info.part, found)
    return found


def _record(model: type[Record], title: str) -> Schema:
    """The form of a record or part.

    Unknown keys are refused in a schema of their own, so that they have a message of their own.
    """
    fields, forms = fields_of(model), forms_of(model)
    needed = [info for info in fields.values() if info.required]
    return {
        "type": "object",
        "properties": {key: _field(info, forms[key]) for key, info in fields.items()},
        "required": [info.key for info in needed],
        "errorMessage": _expected(title, [f"{info.key}（{info.label}）" for info in needed]),
        "allOf": [_known_keys(title, list(fields)), *conditions_of(model)],
    }


def _field(info: FieldInfo, own: Schema) -> Schema:
    description = _description(info)
    marked = {MARK: info.mark.value} if info.mark else {}
    words = {"title": info.label, "description": description, **marked}
    if info.part is not None and not info.many:
        form = _record(info.part, info.label)
        return {**words, **(form if info.required else or_nothing(form))}
    return {**words, **value_schema(own, description, required=info.required)}


def _description(info: FieldInfo) -> str:
    """What the field means. The label again, because a list of proposals shows no titles."""
    name = f"{info.label}（必填）" if info.required else info.label
    meaning = "" if info.description == info.label else f"：{info.description}"
    unsaid = f"；不写时为 {info.default}" if isinstance(info.default, (str, int)) else ""
    return f"{name}{meaning}{unsaid}"


def _known_keys(title: str, keys: list[str]) -> Schema:
    return {
        "properties": dict.fromkeys(keys, True),
        "additionalProperties": False,
        "errorMessage": f"“{title}”没有这个字段：请改正写法（按 Ctrl+空格列出可用的字段），或写进备注",
    }


def _expected(title: str, needed: list[str]) -> str:
    form = f"“{title}”应为一组“字段: 值”（冒号用半角，后面空一格）"
    return f"{form}；必填：{'、'.join(needed)}" if needed else form
