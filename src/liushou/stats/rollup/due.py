"""Which units should be in a sum and are not, each once, whatever tells of them."""

import re
from collections.abc import Collection, Mapping

from liushou.stats.rollup.given import each_of, names_of
from liushou.stats.rollup.model import Remark, RemarkKind, Rollup
from liushou.stats.summary.model import Summary

_NOT_THERE: frozenset[RemarkKind] = frozenset({"missing", "late", "unreadable"})
_COPY = re.compile(r"(?:\s*[(（]\d+[)）]|[\s_-]*(?:副本|copy)|\s\d+)+$", re.IGNORECASE)
"""What Windows, macOS and browsers put after the name of a file that is there already."""

Absent = frozenset[tuple[str, str, str]]
"""Units by the parent of their parent, their parent and their name."""


def absent_units(rollup: Rollup) -> Absent:
    """The units that the sums lack and those that gave something unusable, but for what is there after all.

    A file that is no summary stands for no unit, and a damaged copy of one that was read for none more.
    """
    total = rollup.total
    below = [unit for part in total.units for unit in each_of(part)]
    absent = _lacking(total, {(unit.unit.parent, unit.unit.name) for unit in below})
    parents: dict[str, set[str]] = {}
    for unit in (total, *below):
        for name in names_of(unit.unit):
            parents.setdefault(name, set()).add(unit.unit.parent or "")
    sums = {name for unit in below if unit.units for name in names_of(unit.unit)}
    others = {
        _bare(one.unit)
        for one in rollup.remarks
        if one.kind in _NOT_THERE and not one.counted and one.due and not _is_there(one, parents, sums)
    }
    return absent | {("", "", name) for name in others - _ways(absent)}


def _lacking(total: Summary, there: set[tuple[str | None, str]]) -> Absent:
    """What a sum and those in it lack; what a sum below lacks, the one above may name too."""
    below: Absent = frozenset().union(*(_lacking(unit, there) for unit in total.units))
    known = _ways(below)
    above = (None, *names_of(total.unit))
    return below | {
        (*total.unit.key, name)
        for name in total.lacking
        if name not in known and not any((parent, name) in there for parent in above)
    }


def _ways(absent: Absent) -> set[str]:
    """How a remark or a list may call these units."""
    return {
        way
        for above, parent, name in absent
        for way in (name, *(f"{one}{dot}{name}" for one in (parent, f"{above}{parent}") for dot in ("", "·")))
    }


def _is_there(remark: Remark, parents: Mapping[str, set[str]], sums: Collection[str]) -> bool:
    """Whether a unit of that name is there; one of another folder, which is a sum of its own, is another."""
    folder = remark.folder if remark.folder in sums else ""
    return any(parent.endswith(folder) for parent in parents.get(_bare(remark.unit), ()))


def _bare(name: str) -> str:
    return _COPY.sub("", name) or name
