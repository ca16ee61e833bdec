"""Our JSON Schema in the words of yamale: the same fields, kinds of value, choices and patterns."""

import json
from collections.abc import Mapping
from typing import TypeAlias, cast

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
_Node: TypeAlias = "dict[str, Json]"


def yamale_schema(schema: Mapping[str, Json]) -> str:
    """The text of a schema file: one document for the archive and one for everything it includes."""
    made = _Made()
    top = made.fields(cast("_Node", dict(schema)))
    defs = cast("dict[str, _Node]", schema["$defs"])
    for name, node in defs.items():
        if name != "nothing":
            made.parts[name] = made.fields(node)
    documents = [top, *({name: fields} for name, fields in made.parts.items())]
    return "---\n".join(json.dumps(each, ensure_ascii=False, indent=1) + "\n" for each in documents)


class _Made:
    """The parts that have been named so far."""

    def __init__(self) -> None:
        self.parts: dict[str, dict[str, str]] = {}

    def fields(self, node: _Node) -> dict[str, str]:
        """Of a map: what each field may be."""
        required = cast("list[str]", node.get("required") or [])
        properties = cast("dict[str, _Node]", node["properties"])
        return {
            name: self._word(one) if name in required else self._word(one, "required=False")
            for name, one in properties.items()
        }

    def _word(self, node: _Node, more: str = "") -> str:
        if "$ref" in node:
            return _call("include", repr(str(node["$ref"]).rpartition("/")[2]), more)
        if "anyOf" in node:
            choices = [
                one for one in cast("list[_Node]", node["anyOf"]) if one.get("$ref") != "#/$defs/nothing"
            ]
            words = [self._word(one) for one in choices]
            return self._word(choices[0], more) if len(words) == 1 else _call("any", *words, more)
        if "properties" in node:
            name = f"part{len(self.parts)}"
            self.parts[name] = {}
            self.parts[name] = self.fields(node)
            return _call("include", repr(name), more)
        if "items" in node:
            return _call("list", self._word(cast("_Node", node["items"])), more)
        return _scalar(node, more)


def _scalar(node: _Node, more: str) -> str:
    if "enum" in node:
        return _call("enum", *map(repr, cast("list[str]", node["enum"])), more)
    if node.get("format") == "date":
        return _call("day", more)
    if "pattern" in node:
        return _call("regex", repr(node["pattern"]), more)
    kinds = node.get("type")
    kind = next((one for one in kinds if one != "null"), "") if isinstance(kinds, list) else kinds
    least, most = node.get("minimum"), node.get("maximum")
    limits = [f"{name}={value}" for name, value in (("min", least), ("max", most)) if value is not None]
    if kind == "integer":
        return _call("int", *limits, more)
    if kind == "number":
        return _call("num", *limits, more)
    return _call("bool", more) if kind == "boolean" else _call("str", more)


def _call(name: str, *arguments: str) -> str:
    return f"{name}({', '.join(argument for argument in arguments if argument)})"
