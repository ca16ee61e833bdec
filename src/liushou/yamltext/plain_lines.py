"""What one line of an ordinary archive says by itself, for `swift`; a line in doubt says nothing here."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from liushou.yamltext.characters import UNUSUAL
from liushou.yamltext.conflicts import has_markers
from liushou.yamltext.lookalikes import may_be_there
from liushou.yamltext.plain_flow import CALM, CALM_QUOTED, FIRST, FLOW, calm_mapping, fresh_flow
from liushou.yamltext.scalars import RESOLVABLE, Container, Scalar, resolve

ENTRY: Final = 0
"""`key: scalar`"""
OPENING: Final = 1
"""`key:`"""
FLOW_ENTRY: Final = 2
"""`key: [scalar, …]` and `key: {key: scalar, …}`; it and all before it begin with a key."""
ITEM_ENTRY: Final = 3
"""`- key: scalar`"""
ITEM_OPENING: Final = 4
"""`- key:`; it and the one before it begin a mapping behind the dash."""
ITEM: Final = 5
"""`- scalar`"""
FLOW_ITEM: Final = 6
"""`- [scalar, …]` and `- {key: scalar, …}`"""
NOTHING: Final = 7
"""A blank line, and one with a comment."""

Line = tuple[int, int, int, str, Scalar, Callable[[], Container]]
"""Kind; place of the line; place of the mapping that it begins behind a dash; key; scalar; collection.

The place of a mapping is twice its column, that of a sequence one more: a sequence at the column of its key
is in the mapping, and no line of the one is taken for a line of the other. A collection is made anew each
time it is asked for.
"""

_DEEPEST = 24
"""No line begins further right. Each two levels take a column or more, so none of all is beyond MAX_DEPTH:
mappings begin at rising columns, and in each there is at most one sequence before the next."""
PLACES: Final = 2 * _DEEPEST + 2
_LONGEST = 500
"""A longer line is not known again. libyaml asks that a key ends within 1,024 characters."""
_MOST = 4096

_NOT_CALM = re.compile(
    "[^ -~\u00b7\u2013-\u2015\u2018\u2019\u201c\u201d\u2026\u3001-\u3029\u4e00-\u9fff"
    "\uff01-\uff19\uff1b-\uff5e\uffe5]"
)
"""UNUSUAL, and the wide signs that may be slips: with none of them only signs of ASCII need a look."""
_CALM = CALM.replace(",", "")
_USUAL = re.compile(
    r"( *+)(- )?+(?:([a-z_]{1,40}+):(?: |\Z))?+"
    rf'(?:({FIRST}{_CALM}*+(?: {_CALM}++)*+)|"({CALM_QUOTED}*+)")?+'
)
"""What nearly every line is, if it is calm. No character of it begins a slip, a marker or a comment, and none
means anything in YAML but the dash, the colon behind the key, and the quotes."""
_RARER = re.compile(
    r"( *+)(- ++)?+(?:([^\x00-@\[-^`{-\x7f][^\x00-,./:-@\[-^`{-\x7f]{0,100}+):(?: ++|\Z))?+"
    rf"((?:{FIRST}|[.+-](?=[0-9])|~(?![^ ]))(?:[^ :#]|:(?=[^ ])|(?<=[^ ])#| ++(?=[^ #]))*+"
    r'|"[^"\\]*+"|' + rf"'[^']*+'|{FLOW})?+(?: ++#.*+| *+)"
)
"""The same of an ordinary line with more of what YAML allows: a value may end in a comment."""
_BEFORE_BRACES = re.compile(r"( *+)(?:(- )|([a-z_]{1,40}+): )")


class NotPlainError(Exception):
    """A line that must be read with all the others."""


class _Lines(dict[str, Line]):
    """Lines by what they say. Archives are alike: most lines of one were in those before it."""

    def __missing__(self, line: str) -> Line:
        said = None if _NOT_CALM.search(line) else _braced(line) if line[-1:] == "}" else _usual(line)
        said = said or _rarer(line)
        if len(line) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[line] = said
        return said


said_by: Callable[[str], Line] = _Lines().__getitem__
"""What a line says. Raises NotPlainError where that cannot be told from the line alone."""


def _none() -> Container:
    """No collection."""
    return []


def _usual(line: str) -> Line | None:
    found = _USUAL.fullmatch(line)
    if found is None:
        return None
    indent, dash, key, plain, quoted = found.groups()
    return _line(len(indent), dash, key, plain, quoted)


def _line(column: int, dash: str | None, key: str | None, plain: str | None, quoted: str | None) -> Line:
    if column > _DEEPEST:
        raise NotPlainError
    empty = plain is None and quoted is None
    scalar = _scalar(plain) if plain is not None else quoted
    if dash is None:
        if key is not None:
            return (OPENING if empty else ENTRY), 2 * column, 0, key, scalar, _none
        if empty:
            return NOTHING, 0, 0, "", None, _none
        raise NotPlainError
    if key is not None:
        inside = column + len(dash)
        if inside > _DEEPEST:
            raise NotPlainError
        return (ITEM_OPENING if empty else ITEM_ENTRY), 2 * column + 1, 2 * inside, key, scalar, _none
    if empty:
        raise NotPlainError
    return ITEM, 2 * column + 1, 0, "", scalar, _none


def _braced(line: str) -> Line | None:
    """A mapping in braces, as many records are written, each with a date of its own."""
    before, _, inside = line.partition("{")
    value = calm_mapping(inside[:-1])
    head = None if value is None else _before_braces(before)
    return None if head is None or value is None else (*head, None, value.copy)


@lru_cache(256)
def _before_braces(before: str) -> tuple[int, int, int, str] | None:
    """The line without its value."""
    found = _BEFORE_BRACES.fullmatch(before)
    return None if found is None else _flow_line(len(found[1]), found[2], found[3], list)[:4]


def _scalar(plain: str) -> Scalar:
    return resolve(plain) if plain[0] in RESOLVABLE else plain


def _rarer(line: str) -> Line:
    """What a line says that is written in another way than most. Raises NotPlainError."""
    if not _is_ordinary(line):
        raise NotPlainError
    if line.lstrip(" ").startswith("#"):
        return NOTHING, 0, 0, "", None, _none
    found = _RARER.fullmatch(line)
    if found is None:
        raise NotPlainError
    indent, dash, key, value = found.groups()
    sign = value[0] if value else ""
    if sign and sign in "[{":
        return _flow_line(len(indent), dash, key, fresh_flow(value))
    quoted = sign != "" and sign in "\"'"
    plain = None if quoted else value
    return _line(len(indent), dash, key, plain, value[1:-1] if quoted else None)


def _flow_line(column: int, dash: str | None, key: str | None, fresh: Callable[[], Container] | None) -> Line:
    """A line whose value is a collection in brackets."""
    if fresh is None or column > _DEEPEST or (dash is None) == (key is None):
        raise NotPlainError
    if key is not None:
        return FLOW_ENTRY, 2 * column, 0, key, None, fresh
    return FLOW_ITEM, 2 * column + 1, 0, "", None, fresh


def _is_ordinary(line: str) -> bool:
    """Whether a text with this line among others like it is `reader.ordinary`.

    A bracket may open a list that ends in a later line, so its line has to close it; and a brace may be in
    any other line.
    """
    if UNUSUAL.search(line) or has_markers(line) or line.rfind("[") > line.rfind("]"):
        return False
    return not may_be_there(f"{{\n{line}\n")
