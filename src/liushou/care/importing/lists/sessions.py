"""Which session a row of a sign-in sheet is about: the activity and the day."""

from collections.abc import Sequence
from datetime import date

from liushou.care.importing.outcome import Asked, Row
from liushou.care.sheet_rows import RowError, day_in, said_in, taken
from liushou.errors import UsageError
from liushou.records.activity import Activity
from liushou.records.names import plain_name
from liushou.store.load import Store
from liushou.store.who import find_one

DAY_OF = "came@"
"""What the target of a column headed by a day begins with; the day follows as 2026-11-08."""


class Sessions:
    """The activities and days that rows name, or that are asked for where a row names none.

    Raises UsageError where nothing says which activity or which day, where the activity asked for is not
    there or was called off, and for a day to come.
    """

    def __init__(self, store: Store, asked: Asked, rows: Sequence[Row]) -> None:
        self._store = store
        self._asked = asked
        self._by_title: dict[str, list[Activity]] = {}
        self._known: dict[tuple[str, date], Activity] = {}
        for activity in store.activities.values():
            self._by_title.setdefault(plain_name(activity.title), []).append(activity)
        if asked.day is not None and asked.day > asked.on:
            raise UsageError(f"{asked.day} 在今天（{asked.on}）以后：还没有办的活动不能签到。")
        if asked.day is None and rows and not any(_says_day(row) for row in rows):
            raise UsageError("不知道是哪一天的签到：请用 --date 写明，或在表里加“日期”一列。")
        if asked.activity is not None and asked.day is not None:
            self._activity(asked.activity, asked.day)
        if asked.activity is None and rows and not any(said_in(row, "activity") for row in rows):
            raise UsageError(
                "不知道是哪一项活动的签到：请用 --activity 写明编号或名称，或在表里加“活动”一列。"
            )

    def day(self, row: Row, target: str) -> date:
        """The day of the session that the cell of a target is about. Raises RowError."""
        headed = target.removeprefix(DAY_OF)
        if headed != target:
            day = date.fromisoformat(headed)
        elif said_in(row, "date"):
            day = day_in(row, "date")
        elif self._asked.day is not None:
            return self._asked.day
        else:
            raise RowError("date", "没有写是哪一天")
        if day > self._asked.on:
            raise RowError(target if headed != target else "date", f"{day} 在今天（{self._asked.on}）以后")
        return day

    def activity(self, row: Row, day: date) -> Activity:
        """The activity whose session on `day` a row is about. Raises RowError."""
        word = said_in(row, "activity") or self._asked.activity
        if word is None:
            raise RowError("activity", "没有写是哪一项活动", lacking=True)
        if (word, day) not in self._known:
            self._known[word, day] = taken("activity", lambda: self._activity(word, day))
        return self._known[word, day]

    def _activity(self, word: str, day: date) -> Activity:
        """The activity of an id or title; of several of one title, the one that goes on on the day."""
        same = self._by_title.get(plain_name(word), [])
        fitting = [one for one in same if len(same) == 1 or one.when.days.holds(day)]
        if word in self._store.activities or len(fitting) != 1:
            found = self._store.activities[find_one(self._store, word, ("activity",))[1]]
        else:
            found = fitting[0]
        if found.status == "取消":
            raise UsageError(f"“{found.title}”已取消，没有签到；又办了的，请先把 status 改为 进行。")
        return found


def _says_day(row: Row) -> bool:
    return bool(said_in(row, "date")) or any(target.startswith(DAY_OF) for target in row.cells)
