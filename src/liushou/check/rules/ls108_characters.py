"""LS108: odd characters in names, ids and numbers."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from liushou.check.fields import Values
from liushou.check.found import found
from liushou.check.rule import Hit, rule
from liushou.check.rules.ls107_phone import PHONES
from liushou.findings import Repair
from liushou.halfwidth import has_wide, narrow
from liushou.records.fields import Sensitivity
from liushou.records.types import is_text
from liushou.store.load import Loaded

_CLOSER_LOOK = re.compile("[^!-~\u00b7\u4e00-\u9fff]")
_PERHAPS_RARE = frozenset({"Co", "Cn"})
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"}) | _PERHAPS_RARE

NAMES = Values(str, lambda _, info: info.mark in (Sensitivity.NAME, Sensitivity.IDENT))


@rule("LS108", "odd-characters", "warning", Loaded)
def odd_characters(file: Loaded, _on: date) -> Iterator[Hit]:
    """姓名、编号、号码里没有全角数字和字母，没有看不见的字符。

    “１５４”和“154”看起来差不多，查找和比对时却是两样；名字里夹一个看不见的字符，就查不到这个孩子。

    坏例（儿童档案）：
        phone: "１５４00012345"

    坏例（儿童档案）：
        name: "李\\u3000小雨"

    好例（儿童档案）：
        name: 李小雨
        phone: "15400012345"

    怎样改：数字和字母改用半角，删去看不见的字符和全角空格。
    """
    yield from found(file, "LS108")
    if file.record is None:
        return
    if _CLOSER_LOOK.search("".join({*NAMES.held(file.record), *PHONES.held(file.record)})) is None:
        return
    seen_in_text = any(fault.code == "LS108" for fault in file.faults)
    for values in (NAMES, PHONES):
        for odd in values.bad(file.record, lambda text: _CLOSER_LOOK.search(text) is not None):
            yield from _hits(odd.path, odd.value, odd.info.label, unseen=not seen_in_text)


def _hits(path: tuple[str | int, ...], text: str, label: str, *, unseen: bool) -> Iterator[Hit]:
    """`unseen` is False where the reading of the text has named the invisible characters already."""
    if has_wide(text):
        fix = Repair("text", narrow(text), "改为半角")
        yield Hit(path, f"{label}里有全角的数字、字母或符号：应为半角", fix=fix)
    elif "\u3000" in text or text != text.strip():
        fix = Repair("text", text.replace("\u3000", "").strip(), "删去空格")
        yield Hit(path, f"{label}里有多余的空格（首尾空格或全角空格）：请删去", fix=fix)
    elif unseen and (found_here := "".join(char for char in text if _category(char) in _UNSEEN)):
        message = f"{label}里有看不见的字符 U+{ord(found_here[0]):04X}：请删去"
        yield Hit(path, message, fix=_without(text, found_here))


def _without(text: str, unseen: str) -> Repair | None:
    """None where one of the characters may be somebody's name: rare ones came from GBK as private ones.

    None too where nothing would be left: no field takes that.
    """
    left = "".join(char for char in text if char not in unseen)
    if not is_text(left) or any(_category(char) in _PERHAPS_RARE for char in unseen):
        return None
    return Repair("text", left, "删去看不见的字符")


def _category(char: str) -> str:
    return unicodedata.category(char)
