"""LS514: id numbers and phones stand in their fields, not where everybody reads them."""

from collections.abc import Iterator
from datetime import date

from liushou.check.fields import Values
from liushou.check.found import found
from liushou.check.rule import Hit, rule
from liushou.records.describe import FieldInfo
from liushou.records.fields import HIDDEN, Record
from liushou.store.load import Loaded
from liushou.yamltext.comment_numbers import may_have_number, number_in

_PHONES = frozenset({"phone", "hotline"})


def _is_open(_: type[Record], info: FieldInfo) -> bool:
    return info.mark not in HIDDEN and info.type is str and not info.choices and info.key not in _PHONES


OPEN = Values(str, _is_open)
"""Texts that lists, documents and figures may show to others."""


@rule("LS514", "number-in-open", "warning", Loaded)
def number_in_open(file: Loaded, _on: date) -> Iterator[Hit]:
    """身份证号码、手机号只写在该写的字段里，不在注释、名称、地点、标题里。

    注释不会密封；名称、地点、标题会印在方案、公示和报表上，给外人看时也不遮盖。

    坏例（活动方案）：
        places: ["操场，联系李老师 15400012345"]

    好例（活动方案）：
        places: [操场]

    怎样改：号码写到电话（phone）、身份证号码（id_number）里；注释里的删去。
    """
    yield from found(file, "LS514")
    if file.record is None or not may_have_number("\n".join(OPEN.held(file.record))):
        return
    for one in OPEN.bad(file.record, lambda text: bool(number_in(text))):
        yield Hit(one.path, f"{one.info.label}里有{number_in(one.value)}：这里的内容会给外人看，请删去")
