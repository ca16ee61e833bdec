"""What holds a part of the program to its promise: it counts what is refused and finds what is not."""

from random import Random

from fuzz.target import Input, Target, run_target
from fuzz.targets.contents import TARGETS

from liushou.errors import UsageError


def _made(rng: Random) -> str:
    return "ab" * rng.randrange(1, 9) + rng.choice("xyz")


def _tried(given: Input) -> None:
    assert isinstance(given, str)
    if "x" in given:
        raise UsageError("no x")
    if "y" in given:
        raise KeyError("y")


def test_what_is_refused_is_counted_and_what_is_not_allowed_is_found_short() -> None:
    *_, report = run_target(Target("t", "", _made, _tried), 500, 1)
    assert report.refused > 0
    assert {fault.given for fault in report.faults} == {"y"}
    assert all(fault.how.startswith("KeyError") for fault in report.faults)


def test_the_same_seed_gives_the_same_report() -> None:
    target = Target("t", "", _made, lambda _: None)
    first, again = (list(run_target(target, 50, 3))[-1] for _ in range(2))
    assert (first.executions, first.refused, first.faults) == (again.executions, again.refused, again.faults)


def test_each_target_holds_for_a_few_inputs() -> None:
    for name, target in TARGETS.items():
        *_, report = run_target(target, 15, 1)
        assert report.faults == (), name
        assert report.executions == 15
