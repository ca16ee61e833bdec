"""LS103: values have their type; money has at most two decimals."""

from collections.abc import Iterator
from datetime import date

from liushou.check.fields import Values
from liushou.check.found import found
from liushou.check.rule import Hit, rule
from liushou.records.money import finer_than_fen, is_money, said_too_fine
from liushou.store.load import Loaded

MONEY = Values(float, is_money)
"""Sums in yuan. Of a file that gave no record, reading it has told which are too fine."""


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
    for money in MONEY.bad(file.record, finer_than_fen):
        yield Hit(money.path, said_too_fine(money.value))
