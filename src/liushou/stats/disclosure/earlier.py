"""What was published before of the same numbers, and what follows from it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from liushou.records.publication import Publication
from liushou.records.publishing import Base
from liushou.stats.disclosure.exact import POPULATION, Exact, Key, cell_key, pair_of
from liushou.stats.disclosure.knowledge import IMPOSSIBLE, Knowledge
from liushou.stats.disclosure.told_table import Said, add_tables, known_base
from liushou.stats.groups import BREAKDOWNS

_FARTHEST = 3
"""No published count is farther from the exact one (rounding.told)."""
_HALF = 2
_MOST_KEYS = 2


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a table cannot be published, and the ids of earlier publications that stand in its way.

    circle: cross tables that lead from a breakdown back to itself. earlier: these alone give a count away.
    few: as many groups as there are children at most, so that their names alone say that each has one.
    """

    why: Literal["circle", "earlier", "few"]
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything known before a publication: bounds of the counts, and what was said of some already."""

    known: Knowledge
    said: Said


def beside_earlier(
    exact: Exact,
    base: Base,
    asked: Sequence[str],
    same_day: Mapping[str, Publication],
    other_days: Mapping[str, Publication],
) -> Beside | Clash:
    """What is known before a table by the breakdowns `asked` is published.

    Publications of the same day are about the same numbers, as far as they still agree with them. One of
    another day or term is, where all of it agrees with the numbers of this one: whoever reads both takes
    nothing to have changed. Else, or where it would be in the way, it tells of other children. Cross tables
    that close a circle (village × sex, sex × grade, grade × village) come near to one by all three at once,
    whose cells nobody would publish: a Clash, as where a count of the table could be worked out before it is
    even published.
    """
    used = {id_: one for id_, one in same_day.items() if _bys(one)}
    crosses = {pair_of(asked)} if len(asked) == _MOST_KEYS else set()
    crosses = crosses.union(*map(_crosses, used.values()))
    if _closes_a_circle(crosses):
        return Clash("circle", tuple(key for key, each in used.items() if _crosses(each)))
    keys = _keys(exact, asked)
    if _open(_learnt(exact, base, asked, {}).known, keys) < keys:
        return Clash("few")
    found = _learnt(exact, base, asked, used)
    if _open(found.known, keys) < keys:
        return Clash("earlier", tuple(used))
    for id_, one in other_days.items():
        if not _bys(one) or not _all_agrees(one, exact):
            continue
        together = crosses | _crosses(one)
        if _closes_a_circle(together):
            if not _closes_a_circle(together - {pair_of(asked)}):
                return Clash("circle", (*(key for key, each in used.items() if _crosses(each)), id_))
        elif _open((more := _learnt(exact, base, asked, {**used, id_: one})).known, keys) == keys:
            used[id_], found, crosses = one, more, together
    return found


def published_counts(publication: Publication) -> Iterator[tuple[Key, int]]:
    """The counts of a publication's tables, by key."""
    for table in publication.tables if _bys(publication) else ():
        for group in table.groups:
            yield (table.by, group.name), group.count
    if len(_bys(publication)) == _MOST_KEYS:
        one, other = publication.tables
        for row in publication.cells:
            for group, count in zip(other.groups, row.counts, strict=False):
                yield cell_key(one.by, row.name, other.by, group.name), count


def _learnt(exact: Exact, base: Base, asked: Sequence[str], used: Mapping[str, Publication]) -> Beside:
    known, said = known_base(exact, base), dict[Key, int]()
    add_tables(known, asked)
    for one in used.values():
        add_tables(known, _bys(one))
        for key, shown in published_counts(one):
            if known.knows(key) and _agrees(exact.count(key), shown) and key not in said:
                count = exact.count(key)
                known.learn(key, min(count, shown - _HALF), max(count, shown + _HALF))
                said[key] = shown
    return Beside(known, said)


def _keys(exact: Exact, asked: Sequence[str]) -> frozenset[Key]:
    """The counts of a table, but for those that are 0 by definition."""
    keys: list[Key] = [POPULATION, *((by, group) for by in asked for group in exact.listed(by))]
    if len(asked) == _MOST_KEYS:
        rows, columns = (exact.listed(by) for by in asked)
        keys += [cell_key(asked[0], row, asked[1], column) for row, column in product(rows, columns)]
    return frozenset(keys) - IMPOSSIBLE


def _open(known: Knowledge, keys: Iterable[Key]) -> frozenset[Key]:
    """Those of the counts that cannot be worked out."""
    ranges = ((key, known.range_of(key)) for key in keys)
    return frozenset(key for key, (low, high) in ranges if low != high)


def _agrees(count: int, shown: int) -> bool:
    return abs(count - shown) <= _FARTHEST


def _all_agrees(publication: Publication, exact: Exact) -> bool:
    groups = all(
        {group.name for group in table.groups} == {*exact.listed(table.by)} for table in publication.tables
    )
    counts = ((POPULATION, publication.population), *published_counts(publication))
    return groups and all(_agrees(exact.count(key), shown) for key, shown in counts)


def _bys(publication: Publication) -> tuple[str, ...]:
    """The breakdowns of its tables; none where somebody wrote something into it that no publication has."""
    bys = tuple(table.by for table in publication.tables)
    return bys if all(by in BREAKDOWNS for by in bys) and len({*bys}) == len(bys) <= _MOST_KEYS else ()


def _crosses(publication: Publication) -> set[tuple[str, ...]]:
    return {pair_of(_bys(publication))} if len(_bys(publication)) == _MOST_KEYS else set()


def _closes_a_circle(crosses: set[tuple[str, ...]]) -> bool:
    """True if some of these pairs lead from a breakdown back to itself."""
    joined: dict[str, str] = {}

    def end(by: str) -> str:
        while by in joined:
            by = joined[by]
        return by

    for one, other in sorted(crosses):
        if end(one) == end(other):
            return True
        joined[end(one)] = end(other)
    return False
