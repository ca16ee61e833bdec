"""One line of the schedule."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

EntryKind = Literal["学期", "放假", "调休", "节日", "工作", "活动", "场次", "职责", "生日", "开放"]
KINDS: tuple[EntryKind, ...] = get_args(EntryKind)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something of the term, on the days from `first` to `last`.

    `start` and `end` are clock times, `HH:MM`. `loose`: any of the days will do (a task of the month), or it
    recurs within them (每周亲情通话). `who` are ids, or names where no id is known. `source` is the id of the
    activity, child or resident it is of, `conflict` with what it collides, in words.
    """

    first: date
    last: date
    kind: EntryKind
    what: str
    start: str | None = None
    end: str | None = None
    loose: bool = False
    who: tuple[str, ...] = ()
    place: str = ""
    detail: str = ""
    conflict: str = ""
    source: str | None = None

    @property
    def order(self) -> tuple[date, bool, int, str, str, str]:
        """By day; what any day will do for first, then by kind (days off before work), clock and words."""
        words = self.start or "", self.what, self.source or ""
        return self.first, not self.loose, KINDS.index(self.kind), *words
