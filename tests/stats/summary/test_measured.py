"""The indicators of a summary stand beside their targets as those of the report do."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.stats.frames import frames_of
from liushou.stats.goals import measure
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.population import scope_of
from liushou.stats.report import measured_of
from liushou.stats.summary.measured import results_of
from liushou.stats.summary.model import Summary, UnitName
from liushou.stats.summary.of_unit import summary_of
from liushou.stats.summary.text import read_summary, summary_text
from liushou.stats.targets import targets_of
from tests.builders import child, store, term
from tests.stats.summary.made import ON, TERM, some

GOALS = [
    {"indicator": "走访率", "target": 98.6},
    {"indicator": "走访率", "target": 1},
    {"indicator": "结对帮扶率", "target": 0},
    {"indicator": "法律援助率", "target": 100},
    {"indicator": "同意书签署率", "text": "齐全"},
]


@pytest.mark.parametrize("visited", [492, 493, 494])
def test_as_the_report_measures(visited: int) -> None:
    """493 of 500 are 98.6 %, which as a binary fraction lies above 493 / 500."""
    visit: dict[str, Any] = {"records": [{"date": "2026-10-10", "kind": "家访"}]}
    members = [child(f"c-{n}", **(visit if n < visited else {})) for n in range(500)]
    frames = frames_of(scope_of(store(term(goals=GOALS), *members), TERM, ON))
    told = {one.indicator.name: (one.target, one.met) for one in measured_of(frames)}
    found = {one.name: (one.target, one.met) for one in results_of(summary_of(frames))}
    assert found == told
    assert found["走访率"] == (0.986, visited >= 493)
    assert found["法律援助率"] == (1.0, None)
    assert found["同意书签署率"] == (None, None)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2000), st.integers(0, 2000), st.decimals(0, 120, places=2))
def test_for_any_share_and_target(part: int, more: int, target: Any) -> None:
    plan = term(goals=[{"indicator": "走访率", "target": float(target)}])
    (report,) = measure([Indicator("走访率", part, part + more, (), ())], plan)
    summary = Summary(
        UnitName("石桥小学", "学校"), TERM, plan.begins, plan.ends, ON, {}, targets_of(plan),
        {"indicators": {"走访率": [part, part + more]}},
    )  # fmt: skip
    (result,) = results_of(summary)
    assert (result.target, result.met) == (report.target, report.met)
    assert (result.share.numerator, result.share.rate) == (part, report.indicator.rate)


def test_targets_survive_the_file() -> None:
    assert results_of(read_summary(summary_text(some()).encode(), "x")) == results_of(some())


def test_others_targets_may_be_laid_on() -> None:
    found = {one.name: one for one in results_of(some(), {"走访率": 0.3})}
    assert (found["走访率"].target, found["走访率"].met) == (0.3, True)
    assert found["结对帮扶率"].target is None
