"""New records (谈心、家访…) in archives of children and residents: each in its place by date, none twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from liushou.care.who_did import by_value
from liushou.records.careplan import CareRecord
from liushou.records.person import Owner, Person
from liushou.records.vocabulary import RecordKind
from liushou.store.drafts import Amendment, insert
from liushou.store.load import Store
from liushou.store.people import file_of, person_of
from liushou.yamltext.amend import Edit
from liushou.yamltext.scalars import Value


@dataclass(frozen=True, slots=True)
class Promise:
    """A follow-up: what was promised, to be done on `due` at the latest."""

    due: date
    what: str

    def refusal(self, day: date) -> str | None:
        """Why it cannot be promised on `day`, in Chinese; None where it can."""
        return f"后续的期限 {self.due} 在记录的日期 {day} 以前" if self.due < day else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One record to be written into the archive of its owner; `by` are volunteer ids or plain names."""

    owner: Owner
    day: date
    kind: RecordKind
    by: tuple[str, ...] = ()
    place: str | None = None
    note: str | None = None
    follow_up: Promise | None = None

    def value(self) -> dict[str, Value]:
        """The record as its file has it."""
        promise: Value = None
        if self.follow_up:
            promise = {"due": self.follow_up.due.isoformat(), "what": self.follow_up.what}
        every: dict[str, Value] = {
            "date": self.day.isoformat(),
            "kind": self.kind,
            "by": by_value(self.by) if self.by else None,
            "place": self.place,
            "note": self.note,
            "follow_up": promise,
        }
        return {key: value for key, value in every.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is to be written for the entries, and those left out because the archive has them."""

    drafts: tuple[Amendment, ...]
    written: tuple[Entry, ...]
    there: tuple[Entry, ...]


def recorded(store: Store, entries: Iterable[Entry], *, again: bool = False) -> Recorded:
    """The entries as edits: each before the first record with a later date, at the end where there is none.

    One with the date, kind, people and note of a record that is there already is left out, unless `again`.
    """
    by_owner: dict[Owner, list[Entry]] = {}
    for entry in entries:
        by_owner.setdefault(entry.owner, []).append(entry)
    drafts: list[Amendment] = []
    written: list[Entry] = []
    there: list[Entry] = []
    for owner, wanted in by_owner.items():
        person = person_of(store, owner)
        new = wanted if again else _new(store, person, wanted)
        written.extend(new)
        there.extend(entry for entry in wanted if not any(entry is one for one in new))
        if new:
            drafts.append(Amendment(file_of(owner), _edits(person, new)))
    return Recorded(tuple(drafts), tuple(written), tuple(there))


def place_by_date(days: Sequence[date], day: date) -> int | None:
    """The index before which `day` stands: that of the first later one; None for the end."""
    return next((index for index, other in enumerate(days) if other > day), None)


def _edits(person: Person, entries: Sequence[Entry]) -> tuple[Edit, ...]:
    days = [record.date for record in person.records]
    edits: list[Edit] = []
    for entry in entries:
        index = place_by_date(days, entry.day)
        days.insert(len(days) if index is None else index, entry.day)
        edits.append(insert(type(person), ("records",), entry.value(), index))
    return tuple(edits)


What = tuple[date, str, frozenset[str], str]
"""What makes a record the same as another: its date, kind, people and note."""


def what_of(store: Store, entry: Entry) -> What:
    """What an entry says, to be held against records and other entries of the same owner."""
    return entry.day, entry.kind, _names(store, entry.by), _plain(entry.note)


def what_of_record(store: Store, record: CareRecord) -> What:
    """The same of a record that is there."""
    return record.date, record.kind, _names(store, record.by or ()), _plain(record.note)


def _new(store: Store, person: Person, entries: Sequence[Entry]) -> list[Entry]:
    known = {what_of_record(store, record) for record in person.records}
    new = []
    for entry in entries:
        what = what_of(store, entry)
        if what not in known:
            known.add(what)
            new.append(entry)
    return new


def _names(store: Store, who: tuple[str, ...]) -> frozenset[str]:
    """A person is the same by id and by name."""
    return frozenset(store.name_of(one) for one in who)


def _plain(note: str | None) -> str:
    return " ".join((note or "").split())
