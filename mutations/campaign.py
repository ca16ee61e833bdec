"""Make the mutants of every class and judge them, in several processes."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

from liushou.resources import example_store
from mutations.judge import Judge, Verdict
from mutations.mutant import Mutant, MutationClass
from mutations.sample import Sample

_TRIES = 60
"""Draws for each mutant wanted before a class is given up as exhausted."""
_CHUNK = 20

Judged = tuple[Mutant, Verdict]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the mutants of one class."""

    of: MutationClass
    judged: tuple[Judged, ...]

    @property
    def found(self) -> int:
        """How many were found."""
        return sum(verdict.found for _, verdict in self.judged)

    @property
    def on_line(self) -> int:
        """How many were found on a line where one would look."""
        return sum(verdict.on_line for _, verdict in self.judged)

    @property
    def missed(self) -> tuple[Judged, ...]:
        """Those that were not found, and those found elsewhere only."""
        return tuple(one for one in self.judged if not one[1].on_line)


def mutants(made: MutationClass, sample: Sample, seed: int, count: int) -> tuple[Mutant, ...]:
    """At most `count` different mutants of a class; the same seed gives the same ones."""
    rng = Random(f"{seed} {made.name}")
    found: dict[tuple[tuple[str, bytes | None], ...], Mutant] = {}
    for _ in range(count * _TRIES):
        if len(found) == count:
            break
        one = made.make(rng, sample)
        if one is not None:
            found.setdefault(one.changes, one)
    return tuple(found.values())


def run(classes: Iterable[MutationClass], seed: int, count: int, jobs: int) -> Iterator[Outcome]:
    """The outcome of each class, in order."""
    root = example_store()
    sample = Sample(root)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting = [
            (made, batch, pool.map(partial(_judged, root, made.codes), batch, chunksize=_CHUNK))
            for made in classes
            for batch in [mutants(made, sample, seed, count)]
        ]
        for made, batch, verdicts in waiting:
            yield Outcome(made, tuple(zip(batch, verdicts, strict=True)))


def _judged(root: Path, codes: tuple[str, ...], mutant: Mutant) -> Verdict:
    return _judge_of(root).judge(mutant, codes)


@cache
def _judge_of(root: Path) -> Judge:
    return Judge(Sample(root))
