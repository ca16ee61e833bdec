"""Where a change is, for other programs and for people: `guardians[0].phone`, 监护人1·电话."""

import json
import re

from liushou.findings import Path
from liushou.history.words.wording import is_secret, keys, sensitivity
from liushou.records.describe import field_at
from liushou.records.fields import HIDDEN, Record
from liushou.records.masks import mask
from liushou.yamltext.scalars import Value

_PLAIN_KEY = re.compile(r"[^\[\].\"]+")


def written(path: Path) -> str:
    """`guardians[0].phone`; a key with a dot, a bracket or a quote in it as `imports["a.b"]`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        elif _PLAIN_KEY.fullmatch(part):
            text += f".{part}" if text else part
        else:
            text += f"[{json.dumps(part, ensure_ascii=False)}]"
    return text


def label(model: type[Record], path: Path) -> str:
    """监护人1·电话: the labels along a path, entries by their place, the first being 1."""
    names: list[str] = []
    for depth, part in enumerate(path):
        if isinstance(part, int):
            names[-1:] = [f"{names[-1] if names else ''}{part + 1}"]
        else:
            info = field_at(model, path[: depth + 1])
            names.append(info.label if info else part)
    return "·".join(names)


def readable(model: type[Record], path: Path, value: Value, *, reveal: bool) -> Value:
    """The value at a path with what is sensitive masked, unless `reveal`."""
    if reveal or value is None:
        return value
    if isinstance(value, dict) and not is_secret(model, path):
        return {key: readable(model, (*path, key), item, reveal=False) for key, item in value.items()}
    if isinstance(value, list):
        return [readable(model, (*path, place), item, reveal=False) for place, item in enumerate(value)]
    mark = sensitivity(model, keys(path))
    if mark not in HIDDEN:
        return value
    return mask(str(value), mark)
