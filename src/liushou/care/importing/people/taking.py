"""Rows about one archive, or one person, taken once: those that say the same again are left."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from liushou.care.importing.outcome import Changed, FieldChange, rows_told
from liushou.care.importing.people.tally import Tally
from liushou.care.importing.people.understood import Marginalia, Understood, Wrong
from liushou.records.child import Child
from liushou.records.resident import Resident
from liushou.records.volunteer import Volunteer
from liushou.store.drafts import Amendment

_NAMED = 6

Change = Callable[[Understood, Marginalia], tuple[Amendment, tuple[FieldChange, ...]] | None]
"""What a row changes in one archive; None for nothing, or for a row that cannot be taken (Marginalia)."""


def take_changed(
    tally: Tally, whose: Child | Volunteer | Resident, group: Sequence[Understood], change: Change
) -> None:
    """The rows of one archive: one row, or several that say the same."""
    row, *others = group
    if not all(row.says_as(other) for other in others):
        places = rows_told(one.row.place for one in group[:_NAMED]) + ("等" if group[_NAMED:] else "")
        reason = f"{places}是同一个人（{whose.id}）的，内容不同：请只留一行"
        for one in group:
            tally.reject(one, [Wrong("", reason)])
        return
    notes = Marginalia()
    found = change(row, notes)
    if notes.wrong:
        for one in group:
            tally.reject(one, notes.wrong)
        return
    if found is None:
        tally.leave(row, notes.told)
    else:
        draft, fields = found
        changed = Changed(row.row.place, draft.path, whose.id, whose.name, fields)
        tally.change(changed, draft, notes.told)
    for one in others:
        tally.twice(one)


def once(rows: Sequence[tuple[Understood, bool]], tally: Tally) -> Iterator[tuple[Understood, bool]]:
    """The rows without those that say the same as one before."""
    several = {whose for whose, count in Counter(_whose(row) for row, _ in rows).items() if count > 1}
    seen: set[frozenset[tuple[str, str]]] = set()
    for row, forced in rows:
        content = row.content() if _whose(row) in several else frozenset()
        if content in seen:
            tally.twice(row)
            continue
        if content:
            seen.add(content)
        yield row, forced


def _whose(row: Understood) -> tuple[str, ...]:
    """What two rows that say the same agree in: to compare all with all would take too long."""
    return tuple(row.text(key) for key in ("name", "birth_date", "id_number", "phone"))
