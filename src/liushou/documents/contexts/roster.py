"""The children of a term as tables list them: by class, each as on one day, named as the reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liushou.dates import Interval
from liushou.documents.contexts.alike import shown_names
from liushou.documents.contexts.reader import Reader
from liushou.records.child import Child
from liushou.records.schooling import ClassOrder, school_order
from liushou.records.standing import Standing, on_register, standing, was_counted
from liushou.records.term import Term


@dataclass(frozen=True, slots=True)
class Listed:
    """A child in a table, what held for it on the day of the table, and its name there."""

    child: Child
    then: Standing
    name: str

    @property
    def class_label(self) -> str | None:
        """五年级2班; the grade alone where the class is not known."""
        school = self.then.school
        return None if school is None else school.class_label or school.grade


def term_day(term: Term, on: date, *, vacation: bool = False) -> date:
    """The day a table of the term is made for: `on`, kept within the term, or up to its vacation's end."""
    last = term.vacation.to if vacation and term.vacation else term.ends
    return max(term.begins, min(on, last))


def roster(reader: Reader, term: Term, day: date) -> tuple[Listed, ...]:
    """The term's population (indicators.md) as far as it is on the register on `day`, by class."""
    counts, days = tuple(reader.store.unit.unit.counts), Interval(term.begins, min(day, term.ends))
    found = [child for child in reader.store.children.values() if on_register(child, day)]
    return listed(reader, (child for child in found if _counted(child, days, counts)), day)


def listed(reader: Reader, children: Iterable[Child], day: date) -> tuple[Listed, ...]:
    """Children by class as on `day`; for readers outside as 王某, two alike as 王某1 and 王某2."""
    found = sorted(((child, standing(child, day)) for child in children), key=_place)
    names = shown_names([child.name for child, _ in found], reader.audience)
    return tuple(Listed(child, then, name) for (child, then), name in zip(found, names, strict=True))


def _counted(child: Child, days: Interval, counts: tuple[str, ...]) -> bool:
    shared = (stay.meets(days) for stay in child.stays)
    return any(was_counted(child, each, counts) for each in shared if each is not None)


def _place(found: tuple[Child, Standing]) -> tuple[ClassOrder, str]:
    return school_order(found[1].school), found[0].id
