"""How a value of a record is compared with what stands in a filter."""

from datetime import date
from typing import Literal

_TRUTH = {True: ("是", "true"), False: ("否", "false")}
TRUTH_WORDS = tuple(word for words in _TRUTH.values() for word in words)
"""What a filter may say of a field that is true or false, besides 有 and 无."""


def equal(value: object, wanted: str) -> bool:
    """True if the value is what was written; of a date its beginning is enough (2015, 2015-03)."""
    if isinstance(value, bool):
        return wanted.lower() in _TRUTH[value]
    if isinstance(value, date):
        return value.isoformat().startswith(wanted)
    if isinstance(value, (int, float)):
        number = _number(wanted)
        return number is not None and value == number
    return str(value) == wanted


def ordered(value: object, operator: Literal[">", ">=", "<", "<="], wanted: str) -> bool:
    """True if the value stands in that order to what was written; numbers by size, dates by day.

    A date given in part stands for all its days: `>2015` is later than 2015, `<=2015` within or before it.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = _number(wanted)
        return number is not None and _compare(value, operator, number)
    if isinstance(value, date):
        return _compare(value.isoformat()[: len(wanted)], operator, wanted)
    return _compare(str(value), operator, wanted)


def _compare(left: float | str, operator: str, right: float | str) -> bool:
    if left == right:
        return operator in (">=", "<=")
    less = left < right  # type: ignore[operator]
    return less if operator in ("<", "<=") else not less


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
