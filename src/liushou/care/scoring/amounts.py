"""Points and money, exactly: sums of what liushou.yaml says, never of binary fractions."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import reduce

_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)
"""So many digits that no sum of numbers an archive can hold is ever rounded."""
_HUNDREDTH = Decimal("0.01")


def times(count: int, each: Decimal) -> Decimal:
    """So many times the same amount."""
    return _EXACT.multiply(Decimal(count), each)


def added(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    return reduce(_EXACT.add, amounts, Decimal(0))


def mean(total: Decimal, number: int) -> Decimal:
    """The sum shared by `number` (at least 1), to two decimals, half up."""
    return _EXACT.quantize(_EXACT.divide(total, Decimal(number)), _HUNDREDTH)


def money(points: Decimal, yuan_per_point: Decimal) -> Decimal:
    """Points in yuan, to the fen, half up."""
    return _EXACT.quantize(_EXACT.multiply(points, yuan_per_point), _HUNDREDTH)


def as_number(amount: Decimal) -> int | float:
    """The amount for JSON and spreadsheets: a whole number without a point."""
    return int(amount) if amount == int(amount) else float(amount)
