"""What an edit means for plain values: the measure that every changed text is held against."""

from collections.abc import Iterator

from liushou.errors import EditError
from liushou.findings import dotted
from liushou.yamltext.edit_types import Edit, Insert, Put, Remove
from liushou.yamltext.events import MAX_DEPTH
from liushou.yamltext.scalars import Value
from liushou.yamltext.spans import Path

Archive = dict[str, Value]
"""The value of a whole file."""


def applied(value: Archive, edit: Edit) -> Archive:
    """The value of a file after the edit; the old one is not touched.

    Raises:
        EditError: where the path leads nowhere, or to something that cannot have such an entry.
    """
    path = edit.path if isinstance(edit, Insert) else edit.path[:-1]
    changed = _changed(value, path, edit) if edit.path else value
    if not edit.path or not isinstance(changed, dict):
        raise EditError("整份档案不能当作一个值来改，没有修改：请写明要改的字段。")
    return changed


def at(value: Value, path: Path) -> Value:
    """The value at a path; None where there is none."""
    for part in path:
        if isinstance(value, dict) and isinstance(part, str):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value):
            value = value[part]
        else:
            return None
    return value


def same(one: Value, other: Value) -> bool:
    """Whether two values are the same, types included (1 is not 1.0, nor true); keys in any order."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(item, other[key]) for key, item in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(*pair) for pair in zip(one, other, strict=True))
    return one == other or (one != one and other != other)


def is_deep(value: Value, levels: int = MAX_DEPTH) -> bool:
    """Whether a value nests deeper than this many levels of mappings and lists."""
    inner: list[Value] = [value]
    for _ in range(levels + 1):
        nested = [item for item in inner if isinstance(item, dict | list)]
        if not nested:
            return False
        inner = [part for item in nested for part in (item.values() if isinstance(item, dict) else item)]
    return True


def finer(value: Value, edit: Edit) -> tuple[Edit, ...]:
    """The edits within a mapping or list that together put another one in its place.

    () where it is made anew: when the edit is of another kind, or the two have nothing in common.
    """
    old = at(value, edit.path)
    if not isinstance(edit, Put) or not old or not edit.value:
        return ()
    if isinstance(old, dict) and isinstance(edit.value, dict):
        return tuple(_finer_mapping(edit.path, old, edit.value))
    if isinstance(old, list) and isinstance(edit.value, list):
        return tuple(_finer_list(edit.path, old, edit.value))
    return ()


def _finer_mapping(path: Path, old: dict[str, Value], new: dict[str, Value]) -> Iterator[Edit]:
    if not any(key in old and same(old[key], item) for key, item in new.items()):
        return
    order = tuple(new)
    for key, item in new.items():
        if key not in old or not same(old[key], item):
            yield Put((*path, key), item, order)
    yield from (Remove((*path, key)) for key in old if key not in new)


def _finer_list(path: Path, old: list[Value], new: list[Value]) -> Iterator[Edit]:
    """Items put in the place of others between those that the two lists begin and end with alike."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if not same(old[i], new[i])), most)
    tail = next((i for i in range(most - head) if not same(old[-1 - i], new[-1 - i])), most - head)
    if not head and not tail and len(new) > 1:
        return
    pairs = most - head - tail
    yield from (Put((*path, head + i), new[head + i]) for i in range(pairs))
    start = head + pairs
    yield from (Insert(path, new[i], i) for i in range(start, len(new) - tail))
    yield from (Remove((*path, i)) for i in reversed(range(start, len(old) - tail)))


def _changed(value: Value, path: Path, edit: Edit) -> Value:
    """The value with the container at `path` changed; one that is missing at the end of it is None."""
    if not path:
        return _changed_here(value, edit)
    part, rest = path[0], path[1:]
    if isinstance(value, dict) and isinstance(part, str) and (part in value or not rest):
        if part not in value and not isinstance(edit, Insert):
            raise _nowhere(edit)
        return {**value, part: _changed(value.get(part), rest, edit)}
    if isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value):
        return [*value[:part], _changed(value[part], rest, edit), *value[part + 1 :]]
    if value is None and isinstance(part, str) and not rest and isinstance(edit, Insert):
        return {part: _changed(None, (), edit)}
    raise _nowhere(edit)


def _changed_here(value: Value, edit: Edit) -> Value:
    if isinstance(edit, Insert):
        items = [] if value is None else value
        if not isinstance(items, list):
            raise EditError(f"“{dotted(edit.path)}”不是列表，不能加入一项，没有修改：请核对字段。")
        index = len(items) if edit.index is None else edit.index
        if not 0 <= index <= len(items):
            raise EditError(f"“{dotted(edit.path)}”有 {len(items)} 项，不能加在序号 {index} 处，没有修改。")
        return [*items[:index], edit.value, *items[index:]]
    part = edit.path[-1]
    if isinstance(edit, Put) and isinstance(part, str) and (value is None or isinstance(value, dict)):
        return {**(value or {}), part: edit.value}
    if isinstance(value, dict) and part in value and isinstance(edit, Remove):
        return {key: item for key, item in value.items() if key != part}
    if isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value):
        put = [edit.value] if isinstance(edit, Put) else []
        return [*value[:part], *put, *value[part + 1 :]]
    raise _nowhere(edit)


def _nowhere(edit: Edit) -> EditError:
    return EditError(f"档案里没有“{dotted(edit.path)}”这个位置，没有修改：请核对字段和序号。")
