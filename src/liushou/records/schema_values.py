"""One value of a record as JSON Schema: its form, that it may be left empty, and its words for an editor.

The bare forms are those of `records.forms`; added is what an editor needs besides: that a key with nothing
behind it counts as missing, and what to say in Chinese. `errorMessage` and `markdownEnumDescriptions` are
keywords of the common language servers (vscode-json-languageservice, yaml-language-server); other validators
ignore them.
"""

from collections.abc import Mapping
from typing import Any

from liushou.records.patterns import DAY_PATTERN, TERM_PATTERN, TEXT_PATTERN
from liushou.records.types import LARGEST, PATTERN_EXPECTED
from liushou.records.vocabulary import EVERY_LABELS

Schema = dict[str, Any]

_TYPES = ("array", "boolean", "null", "number", "object", "string")
_NULL: Schema = {"type": "null"}
_LIST_EXPECTED = "应为列表：每项另起一行，以 - 开头，或写在方括号里"
_MAPPING_EXPECTED = "应为一组“名称: 值”（冒号用半角，后面空一格）"
_TRUTH_EXPECTED = "应为 true（是）或 false（否），不加引号"
_EXPECTED = {
    **PATTERN_EXPECTED,
    DAY_PATTERN: "应为日历上有的日期，写作 2026-09-01",
    TERM_PATTERN: "应为学期，写作 2026-2027-1（相连的两年，1 秋季 2 春季）",
    TEXT_PATTERN: "应为文字，不能是空白；全是数字的要加引号，没有内容就删去这一行",
}


def only(kind: str) -> Schema:
    """Values of one type, said by what they are not.

    An editor proposes `null` where null is a type, and puts the names of the types (in English) for our
    message where alternatives differ in type; of what is ruled out it says nothing.
    """
    return {"not": {"type": [other for other in _TYPES if other != kind]}}


def value_schema(raw: Mapping[str, Any], description: str, *, required: bool) -> Schema:
    """The schema of a value, from its bare form. The description is for the proposals.

    Numbers and texts that may be left empty are `anyOf` with #/$defs/nothing, which editors do not propose.
    """
    forms = [_form(form) for form in raw.get("anyOf", (raw,)) if form != _NULL]
    if len(forms) == 1 and (required or "items" in forms[0]):
        return forms[0] if required else or_nothing(forms[0])
    options = [{"description": description, **forms[0]}, *(_told_apart(form) for form in forms[1:])]
    return {"anyOf": options if required else [*options, {"$ref": "#/$defs/nothing"}]}


def _told_apart(form: Schema) -> Schema:
    return {**only(form["type"]), **{key: value for key, value in form.items() if key != "type"}}


def or_nothing(form: Schema) -> Schema:
    """A list or mapping that may be left empty. Not by `anyOf`: editors write a frame for these."""
    return {**form, "type": [form["type"], "null"]}


def _form(form: Mapping[str, Any]) -> Schema:
    match form.get("type"):
        case "array":
            return {**form, "items": _form(form["items"]), "errorMessage": _LIST_EXPECTED}
        case "object":
            return _mapping(form)
        case "string":
            return _text(form)
        case "boolean":
            return {**form, "errorMessage": _TRUTH_EXPECTED}
        case "integer" | "number":
            return _number(form)
    return dict(form)


def _mapping(form: Mapping[str, Any]) -> Schema:
    """Keys that are the unit's own words: what stands behind one may be missing too."""
    return {
        "type": "object",
        "patternProperties": {
            pattern: value_schema(value, "", required=False)
            for pattern, value in form["patternProperties"].items()
        },
        "additionalProperties": False,
        "errorMessage": _MAPPING_EXPECTED,
    }


def _text(form: Mapping[str, Any]) -> Schema:
    terms = form.get("enum")
    if terms is None:
        return {**form, "errorMessage": _EXPECTED[form["pattern"]]}
    meanings = [EVERY_LABELS[term] for term in terms if term in EVERY_LABELS]
    told = {"markdownEnumDescriptions": meanings} if meanings else {}
    return {**form, **told, "errorMessage": f"应为下列之一：{'、'.join(terms)}"}


def _number(form: Mapping[str, Any]) -> Schema:
    name = "整数" if form["type"] == "integer" else "数"
    low, high = form["minimum"], form["maximum"]
    if low == high:
        return {"type": form["type"], "const": low, "errorMessage": f"应为 {low}"}
    if high != LARGEST:
        expected = f"应为 {low} 至 {high} 的{name}，不加引号"
    else:
        expected = f"应为{name}，不加引号" if low == -LARGEST else f"应为不小于 {low} 的{name}，不加引号"
    return {**form, "errorMessage": expected}
