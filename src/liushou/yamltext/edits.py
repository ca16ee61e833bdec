"""The smallest edit of a text: single keys and values are exchanged in place, all else stays as it is."""

import codecs
from collections.abc import Iterable, Sequence
from itertools import pairwise

from liushou.findings import Path, Repair
from liushou.yamltext.emit import text_in_style
from liushou.yamltext.gate import open_bytes
from liushou.yamltext.positions import Positions
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value, resolve

Splice = tuple[int, int, str]
"""Begin, end, and what stands there instead."""


def spliced(text: str, edits: Iterable[Splice]) -> str:
    """The text with the edits made; they are sorted and do not overlap."""
    parts, cursor = [], 0
    for start, end, put in edits:
        parts += [text[cursor:start], put]
        cursor = end
    return "".join((*parts, text[cursor:]))


def edited(data: bytes, repairs: Sequence[Repair]) -> bytes | None:
    """The file with the repairs of its keys and values made, a changed value being a changed line.

    None where they overlap, where a value is written in a way that cannot be exchanged in place, and
    where reading the result back gives anything but the values meant.
    """
    text = open_bytes(data).text
    value = read(data).value
    if text is None or value is None:
        return None
    positions = Positions(text)
    edits = sorted(edit for repair in repairs if (edit := _splice(positions, repair)))
    apart = all(first[1] <= second[0] for first, second in pairwise(edits))
    if len(edits) < len(repairs) or not apart:
        return None
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    mended = mark + spliced(text, edits).encode()
    wanted: Value = value
    for repair in sorted(repairs, key=lambda one: one.how == "key"):
        wanted = _with(wanted, repair.at, repair, positions)
    return mended if read(mended).value == wanted else None


def _splice(positions: Positions, repair: Repair) -> Splice | None:
    if repair.how == "key":
        found = positions.key_range(repair.at)
        return None if found is None else (*found, repair.put)
    raw, (start, end) = positions.raw(repair.at), positions.range(repair.at)
    if not raw or "\n" in raw:
        return None
    if repair.how == "text":
        put = text_in_style(repair.put, positions.style(repair.at))
        return None if put is None else (start, end, put)
    return start, end, f'"{raw}"' if repair.how == "quote" else repair.put


def _with(value: Value, path: Path, repair: Repair, positions: Positions) -> Value:
    """The value as it is to be after one repair of the part that `path` leads to."""
    if isinstance(value, list) and path:
        at = path[0]
        return [_with(item, path[1:], repair, positions) if i == at else item for i, item in enumerate(value)]
    if isinstance(value, dict) and path:
        key = path[0]
        if repair.how == "key" and len(path) == 1:
            return {repair.put if name == key else name: item for name, item in value.items()}
        return {
            name: _with(item, path[1:], repair, positions) if name == key else item
            for name, item in value.items()
        }
    if repair.how == "quote":
        return positions.raw(repair.at)
    return repair.put if repair.how == "text" else resolve(repair.put)
