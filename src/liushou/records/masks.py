"""Masking of sensitive values for lists, messages and other readers (safety.md, "Privacy")."""

from liushou.phones import digits_of
from liushou.records.fields import Sensitivity

_COVER = "***"


def mask(value: str, mark: Sensitivity | None) -> str:
    """The value as someone may see it who must not read it; never the length of what was there.

    Of a phone the last two digits are left, of a name the family name, of all else nothing.
    """
    if mark is None or mark is Sensitivity.STATUS:
        return value
    if mark is Sensitivity.NAME:
        return f"{value[:1]}某"
    if mark is Sensitivity.CONTACT and _is_number(value):
        return f"{_COVER}{digits_of(value)[-2:]}"
    return _COVER


def _is_number(value: str) -> bool:
    return bool(value) and all(character in "0123456789+- " for character in value)
