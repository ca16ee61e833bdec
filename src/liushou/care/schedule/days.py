"""Days that are kept: festivals, and the birthdays of children and elders on the register."""

from collections.abc import Iterable, Iterator
from datetime import date

from liushou.care.festivals import festivals
from liushou.care.schedule.entry import Entry
from liushou.dates import Interval, birthday
from liushou.records.child import Child
from liushou.records.person import Person, keeps_birthday
from liushou.records.standing import on_register, standing
from liushou.records.term import Term


def festival_entries(term: Term, days: Interval) -> Iterator[Entry]:
    """The festivals of these days (which must have an end), but none on which its own holiday begins."""
    told = {(holiday.from_, holiday.name) for holiday in term.holidays}
    for festival in festivals(days.first, days.last or days.first):
        if not any(day == festival.day and festival.name in name for day, name in told):
            yield Entry(festival.day, festival.day, "节日", festival.name)


def birthday_entries(people: Iterable[Person], days: Interval) -> Iterator[Entry]:
    """The birthdays in these days (which must have an end) of those on the register on that day.

    Of residents only elders' are kept.
    """
    last = days.last or days.first
    for person in filter(keeps_birthday, people):
        for year in range(max(days.first.year, person.birth_date.year + 1), last.year + 1):
            day = birthday(person.birth_date, year)
            if days.holds(day) and on_register(person, day):
                yield _entry(person, day)


def _entry(person: Person, day: date) -> Entry:
    what = f"{person.name}{day.year - person.birth_date.year}岁生日"
    return Entry(day, day, "生日", what, who=(person.id,), detail=_where(person, day), source=person.id)


def _where(person: Person, day: date) -> str:
    """A child's class, else its grade; an elder's village."""
    if not isinstance(person, Child):
        return person.address.village
    school = standing(person, day).school
    return (school.class_label or school.grade or "") if school else ""
