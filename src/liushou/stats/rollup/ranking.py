"""Units in the order of how well they reach the targets that all of them share.

The rule, in this order:
1. the share of its targets that a unit reaches, of those it has anyone for (nothing to divide by is neither
   reached nor missed, and leaves the count);
2. the mean of its shortfalls over the same targets, smaller first; a target that is reached has none.

A shortfall is (target × denominator − numerator) / (denominator + STEADY): as if each unit had STEADY more
children who reach the target exactly. So one child of a unit of eight does not weigh as much as thirty of a
unit of three hundred, which is chance rather than work. This is the additive form of what is done to small
units in league tables elsewhere (Goldstein and Spiegelhalter, "League Tables and Their Limitations", JRSS A
159, 1996); STEADY is about half a class of the small schools it is to protect, a choice of ours. Nothing is
weighed by size otherwise: a large unit counts no more than a small one.

Units that are equal in both share a rank, and the next rank is passed over (1, 2, 2, 4). A unit that can be
judged by fewer than half of the targets is not ranked: one of one is no match for six of seven.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from liushou.stats.summary.measured import Result, results_of
from liushou.stats.summary.model import Summary

STEADY = 10
"""Children who reach the target, added to each denominator when a shortfall is weighed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a unit stands: targets `met` of those it was `judged` by, its mean shortfall, its `rank` from 1.

    `shortfall` is a share (0.02), 0 where all targets are met and None where none could be judged; `rank` is
    None for a unit that is not ranked.
    """

    unit: Summary
    met: int
    judged: int
    shortfall: float | None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class _Judged:
    unit: Summary
    met: int
    judged: int
    mean: Fraction

    @property
    def order(self) -> tuple[Fraction, Fraction]:
        return -Fraction(self.met, self.judged), self.mean


def ranked(units: Iterable[Summary], targets: Mapping[str, float]) -> tuple[Standing, ...]:
    """The units, best first and those of one rank in the order given; the ones not ranked come last."""
    judged = [_judged(unit, targets) for unit in units]
    enough = [one for one in judged if one.judged and 2 * one.judged >= len(targets)]
    in_order = sorted(enough, key=lambda one: one.order)
    first: dict[tuple[Fraction, Fraction], int] = {}
    for place, one in enumerate(in_order, start=1):
        first.setdefault(one.order, place)
    kept = {id(one) for one in enough}
    others = (_standing(one, None) for one in judged if id(one) not in kept)
    return (*(_standing(one, first[one.order]) for one in in_order), *others)


def common_targets(total: Summary) -> Mapping[str, float]:
    """The targets of a sum that its units can be compared by: of the indicators that stand in the sum.

    One that units define differently stands in no sum of them, whatever target they share.
    """
    there = total.figures.get("indicators")
    return {name: goal for name, goal in total.targets.items() if isinstance(there, dict) and name in there}


def best_first(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """By rank, those of one rank in the order given and those without at the end."""
    return tuple(sorted(standings, key=lambda one: (one.rank is None, one.rank or 0)))


def _standing(one: _Judged, rank: int | None) -> Standing:
    return Standing(one.unit, one.met, one.judged, float(one.mean) if one.judged else None, rank)


def _judged(unit: Summary, targets: Mapping[str, float]) -> _Judged:
    results = [one for one in results_of(unit, targets) if one.met is not None]
    short = sum((_shortfall(one) for one in results if not one.met), Fraction())
    met = sum(1 for one in results if one.met)
    return _Judged(unit, met, len(results), short / len(results) if results else Fraction())


def _shortfall(missed: Result) -> Fraction:
    # By whole numbers, as the target is written: equal units must share their rank.
    share, target = missed.share, _written(missed.target or 0)
    short = target.numerator * share.denominator - share.numerator * target.denominator
    return Fraction(short, target.denominator * (share.denominator + STEADY))


@cache
def _written(target: float) -> Fraction:
    return Fraction(str(target))
