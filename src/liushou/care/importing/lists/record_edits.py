"""Records that rows say, into archives: the new ones in their place, and what changes of those there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liushou.care.importing.outcome import Changed, FieldChange, Place, Row
from liushou.care.recording.recorded import (
    Entry,
    What,
    place_by_date,
    recorded,
    what_of,
    what_of_record,
)
from liushou.findings import Path, dotted
from liushou.records.child import Child
from liushou.records.reveal import as_values
from liushou.store.drafts import Amendment, put
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.yamltext.values import Value

Said = Sequence[tuple[Row, tuple[Entry, ...]]]
"""The records that each row says."""
Groups = dict[tuple[str, What], list[tuple[Row, Entry]]]


def grouped(store: Store, said: Said) -> Groups:
    """The entries by child and by what makes them the same record, in the order of the rows."""
    groups: Groups = {}
    for row, entries in said:
        for entry in entries:
            groups.setdefault((entry.child, what_of(store, entry)), []).append((row, entry))
    return groups


@dataclass(frozen=True, slots=True)
class _Merged:
    """One record that rows say: the first of these rows, and all that they say of it together."""

    place: Place
    entry: Entry

    @property
    def order(self) -> tuple[object, ...]:
        """Where it stands among others, whatever the order of the rows."""
        one = self.entry
        return (one.child, one.day, one.kind, one.by, one.note or "")


def written(store: Store, said: Said) -> tuple[tuple[Amendment, ...], tuple[Changed, ...]]:
    """The edits, and what each row changes."""
    new: list[_Merged] = []
    drafts: list[Amendment] = []
    changes: list[tuple[Place, str, tuple[FieldChange, ...]]] = []
    there: dict[str, Mapping[What, int]] = {}
    for (child, what), group in grouped(store, said).items():
        one = _merged(group)
        known = there.setdefault(child, _places(store, store.children[child]))
        if what not in known:
            new.append(one)
        elif steps := tuple(_details(store.children[child], known[what], one.entry)):
            edits = tuple(put(Child, path, value) for path, _, value in steps)
            drafts.append(Amendment(path_of("child", child), edits))
            fields = tuple(FieldChange(dotted(path), was, value) for path, was, value in steps)
            changes.append((one.place, child, fields))
    # Nothing that is written depends on the order of the rows.
    drafts.sort(key=lambda one: (one.path, [str(edit.path) for edit in one.edits]))
    new.sort(key=lambda one: one.order)
    drafts.extend(recorded(store, [one.entry for one in new], again=True).drafts)
    changes.extend((one.place, one.entry.child, (field,)) for one, field in _told_new(store, new))
    order = {row.place: number for number, (row, _) in enumerate(said)}
    changes.sort(key=lambda each: order[each[0]])
    return tuple(drafts), tuple(
        Changed(place, path_of("child", child), child, store.children[child].name, fields)
        for place, child, fields in changes
    )


def _merged(group: Sequence[tuple[Row, Entry]]) -> _Merged:
    entry = min((one for _, one in group), key=lambda one: one.note or "")
    place = next((one.place for _, one in group if one.place), None)
    follow_up = next((one.follow_up for _, one in group if one.follow_up), None)
    return _Merged(group[0][0].place, replace(entry, place=place, follow_up=follow_up))


def _places(store: Store, child: Child) -> Mapping[What, int]:
    """The index of each record the child has; of records that are the same, of the first."""
    records = enumerate(child.records)
    found: dict[What, int] = {}
    for index, record in records:
        found.setdefault(what_of_record(store, record), index)
    return found


def _details(child: Child, index: int, entry: Entry) -> Iterator[tuple[Path, Value, Value]]:
    """What the entry says otherwise of a record that is there: the path, what stands there, what is to."""
    at: Path = ("records", index)
    record, new = child.records[index], entry.value()
    old = as_values(record, reveal=True)
    if entry.place and entry.place != record.place:
        yield (*at, "place"), old.get("place"), entry.place
    now, promise = old.get("follow_up"), new.get("follow_up")
    if not isinstance(promise, dict):
        return
    if not isinstance(now, dict):
        yield (*at, "follow_up"), None, promise
        return
    for key, value in promise.items():
        if now.get(key) != value:
            yield (*at, "follow_up", key), now.get(key), value


def _told_new(store: Store, new: Sequence[_Merged]) -> Iterator[tuple[_Merged, FieldChange]]:
    """Each new record, at the place where it comes to stand."""
    by_child: dict[str, list[_Merged | None]] = {}
    days: dict[str, list[date]] = {}
    for one in new:
        child = store.children[one.entry.child]
        records = by_child.setdefault(child.id, [None] * len(child.records))
        dates = days.setdefault(child.id, [record.date for record in child.records])
        index = place_by_date(dates, one.entry.day)
        place = len(dates) if index is None else index
        records.insert(place, one)
        dates.insert(place, one.entry.day)
    for records in by_child.values():
        for place, each in enumerate(records):
            if each is not None:
                yield each, FieldChange(dotted(("records", place)), None, each.entry.value())
