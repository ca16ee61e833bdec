"""A row of the table of contents: what runs, beside what, what is to come of it, on how much."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.results import Result


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much each row works on; archives are of one term but for `years`, which are of three years."""

    name: str
    small: int
    middle: int
    large: int
    years: int
    reported: int
    peers: int
    changed: int
    school: int
    commits: int
    rows: int
    summaries: int
    units: int
    county: tuple[tuple[int, int, int], ...]
    runs: int


FULL = Sizes(
    name="full",
    small=1_000,
    middle=10_000,
    large=100_000,
    years=2_000,
    reported=20_000,
    peers=1_000,
    changed=10,
    school=600,
    commits=2_000,
    rows=6_000,
    summaries=1_000,
    units=12,
    county=((600, 330, 5), (20_000, 12_000, 3)),
    runs=5,
)
QUICK = Sizes(
    name="quick",
    small=100,
    middle=300,
    large=600,
    years=50,
    reported=300,
    peers=30,
    changed=10,
    school=50,
    commits=50,
    rows=300,
    summaries=40,
    units=1,
    county=((300, 160, 2),),
    runs=2,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a run of the benchmark happens: `kept` stays for the next run, `work` is gone afterwards."""

    kept: Path
    work: Path
    sizes: Sizes


@dataclass(frozen=True, slots=True)
class Row:
    """`key` chooses it on the command line; the goal is said in words, the lines bring the numbers."""

    key: str
    title: str
    yardstick: str
    goal: str
    measure: Callable[[Scene], Iterator[Result]]
