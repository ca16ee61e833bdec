"""Counts as the public may see them: multiples of five, each of them standing for several numbers.

Rounding every count by itself is not enough: four groups published as 0 under a total published as 10 can
only be of two children each, since none has more than two. So a count is told within the range that is left
open by all that was told before. The numbers of that range are parted into bins, those that round to the
same multiple; a bin at the end of the range that would hold a single number joins its neighbour, so that no
bin ever says one number alone. The bins follow from what is public, never from the count itself: that a
count was moved to a neighbour's bin tells nothing about it either.

Why no count can be worked out afterwards: a count that may vary as far as anybody knows takes a whole stretch
of numbers; a bin of two numbers or more of any one count cuts through the inside of what is possible, and
nothing that varies around there becomes constant. (Of cross tables the bounds of linear programming are whole
numbers, so the same holds of them.)
"""

from dataclasses import dataclass

STEP = 5
_HALF = STEP // 2


def rounded(count: int) -> int:
    """A count to the nearest five, halves not occurring (safety.md: base-5 rounding hides small cells)."""
    return (count + _HALF) // STEP * STEP


@dataclass(frozen=True, slots=True)
class Told:
    """What the public is told of a count: the multiple of five, and the numbers it can then still be."""

    shown: int
    low: int
    high: int


def told(count: int, low: int = 0, high: int | None = None) -> Told:
    """A count that is known to lie from `low` to `high` (None: no bound), as it is told.

    `shown` differs from the count by three at most. A count that is known already is told rounded.
    """
    shown = _bin(count, low, high)
    first = low if low == shown - _HALF - 1 else max(low, shown - _HALF)
    last = shown + _HALF if high is None or high > shown + _HALF + 1 else min(high, shown + _HALF + 1)
    return Told(shown, first, last)


def _bin(count: int, low: int, high: int | None) -> int:
    """The multiple of five that names the bin of a count in a range."""
    near = rounded(count)
    if low == high:
        return near
    lonely_low = low == rounded(low) + _HALF
    lonely_high = high is not None and high == rounded(high) - _HALF
    if count == low and lonely_low:
        return near if lonely_high and high == low + 1 else near + STEP
    if count == high and lonely_high:
        return near - STEP
    return near
