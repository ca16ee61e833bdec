"""Dates that a wrong digit puts where they cannot be; and those where nobody can tell."""

from dataclasses import dataclass
from datetime import date
from random import Random

from liushou.findings import Path
from liushou.yamltext.reader import Value
from mutations.classes.digits import is_day
from mutations.mutant import Mutant, at_value, mutation
from mutations.sample import Sample, Spot
from mutations.slips import day_of, other_days

ON = date(2026, 11, 20)
"""Today, for every check of a campaign."""
_FIRST = date(1900, 1, 1)
_YOUNGEST_PARENT_YEARS = 12

_DONE = frozenset({
    "birth_date", "registered_on", "closed_on", "trained_on", "signed_on", "away_since", "checked_on",
    "joined_on", "opened", "closed", "done", "withdrawn_on",
})  # fmt: skip
"""Keys of what has happened already, wherever they stand."""
_DONE_AT = frozenset({
    ("child", "records", "date"), ("child", "cases", "steps", "date"),
    ("child", "cases", "escalated", "date"), ("child", "health", "checkups", "date"),
    ("child", "focus", "since"), ("child", "past", "until"), ("child", "school", "left_on"),
    ("child", "school", "since"), ("child", "pairings", "since"), ("volunteer", "training", "date"),
    ("activity", "sessions", "date"), ("term", "awards", "date"), ("term", "donations", "date"),
})  # fmt: skip
_CODES = ("LS105", "LS3", "LS501", "LS503", "LS507")
_SCHEDULED = frozenset({
    ("activity", "when", "from"), ("activity", "when", "to"), ("activity", "sessions", "date"),
    ("activity", "agenda", "date"), ("term", "holidays", "from"), ("term", "holidays", "to"),
    ("term", "vacation", "from"), ("term", "vacation", "to"), ("term", "vacation", "openings", "from"),
    ("term", "vacation", "openings", "to"), ("term", "calendar", "from"), ("term", "calendar", "to"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days a date can be, both included, and where the dates stand that say so."""

    first: date
    last: date
    said: tuple[Path, ...] = ()


def _place(spot: Spot) -> tuple[str, ...]:
    return spot.kind, *spot.names


def _is_done(spot: Spot) -> bool:
    return is_day(spot) and (spot.name in _DONE or _place(spot) in _DONE_AT)


def _has_a_beginning(spot: Spot) -> bool:
    return is_day(spot) and _earliest(spot) is not None


def _is_scheduled(spot: Spot) -> bool:
    return is_day(spot) and _place(spot) in _SCHEDULED


@mutation("已发生的事在将来", *_CODES)
def in_future(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_done)
    days = [day for day in _others(spot) if day > ON] if spot else []
    return at_value(spot, str(rng.choice(days))) if spot and days else None


@mutation("日期早得不可能", *_CODES)
def too_early(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _has_a_beginning)
    bounds = _earliest(spot) if spot else None
    if spot is None or bounds is None:
        return None
    days = [day for day in _others(spot) if not bounds.first <= day <= bounds.last and day <= ON]
    lines = [spot.page.line(path) for path in bounds.said]
    return at_value(spot, str(rng.choice(days)), *lines) if days else None


@mutation("日程越界", *_CODES)
def off_schedule(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_scheduled)
    bounds = _schedule(sample, spot) if spot else None
    if spot is None or bounds is None:
        return None
    days = [day for day in _others(spot) if not bounds.first <= day <= bounds.last]
    lines = [spot.page.line(path) for path in bounds.said]
    return at_value(spot, str(rng.choice(days)), *lines) if days else None


@mutation("日期成了另一天", shows=False)
def another_day(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, is_day)
    near = [day for day in _others(spot) if _FIRST < day <= ON] if spot else []
    return at_value(spot, str(rng.choice(near))) if spot and near else None


def _others(spot: Spot) -> list[date]:
    return other_days(date.fromisoformat(str(spot.value)))


def _day(values: Value, *keys: str) -> date | None:
    found = values
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return day_of(str(found))


def _earliest(spot: Spot) -> Bounds | None:
    """What the file says of how early a date can be; None where it says nothing.

    Parents are older than the child by some years, records and cases lie on the register, what is done
    for a child is done after its birth, and nothing is older than 1900.
    """
    if spot.kind != "child":
        return Bounds(_FIRST, date.max) if spot.name in _DONE else None
    values, names = spot.page.values, spot.names
    born = _day(values, "birth_date")
    if born is None or names[0] in ("birth_date", "past", "earlier"):
        return None
    if names[-1] == "birth_date":
        return Bounds(
            _FIRST, born.replace(year=born.year - _YOUNGEST_PARENT_YEARS, day=1), (("birth_date",),)
        )
    if names in (("records", "date"), ("cases", "opened"), ("pairings", "since")) and "earlier" not in values:
        return Bounds(_day(values, "registered_on") or born, date.max, (("registered_on",),))
    if names[:1] == ("cases",) and names != ("cases", "opened"):
        opened: Path = (*spot.path[:2], "opened")
        return Bounds(date.fromisoformat(str(spot.page.value(opened))), date.max, (opened,))
    if _is_done(spot) and names[0] in ("registered_on", "health", "focus", "school", "consent", "records"):
        return Bounds(born, date.max, (("birth_date",),))
    return None


def _schedule(sample: Sample, spot: Spot) -> Bounds | None:
    """The days of the activity or the term in which a date of its plan lies."""
    values, names = spot.page.values, spot.names
    if spot.kind == "activity":
        if names[0] == "when":
            return _term_of(sample, str(values["term"]))
        if names[0] == "agenda" and "phase" in str(spot.page.value(spot.path[:-1])):
            return None
        first = _day(values, "when", "from")
        last = _day(values, "when", "to") or first
        return Bounds(first, last, (("when", "from"), ("when", "to"))) if first and last else None
    begins, ends = _day(values, "begins"), _day(values, "ends")
    leave, back = _day(values, "vacation", "from"), _day(values, "vacation", "to")
    if not (begins and ends and leave and back):
        return None
    if names[:2] == ("vacation", "openings"):
        return Bounds(leave, back, (("vacation", "from"), ("vacation", "to")))
    if names == ("vacation", "from"):
        return Bounds(ends, back, (("ends",), ("vacation", "to")))
    if names == ("vacation", "to"):
        return Bounds(leave, leave.replace(year=leave.year + 1), (("vacation", "from"),))
    last = back if names[0] == "calendar" else ends
    partner: Path = (*spot.path[:-1], "to" if names[-1] == "from" else "from")
    return Bounds(begins, last, (("begins",), ("ends",), partner))


def _term_of(sample: Sample, term: str) -> Bounds | None:
    found = sample.store.terms.get(term)
    if found is None:
        return None
    return Bounds(found.begins, max(found.ends, found.vacation.to) if found.vacation else found.ends)
