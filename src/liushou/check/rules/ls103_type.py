"""LS103: values have their type; money has at most two decimals."""

from collections.abc import Iterator
from datetime import date

from liushou.check.fields import Values
from liushou.check.found import found
from liushou.check.rule import Hit, rule
from liushou.check.sums import exact, shown
from liushou.store.load import Loaded

_FEN = -2

MONEY = Values(float, lambda _, info: info.description.startswith("元"))
"""Sums in yuan: the description of such a field begins with its unit."""


@rule("LS103", "value-type", "error", Loaded)
def value_type(file: Loaded, _on: date) -> Iterator[Hit]:
    """值是该有的那一种：文字、数、日期、是否、列表。

    号码不加引号会被当成数：开头的 0 丢失，过长的末几位变样，电话就打不通了。
    金额以元为单位，最多两位小数。

    坏例（儿童档案）：
        phone: 15400012345

    坏例（儿童档案）：
        registered_on: 2026年9月1日

    坏例（活动方案）：
        budget: {total: 99.995}

    好例（儿童档案）：
        phone: "15400012345"

    怎样改：号码、钟点加引号；日期写作 2026-09-01；是否写 true 或 false；数和金额不加引号、不写单位。
    """
    yield from found(file, "LS103")
    if file.record is None:
        return
    for money in MONEY.bad(file.record, _finer_than_fen):
        message = f"金额 {shown(money.value)} 元超过两位小数：应写到分"
        yield Hit(money.path, message)


def _finer_than_fen(amount: float) -> bool:
    exponent = exact(amount).as_tuple().exponent
    return isinstance(exponent, int) and exponent < _FEN
