"""Whether the fast reader and the exact one agree about a text, and what way the text took."""

from dataclasses import dataclass
from itertools import pairwise

from liushou.yamltext.examine import examine
from liushou.yamltext.plain_lines import NotPlainError, said_by
from liushou.yamltext.reader import ordinary
from liushou.yamltext.swift import swift
from liushou.yamltext.values import build

Way = tuple[bool, frozenset[tuple[int, int]]]
"""Whether the text was read fast, and which kinds of line followed which."""

_REFUSED = -1


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one text; `wrong` says in Chinese how the readers disagree, None where they do not."""

    way: Way
    wrong: str | None

    @property
    def fast(self) -> bool:
        """Whether the fast reader gave a value."""
        return self.way[0]


def judge(text: str) -> Verdict:
    """Read a text both ways."""
    value = swift(text)
    kinds = [_kind(line) for line in text.split("\n")]
    way = value is not None, frozenset(pairwise(kinds))
    return Verdict(way, None if value is None else _wrong(text, repr(value)))


def examined_alike(text: str) -> str | None:
    """How the careful way disagrees about a text that was read fast; None where it finds no fault at all.

    `repr` tells 1 from 1.0 and True, and shows the order of the keys.
    """
    value, faults = examine(text.encode())
    if faults:
        return f"仔细查看时有问题：{faults[0].message}"
    return None if repr(value) == repr(swift(text)) else f"仔细查看的结果是 {value!r}"


def _wrong(text: str, fast: str) -> str | None:
    if ordinary(text.encode()) is None:
        return f"快读得到 {fast}，而这段文字要仔细查看"
    exact = repr(build(text))
    return None if exact == fast else f"快读得到 {fast}，准确的是 {exact}"


def _kind(line: str) -> int:
    try:
        return said_by(line)[0]
    except NotPlainError:
        return _REFUSED
