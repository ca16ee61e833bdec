"""生日 of children and elders 在册."""

from collections.abc import Iterator
from datetime import MAXYEAR

from liushou.care.due.asked import Asked
from liushou.care.due.due import Due
from liushou.dates import birthday as kept_on
from liushou.records.person import Person, keeps_birthday, owner_of


def birthday(asked: Asked, person: Person) -> Iterator[Due]:
    """The next birthday, when near, and not the day of birth itself; it is never overdue.

    Of residents only elders' (留守老人) are kept.
    """
    if not keeps_birthday(person):
        return
    born, on = person.birth_date, asked.on
    year = on.year if kept_on(born, on.year) >= on else on.year + 1
    if born.year < year <= MAXYEAR and kept_on(born, year) <= asked.until:
        people = asked.answering(person)
        note = f"满 {year - born.year} 岁"
        yield Due("birthday", "生日", kept_on(born, year), False, owner_of(person), people, note)
