"""Which entries of two lists are the same, by what they are and not by where they stand."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from liushou.records.fields import Record
from liushou.records.sameness import SAMENESS, Keys
from liushou.yamltext.edit_values import same
from liushou.yamltext.scalars import Value

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Matched:
    """The entries of two lists: `pairs` of indexes (old, new) in the order of the new list, and the rest.

    `moved` are those pairs that stand before another one now which they stood behind; as few as can be.
    """

    pairs: tuple[Pair, ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]
    moved: frozenset[Pair]


def matched(part: type[Record] | None, old: Sequence[Value], new: Sequence[Value]) -> Matched:
    """The entries of two versions of a list whose entries are of the model `part`, None for plain values.

    What is equal is the same; of the rest, what agrees in what the model says (records/sameness.py), those
    that have most in common first.
    """
    left_old, left_new = dict(enumerate(old)), dict(enumerate(new))
    pairs: list[Pair] = []
    tiers = SAMENESS[part].tiers if part in SAMENESS else ()
    for place in range(-1, len(tiers)):
        strict = place > 0
        found = _alike(left_old, left_new, tiers[place], strict=strict) if place >= 0 else _equal(old, new)
        for before, after in found:
            del left_old[before], left_new[after]
        pairs += found
    pairs.sort(key=lambda pair: pair[1])
    return Matched(tuple(pairs), tuple(left_old), tuple(left_new), _moved(pairs))


def agree(one: Value, other: Value, keys: Keys) -> bool:
    """Whether two entries have the same values under all keys; a missing one is like any missing one."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return same(one, other)
    return all(same(one.get(key), other.get(key)) for key in keys)


def frozen(value: Value) -> object:
    """The value as something that can be a key of a dict: equal exactly where the values are `same`."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return frozenset(
            [(key, item if isinstance(item, str) else frozen(item)) for key, item in value.items()]
        )
    if isinstance(value, list):
        return tuple(map(frozen, value))
    return (type(value), "nan" if value != value else value)


def _equal(old: Sequence[Value], new: Sequence[Value]) -> list[Pair]:
    """Equal entries, the first with the first where there are several."""
    # most lists only grow: what they begin with alike need not be told apart by value
    alike = (one is other or same(one, other) for one, other in zip(old, new, strict=False))
    start = next((place for place, is_so in enumerate(alike) if not is_so), min(len(old), len(new)))
    keys = {id(value): frozen(value) for value in _objects(old, new, start)}
    places: defaultdict[object, list[int]] = defaultdict(list)
    for place in range(len(old) - 1, start - 1, -1):
        places[keys[id(old[place])]].append(place)
    found = [(place, place) for place in range(start)]
    for after in range(start, len(new)):
        known = places.get(keys[id(new[after])])
        if known:
            found.append((known.pop(), after))
    return found


def _objects(old: Sequence[Value], new: Sequence[Value], start: int) -> Iterable[Value]:
    """The entries from a place on, each once: versions read together share what they have alike."""
    return {id(value): value for values in (old, new) for value in islice(values, start, None)}.values()


def _alike(left_old: dict[int, Value], left_new: dict[int, Value], keys: Keys, *, strict: bool) -> list[Pair]:
    """Pairs of what agrees in `keys`, among each such group those first that share most other values."""
    if not left_old or not left_new:
        return []
    groups: defaultdict[object, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, values in enumerate((left_old, left_new)):
        for place, value in values.items():
            if isinstance(value, dict) and not (strict and any(value.get(key) is None for key in keys)):
                groups[tuple(frozen(value.get(key)) for key in keys)][side].append(place)
    found: list[Pair] = []
    for before, after in groups.values():
        ranked = sorted(
            ((_shared(left_old[i], left_new[j]), i, j) for i in before for j in after),
            key=lambda one: (-one[0], one[1], one[2]),
        )
        found += _greedily((i, j) for _, i, j in ranked)
    return found


def _greedily(ranked: Iterable[Pair]) -> list[Pair]:
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found = []
    for before, after in ranked:
        if before not in taken_old and after not in taken_new:
            found.append((before, after))
            taken_old.add(before)
            taken_new.add(after)
    return found


def _shared(one: Value, other: Value) -> int:
    """How many keys have the same value in both."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return 0
    return sum(key in other and same(item, other[key]) for key, item in one.items())


def _moved(pairs: Sequence[Pair]) -> frozenset[Pair]:
    """All pairs but those of a longest row in which the old places rise too."""
    if all(one[0] < other[0] for one, other in pairwise(pairs)):
        return frozenset()
    ends: list[int] = []
    best: list[int] = []
    before: list[int] = []
    for place, (old, _) in enumerate(pairs):
        at = bisect_left(ends, old)
        ends[at:] = [old, *ends[at + 1 :]]
        before.append(best[at - 1] if at else -1)
        best[at:] = [place, *best[at + 1 :]]
    kept: set[int] = set()
    place = best[-1] if best else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return frozenset(pair for place, pair in enumerate(pairs) if place not in kept)
