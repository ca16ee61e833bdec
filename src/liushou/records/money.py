"""Sums of money: yuan with at most two decimals, told apart from other numbers by their description."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from liushou.findings import Path
from liushou.records.describe import FieldInfo, fields_of
from liushou.records.fields import Record

_FEN = -2


def is_money(_: type[Record], info: FieldInfo) -> bool:
    """True for a sum in yuan: the description of such a field begins with its unit."""
    return info.description.startswith("元")


def finer_than_fen(amount: float) -> bool:
    """True for a sum in yuan that has more than two decimals as it is written."""
    exponent = Decimal(str(amount)).as_tuple().exponent
    return isinstance(exponent, int) and exponent < _FEN


def said_too_fine(amount: float) -> str:
    """What is said of such a sum: 金额 1.125 元超过两位小数：应写到分."""
    return f"金额 {Decimal(str(amount)):f} 元超过两位小数：应写到分"


def too_fine(model: type[Record], value: dict[str, Any], path: Path = ()) -> Iterator[tuple[Path, float]]:
    """The sums finer than a fen in values of which no record could be made, each with its place."""
    fields = fields_of(model)
    for key, held in value.items():
        info = fields.get(key)
        if info is None:
            continue
        here = (*path, key)
        if isinstance(held, float) and is_money(model, info) and finer_than_fen(held):
            yield here, held
        if info.part is not None:
            for place, part in _parts(held, here):
                yield from too_fine(info.part, part, place)


def _parts(held: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """What stands in a field of parts: one of them, or a list of them."""
    places = [((*path, index), item) for index, item in enumerate(held)] if isinstance(held, list) else ()
    for place, part in places or ((path, held),):
        if isinstance(part, dict):
            yield place, part
