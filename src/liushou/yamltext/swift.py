"""The values of an archive written as nearly all are, without asking libyaml; any other goes the exact way.

Each line is taken by itself, and most are known from archives read before; `values.build` and the looks of
`reader.ordinary` take four to eight times as long.
"""

import re

from liushou.yamltext.plain_lines import (
    ENTRY,
    FLOW_ENTRY,
    ITEM,
    ITEM_OPENING,
    NOTHING,
    OPENING,
    PLACES,
    NotPlainError,
    said_by,
)
from liushou.yamltext.scalars import Value

_WORD = "[A-Za-z0-9_][A-Za-z0-9_-]*+"
_OVER_LINES = re.compile(
    rf"^(( *+)[a-z_]{{1,40}}+:)(?: |\n\2 ++)(\[(?:{_WORD},(?: |\n +))*+{_WORD}\])$",
    re.MULTILINE,
)
"""A sequence of ids in brackets that goes over several lines, or begins below its key."""


def swift(text: str) -> dict[str, Value] | None:
    """The value of an ordinary text in the plain way, as `values.build` has it; None for any other text.

    Block style on lines of their own; brackets only on one line. None says nothing about the text.
    """
    if text[-1:] != "\n":
        return None
    value = _told(text)
    if value is None and "[" in text:
        joined = _OVER_LINES.sub(_on_one_line, text)
        return None if joined == text else _told(joined)
    return value


def _on_one_line(found: re.Match[str]) -> str:
    return f"{found[1]} {' '.join(found[3].split())}"


def _told(text: str) -> dict[str, Value] | None:
    try:
        return _walk(text)
    except NotPlainError:
        return None


def _walk(text: str) -> dict[str, Value] | None:  # noqa: C901
    """The mapping of all lines; one loop, because the time of reading is spent here.

    `place` is that of the innermost container: `fields` when it is even, `items` when it is odd. Containers
    are kept by their places, with the place `above` each; those around the innermost have rising places, so
    what else lies there is never looked at. `waiting` is the key of `fields` whose value may begin below.
    """
    root: dict[str, Value] = {}
    fields, items = root, list[Value]()
    mappings, sequences, above = [root] * PLACES, [items] * PLACES, [0] * PLACES
    place, waiting = 0, ""
    for kind, at, below, key, scalar, fresh in map(said_by, text.split("\n")):
        if kind == NOTHING:
            continue
        if at != place:
            if at > place:
                if not waiting:
                    return None
                above[at], place = place, at
                if at & 1:
                    fields[waiting] = sequences[at] = items = []
                else:
                    child: dict[str, Value] = {}
                    fields[waiting] = mappings[at] = child
                    fields = child
            else:
                while at < place:
                    place = above[place]
                if at != place:
                    return None
                if at & 1:
                    items = sequences[at]
                else:
                    fields = mappings[at]
        waiting = ""
        if kind <= FLOW_ENTRY:
            if key in fields:
                return None
            if kind == ENTRY:
                fields[key] = scalar
            elif kind == OPENING:
                fields[key] = None
                waiting = key
            else:
                fields[key] = fresh()
        elif kind <= ITEM_OPENING:
            fields = {key: scalar}
            items.append(fields)
            mappings[below] = fields
            above[below], place = at, below
            if kind == ITEM_OPENING:
                waiting = key
        elif kind == ITEM:
            items.append(scalar)
        else:
            items.append(fresh())
    return root or None
