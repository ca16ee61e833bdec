"""What a sealed value looks like: known here, so that masks and rules need no cipher to tell one."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from liushou.errors import UsageError

if TYPE_CHECKING:  # what says a check again imports next to nothing
    from liushou.findings import Path

PREFIX = "ENC["
"""How the token begins that stands for a sealed text (`store.sealing`)."""
SEALED = PREFIX.encode()
"""Bytes that a file with a token has."""


_TOKEN = re.compile(r"ENC\[[A-Za-z0-9_.,-]*\]?")
_COVER = "***"


class SealedTextError(UsageError):
    """Something is asked of a text that is sealed, and nobody's key is there to open it."""


def is_sealed(text: object) -> bool:
    """True for a value that is sealed, or meant as such: there is nothing in it to read."""
    return isinstance(text, str) and text.startswith(PREFIX)


def tokens_in(value: object, path: "Path" = ()) -> "Mapping[Path, str]":
    """The sealed values within plain values (dicts and lists), by their places."""
    if isinstance(value, str):
        return {path: value} if is_sealed(value) else {}
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found: dict[tuple[str | int, ...], str] = {}
    for key, item in items:
        if isinstance(item, (str, dict, list)):
            found.update(tokens_in(item, (*path, key)))
    return found


def without_tokens(text: str) -> str:
    """A text to be shown, with *** for each token in it: nobody can read one, and it fills the line."""
    return _TOKEN.sub(_COVER, text) if PREFIX in text else text
