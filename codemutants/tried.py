"""What a mutant changes, and what became of it: plain values."""

from dataclasses import dataclass

SEEN = ("killed", "timeout")
"""Outcomes of mutants that were noticed."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a mutant changes: the first and last line of it, and the lines before and after."""

    begin: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a mutant.

    `outcome` is "killed", "timeout" (no end: killed as well), "survived", "uncovered" (no test runs the
    line), or "not placed". `by` is the test that noticed, `tests` how many were tried or would have been.
    """

    name: str
    outcome: str
    by: str
    tests: int
    seconds: float
    difference: Difference


def difference(was: str, now: str) -> Difference:
    """The lines in which two texts differ, which must not be the same."""
    old, new = was.splitlines(), now.splitlines()
    shortest = min(len(old), len(new))
    head = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    tail = next((n for n in range(shortest - head) if old[-1 - n] != new[-1 - n]), shortest - head)
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    return Difference(head + 1, max(head + 1, len(old) - tail), "\n".join(before), "\n".join(after))
