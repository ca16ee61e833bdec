"""Filled-in sheets of records, back as entries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liushou.care.importing.outcome import Row
from liushou.care.importing.register import Register, is_covered
from liushou.care.recording.blank import HEADS
from liushou.care.recording.recorded import Entry, Promise
from liushou.care.sheet_rows import RowError, all_of, day_in, persons_in, read_rows, said_in, taken, text_in
from liushou.care.who_did import carers, words_of
from liushou.care.wording import record_kind
from liushou.dates import Interval
from liushou.records.child import Child
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
    """The records of one row, one for each child it names; none for a row that is not filled in.

    A row whose 内容 or 记录人 is masked says nothing where the child has a record of that day and kind.
    Raises RowError.
    """
    if not said_in(row, "date"):
        if said_in(row, "note"):
            raise RowError("date", "写了内容，没有写日期")
        return ()
    day = day_in(row, "date")
    if day > given.today:
        raise RowError("date", f"{day} 在今天（{given.today}）以后")
    children = [register.child(one, Interval(day, day)) for one in persons_in(row)]
    kind = _kind(row, given)
    if _covered(row):
        if all(_has(child, day, kind) for child in children):
            return ()
        raise RowError("note", "内容或记录人是遮盖过的，看不出写了什么：请写上内容，或删去这一行")
    who = taken("by", lambda: carers(store, [said_in(row, "by")])).who or given.by
    place, note, promise = said_in(row, "place") or None, said_in(row, "note") or None, _promise(row, day)
    return tuple(Entry(child.id, day, kind, who, place, note, promise) for child in children)


def _kind(row: Row, given: Given) -> RecordKind:
    said = said_in(row, "kind")
    kind = taken("kind", lambda: record_kind(said)) if said else given.kind
    if kind is None:
        raise RowError("kind", "没有填：每行写明类别，或在命令里写一个都用的类别", lacking=True)
    return kind


def _covered(row: Row) -> bool:
    return is_covered(text_in(row, "note")) or any(is_covered(one) for one in words_of([text_in(row, "by")]))


def _has(child: Child, day: date, kind: RecordKind) -> bool:
    return any(record.date == day and record.kind == kind for record in child.records)


def _promise(row: Row, day: date) -> Promise | None:
    what, due = said_in(row, "follow_up.what"), said_in(row, "follow_up.due")
    if is_covered(what):
        return None
    if bool(due) != bool(what):
        raise RowError("follow_up.due", "后续期限和后续事项要一起填")
    if not what:
        return None
    promise = Promise(day_in(row, "follow_up.due"), what)
    refusal = promise.refusal(day)
    if refusal is not None:
        raise RowError("follow_up.due", refusal)
    return promise
