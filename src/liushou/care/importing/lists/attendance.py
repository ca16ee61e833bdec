"""Sign-in sheets into the sessions of activities: who was there, who was not and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from liushou.care.attendance.sheet import guardian_came, presence_in
from liushou.care.importing.importer import Target
from liushou.care.importing.lists.attendance_edits import Mark, Said, activities_after, changed_by, drafts_of
from liushou.care.importing.lists.listed import (
    filled,
    in_order,
    masks_told,
    passed_over_told,
    read_list,
)
from liushou.care.importing.lists.register import Register
from liushou.care.importing.lists.sessions import DAY_OF, Sessions
from liushou.care.importing.outcome import Asked, Outcome, Place, Rejected, Row, rows_told
from liushou.care.sheet_rows import Faults, RowError, rejected_row, text_in
from liushou.dates import Interval
from liushou.records.activity import Activity
from liushou.store.load import Store


def import_attendance(target: Target, rows: Sequence[Row], asked: Asked) -> Outcome:
    """Rows as sessions of activities: made, or completed where there is one on the day.

    The activity and the day are the row's, else those asked for; a column headed by a day (`came@…`) is
    that of its session. Children who are not on the register are passed over.

    Raises UsageError where neither the rows nor `asked` say which activity and which day, and for an
    activity asked for that does not exist or did not take place.
    """
    store, full = target.store, filled(rows, asked.defaults)
    sessions = Sessions(store, asked, full)
    register = Register(store, asked.on)
    made = read_list(full, lambda row: _marks(sessions, register, row), _children)
    clashing = _clashes(made.found)
    out = {one.place for one in clashing}
    kept = [(row, marks) for row, marks in made.found if row.place not in out]
    activities = activities_after(store, kept)
    changed = tuple(changed_by(store, activities, kept))
    touched = {one.place for one in changed}
    return Outcome(
        drafts=tuple(drafts_of(store, kept)),
        new=(),
        changed=changed,
        unchanged=tuple(row.place for row, _ in kept if row.place not in touched),
        rejected=in_order(full, (*made.rejected, *clashing)),
        told=(
            *_told(store, activities),
            *masks_told(row for row, _ in kept),
            *passed_over_told(made.passed_over),
        ),
        lacking=made.lacking,
        passed_over=made.passed_over,
    )


def _children(marks: tuple[Mark, ...]) -> Iterator[str]:
    return (mark.child for mark in marks)


def _marks(sessions: Sessions, register: Register, row: Row) -> tuple[Mark, ...]:
    """What a row says, a mark for each session; none for one that is not filled in. Raises RowError."""
    targets = [target for target in row.cells if target == "came" or target.startswith(DAY_OF)]
    filled_in = [target for target in targets if text_in(row, target)]
    wrong = Faults()
    marks = (wrong.of(partial(_marked, sessions, register, row, target)) for target in filled_in)
    found = [mark for mark in marks if mark is not None]
    came = wrong.of(lambda: guardian_came(row))
    if wrong:
        raise wrong.whole()
    if not came:
        return tuple(found)
    if len(found) != 1:
        why = "没有填孩子是否到场" if not found else "一行有几场，看不出是哪一场"
        raise RowError("guardian", f"监护人到场了，{why}")
    return (replace(found[0], guardian=True),)


def _marked(sessions: Sessions, register: Register, row: Row, target: str) -> Mark | None:
    """What one cell says, if anything; whose row it is comes before what is wrong with the cell."""
    day = sessions.day(row, target)
    child = register.child(row, Interval(day, day))
    presence = presence_in(row, target)
    if presence is None:
        return None
    return Mark(sessions.activity(row, day).id, day, child.id, presence, target)


def _clashes(said: Said) -> list[Rejected]:
    """The rows that say of a child at a session what another row says otherwise."""
    groups: dict[tuple[str, date, str], list[tuple[Row, Mark]]] = {}
    for row, marks in said:
        for mark in marks:
            groups.setdefault(mark.whom, []).append((row, mark))
    found: dict[Place, Rejected] = {}
    for group in groups.values():
        came = {mark.presence.came for _, mark in group}
        reasons = {mark.presence.reason for _, mark in group} - {None}
        if len(came) > 1 or len(reasons) > 1:
            which = rows_told(dict.fromkeys(row.place for row, _ in group))
            for row, mark in group:
                reason = f"{which}写的是同一个孩子、同一场，却不一样：请留下对的一行"
                found[row.place] = rejected_row(row, mark.target, reason)
    return list(found.values())


def _told(store: Store, after: Mapping[str, Activity]) -> Iterator[str]:
    """Which sessions are made or completed, and what becomes of the activity."""
    for id_, activity in after.items():
        before = {one.date: one for one in store.activities[id_].sessions}
        made = [str(one.date) for one in activity.sessions if one.date not in before]
        more = [str(one.date) for one in activity.sessions if one != before.get(one.date, one)]
        sessions = [
            f"{what} {len(days)} 场（{'、'.join(days)}）"
            for what, days in (("新记", made), ("补记", more))
            if days
        ]
        if sessions:
            yield f"“{activity.title}”{'，'.join(sessions)}"
        if activity.status != store.activities[id_].status:
            yield f"“{activity.title}”的状态由“{store.activities[id_].status}”改为“{activity.status}”"
