"""LS106: id numbers and student numbers are right."""

import re
from collections.abc import Iterator
from datetime import date

from liushou.check.fields import Values
from liushou.check.rule import Hit, rule
from liushou.findings import Repair
from liushou.halfwidth import narrow
from liushou.identity import read_id_number, student_number_fault
from liushou.records.fields import Record, Sensitivity
from liushou.sealed import is_sealed

ID_NUMBERS = Values(str, lambda _, info: info.mark is Sensitivity.IDENT and info.key == "id_number")
_GAPS = re.compile(r"[ \u3000-]")
STUDENT_NUMBERS = Values(str, lambda _, info: info.key == "student_number")


@rule("LS106", "id-number", "error", Record)
def id_number(record: Record, _on: date) -> Iterator[Hit]:
    """身份证号码是 18 位，出生日期存在，校验码正确（GB 11643）；学籍号是 19 位。

    身份证号码是跨部门核对同一个孩子的依据，错一位，低保、学籍、医保就都对不上。
    最后一位由前 17 位算出，写错一位或颠倒相邻两位都能发现。

    坏例（儿童档案）：
        id_number: "439900201703120028"

    坏例（儿童档案）：
        student_number: "G43990020170312"

    好例（儿童档案）：
        id_number: "439900201703120024"
        student_number: "G439900201703120024"

    怎样改：对照户口簿或身份证逐位核对；末位是 X 的要大写，号码加引号。
    """
    for number in ID_NUMBERS.bad(record, _is_bad_id):
        read = read_id_number(narrow(number.value))
        yield Hit(number.path, f"身份证号码不对：{read}", fix=_fix(number.value))
    for number in STUDENT_NUMBERS.bad(record, _is_bad_student):
        yield Hit(number.path, f"学籍号不对：{student_number_fault(narrow(number.value))}")


def _fix(text: str) -> Repair | None:
    """A small x, and spaces or hyphens between groups of digits, are ways to write a number that is right."""
    put = _GAPS.sub("", narrow(text)).upper()
    if isinstance(read_id_number(put), str):
        return None
    return Repair("text", put, "去掉空格" if _GAPS.search(text) else "末位改为大写 X")


def _is_bad_id(text: str) -> bool:
    return isinstance(read_id_number(narrow(text)), str) and not is_sealed(text)


def _is_bad_student(text: str) -> bool:
    return student_number_fault(narrow(text)) is not None and not is_sealed(text)
