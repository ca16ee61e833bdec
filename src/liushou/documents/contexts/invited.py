"""The children invited to an activity, as they were on its day."""

from collections.abc import Iterable
from datetime import date

from liushou.records.child import Child
from liushou.records.schooling import school_order
from liushou.records.standing import on_register, standing
from liushou.store.load import Store

NO_VILLAGE = "居住地未填"


def class_of(child: Child, day: date) -> str | None:
    """The class on that day, 五年级2班; the grade alone where the class is not known."""
    school = standing(child, day).school
    return None if school is None else school.class_label or school.grade


def village_of(child: Child, day: date) -> str:
    """The village on that day, or that it is not known."""
    return standing(child, day).village or NO_VILLAGE


def on_the_list(store: Store, ids: Iterable[str], day: date) -> tuple[Child, ...]:
    """The children of these ids who are on the register on `day`, by class, else in the order given."""
    found = (store.children[each] for each in dict.fromkeys(ids) if each in store.children)
    there = (child for child in found if on_register(child, day))
    return tuple(sorted(there, key=lambda child: school_order(standing(child, day).school)))
