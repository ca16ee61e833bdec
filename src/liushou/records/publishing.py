"""What everybody may know of a term: its population, a few large breakdowns and the indicators, as told.

Public reports print these, and every other publication of the same day is held against them, so they are
always told alike: in this order, each within what those before it leave open (rounding.py says why).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from liushou.records.groups import CLOSED, UNFILLED
from liushou.rounding import Told, told

OF_CASES = frozenset({"问题办结率", "法律援助率"})
"""Indicators of so few children that even a rounded figure tells of them."""
IN_PERIODS = frozenset({"亲情联系率"})
"""Indicators that count children times weeks, and how many weeks there were anybody knows.

Of seven children and eleven weeks 77 is told as 75, so that there are seven at least: a multiple tells of
the children what rounding hides.
"""
ONCE = frozenset({"term", "year"})
"""Duties of these frequencies count each child once; all others are as IN_PERIODS."""
_FILLED = ("sex", "age_band", "left_behind", "official")
LISTED: Mapping[str, tuple[str, ...]] = {
    **{by: CLOSED[by] for by in _FILLED},
    **{by: (*CLOSED[by], UNFILLED) for by in ("guardianship", "category", "relation", "boarding")},
}
"""The groups of breakdowns that are published whole: that a row is there says nothing of who is."""
ALWAYS = ("sex", "age_band", "left_behind", "official", "boarding")
"""Breakdowns into groups large enough, and of nothing that marks a child or its family."""

_WHOLE = frozenset(
    {
        "信息核查率", "免疫接种率", "家教知识普及率", "监护落实率", "结对帮扶率", "伙伴结对率", "走访率",
        "活动参与率", "同意书签署率",
    }
)  # fmt: skip
_ARCHIVES = "建档率"
_OF_GROUP = {"委托照护签订率": ("left_behind", "双留守")}
PUBLISHED = frozenset({*_WHOLE, _ARCHIVES, *_OF_GROUP, "入学率", "巩固率"})
"""Indicators that are published: of these it is known how they hang together with the groups.

A unit's own indicator may count the very children of a group (村:朝阳村) once more. Told twice in two ways, a
count is where both ways overlap: four villages of two, told as 0, 0, 0 and 5, and the fourth as 0 by an
indicator.
"""


@dataclass(frozen=True, slots=True)
class Share:
    """An indicator: a numerator over its denominator."""

    name: str
    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class Base:
    """What is always known: `groups` by breakdown and group, `shares` as (numerator, denominator)."""

    population: Told
    groups: Mapping[str, Mapping[str, Told]]
    shares: Mapping[str, tuple[Told, Told]]


def told_base(population: int, groups: Mapping[str, Mapping[str, int]], shares: Iterable[Share]) -> Base:
    """The population, the breakdowns of ALWAYS and those indicators that are PUBLISHED, as they are told.

    A group that is not in `groups` has nobody.
    """
    whole = told(population)
    found: dict[str, dict[str, Told]] = {}
    for by in ALWAYS:
        found[by] = _parts({group: groups.get(by, {}).get(group, 0) for group in LISTED[by]}, whole)
        whole = _within(whole, found[by].values())
    rates: dict[str, tuple[Told, Told]] = {}
    for share in shares:
        if share.name in PUBLISHED:
            rates[share.name] = _share(share, population, whole, found)
            whole = _at_least(whole, _least(share, population, rates[share.name]))
            whole = _within(whole, found["left_behind"].values())
    return Base(whole, found, rates)


def _parts(counts: Mapping[str, int], whole: Told) -> dict[str, Told]:
    """Groups that make up a whole, told one after the other."""
    found: dict[str, Told] = {}
    for group, count in counts.items():
        others = [found.get(other) for other in counts if other != group]
        found[group] = told(count, *_left_open(whole, others))
    return found


def _left_open(whole: Told, others: Iterable[Told | None]) -> tuple[int, int]:
    """The least and most that a part can be beside the others, of which some are not told yet (None)."""
    known = tuple(others)
    most = whole.high - sum(other.low for other in known if other)
    least = whole.low - sum(other.high for other in known if other)
    return (0 if None in known else max(0, least)), most


def _within(whole: Told, parts: Iterable[Told]) -> Told:
    """The whole, as far as its parts leave it open."""
    known = tuple(parts)
    low, high = sum(part.low for part in known), sum(part.high for part in known)
    return replace(whole, low=max(whole.low, low), high=min(whole.high, high))


def _share(
    share: Share, population: int, whole: Told, groups: dict[str, dict[str, Told]]
) -> tuple[Told, Told]:
    """A numerator and its denominator, which for most indicators is the population or a part of it."""
    if _is_whole(share, population):
        return told(share.numerator, 0, whole.high), whole
    if share.name in _OF_GROUP:
        by, group = _OF_GROUP[share.name]
        parts = groups[by]
        low, high = _left_open(whole, (part for other, part in parts.items() if other != group))
        among = replace(parts[group], low=max(parts[group].low, low), high=min(parts[group].high, high))
        part = told(share.numerator, 0, among.high)
        parts[group] = _at_least(among, part.low)
        return part, among
    among = told(share.denominator, 0, None if share.name == _ARCHIVES else whole.high)
    return told(share.numerator, 0, among.high), among


def _is_whole(share: Share, population: int) -> bool:
    return share.name in _WHOLE or (share.name == _ARCHIVES and share.denominator == population)


def _least(share: Share, population: int, rate: tuple[Told, Told]) -> int:
    """The fewest children there are, as far as an indicator tells."""
    if share.name == _ARCHIVES and not _is_whole(share, population):
        return 0
    return max(rate[0].low, 0 if _is_whole(share, population) else rate[1].low)


def _at_least(known: Told, low: int) -> Told:
    return replace(known, low=max(known.low, low))
