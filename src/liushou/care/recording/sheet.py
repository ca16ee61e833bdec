"""Filled-in sheets of records, back as entries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liushou.care.importing.lists.register import Register
from liushou.care.importing.outcome import Row
from liushou.care.recording.blank import HEADS
from liushou.care.recording.recorded import Entry, Promise
from liushou.care.sheet_rows import (
    Faults,
    RowError,
    all_of,
    day_in,
    persons_in,
    read_rows,
    said_in,
    taken,
    text_in,
)
from liushou.care.who_did import carers, words_of
from liushou.care.wording import record_kind
from liushou.dates import Interval
from liushou.records.masks import is_masked
from liushou.records.person import Person, owner_of
from liushou.records.vocabulary import RecordKind
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Given:
    """What goes for all rows: today, and who did it and of what kind where a row does not say."""

    today: date
    kind: RecordKind | None = None
    by: tuple[str, ...] = ()


def entries_in(store: Store, rows: Iterable[Row], given: Given) -> tuple[Entry, ...]:
    """The records that the rows hold; a row without 日期 is not done yet and left out.

    Raises LiushouError that names every row that cannot be taken.
    """
    register = Register(store, given.today)
    found = all_of(read_rows(rows, lambda row: entries_of(store, register, row, given)), HEADS)
    return tuple(entry for entries in found for entry in entries)


def entries_of(store: Store, register: Register, row: Row, given: Given) -> tuple[Entry, ...]:
    """The records of one row, one for each person it names; none for a row that is not filled in.

    A row whose 内容 or 记录人 is masked says nothing where the person has a record of that day and kind.
    Raises RowError.
    """
    if not said_in(row, "date"):
        if said_in(row, "note"):
            raise RowError("date", "写了内容，没有写日期")
        return ()
    wrong = Faults()
    day = wrong.of(lambda: _day(row, given))
    people = None if day is None else wrong.of(lambda: _people(register, row, day))
    kind = wrong.of(lambda: _kind(row, given))
    who = wrong.of(lambda: () if _covered(row) else _who(store, row, given))
    promise = wrong.of(lambda: _promise(row, day))
    if day is None or people is None or kind is None or who is None or wrong:
        raise wrong.whole()
    if _covered(row):
        if all(_has(person, day, kind) for person in people):
            return ()
        raise RowError("note", "内容或记录人是遮盖过的，看不出写了什么：请写上内容，或删去这一行")
    place, note = _seen(row, "place"), _seen(row, "note")
    return tuple(Entry(owner_of(person), day, kind, who, place, note, promise) for person in people)


def _day(row: Row, given: Given) -> date:
    day = day_in(row, "date")
    if day > given.today:
        raise RowError("date", f"{day} 在今天（{given.today}）以后")
    return day


def _people(register: Register, row: Row, day: date) -> tuple[Person, ...]:
    return tuple(register.person(one, Interval(day, day)) for one in persons_in(row))


def _who(store: Store, row: Row, given: Given) -> tuple[str, ...]:
    return taken("by", lambda: carers(store, [said_in(row, "by")])).who or given.by


def _kind(row: Row, given: Given) -> RecordKind:
    said = said_in(row, "kind")
    kind = taken("kind", lambda: record_kind(said)) if said else given.kind
    if kind is None:
        raise RowError("kind", "没有填：每行写明类别，或在命令里写一个都用的类别", lacking=True)
    return kind


def _seen(row: Row, target: str) -> str | None:
    text = said_in(row, target)
    return None if not text or is_masked(text) else text


def _covered(row: Row) -> bool:
    return is_masked(text_in(row, "note")) or any(is_masked(one) for one in words_of([text_in(row, "by")]))


def _has(person: Person, day: date, kind: RecordKind) -> bool:
    return any(record.date == day and record.kind == kind for record in person.records)


def _promise(row: Row, day: date | None) -> Promise | None:
    what, due = said_in(row, "follow_up.what"), said_in(row, "follow_up.due")
    if is_masked(what):
        return None
    if bool(due) != bool(what):
        raise RowError("follow_up.due", "后续期限和后续事项要一起填")
    if not what:
        return None
    promise = Promise(day_in(row, "follow_up.due"), what)
    refusal = None if day is None else promise.refusal(day)
    if refusal is not None:
        raise RowError("follow_up.due", refusal)
    return promise
