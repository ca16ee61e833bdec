"""What is due as events of a calendar, for a phone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from liushou.care.due.due import KIND_LABELS, Due
from liushou.care.ics import IcsEvent, stable_uid


def due_events(told: Iterable[tuple[Due, str, str]], on: date) -> Iterator[IcsEvent]:
    """One all-day event an item, in order, each with its title and what stands below it.

    What is overdue stands on today.

    The uid is the same whenever the item is: by kind, what, the day it was due, and the child or resident,
    whoever answers for it (of nobody: by who answers). Of several alike the second has one of its own.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for item, summary, description in told:
        day = "" if item.undated else item.due.isoformat()
        whose = ("resident", item.resident) if item.resident else () if item.child else item.people[:1]
        parts = (item.kind, item.what, item.child or "", *whose, day)
        seen[parts] += 1
        again = (str(seen[parts]),) if seen[parts] > 1 else ()
        yield IcsEvent(
            uid=stable_uid("due", *parts, *again),
            summary=summary,
            first=max(item.due, on),
            description=description,
            categories=(KIND_LABELS[item.kind],),
        )
