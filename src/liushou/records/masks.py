"""Masking of sensitive values for lists, messages and other readers (safety.md, "Privacy")."""

import re

from liushou.phones import digits_of
from liushou.records.fields import NAME, Sensitivity
from liushou.sealed import is_sealed

COVER = "***"
"""What stands for a value that may not be read."""
_NAME = re.compile(r".某[0-9]*")
_NUMBER = "0123456789"


def mask(value: str, mark: Sensitivity | None) -> str:
    """The value as someone may see it who must not read it; never the length of what was there.

    Of a phone the last two digits are left, of a name the family name, of all else nothing; nothing at all
    of what is sealed and was not opened.
    """
    if is_sealed(value):
        return COVER
    if mark is None or mark is Sensitivity.STATUS:
        return value
    if mark is Sensitivity.NAME:
        return f"{value[:1]}某"
    if mark is Sensitivity.CONTACT and _is_number(value):
        return f"{COVER}{digits_of(value)[-2:]}"
    return COVER


def is_masked(text: str) -> bool:
    """True for what a masked list shows instead of a value: ***, ***21, 王某, and 王某2 of two alike."""
    return COVER in text or _NAME.fullmatch(text) is not None


def masks_to(name: str, text: str) -> bool:
    """True if a masked list may show `text` for this name."""
    return text.rstrip(_NUMBER) == mask(name, NAME)


def _is_number(value: str) -> bool:
    return bool(value) and all(character in f"{_NUMBER}+- " for character in value)
