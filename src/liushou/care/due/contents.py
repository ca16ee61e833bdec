"""All that somebody waits for on a day: the table of contents of the kinds, and their order."""

from collections.abc import Callable, Collection, Iterator
from datetime import date

from liushou.care.due.activities import activity
from liushou.care.due.asked import Asked, asked
from liushou.care.due.birthdays import birthday
from liushou.care.due.cases import case
from liushou.care.due.clearances import clearance
from liushou.care.due.due import KINDS, Due
from liushou.care.due.duties import duty
from liushou.care.due.erasures import erasure
from liushou.care.due.follow_ups import follow_up
from liushou.care.due.papers import agreement, consent
from liushou.care.due.reports import report
from liushou.care.due.term_end import vacation, verification
from liushou.care.due.unit_duties import unit_duty
from liushou.records.child import Child
from liushou.records.person import Owner
from liushou.records.resident import Resident
from liushou.records.standing import on_register
from liushou.store.load import Store

_OF_A_CHILD: tuple[Callable[[Asked, Child], Iterator[Due]], ...] = (
    report,
    case,
    follow_up,
    duty,
    agreement,
    consent,
    verification,
    vacation,
    birthday,
)
_OF_A_RESIDENT: tuple[Callable[[Asked, Resident], Iterator[Due]], ...] = (follow_up, duty, birthday)
_OF_THE_UNIT: tuple[Callable[[Asked], Iterator[Due]], ...] = (unit_duty, clearance, activity, erasure)


def dues(store: Store, on: date, within: int = 0, *, of: Collection[Owner] | None = None) -> tuple[Due, ...]:
    """What is overdue on `on` or falls due up to `within` days later, of those 在册 and of the unit.

    `of`: only of these children and residents, and nothing of the unit. Mandatory reports come first, then
    what was missed by its date, then what is to come. Raises UsageError where a duty's `for` cannot be read.
    """
    question = asked(store, on, within)
    found = [
        item
        for id_, child in store.children.items()
        if (of is None or Owner("child", id_) in of) and on_register(child, on)
        for items in _OF_A_CHILD
        for item in items(question, child)
    ]
    found += [
        item
        for id_, resident in store.residents.items()
        if (of is None or Owner("resident", id_) in of) and on_register(resident, on)
        for items in _OF_A_RESIDENT
        for item in items(question, resident)
    ]
    if of is None:
        found += [item for items in _OF_THE_UNIT for item in items(question)]
    return tuple(sorted(found, key=_order))


def _order(item: Due) -> tuple[bool, bool, date, int, int, str, str, str, tuple[str, ...], str, str]:
    return (
        item.kind != "report",
        not item.missed,
        item.due,
        item.grave,
        KINDS.index(item.kind),
        item.what,
        item.child or "",
        item.resident or "",
        item.people,
        item.note,
        item.text,
    )
