"""Texts that are mostly alike, as the versions of one archive are: what was read before is not read again."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from liushou.yamltext.reader import Reading, ordinary, read
from liushou.yamltext.values import Value, build

_FIELD = re.compile(r"\n(?=[^ \n#-])")
_OPENING = re.compile(r"(?:\n(?:#[^\n]*)?)*+")
_KEY = re.compile(r"([a-z_]+):(?:[ \n]|\Z)")
_DASH = re.compile(r"[a-z_]+:\n( *)- ")


@dataclass(frozen=True, slots=True)
class AlikeReader:
    """Reads texts one after another, each as `reader.read` would; what some have alike is one object in all.

    An ordinary text is cut where fields at its left edge begin, and lists where their entries do. A text so
    cut is trusted when the values have just as many keys and entries as there are pieces: then no piece
    begins within a quoted text or a bracket, and each means the same wherever it stands.
    """

    _known: dict[str, Value] = field(default_factory=dict)
    """What pieces of the texts read so far say."""

    def read(self, data: bytes) -> Reading:
        """Read one text. Never raises, whatever the bytes. Values are shared: nobody may change them."""
        text = ordinary(data)
        fields = None if text is None else _fields(text)
        if not fields or not self._learn(fields):
            return read(data)
        return Reading({key: self._known[piece] for key, piece in fields.items()}, ())

    def _learn(self, fields: dict[str, str]) -> bool:
        """Read the pieces that are not yet known, all as one text; False where that is no text to be cut."""
        unknown = {key: piece for key, piece in fields.items() if piece not in self._known}
        lists = {key: entries for key, piece in unknown.items() if (entries := _entries(piece))}
        new = {key: [one for one in entries if one not in self._known] for key, entries in lists.items()}
        asked = {key: "\n".join((f"{key}:", *new[key])) if key in new else unknown[key] for key in unknown}
        asked = {key: piece for key, piece in asked.items() if new.get(key) != []}
        values = build("\n".join((*asked.values(), ""))) if asked else {}
        if values is None or list(values) != list(asked):
            return False
        found: dict[str, Value] = {}
        for key in asked.keys() & new.keys():
            value = values[key]
            if not isinstance(value, list) or len(value) != len(new[key]):
                return False
            found.update(zip(new[key], value, strict=True))
        self._known.update(found)
        for key, piece in unknown.items():
            entries = lists.get(key)
            self._known[piece] = [self._known[one] for one in entries] if entries else values[key]
        return True


def _fields(text: str) -> dict[str, str] | None:
    """The pieces of a text by the keys they begin with; None where it is written in another way.

    A piece is without the newline at its end.
    """
    opening, *pieces = _FIELD.split(f"\n{text[:-1]}")
    keys = [found[1] for piece in pieces if (found := _KEY.match(piece))]
    if not _OPENING.fullmatch(opening) or len(keys) != len(pieces):
        return None
    fields = dict(zip(keys, pieces, strict=True))
    return fields if len(fields) == len(pieces) else None


def _entries(piece: str) -> list[str] | None:
    """The pieces of a list whose entries each begin on a line of their own; None for what is no such list."""
    dash = _DASH.match(piece)
    if dash is None:
        return None
    return _before_entries(dash[1]).split(piece)[1:]


@lru_cache(maxsize=32)
def _before_entries(indent: str) -> re.Pattern[str]:
    return re.compile(f"\\n(?={indent}- )")
