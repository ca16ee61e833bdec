"""What a version holds at a place, what came of merging it, and where two versions contradict each other."""

from dataclasses import dataclass
from enum import Enum

from liushou.findings import Path
from liushou.yamltext.edit_values import same
from liushou.yamltext.scalars import Value


class Absent(Enum):
    """There is no such field or entry in a version; a null in the file is something else."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT
Held = Value | Absent


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that both sides changed, each otherwise, or that one changed and the other took away.

    `path` is where it stands in the merged value, which has there what ours says, or theirs where ours
    took it away. What a version does not have is ABSENT in `base`, `ours`, `theirs`.
    """

    path: Path
    base: Held
    ours: Held
    theirs: Held


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of merging one place: its value and the clashes, their paths beginning at that place."""

    value: Held
    clashes: tuple[Clash, ...] = ()

    def below(self, part: str | int) -> tuple[Clash, ...]:
        """The clashes as they are called from the mapping or list that has this value at `part`."""
        return tuple(Clash((part, *one.path), one.base, one.ours, one.theirs) for one in self.clashes)


def alike(one: Held, other: Held) -> bool:
    """Whether two versions hold the same, or both nothing."""
    if isinstance(one, Absent) or isinstance(other, Absent):
        return one is other
    return same(one, other)
