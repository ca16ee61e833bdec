"""LS107: phones can be dialled."""

from collections.abc import Iterator
from datetime import date

from liushou.check.fields import Values
from liushou.check.rule import Hit, rule
from liushou.findings import Repair
from liushou.halfwidth import narrow
from liushou.phones import digits_of, is_phone
from liushou.records.fields import Record
from liushou.sealed import is_sealed

PHONES = Values(str, lambda _, info: info.key in ("phone", "hotline") or info.key.endswith("_phone"))


@rule("LS107", "phone-number", "warning", Record)
def phone_number(record: Record, _on: date) -> Iterator[Hit]:
    """电话打得通：手机号、带区号的固定电话，或 3 至 5 位的服务号码。

    孩子出事时第一件事是打电话；少一位数字，就联系不上家里人。

    坏例（儿童档案）：
        phone: "1540001234"

    好例（儿童档案）：
        phone: "15400012345"

    好例（单位设置）：
        unit: {name: 石桥镇中心小学, level: 学校, hotline: 0799-6543210}

    怎样改：打一次核对；固定电话写区号，如 0799-6543210。两个号码不要写在一格里。
    """
    for phone in PHONES.bad(record, lambda text: not is_phone(narrow(text)) and not is_sealed(text)):
        count = len(digits_of(narrow(phone.value)))
        message = (
            f"{phone.info.label}写法不对（有 {count} 位数字）："
            "应为 11 位手机号、带区号的固定电话，或 3 至 5 位的服务号码"
        )
        yield Hit(phone.path, message, fix=_fix(phone.value))


def _fix(text: str) -> Repair | None:
    """Spaces between groups of digits are a way to write a number that is right."""
    put = "".join(narrow(text).split())
    return Repair("text", put, "去掉空格") if put != text and is_phone(put) else None
