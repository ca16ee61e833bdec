"""Whether a cell says what an archive has already, however both are written."""

import unicodedata
from collections import Counter

from liushou.care.importing.people.understood import Leaf
from liushou.phones import digits_of
from liushou.records.names import plain_name
from liushou.yamltext.scalars import Value

_PHONES = frozenset({"phone", "employer_phone"})
_NUMBERS = frozenset({"id_number", "student_number"})
_MONTH = len("2026-11")


def agrees(key: str, old: Value, leaf: Leaf) -> bool:
    """True if the archive's value of the field `key` says the same as the cell.

    Phones by their digits, names and texts but for blanks and full-width forms, lists in any order, a month
    with any day in it.
    """
    new = leaf.value
    if type(old) is type(new) and old == new:
        return True
    if isinstance(old, list) and isinstance(new, list):
        return Counter(map(str, old)) == Counter(map(str, new))
    if isinstance(old, bool) or isinstance(new, bool):
        return False
    if isinstance(old, int | float) and isinstance(new, int | float):
        return old == new
    if not isinstance(old, str) or not isinstance(new, str):
        return key == "class" and str(old) == str(new)
    return _same_text(key, old, new, month=leaf.month)


def _same_text(key: str, old: str, new: str, *, month: bool) -> bool:
    if month:
        return old[:_MONTH] == new[:_MONTH]
    if key == "name":
        return plain_name(old) == plain_name(new)
    one, other = _folded(old), _folded(new)
    if key in _PHONES:
        return digits_of(one) == digits_of(other)
    return one.upper() == other.upper() if key in _NUMBERS else one == other


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
