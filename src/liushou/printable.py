"""Characters that no output may have raw: they steer a terminal, or are not seen."""

import re

UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Control characters, invisible ones, and those that change the direction of text."""


_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufff9-\ufffb]|\r(?!\n)"
)


def inert(text: str) -> str:
    """A text of several lines in which nothing steers whoever shows it: \\u001b for an escape character.

    Within JSON that is the same text still. What is only not seen (of emoji, at the start of csv) stays.
    """
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def printable(text: str) -> str:
    """One line of text with such characters written out: \\x1b, \\u202e."""
    if text.isprintable():  # Unicode's own word: it excludes all of these, and some that may be shown
        return text
    return UNPRINTABLE.sub(_written_out, text)


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
