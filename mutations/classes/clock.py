"""Clock times of an agenda that do not fit: outside the activity, turned round, overlapping, idle."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from liushou.findings import Path, dotted
from mutations.mutant import Mutant, mutant, mutation
from mutations.page import Page
from mutations.sample import Sample

_LONGEST_IDLE = 30


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of the agenda; times are minutes from midnight."""

    index: int
    start: int
    end: int
    who: frozenset[str]

    def path(self, key: str) -> Path:
        return "agenda", self.index, key


@dataclass(frozen=True, slots=True)
class _Change:
    """A time written anew, and the other places that it then contradicts."""

    path: Path
    put: int
    others: tuple[Path, ...]


_Way = Callable[[Random, list[_Item], int, int], _Change | None]


@mutation("钟点对不上", "LS305", "LS303")
def clock(rng: Random, sample: Sample) -> Mutant | None:
    page = rng.choice(sample.of_kind("activity"))
    when, items = page.values["when"], _items(page)
    if not isinstance(when, dict) or not items or not {"start", "end"} <= when.keys():
        return None
    start, end = _minutes(str(when["start"])), _minutes(str(when["end"]))
    change = rng.choice(_WAYS)(rng, items, start, end)
    if change is None or not 0 <= change.put < 24 * 60:
        return None
    put = f'"{change.put // 60:02}:{change.put % 60:02}"'
    before, line = page.positions.raw(change.path), page.line(change.path)
    lines = (line, *(page.line(path) for path in change.others))
    text = page.with_value(change.path, put)
    return mutant(page, text, lines, f"{line} {dotted(change.path)}", before, put)


def _items(page: Page) -> list[_Item]:
    """The items with both times, in order; none of an activity whose items are on several days."""
    agenda = page.values.get("agenda")
    entries = agenda if isinstance(agenda, list) else []
    found = []
    for index, entry in enumerate(entries):
        if not isinstance(entry, dict) or "date" in entry or not {"start", "end"} <= entry.keys():
            return []
        lead = entry.get("lead", [])
        who = {str(one) for one in (lead if isinstance(lead, list) else [lead])} | {str(entry.get("group"))}
        times = _minutes(str(entry["start"])), _minutes(str(entry["end"]))
        found.append(_Item(index, *times, frozenset(who - {"None"})))
    return sorted(found, key=lambda item: item.start)


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _ends_late(rng: Random, items: list[_Item], _start: int, end: int) -> _Change | None:
    item = rng.choice(items)
    return _Change(item.path("end"), end + rng.randint(5, 60), (("when", "end"),))


def _starts_early(rng: Random, items: list[_Item], start: int, _end: int) -> _Change | None:
    item = rng.choice(items)
    return _Change(item.path("start"), start - rng.randint(5, 60), (("when", "start"),))


def _turned(rng: Random, items: list[_Item], _start: int, _end: int) -> _Change | None:
    item = rng.choice(items)
    return _Change(item.path("end"), item.start - rng.randint(5, 60), (item.path("start"),))


def _closes_early(rng: Random, items: list[_Item], start: int, _end: int) -> _Change | None:
    put = max(item.end for item in items) - rng.randint(5, 30)
    over = tuple(item.path("end") for item in items if item.end > put)
    return _Change(("when", "end"), put, over) if put > start else None


def _opens_late(rng: Random, items: list[_Item], _start: int, end: int) -> _Change | None:
    put = min(item.start for item in items) + rng.randint(5, 20)
    before = tuple(item.path("start") for item in items if item.start < put)
    return _Change(("when", "start"), put, before) if put < end else None


def _overlaps(rng: Random, items: list[_Item], _start: int, _end: int) -> _Change | None:
    pairs = [
        (one, other)
        for one in items
        for other in items
        if one.end <= other.start and one.who & other.who and one.end - one.start > 5
    ]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    return _Change(other.path("start"), rng.randint(one.start + 1, one.end - 5), (one.path("end"),))


def _idles(rng: Random, items: list[_Item], _start: int, _end: int) -> _Change | None:
    """An item that begins so late that nobody has anything to do for a while."""
    item = rng.choice(items[1:] or items)
    done = max((other.end for other in items if other.start < item.start), default=item.start)
    alone = all(other is item or other.end <= done or other.start >= item.end for other in items)
    put = done + rng.randint(_LONGEST_IDLE + 1, _LONGEST_IDLE + 20)
    if not alone or done == item.start == items[0].start or put >= item.end:
        return None
    before = tuple(other.path("end") for other in items if other.end == done)
    return _Change(item.path("start"), put, before)


_WAYS: tuple[_Way, ...] = (
    _ends_late, _starts_early, _turned, _closes_early, _opens_late, _overlaps, _idles,
)  # fmt: skip
