"""The validators of the models: a type as it is written beside a field becomes a schema of pydantic_core.

Made when a kind of record is first read, for that kind alone. Only a command that reads files needs this
module, and with it the library; the models themselves do without.
"""

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from pydantic_core import (
    CoreConfig,
    CoreSchema,
    ErrorDetails,
    SchemaSerializer,
    SchemaValidator,
    ValidationError,
)

from liushou.records.fields import Field, Record
from liushou.records.types import LIST, ONE_OR_MORE, Taken, one_or_more

Schema = dict[str, Any]

_CONFIG = CoreConfig(
    strict=True,
    extra_fields_behavior="forbid",
    regex_engine="rust-regex",
    allow_inf_nan=False,
    serialize_by_alias=True,
)


@cache
def validator_of(model: type[Record]) -> SchemaValidator:
    """What turns a file's values into a record of this kind, or raises ValidationError."""
    return SchemaValidator(cast("CoreSchema", _record(model)))


def taken(model: type[Record], value: object) -> Record | list[ErrorDetails]:
    """The record of a file's values, or all that the library has against them."""
    try:
        record: Record = validator_of(model).validate_python(value)
    except ValidationError as error:
        return error.errors(include_url=False, include_input=True)
    return record


@cache
def serializer_of(model: type[Record]) -> SchemaSerializer:
    """What turns a record of this kind into plain values."""
    return SchemaSerializer(cast("CoreSchema", _record(model)))


@cache
def _record(model: type[Record]) -> Schema:
    fields = {name: _field(field) for name, field in model.model_fields.items()}
    return {
        "type": "model",
        "cls": model,
        "config": {**_CONFIG, "title": model.__name__},
        "schema": {"type": "model-fields", "model_name": model.__name__, "fields": fields},
    }


def _field(field: Field) -> Schema:
    schema = _unless_empty(field)
    if not field.required:
        schema = {"type": "default", "schema": schema, "default": field.default}
    return {
        "type": "model-field",
        "schema": schema,
        "validation_alias": field.key,
        "serialization_alias": field.key,
    }


def _unless_empty(field: Field) -> Schema:
    """The schema of a field's type. None is taken nowhere but in place of a value that may be missing.

    And it means the same then: `records.validate` relies on it.
    """
    options = get_args(field.annotation)
    if get_origin(field.annotation) not in (Union, UnionType) or NoneType not in options:
        return _value(field.annotation)
    if field.required or field.default is not None:
        raise TypeError(field.key)
    return {"type": "nullable", "schema": _value(options[0])}


def _value(annotation: Any) -> Schema:
    """The schema of a type; TypeError for one that no field has had so far."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked(*arguments)
    if origin is Literal:
        return {"type": "literal", "expected": list(arguments)}
    if origin is dict:
        return {"type": "dict", "keys_schema": _value(arguments[0]), "values_schema": _value(arguments[1])}
    if annotation is bool:
        return {"type": "bool"}
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _record(annotation)
    raise TypeError(annotation)


def _marked(annotation: Any, mark: object) -> Schema:
    if isinstance(mark, Taken):
        return dict(mark.core)
    if mark not in (LIST, ONE_OR_MORE):
        raise TypeError(mark)
    # not strict: a list is taken for a tuple, by the library itself and not by a call for each list
    listed = {
        "type": "tuple",
        "items_schema": [_value(get_args(annotation)[0])],
        "variadic_item_index": 0,
        "strict": False,
    }
    if mark is LIST:
        return listed
    return {
        "type": "function-before",
        "function": {"type": "no-info", "function": one_or_more},
        "schema": listed,
    }
