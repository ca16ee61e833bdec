"""Many texts, each a change of one that was read fast in a way of its own; the same seed, the same texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from fuzz.judge import Verdict, Way, examined_alike, judge
from fuzz.mutate import mutated
from fuzz.seeds import archives, seeds
from fuzz.shrink import shrunk

_MOST_TEXTS = 4000
_LARGEST = 400
_WHOLE = 0.005
"""The share of executions that begin with a whole archive of the sample."""
_EXAMINED = 50
"""Of so many texts read fast, one is examined too: it takes twenty times as long."""
_MOST_WRONG = 20
_REPORT_EVERY = 20_000


@dataclass(frozen=True, slots=True)
class Wrong:
    """A text on which the readers disagree, as short as it could be made, and how."""

    text: str
    how: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a run has come."""

    executions: int = 0
    fast: int = 0
    ways: int = 0
    wrong: tuple[Wrong, ...] = ()

    def plus(self, other: "Tally") -> "Tally":
        """Two runs as one. Ways found by both are counted twice."""
        return Tally(
            self.executions + other.executions,
            self.fast + other.fast,
            self.ways + other.ways,
            (*self.wrong, *other.wrong),
        )


def run(executions: int, seed: int) -> Iterator[Tally]:
    """The tally every so many executions, and at the end; it stops early where much is wrong."""
    rng, first, whole, ways = Random(seed), seeds(), archives(), set[Way]()
    corpus = list[str](first)
    tally = Tally()
    while tally.executions < executions and len(tally.wrong) < _MOST_WRONG:
        start = rng.choice(whole if rng.random() < _WHOLE else rng.choice((first, corpus)))
        text = mutated(start, rng.choice(corpus), rng)
        verdict = judge(text)
        if verdict.fast and verdict.way not in ways and len(text) <= _LARGEST:
            ways.add(verdict.way)
            _keep(text, corpus, rng)
        how = verdict.wrong or _examined(text, verdict, tally.fast)
        wrong = (*tally.wrong, _made_short(text, how)) if how else tally.wrong
        tally = Tally(tally.executions + 1, tally.fast + verdict.fast, len(ways), wrong)
        if tally.executions % _REPORT_EVERY == 0:
            yield tally
    yield tally


def _keep(text: str, corpus: list[str], rng: Random) -> None:
    if len(corpus) < _MOST_TEXTS:
        corpus.append(text)
    else:
        corpus[rng.randrange(len(corpus))] = text


def _examined(text: str, verdict: Verdict, before: int) -> str | None:
    return examined_alike(text) if verdict.fast and before % _EXAMINED == 0 else None


def _made_short(text: str, how: str) -> Wrong:
    short = shrunk(text, lambda one: judge(one).wrong is not None)
    return Wrong(short, judge(short).wrong or how)
