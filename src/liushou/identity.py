"""Chinese identity numbers and student numbers.

GB 11643: 6 digits region, 8 digits birth date, 3 digits sequence (odd for men), one check character
by ISO 7064 MOD 11-2.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import mul
from typing import Literal

from liushou.halfwidth import narrow

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_OF_ZEROS = sum(_WEIGHTS) * ord("0")
"""What the weighted sum of the codes of 17 digits has more than that of the digits."""
_REMEMBERED = 64
"""Numbers that several rules read, of one archive after another."""
_BETWEEN = re.compile(r"[\s'’`-]")
_ID_FORM = re.compile(r"[0-9]{17}[0-9X]", re.ASCII)
_TEMPORARY = re.compile(r"[JL][0-9]{17}[0-9X]", re.ASCII)


@dataclass(frozen=True, slots=True)
class IdNumber:
    """What a right id number says: region (6 digits), birth date and sex."""

    region: str
    born: date
    sex: Literal["男", "女"]


def check_character(digits: str) -> str:
    """The check character of the first 17 digits (ISO 7064 MOD 11-2)."""
    return _CHECKS[(sum(map(mul, _WEIGHTS, digits[:17].encode("ascii"))) - _OF_ZEROS) % 11]


@lru_cache(maxsize=_REMEMBERED)
def read_id_number(text: str) -> IdNumber | str:
    """What the number says, or in Chinese why it cannot be one, without showing any of its digits."""
    if len(text) != 18:
        return f"应为 18 位，现为 {len(text)} 位"
    if _ID_FORM.fullmatch(text) is None:
        if _ID_FORM.fullmatch(text.upper()):
            return "末位的 x 应大写为 X"
        return "前 17 位应为数字，末位应为数字或 X"
    try:
        born = date.fromisoformat(text[6:14])
    except ValueError:
        return "第 7 至 14 位应为出生日期，但日历上没有这一天"
    if text[17] != check_character(text):
        return "末位校验码对不上，很可能有一位写错或两位颠倒"
    return IdNumber(text[:6], born, "男" if int(text[16]) % 2 else "女")


def bare_number(text: str) -> str:
    """An id or student number as two spellings of it are compared; a student number G… is the id number.

    Half-width, letters large, without the blanks, hyphens and apostrophes that sheets have in it.
    """
    return _BETWEEN.sub("", narrow(text)).upper().removeprefix("G")


def student_number_fault(text: str) -> str | None:
    """Why `text` is no student number (学籍号, 19 characters), or None if it is one."""
    if len(text) != 19:
        return f"应为 19 位，现为 {len(text)} 位"
    if text[0] == "G":
        read = read_id_number(text[1:])
        return f"G 后面应为身份证号码：{read}" if isinstance(read, str) else None
    return None if _TEMPORARY.fullmatch(text) else "应为 G 加身份证号码，或 J、L 加 18 位"
