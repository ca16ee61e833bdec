"""The whole schedule of a term."""

from collections.abc import Iterator
from dataclasses import dataclass

from liushou.care.schedule.collisions import Collision, collisions, marked
from liushou.care.schedule.days import birthday_entries, festival_entries
from liushou.care.schedule.duties import duty_entries
from liushou.care.schedule.entry import Entry
from liushou.care.schedule.planned import planned
from liushou.dates import Interval, shifted
from liushou.records.term import LONGEST, Term
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Schedule:
    """The entries of a term in their order, and what collides on its days."""

    entries: tuple[Entry, ...]
    collisions: tuple[Collision, ...]


def schedule_days(term: Term) -> Interval:
    """The days of a schedule: those of the term and of its vacation."""
    last = max(term.ends, term.vacation.to) if term.vacation else term.ends
    return Interval(term.begins, min(last, shifted(term.begins, LONGEST)))


def schedule(store: Store, term: Term) -> Schedule:
    """All that is planned, due or kept in a term and its vacation, and what of it collides.

    What the term's calendar and its activities plan stands though it lies outside these days (getting ready
    in the weeks before).
    """
    days = schedule_days(term)
    found = collisions(store, term, days)
    entries = marked(store, _entries(store, term, days), found)
    return Schedule(tuple(sorted(entries, key=lambda entry: entry.order)), found)


def of_days(entries: tuple[Entry, ...], days: Interval) -> tuple[Entry, ...]:
    """The entries that have one of these days."""
    return tuple(entry for entry in entries if days.meets(Interval(entry.first, entry.last)))


def _entries(store: Store, term: Term, days: Interval) -> Iterator[Entry]:
    yield from planned(store, term)
    yield from duty_entries(store.unit.duties, term)
    yield from festival_entries(term, days)
    yield from birthday_entries((*store.children.values(), *store.residents.values()), days)
