"""A unit as it was given, before anyone judges whether it can be added up with the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from liushou.stats.summary.model import Summary, UnitName

_LEVELS = (("班级",), ("学校", "村", "社区"), ("乡镇",), ("县",), ("市",), ("省",), ("全国",))
_PLACES = ("省", "市", "区", "县", "旗", "州", "盟", "乡", "镇", "街道")
"""How the names of places end, after which the name of a unit there may stand: 东石桥镇 is not 石桥镇."""
_RANKS = {level: rank for rank, levels in enumerate(_LEVELS) for level in levels}


@dataclass(frozen=True, slots=True)
class Given:
    """What a store or a summary file at `path` gave.

    Of stores only: `heads`, digest of the id number and id of each child that is a head and has one; where
    names were asked for, `behind`, indicator → ids; `unread`, how many archives cannot be read.
    """

    path: str
    summary: Summary
    is_store: bool = False
    heads: tuple[tuple[bytes, str], ...] = ()
    behind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: int = 0

    def under(self, parent: str) -> "Given":
        """The same with a parent, if its unit names none."""
        if self.summary.unit.parent is not None:
            return self
        unit = replace(self.summary.unit, parent=parent)
        return replace(self, summary=replace(self.summary, unit=unit))


@dataclass(frozen=True, slots=True)
class Group:
    """Units that lie in one folder or name one parent; `lacking` are the names of those not there."""

    name: str
    parts: tuple["Group | Given", ...]
    lacking: tuple[str, ...] = ()

    def each(self) -> Iterator[Given]:
        """All that were given, in order."""
        for part in self.parts:
            if isinstance(part, Group):
                yield from part.each()
            else:
                yield part


def each_of(summary: Summary) -> Iterator[Summary]:
    """The summary, and all it was added up from."""
    yield summary
    for unit in summary.units:
        yield from each_of(unit)


def rank_of(level: str) -> int:
    """How high a level is; one that is not known is as high as a school."""
    return _RANKS.get(level, 1)


def level_above(rank: int) -> str:
    """The level above all of a rank."""
    return _LEVELS[min(rank + 1, len(_LEVELS) - 1)][0]


def names_of(unit: UnitName) -> tuple[str, str]:
    """How units below may call a unit: by its name, or with that of its own parent before it."""
    return unit.name, f"{unit.parent or ''}{unit.name}"


def calls(text: str, unit: UnitName) -> bool:
    """Whether a text names a unit, such as 石桥镇 or 临溪县石桥镇; of one whose parent is unknown, either."""
    if unit.parent is not None:
        return text in names_of(unit)
    before = text.removesuffix(unit.name)
    return text == unit.name or (before != text and before.endswith(_PLACES))
