"""How many places the helpers have: the children in their care, those who are to come, and what is left."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from liushou.records.child import Child
from liushou.records.in_care import in_care_of
from liushou.records.standing import on_register
from liushou.records.vocabulary import PairingRole
from liushou.records.volunteer import Volunteer

ROLES: tuple[PairingRole, ...] = get_args(PairingRole)


@dataclass(frozen=True, slots=True)
class Load:
    """A helper's children: `now` in care, `later` beside them by pairings that begin later."""

    now: int
    later: int
    capacity: int

    @property
    def taken(self) -> int:
        """The places that are taken or promised."""
        return self.now + self.later

    @property
    def free(self) -> int:
        """How many more children there is room for."""
        return max(0, self.capacity - self.taken)

    @property
    def full(self) -> str | None:
        """That there is no place left, in Chinese; None where there is one."""
        if self.free:
            return None
        later = f"、以后开始 {self.later} 名" if self.later else ""
        return f"名额已满：现有 {self.now} 名{later}，上限 {self.capacity} 名"


@dataclass(frozen=True, slots=True)
class Taken:
    """Whom the helpers of a store look after on a day, by helper id."""

    now: Mapping[str, tuple[Child, ...]]
    later: Mapping[str, frozenset[str]]
    roles: Mapping[str, PairingRole]

    def load(self, helper: str, volunteer: Volunteer, capacity: int) -> Load:
        """A helper's load; `capacity` is for one without an own limit."""
        now = {child.id for child in self.now.get(helper, ())}
        later = self.later.get(helper, frozenset()) - now
        own = volunteer.capacity
        return Load(len(now), len(later), capacity if own is None else own)


def not_serving(volunteer: Volunteer, day: date) -> str | None:
    """Why somebody takes no children on the day, in Chinese; None for who is in service."""
    if volunteer.joined_on > day:
        return f"{volunteer.joined_on} 才加入"
    if not volunteer.has_left(day):
        return None
    return f"已离岗（{volunteer.left_on}）" if volunteer.left_on else "已离岗"


def taken_places(children: Mapping[str, Child], day: date) -> Taken:
    """The adult pairings active on `day` or to begin after it, of children on the register then."""
    later: dict[str, set[str]] = {}
    roles: dict[str, Counter[PairingRole]] = {}
    for id_, child in children.items():
        for pair in child.pairings:
            if not pair.adult or not on_register(child, max(day, pair.since)):
                continue
            if pair.since > day:
                later.setdefault(pair.with_, set()).add(id_)
            elif pair.active(day):
                roles.setdefault(pair.with_, Counter()).update((pair.role,))
    return Taken(
        in_care_of(children.values(), day),
        {helper: frozenset(found) for helper, found in later.items()},
        {helper: _usual(found) for helper, found in roles.items()},
    )


def _usual(held: Counter[PairingRole]) -> PairingRole:
    """The role held most often; of several, the first in the order of the field's list."""
    return min(held, key=lambda role: (-held[role], ROLES.index(role)))
