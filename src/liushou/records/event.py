"""One dated thing in the life of an archive."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from liushou.records.fields import Sensitivity


class Turn(IntEnum):
    """What stands first where several things are written for one day."""

    BEGINS = 0
    """The archive itself, consent, what the family's situation became."""
    SET_UP = 1
    """Pairings, aid, focus: what was arranged."""
    DONE = 2
    """Talks, visits, activities."""
    FOLLOWS = 3
    """Cases and their steps, which come of what was seen; what was promised."""
    ENDS = 4
    """Closed, ended, withdrawn."""


@dataclass(frozen=True, slots=True)
class Event:
    """One dated thing: its kind, who did it or what it was (ids or names), the text with its sensitivity."""

    day: date
    kind: str
    who: tuple[str, ...] = ()
    text: str = ""
    mark: Sensitivity | None = None
    turn: Turn = Turn.DONE
