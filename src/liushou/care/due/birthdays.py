"""生日 of children 在册."""

from collections.abc import Iterator
from datetime import MAXYEAR

from liushou.care.due.asked import Asked
from liushou.care.due.due import Due
from liushou.dates import birthday as kept_on
from liushou.records.child import Child


def birthday(asked: Asked, child: Child) -> Iterator[Due]:
    """The next birthday, when near, and not the day of birth itself; it is never overdue."""
    born, on = child.birth_date, asked.on
    year = on.year if kept_on(born, on.year) >= on else on.year + 1
    if born.year < year <= MAXYEAR and kept_on(born, year) <= asked.until:
        people = asked.helpers.answering(child, None, on)
        note = f"满 {year - born.year} 岁"
        yield Due("birthday", "生日", kept_on(born, year), False, child.id, people, note)
