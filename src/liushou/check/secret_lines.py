"""What looks sensitive in a text that cannot be judged by its fields: comments, broken files."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from liushou.records.fields import Sensitivity
from liushou.records.masks import mask

Stretch = tuple[int, int, str]
"""Begin and end in the text, and what covers it."""
Names = Mapping[str, Sensitivity]
"""The sensitive keys and their marks."""

COVER = "***"

_LINE = re.compile(r"[^\r\n]+")
_NUMBER = re.compile(
    r"(?P<id>(?<![a-z0-9])[a-z]-[a-z0-9]{1,9}(?![a-z0-9]))|\d{7,}[XxＸｘ]?|\d{3}[ -]\d{4}[ -]\d{4}"
)
"""An id of a record (kept), or digits that may be a phone or an id number: 7 or more, or 3-4-4."""
_KEY = re.compile(r"""[\s#\-]*["']?[^\s:：#"'{}\[\],-][^\s:：#"'{}\[\],]{0,30}["']?[ \t\u3000]*[:：]""")
_MARKER = re.compile(r"[<=>|]{7}")
_LEAD = re.compile(r"[\s#]*(?:-[ \t]+)*")


def secrets_in_lines(
    text: str, start: int, end: int, names: Names, key_at: int | None = None
) -> Iterator[Stretch]:
    """What to cover in `text[start:end]`: long numbers, and what follows a sensitive key.

    `key_at` is the column, from 0, of the sensitive key whose value goes on at `start`, if there is one.

    After such a key that is the rest of the line and all lines that may belong to its value: lines that
    are deeper, items under it, and lines that do not begin another key.
    """
    for line in _LINE.finditer(text, start, end):
        lead = _LEAD.match(line[0])
        indent = lead.end() if lead else 0
        if key_at is not None and _goes_on(line[0], key_at):
            yield from _whole(text, line.start() + indent, line.end())
            continue
        key_at = None
        named = _named(frozenset(names)).search(line[0])
        seen = named.start() if named else len(line[0])
        yield from _numbers(text, line.start(), line.start() + seen)
        if named:
            key_at = min(named.start("name"), indent)
            yield from _value(text, line.start() + named.end(), line.end(), names[named["name"]])


def _goes_on(line: str, key_at: int) -> bool:
    """Whether a line may belong to the value of a key that begins at a column of a line above."""
    content = line.lstrip()
    if not content or _MARKER.match(content):
        return not content
    deeper = len(line) - len(content) > key_at
    return deeper or not _KEY.match(line) or (content.startswith("-") and len(line) - len(content) == key_at)


def _numbers(text: str, start: int, end: int) -> Iterator[Stretch]:
    for found in _NUMBER.finditer(text, start, end):
        if not found["id"]:
            yield found.start(), found.end(), COVER


def _value(text: str, start: int, end: int, mark: Sensitivity) -> Iterator[Stretch]:
    """Cover what stands behind a key, within its quotes if it is all in one pair."""
    content = text[start:end].strip()
    begin = text.index(content, start)
    if len(content) > 1 and content[0] == content[-1] and content[0] in "'\"":
        content, begin = content[1:-1], begin + 1
    if content:
        yield begin, begin + len(content), mask(content, mark)


def _whole(text: str, start: int, end: int) -> Iterator[Stretch]:
    content = text[start:end].rstrip()
    if content:
        yield start, start + len(content), COVER


@cache
def _named(names: frozenset[str]) -> re.Pattern[str]:
    """A sensitive key with its colon, or with a space where it begins a line and the colon is missing."""
    word = "|".join(sorted(names, key=len, reverse=True)) or "(?!)"
    return re.compile(
        rf"""(?:^(?P<lead>[\s#\-]*)|(?<![A-Za-z0-9_]))(?P<name>{word})"""
        rf"""(?:["']?[ \t\u3000]*[:：]|(?(lead)["']?[ \t\u3000]+|(?!)))"""
    )
