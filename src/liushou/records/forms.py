"""What values each field takes, as JSON Schema: the form alone, without the words around it."""

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from liushou.records.fields import Record
from liushou.records.types import LIST, Taken

Schema = dict[str, Any]

_NULL = {"type": "null"}


@cache
def forms_of(model: type[Record]) -> dict[str, Schema]:
    """The form of every field of a model by its key, in the model's order.

    A part is a reference to #/$defs under the name of its model; `anyOf` names several ways to write a value.
    """
    return {field.key: _form(field.annotation) for field in model.model_fields.values()}


def _form(annotation: Any) -> Schema:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked(*arguments)
    if origin in (Union, UnionType):
        form = _form(arguments[0])
        assert arguments[1] is NoneType, annotation
        return {"anyOf": [*form.get("anyOf", [form]), _NULL]}
    if origin is Literal:
        return {"enum": list(arguments), "type": "string"}
    if origin is dict:
        return _mapping(*arguments)
    if annotation is bool:
        return {"type": "boolean"}
    assert issubclass(annotation, Record), annotation
    return {"$ref": f"#/$defs/{annotation.__name__}"}


def _marked(annotation: Any, mark: object) -> Schema:
    if isinstance(mark, Taken):
        return dict(mark.told)
    item = _form(get_args(annotation)[0])
    listed = {"items": item, "type": "array"}
    return listed if mark is LIST else {"anyOf": [item, listed]}


def _mapping(keys: Any, values: Any) -> Schema:
    return {"patternProperties": {_form(keys)["pattern"]: _form(values)}, "type": "object"}
