"""Edits of the plain values of a record: the one edit that brings a value to its place."""

from liushou.errors import UsageError
from liushou.findings import Path
from liushou.records.describe import field_at
from liushou.records.fields import Record
from liushou.store.drafts import insert, put
from liushou.yamltext.amend import Edit, Remove
from liushou.yamltext.edit_values import at, same
from liushou.yamltext.scalars import Value


def change_to(model: type[Record], values: Value, path: Path, value: Value) -> Edit | None:
    """The edit after which `value` stands at `path`, with all that has to stand around it.

    None where it stands there already, also for a text that a list of texts has already.
    """
    around, depth = values, 0
    while depth < len(path) and (below := at(around, path[depth : depth + 1])) is not None:
        around, depth = below, depth + 1
    if depth == len(path):
        return None if same(around, value) else put(model, path, value)
    place, part = path[: depth + 1], path[depth]
    if isinstance(part, str):
        if depth + 1 < len(path) and isinstance(path[depth + 1], int):
            return insert(model, place, _within(path[depth + 2 :], value))
        return put(model, place, _within(path[depth + 1 :], value))
    new = _within(path[depth + 1 :], value)
    if not isinstance(around, list):
        return None if same(around, new) else put(model, path[:depth], [around, new])
    if any(same(item, new) for item in around) and not isinstance(new, dict | list):
        return None
    return insert(model, path[:depth], new)


def without(model: type[Record], values: Value, path: Path) -> Edit | None:
    """The edit that takes away what stands at `path`, and what would be left empty around it.

    None where nothing stands there. Raises UsageError where it is required.
    """
    if at(values, path) is None:
        return None
    around = at(values, path[:-1]) if len(path) > 1 else None
    info = field_at(model, path)
    if isinstance(path[-1], str) and info is not None and info.required:
        raise UsageError(f"{info.key}（{info.label}）是必填的，不能删去：请写上新的值。")
    alone = isinstance(around, dict | list) and len(around) == 1
    if alone and not _is_required(model, path[:-1]):
        return without(model, values, path[:-1])
    return Remove(path)


def _within(path: Path, value: Value) -> Value:
    """The value in the parts and lists that the path leads through."""
    for part in reversed(path):
        value = [value] if isinstance(part, int) else {part: value}
    return value


def _is_required(model: type[Record], path: Path) -> bool:
    """True for a field that has to be there even if it holds nothing; an item of a list need not."""
    if not path:
        return True
    info = field_at(model, path)
    return isinstance(path[-1], str) and info is not None and info.required
