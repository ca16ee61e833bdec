"""The draw: systematic sampling over a random order, stratified, with chances that are exact.

W. G. Madow, On the theory of systematic sampling, II, Annals of Mathematical Statistics 20 (1949), 333–354:
units laid end to end, each as long as its weight, are hit by points at equal distances from a random start.
The random order comes from a hash, not from a generator of random numbers: the same on every machine and in
every version of Python, whatever order the children were read in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who may be drawn: `weight` 1 or more; twice the weight is twice the chance."""

    id: str
    stratum: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Drawn:
    """The ids that were drawn; `certain` are those of them whom every seed would have drawn."""

    ids: frozenset[str]
    certain: frozenset[str]


def draw(candidates: Sequence[Candidate], count: int, seed: str) -> Drawn:
    """`count` of the candidates (whose ids differ), all of them where there are no more.

    With W the sum of weights a candidate of weight w is drawn with the chance count·w/W. Where that reaches
    1 it is drawn for certain, and the rest of the count is drawn from the rest in the same way. Of those not
    certain every stratum gets its share of the count, rounded down or up.

    Raises ValueError for a count or a weight below 1.
    """
    if count < 1 or any(each.weight < 1 for each in candidates):
        raise ValueError("counts and weights are 1 or more")
    certain, rest, left = _certain(candidates, count)
    if not rest:
        return Drawn(certain, certain)
    total = sum(each.weight for each in rest)
    return Drawn(certain | frozenset(_hit(in_random_order(rest, seed), left, start(seed, total))), certain)


def _certain(
    candidates: Sequence[Candidate], count: int
) -> tuple[frozenset[str], tuple[Candidate, ...], int]:
    """Those drawn for certain, the others, and how many of the others are to be drawn.

    Where no more candidates are there than are to be drawn, the heaviest always reaches 1: nobody is left.
    """
    rest, left = tuple(candidates), min(count, len(candidates))
    certain: frozenset[str] = frozenset()
    while True:
        total = sum(each.weight for each in rest)
        sure = frozenset(each.id for each in rest if each.weight * left >= total)
        if not sure:
            return certain, rest, left
        certain |= sure
        left -= len(sure)
        rest = tuple(each for each in rest if each.id not in sure)


def in_random_order(candidates: Sequence[Candidate], seed: str) -> tuple[Candidate, ...]:
    """Strata in random order, and the candidates of each in random order, by the seed alone."""
    return tuple(
        sorted(
            candidates,
            key=lambda each: (_number(seed, "stratum", each.stratum), _number(seed, "child", each.id)),
        )
    )


def start(seed: str, total: int) -> int:
    """Where the first point lies: 0 to total - 1, all as likely (but for 1 in 2²⁵⁶ of the total)."""
    return _number(seed, "start", "") % total


def _hit(order: Sequence[Candidate], count: int, first: int) -> Iterator[str]:
    """Those hit by `count` points from `first` on, W apart; each candidate is count times its weight long.

    No one is longer than the distance of two points, so nobody is hit twice.
    """
    total = sum(each.weight for each in order)
    end, point = 0, first
    for each in order:
        end += each.weight * count
        if point < end:
            yield each.id
            point += total


def _number(seed: str, what: str, name: str) -> int:
    return int.from_bytes(sha256(f"{seed}\0{what}\0{name}".encode()).digest())
