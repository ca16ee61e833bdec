"""A sample of mutants, and what it says of all of them."""

from collections.abc import Sequence
from math import sqrt
from random import Random
from typing import TypeVar

T = TypeVar("T")

_NORMAL = 1.959964  # the normal distribution within which 95 % lie


def drawn(population: Sequence[T], size: int, seed: int) -> list[T]:
    """So many of a population, evenly along its order: each has the same chance.

    Every file and function is in the sample by its share; the seed decides where the counting begins.
    """
    if size >= len(population):
        return list(population)
    step = len(population) / size
    start = Random(seed).random() * step
    return [population[int(start + step * number)] for number in range(size)]


def interval(good: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a share, of which `good` in `of` are a sample; (0, 1) of none."""
    if not of:
        return 0.0, 1.0
    share, square = good / of, _NORMAL**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _NORMAL * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return middle - half, middle + half
