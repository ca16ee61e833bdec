"""Filled-in sign-in sheets, back as attendance."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liushou.care.attendance.blank import HEADS
from liushou.care.importing.lists.register import Register
from liushou.care.importing.outcome import Row
from liushou.care.sheet_rows import RowError, all_of, read_rows, text_in
from liushou.dates import Interval
from liushou.records.names import plain_name
from liushou.records.ticks import NO_SIGNS, NO_WORDS, YES_SIGNS, YES_WORDS
from liushou.store.load import Store

_YES = YES_WORDS | YES_SIGNS | {"到", "来", "到场", "出席", "已到", "来了", "参加", "Y", "V", "YES"}
_NO = NO_WORDS | NO_SIGNS | {"缺", "缺席", "未到", "没来", "没到", "未来", "不来", "X", "N", "NO"}
_NOTHING = frozenset(("/", "-", "—", "——"))
_WHY_NOT = re.compile("[假病缺未没不]|事")
"""What a word has that says why somebody is not there: 病假, 请假, 有事."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether somebody came, and why not where that is told."""

    came: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """One child's row: whether it came, why not where that is told, whether its guardian came."""

    child: str
    came: bool
    reason: str | None
    guardian: bool


def signed_in(store: Store, rows: Iterable[Row], day: date) -> tuple[Signed, ...]:
    """What the rows say; a row without 到场 says nothing and is left out.

    Raises LiushouError that names every row that cannot be taken.
    """
    register = Register(store, day)
    seen: set[str] = set()
    found = all_of(read_rows(rows, lambda row: _signed(register, row, day, seen)), HEADS)
    return tuple(one for one in found if one is not None)


def presence_in(row: Row, target: str) -> Presence | None:
    """What a cell says of somebody's coming: a tick, a cross, a reason, its own name; None for nothing.

    Raises RowError.
    """
    said = _solid(text_in(row, target))
    if not said or said in _NOTHING:
        return None
    if said in _YES or plain_name(said) == plain_name(text_in(row, "name")):
        return Presence(came=True)
    if said not in _NO and not _WHY_NOT.search(said):
        raise RowError(target, f"不明白“{said}”：到场写 √，没到场写 缺，或写原因，如 病假")
    return Presence(came=False, reason=text_in(row, "reason") or (None if said in _NO else said))


def guardian_came(row: Row) -> bool:
    """Whether the row says that the child's guardian came. Raises RowError."""
    said = _solid(text_in(row, "guardian"))
    if said and said not in _YES and said not in _NO:
        raise RowError("guardian", f"不明白“{said}”：到场写 √，没到场不写")
    return said in _YES


def _signed(register: Register, row: Row, day: date, seen: set[str]) -> Signed | None:
    guardian = guardian_came(row)
    presence = presence_in(row, "came")
    if presence is None:
        if guardian:
            raise RowError("came", "监护人到场了，没有填孩子是否到场")
        return None
    child = register.child(row, Interval(day, day))
    if child.id in seen:
        raise RowError("id", f"{child.name}（{child.id}）有两行")
    seen.add(child.id)
    return Signed(child.id, presence.came, presence.reason, guardian)


def _solid(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
