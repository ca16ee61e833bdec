"""Sign-in sheets: a blank one for an activity, and a filled-in one back as attendance."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liushou.care.on_register import class_on
from liushou.care.sheet_rows import CellError, SheetRow, child_in, read_rows
from liushou.store.load import Store

HEADS: Mapping[str, str] = {
    "id": "编号", "name": "姓名", "class": "班级", "came": "到场", "guardian": "监护人到场",
    "remark": "备注",
}  # fmt: skip
_YES = frozenset("√✓✔☑1是有到来yY") | {"到场", "出席", "已到", "来了", "参加", "yes", "YES"}
_NO = frozenset("×✗✘xX0否无没缺") | {"缺席", "未到", "没来", "没到", "未来", "不来", "no", "NO"}
_WHY_NOT = re.compile("[假病缺未没不]|事")
"""What a word has that says why somebody is not there: 病假, 请假, 有事."""


@dataclass(frozen=True, slots=True)
class Signed:
    """One child's row: whether it came, why not where that is told, whether its guardian came."""

    child: str
    came: bool
    reason: str | None
    guardian: bool


def blank_rows(store: Store, children: Sequence[str], day: date) -> list[list[str]]:
    """A row for each child, with what is to be ticked left empty."""
    return [
        [each, store.children[each].name, class_on(store, each, day) or "", "", "", ""] for each in children
    ]


def signed_in(store: Store, rows: Iterable[SheetRow], day: date) -> tuple[Signed, ...]:
    """What the rows say; a row without 到场 says nothing and is left out.

    Raises LiushouError that names every row that cannot be taken.
    """
    seen: set[str] = set()
    return read_rows(rows, lambda row: _signed(store, row, day, seen))


def _signed(store: Store, row: SheetRow, day: date, seen: set[str]) -> Signed | None:
    said = "".join(unicodedata.normalize("NFKC", row.text("came")).split())
    guardian = _truth(row.text("guardian"), "监护人到场")
    if not said:
        if guardian:
            raise CellError("到场", "监护人到场了，没有填孩子是否到场")
        return None
    child = child_in(store, row, day)
    if child.id in seen:
        raise CellError("编号", f"{child.name}（{child.id}）有两行")
    seen.add(child.id)
    if said in _YES:
        return Signed(child.id, came=True, reason=None, guardian=guardian)
    if said not in _NO and not _WHY_NOT.search(said):
        raise CellError("到场", f"不明白“{said}”：到场写 √，没到场写 缺，或写原因，如 病假")
    reason = row.text("remark") or (None if said in _NO else said)
    return Signed(child.id, came=False, reason=reason, guardian=guardian)


def _truth(text: str, column: str) -> bool:
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if plain in _YES:
        return True
    if plain and plain not in _NO:
        raise CellError(column, f"不明白“{plain}”：到场写 √，没到场不写")
    return False
