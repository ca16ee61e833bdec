"""Rows of what was done (谈心、家访…) into the records of children."""

from collections.abc import Sequence

from liushou.care.importing.importer import Target
from liushou.care.importing.lists.listed import filled, in_order, masks_told
from liushou.care.importing.lists.record_edits import Said, grouped, written
from liushou.care.importing.lists.register import Register
from liushou.care.importing.outcome import Asked, Outcome, Place, Rejected, Row, rows_told
from liushou.care.recording.sheet import Given, entries_of
from liushou.care.sheet_rows import read_rows, rejected_row
from liushou.records.types import looks_like_id
from liushou.store.load import Store


def import_records(target: Target, rows: Sequence[Row], asked: Asked) -> Outcome:
    """Rows as records in their place by date, none twice; one for each child that a row names.

    A record is the same as another of the child by its date, kind, people and note; its place and its
    follow-up are then what the row says.
    """
    store = target.store
    register, given = Register(store, asked.on), Given(asked.on)
    full = filled(rows, asked.defaults)
    made = read_rows(full, lambda row: entries_of(store, register, row, given))
    clashing = _clashes(store, made.found)
    out = {one.place for one in clashing}
    kept = [(row, entries) for row, entries in made.found if row.place not in out]
    drafts, changed = written(store, kept)
    touched = frozenset(one.place for one in changed)
    return Outcome(
        drafts=drafts,
        new=(),
        changed=changed,
        unchanged=tuple(row.place for row, _ in kept if row.place not in touched),
        rejected=in_order(full, (*made.rejected, *clashing)),
        told=(*_told(store, kept, touched), *masks_told(row for row, _ in kept)),
        lacking=made.lacking,
    )


def _clashes(store: Store, said: Said) -> list[Rejected]:
    """The rows that say of one record two places, or two follow-ups."""
    found: dict[Place, Rejected] = {}
    for group in grouped(store, said).values():
        for target, what, values in (
            ("place", "地点", {entry.place for _, entry in group}),
            ("follow_up.what", "后续", {entry.follow_up for _, entry in group}),
        ):
            if len(values - {None}) > 1:
                which = rows_told({row.place: None for row, _ in group})
                reason = (
                    f"{which}是同一条记录（同一天，同样的类别、记录人和内容），{what}却不一样：请留下对的一行"
                )
                found.update({row.place: rejected_row(row, target, reason) for row, _ in group})
    return list(found.values())


def _told(store: Store, said: Said, touched: frozenset[Place]) -> tuple[str, ...]:
    """What was taken for granted in rows that change something."""
    strangers = [
        {who for entry in entries for who in entry.by if not looks_like_id(who)}
        for row, entries in said
        if row.place in touched
    ]
    told: list[str] = []
    if names := sorted({name for each in strangers for name in each}):
        rows = sum(bool(each) for each in strangers)
        told.append(f"帮扶人员里没有“{'、'.join(names)}”，只记下名字：{rows} 行")
    groups = [{row.place for row, _ in group} for group in grouped(store, said).values()]
    if double := sum(len(places) - 1 for places in groups if places & touched):
        told.append(f"同一条记录写了不止一行，只记一次：多出 {double} 行")
    return tuple(told)
