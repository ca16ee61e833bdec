"""Exact sums of the numbers people write, and how messages show them."""

from collections.abc import Iterable
from decimal import Decimal


def exact(number: float) -> Decimal:
    """The number as it is written: 0.1 is one tenth, not the nearest binary fraction."""
    return Decimal(str(number))


def total(numbers: Iterable[int | float]) -> Decimal:
    """The exact sum."""
    return sum((exact(number) for number in numbers), Decimal(0))


def shown(number: float | Decimal) -> str:
    """The number without an exponent or zeros at its end: 2400, 0.5."""
    text = f"{Decimal(str(number)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def difference(stated: Decimal, added: Decimal, unit: str) -> str:
    """How much the parts fall short of what is stated, or exceed it: 少 12 人."""
    word = "少" if added < stated else "多"
    return f"{word} {shown(abs(stated - added))} {unit}"
