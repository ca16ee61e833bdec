"""A command line as a person types it, so that it can be copied."""

import re
import shlex
from collections.abc import Iterable

_NEEDS_NO_QUOTES = re.compile(r"[\w:：、，./@+=-]+")
_STRONG_IN_QUOTES = frozenset('"$`\\!%')
"""Signs that shells read even between double quotes."""


def typed(words: Iterable[str]) -> str:
    """The words with blanks between, in quotes where a shell would read more into one.

    Double quotes, which all shells know; single ones only where a word has signs that are read inside them.
    """
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    if _NEEDS_NO_QUOTES.fullmatch(word):
        return word
    return shlex.quote(word) if _STRONG_IN_QUOTES & set(word) else f'"{word}"'
