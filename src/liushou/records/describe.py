"""What the models say of their fields, as plain values: labels, descriptions, marks, choices.

The one place where the rest of the program (tables, schema, masks, filters, documents) looks.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from liushou.findings import Path
from liushou.records.fields import Field, Record, Sensitivity


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """One field: its `key` in the file, `attribute` of the model, label, description, sensitivity `mark`.

    `default` is its value where it is missing, `part` is the model of a nested record, `many` is True for a
    list, `choices` are the terms of an enumerated field, `type` the innermost Python type.
    """

    key: str
    attribute: str
    label: str
    description: str
    mark: Sensitivity | None
    required: bool
    default: object
    many: bool
    part: type[Record] | None
    choices: tuple[str, ...]
    type: Any


@cache
def fields_of(model: type[Record]) -> dict[str, FieldInfo]:
    """The fields of a model by their key in the file, in the model's order."""
    return {info.key: info for info in (_info(*item) for item in model.model_fields.items())}


def fields_at(model: type[Record], path: Path) -> dict[str, FieldInfo]:
    """The fields of the nested record at `path` (indices are skipped); empty where there is none."""
    fields = fields_of(model)
    for part in path:
        if isinstance(part, int):
            continue
        found = fields.get(part)
        if found is None or found.part is None:
            return {}
        fields = fields_of(found.part)
    return fields


def field_at(model: type[Record], path: Path) -> FieldInfo | None:
    """The field that `path` ends in, or None; the elements of a list are their list's field."""
    names = [part for part in path if isinstance(part, str)]
    return fields_at(model, tuple(names[:-1])).get(names[-1]) if names else None


def mark_at(model: type[Record], path: Path) -> Sensitivity | None:
    """The mark of the value at `path`: its own, or that of the nearest part around it."""
    names = [part for part in path if isinstance(part, str)]
    for length in range(len(names), 0, -1):
        found = field_at(model, tuple(names[:length]))
        if found is not None and found.mark is not None:
            return found.mark
    return None


def walk(model: type[Record], prefix: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], FieldInfo]]:
    """Every field of a model and its parts, with its path of keys, depth first."""
    for key, info in fields_of(model).items():
        yield (*prefix, key), info
        if info.part is not None:
            yield from walk(info.part, (*prefix, key))


def _info(name: str, field: Field) -> FieldInfo:
    core, many = _core(field.annotation)
    nested = core if isinstance(core, type) and issubclass(core, Record) else None
    choices = get_args(core) if get_origin(core) is Literal else ()
    return FieldInfo(
        key=field.key,
        attribute=name,
        label=field.label,
        description=field.description,
        mark=field.mark,
        required=field.required,
        default=field.default,
        many=many,
        part=nested,
        choices=tuple(str(choice) for choice in choices),
        type=core,
    )


def _core(annotation: Any) -> tuple[Any, bool]:
    """The innermost type, and whether it stands in a list."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _core(get_args(annotation)[0])
    if origin is tuple:
        return _core(get_args(annotation)[0])[0], True
    if origin in (Union, types.UnionType):
        options = [part for part in get_args(annotation) if part is not type(None)]
        return _core(options[0]) if len(options) == 1 else (annotation, False)
    return annotation, False
