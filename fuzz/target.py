"""A part of the program that takes any input: a value, or a failure it says itself, and soon."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from fuzz.shrink import shrunk
from liushou.errors import LiushouError

Input = str | bytes | tuple[bytes, ...]
MOST_SECONDS = 2.0
"""Of processor time, for one input."""
_MOST_WRONG = 10
_MOST_SHRUNK = 3_000
_REPORT_EVERY = 20_000


@dataclass(frozen=True, slots=True)
class Target:
    """`made` gives an input for a source of chance, `tried` takes it; only `allowed` may come out of it.

    `tried` raises AssertionError where a law does not hold (what was written reads otherwise).
    """

    name: str
    about: str
    made: Callable[[Random], Input]
    tried: Callable[[Input], None]
    allowed: tuple[type[Exception], ...] = (LiushouError,)


@dataclass(frozen=True, slots=True)
class Fault:
    """An input that something other came out of, and what."""

    given: Input
    how: str


@dataclass(frozen=True, slots=True)
class Report:
    """How far a target has come."""

    target: str
    executions: int = 0
    refused: int = 0
    slowest: float = 0.0
    faults: tuple[Fault, ...] = field(default=())


def run_target(target: Target, executions: int, seed: int) -> Iterator[Report]:
    """Try so many inputs; the same seed, the same inputs. It reports now and then, and at the end."""
    rng, report = Random(f"{target.name} {seed}"), Report(target.name)
    while report.executions < executions and len(report.faults) < _MOST_WRONG:
        given = target.made(rng)
        refused, seconds, how = outcome(target, given)
        faults = (*report.faults, _short(target, given, how)) if how else report.faults
        report = Report(
            target.name, report.executions + 1, report.refused + refused, max(report.slowest, seconds), faults
        )
        if report.executions % _REPORT_EVERY == 0:
            yield report
    yield report


def outcome(target: Target, given: Input) -> tuple[bool, float, str]:
    """Whether an input was refused in words, the seconds it took, and what was wrong, if anything was."""
    start, refused, how = time.process_time(), False, ""
    try:
        target.tried(given)
    except target.allowed:
        refused = True
    except Exception as error:  # noqa: BLE001 - whatever else comes out is what is looked for
        how = f"{type(error).__name__}: {error}"[:300]
    seconds = time.process_time() - start
    return refused, seconds, how or (f"用了 {seconds:.1f} 秒" if seconds > MOST_SECONDS else "")


def _short(target: Target, given: Input, how: str) -> Fault:
    """The fault on as short a text as can be found soon."""
    if not isinstance(given, str) or len(given) > _MOST_SHRUNK or how.startswith("用了"):
        return Fault(given, how)
    kind = how.partition(":")[0]
    short = shrunk(given, lambda text: outcome(target, text)[2].partition(":")[0] == kind)
    return Fault(short, outcome(target, short)[2] or how)
