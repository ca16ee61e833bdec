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
from liushou.records.person import Owner, Person
from liushou.records.reveal import as_values
from liushou.store.drafts import Amendment, put
from liushou.store.load import Store
from liushou.store.people import file_of, person_of
from liushou.yamltext.scalars import Value

Said = Sequence[tuple[Row, tuple[Entry, ...]]]
"""The records that each row says."""
Groups = dict[tuple[Owner, What], list[tuple[Row, Entry]]]


def grouped(store: Store, said: Said) -> Groups:
    """The entries by owner and by what makes them the same record, in the order of the rows."""
    groups: Groups = {}
    for row, entries in said:
        for entry in entries:
            groups.setdefault((entry.owner, what_of(store, entry)), []).append((row, entry))
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
        return (one.owner, one.day, one.kind, one.by, one.note or "")


def written(store: Store, said: Said) -> tuple[tuple[Amendment, ...], tuple[Changed, ...]]:
    """The edits, and what each row changes."""
    new: list[_Merged] = []
    drafts: list[Amendment] = []
    changes: list[tuple[Place, Owner, tuple[FieldChange, ...]]] = []
    there: dict[Owner, Mapping[What, int]] = {}
    for (owner, what), group in grouped(store, said).items():
        one, person = _merged(group), person_of(store, owner)
        known = there.setdefault(owner, _places(store, person))
        if what not in known:
            new.append(one)
        elif steps := tuple(_details(person, known[what], one.entry)):
            edits = tuple(put(type(person), path, value) for path, _, value in steps)
            drafts.append(Amendment(file_of(owner), edits))
            fields = tuple(FieldChange(dotted(path), was, value) for path, was, value in steps)
            changes.append((one.place, owner, fields))
    # Nothing that is written depends on the order of the rows.
    drafts.sort(key=lambda one: (one.path, [str(edit.path) for edit in one.edits]))
    new.sort(key=lambda one: one.order)
    drafts.extend(recorded(store, [one.entry for one in new], again=True).drafts)
    changes.extend((one.place, one.entry.owner, (field,)) for one, field in _told_new(store, new))
    order = {row.place: number for number, (row, _) in enumerate(said)}
    changes.sort(key=lambda each: order[each[0]])
    return tuple(drafts), tuple(
        Changed(place, file_of(owner), owner.id, person_of(store, owner).name, fields)
        for place, owner, fields in changes
    )


def _merged(group: Sequence[tuple[Row, Entry]]) -> _Merged:
    entry = min((one for _, one in group), key=lambda one: one.note or "")
    place = next((one.place for _, one in group if one.place), None)
    follow_up = next((one.follow_up for _, one in group if one.follow_up), None)
    return _Merged(group[0][0].place, replace(entry, place=place, follow_up=follow_up))


def _places(store: Store, person: Person) -> Mapping[What, int]:
    """The index of each record the person has; of records that are the same, of the first."""
    records = enumerate(person.records)
    found: dict[What, int] = {}
    for index, record in records:
        found.setdefault(what_of_record(store, record), index)
    return found


def _details(person: Person, index: int, entry: Entry) -> Iterator[tuple[Path, Value, Value]]:
    """What the entry says otherwise of a record that is there: the path, what stands there, what is to."""
    at: Path = ("records", index)
    record, new = person.records[index], entry.value()
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
    by_owner: dict[Owner, list[_Merged | None]] = {}
    days: dict[Owner, list[date]] = {}
    for one in new:
        owner, person = one.entry.owner, person_of(store, one.entry.owner)
        records = by_owner.setdefault(owner, [None] * len(person.records))
        dates = days.setdefault(owner, [record.date for record in person.records])
        index = place_by_date(dates, one.entry.day)
        place = len(dates) if index is None else index
        records.insert(place, one)
        dates.insert(place, one.entry.day)
    for records in by_owner.values():
        for place, each in enumerate(records):
            if each is not None:
                yield each, FieldChange(dotted(("records", place)), None, each.entry.value())
