"""Days that are kept: festivals, and the birthdays of children on the register."""

from collections.abc import Iterable, Iterator
from datetime import date

from liushou.care.festivals import festivals
from liushou.care.schedule.entry import Entry
from liushou.dates import Interval, birthday
from liushou.records.child import Child
from liushou.records.standing import on_register, standing
from liushou.records.term import Term


def festival_entries(term: Term, days: Interval) -> Iterator[Entry]:
    """The festivals of these days (which must have an end), but none on which its own holiday begins."""
    told = {(holiday.from_, holiday.name) for holiday in term.holidays}
    for festival in festivals(days.first, days.last or days.first):
        if not any(day == festival.day and festival.name in name for day, name in told):
            yield Entry(festival.day, festival.day, "节日", festival.name)


def birthday_entries(children: Iterable[Child], days: Interval) -> Iterator[Entry]:
    """The birthdays in these days (which must have an end) of children on the register on that day."""
    last = days.last or days.first
    for child in children:
        for year in range(max(days.first.year, child.birth_date.year + 1), last.year + 1):
            day = birthday(child.birth_date, year)
            if days.holds(day) and on_register(child, day):
                yield _entry(child, day)


def _entry(child: Child, day: date) -> Entry:
    school = standing(child, day).school
    where = school.class_label or school.grade if school else None
    what = f"{child.name}{day.year - child.birth_date.year}岁生日"
    return Entry(day, day, "生日", what, who=(child.id,), detail=where or "", source=child.id)
