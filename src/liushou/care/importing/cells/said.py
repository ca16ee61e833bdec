"""What a cell comes to: values by plain target, what was taken for granted, or why it cannot be taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from liushou.yamltext.scalars import Value

Weak = Literal["derived", "month"]
"""Why a value gives way: another cell or the archive says it better (`derived`: told by an id number or by
a word for the whole family); or only the month of the day is known (`month`: the day is its first)."""


MASKED_CELL = "遮住的格（有 ***）没有取"
MASKED_NAME = "遮住的姓名（如 王某）没有取"


class CellError(Exception):
    """A cell cannot be taken: why, and how to mend it, in Chinese; never digits of a number in it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was taken for granted, told once with the number of rows: 出生日期只有年月，…."""

    text: str


@dataclass(frozen=True, slots=True)
class Context:
    """What cells are read against: `today`, and the villages that the store knows."""

    today: date
    villages: frozenset[str] = frozenset()


_NO_VALUES: Mapping[str, Value] = MappingProxyType({})
_NO_WEAK: Mapping[str, Weak] = MappingProxyType({})


class Said(NamedTuple):
    """What a cell says; nothing where all is empty.

    `values` are in the form of the files by plain target: days as ISO text, a class as a number where it is
    one, truth as bool, lists as lists, terms exactly. `weak` marks those of them that give way. `claim` is
    the 留守类型 that a cell names, held against what the row comes to and never stored; `unsaid` why that
    word alone does not say the parents' situations, and how to mend it.
    """

    values: Mapping[str, Value] = _NO_VALUES
    notes: tuple[Note, ...] = ()
    weak: Mapping[str, Weak] = _NO_WEAK
    claim: str = ""
    unsaid: str = ""


NOTHING = Said()
