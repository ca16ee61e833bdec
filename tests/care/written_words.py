"""Values of a record as somebody would write them on the command line, field by field or in brackets."""

from collections.abc import Iterator
from typing import Any

from liushou.records.describe import fields_of
from liushou.records.fields import Record


def words_of(model: type[Record], values: dict[str, Any], prefix: str = "") -> Iterator[str]:
    """`路径=值` for each value, one after the other, for a record that is not there yet."""
    for key, value in values.items():
        path, info = f"{prefix}{key}", fields_of(model)[key]
        if isinstance(value, list) and not value:
            yield f"{path}=[]"
        elif isinstance(value, list):
            for item in value:
                if not isinstance(item, dict) or info.part is None:
                    yield f"{path}[+]={plain(item)}"
                elif not item:
                    yield f"{path}[+]={{}}"
                else:
                    first, *rest = words_of(info.part, item, "")
                    yield f"{path}[+].{first}"
                    yield from (f"{path}[last].{word}" for word in rest)
        elif isinstance(value, dict) and info.part is not None and value:
            yield from words_of(info.part, value, f"{path}.")
        else:
            yield f"{path}={in_brackets(value) if isinstance(value, dict) else plain(value)}"


def in_brackets(value: Any) -> str:
    """A value in brackets, its texts in quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {in_brackets(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_brackets, value)) + "]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return plain(value)


def plain(value: Any) -> str:
    """A single value as it is typed."""
    return {True: "是", False: "否"}[value] if isinstance(value, bool) else str(value)
