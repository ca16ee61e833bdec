"""Which lists can be read: a slip of the pen in one of them keeps nobody from the others."""

from dataclasses import dataclass

from liushou.errors import UsageError
from liushou.records.promises.promise import ways_of
from liushou.records.promises.shipped import checklists_of, is_shipped
from liushou.records.unit import Checklist, Unit


@dataclass(frozen=True, slots=True)
class Unread:
    """A list that is left out, and why: the first of its items that cannot be read."""

    name: str
    why: str

    @property
    def told(self) -> str:
        """What a person is told of it."""
        return f"承诺清单“{self.name}”没有列入，请用 liushou check 查看并改正：{self.why}"


def readable_lists(unit: Unit) -> tuple[Checklist, ...]:
    """The lists a unit holds itself to (shipped.py), without those of which an item cannot be read."""
    return tuple(one for one in checklists_of(unit) if _why_not(one) is None)


def unread_lists(unit: Unit) -> tuple[Unread, ...]:
    """The lists that are left out, in their order."""
    found = ((one.name, _why_not(one)) for one in checklists_of(unit))
    return tuple(Unread(name, why) for name, why in found if why is not None)


def _why_not(checklist: Checklist) -> str | None:
    """Why a list cannot be read: of those that ship with the program a test holds that they can be."""
    if is_shipped(checklist):
        return None
    for item in checklist.items:
        try:
            ways_of(item)
        except UsageError as error:
            return error.message
    return None
