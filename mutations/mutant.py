"""A mutant: the sample with one spot changed, and where a careful person would look for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from liushou.findings import dotted
from mutations.page import Page
from mutations.sample import Sample, Spot


@dataclass(frozen=True, slots=True)
class Mutant:
    """`changes` are the files that differ, None for one that is gone.

    `lines` are the places, file and line, at which a careful person would look; findings count in these
    files only. `moves` is True where a file has another name, so that the store must be read from disk.
    """

    changes: tuple[tuple[str, bytes | None], ...]
    lines: frozenset[tuple[str, int]]
    where: str
    before: str
    after: str
    moves: bool = False

    @property
    def files(self) -> frozenset[str]:
        """The files in which a finding counts."""
        return frozenset(path for path, _ in self.lines)


Make = Callable[[Random, Sample], Mutant | None]


@dataclass(frozen=True, slots=True)
class MutationClass:
    """One class: its name in docs/变异测试.md, whether the files show the fault, which rules should tell.

    `codes` are beginnings of codes; empty where any finding counts. `make` gives None where what was
    drawn does not lend itself.
    """

    name: str
    shows: bool
    codes: tuple[str, ...]
    make: Make


def mutation(name: str, *codes: str, shows: bool = True) -> Callable[[Make], MutationClass]:
    """Make a class of a function."""
    return lambda make: MutationClass(name, shows, codes, make)


def mutant(page: Page, text: str, lines: Iterable[int], where: str, before: str, after: str) -> Mutant:
    """A mutant of one file."""
    places = frozenset((page.path, line) for line in lines)
    return Mutant(((page.path, text.encode()),), places, f"{page.path}:{where}", before, after)


def at_value(spot: Spot, put: str, *others: int) -> Mutant | None:
    """The mutant in which a value is written `put`; None if it is so already. `others` are more lines."""
    before = spot.page.positions.raw(spot.path)
    if before == put:
        return None
    line = spot.page.line(spot.path)
    text = spot.page.with_value(spot.path, put)
    where = f"{line} {dotted(spot.path)}"
    return mutant(spot.page, text, (line, *others), where, _short(before), _short(put))


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= 60 else f"{shown[:57]}…"
