"""Units add up: for any store split into units, the sum of the units' figures is that of the whole.

The exceptions are said one by one (NOT_OF_CHILDREN): what a unit does as a unit is not a part of what a
bigger unit would do. A key of the figures that no law speaks of fails the test.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.resident import Resident
from liushou.records.volunteer import Volunteer
from liushou.stats.frames import frames_of
from liushou.stats.population import scope_of
from liushou.stats.summary.counts import Counts, Tree, added
from liushou.stats.summary.figures import figures_of
from tests.builders import resident, store, term, unit
from tests.stats.archives import DAYS, archives

TERM = "2026-2027-1"
ON = st.dates(date(2026, 8, 25), date(2027, 2, 10))
SETTINGS = unit(
    duties=[
        {"kind": "谈心", "every": "month"},
        {"kind": "谈心", "every": "month", "times": 2},
        {"kind": ["家访", "慰问"], "every": "term", "for": "重点"},
        {"kind": "亲情电话", "every": "week", "by": "志愿者"},
        {"kind": "走访", "every": "month", "whom": "留守老人"},
        {"activity": "讲座", "every": "month"},
    ],
    indicators=[{"name": "寄宿率", "of": "性别:女", "where": "寄宿:是"}],
    checklists=[{"name": "督导", "items": [{"name": "谈心", "record": "谈心", "every": "month"}]}],
)
OF_PEOPLE = {
    *("population", "heads", "indicators", "groups", "crosses", "duties", "checklists", "cases", "survey"),
    *("survey_left_out", "residents"),
}
"""Counts of people, periods of people or their cases: these add up whatever the split."""
NOT_OF_CHILDREN = {"unit_duties", "activities", "canvassed"}
"""What belongs to the unit itself; each has a test below that says what holds instead."""
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def figures(*records: Record, on: date, surveyed: int | None = None) -> Tree:
    survey = [] if surveyed is None else [{"students": 40, "left_behind": surveyed}]
    given_ = store(SETTINGS, term(survey=survey), *records)
    return figures_of(frames_of(scope_of(given_, TERM, on)))


@st.composite
def residents(draw: st.DrawFn) -> list[Resident]:
    return [
        resident(
            f"r-{number}",
            kind=draw(st.sampled_from(["留守老人", "留守妇女"])),
            address={"village": draw(st.sampled_from(["朝阳村", "白果村"]))},
            registered_on=draw(DAYS),
            needs=draw(st.lists(st.sampled_from(["心理抚慰", "生活照料"]), max_size=2, unique=True)),
            records=[{"date": day, "kind": "走访"} for day in draw(st.lists(DAYS, max_size=3))],
        )
        for number in range(draw(st.integers(0, 3)))
    ]


@st.composite
def splits(draw: st.DrawFn) -> tuple[list[Record], list[list[Record]]]:
    """A store's records, and the same as units.

    Children who know one another stay together, since a pairing may be written on either side of it.
    """
    parts = [[*draw(archives(mark))] for mark in "xyz"[: draw(st.integers(1, 3))]]
    old = draw(residents())
    shared = [one for part in parts for one in part if isinstance(one, Volunteer | Activity)]
    groups = [[one for one in part if isinstance(one, Child)] for part in parts]
    units = draw(st.integers(1, 3))
    homes = [draw(st.integers(0, units - 1)) for _ in (*groups, *old)]
    split: list[list[Record]] = [[*shared] for _ in range(units)]
    for home, members in zip(homes, [*groups, *([one] for one in old)], strict=True):
        split[home] += members
    return [*shared, *(one for group in groups for one in group), *old], split


def of_people(tree: Mapping[str, Counts]) -> Tree:
    """The part of a tree that adds up, without names under which nothing is counted."""
    return {key: _filled(part) for key, part in tree.items() if key in OF_PEOPLE and _filled(part)}


def _filled(part: Counts) -> Counts:
    if isinstance(part, dict):
        return {name: filled for name, one in part.items() if (filled := _filled(one))}
    return part if isinstance(part, int) or any(part) else []


@SLOW
@given(splits(), ON)
def test_units_add_up_to_the_whole(split: tuple[list[Record], list[list[Record]]], on: date) -> None:
    records, units = split
    whole = figures(*records, on=on)
    assert of_people(added(figures(*each, on=on) for each in units)) == of_people(whole)


@SLOW
@given(splits(), ON)
def test_every_key_has_a_law(split: tuple[list[Record], list[list[Record]]], on: date) -> None:
    records, _ = split
    tree = figures(*records, on=on, surveyed=3)
    assert tree.keys() <= OF_PEOPLE | NOT_OF_CHILDREN
    assert tree.keys() >= (OF_PEOPLE | NOT_OF_CHILDREN) - {"residents"}


@SLOW
@given(archives("x"), ON, st.integers(2, 3))
def test_periods_and_activities_of_a_unit_are_its_own(
    records: tuple[Record, ...], on: date, units: int
) -> None:
    """Units that held the same activities together count each of them once: of the children who came,
    each unit counts its own."""
    whole = figures(*records, on=on)
    others = [one for one in records if not isinstance(one, Child)]
    parts = [figures(*records, on=on), *(figures(*others, on=on) for _ in range(units - 1))]
    total = added(parts)
    for every, duties in _tree(whole, "unit_duties").items():
        for name, row in _tree(_tree(whole, "unit_duties"), every).items():
            assert isinstance(row, list)
            assert _tree(_tree(total, "unit_duties"), every)[name] == [units * one for one in row]
        assert duties
    for kind, row in _tree(whole, "activities").items():
        assert isinstance(row, list)
        held, done, present, spent = row
        assert _tree(total, "activities")[kind] == [units * held, units * done, present, units * spent]


@SLOW
@given(archives("x"), archives("y"), ON, st.integers(0, 6), st.integers(0, 6))
def test_with_a_survey_the_archives_of_units_are_at_most_those_of_the_whole(
    first: tuple[Record, ...], second: tuple[Record, ...], on: date, one: int, other: int
) -> None:
    """A unit with more archives than it surveyed does not make up for one that has fewer."""
    parts = [figures(*first, on=on, surveyed=one), figures(*second, on=on, surveyed=other)]
    whole = figures(*first, *second, on=on, surveyed=one + other)
    kept, asked = _row(added(parts), "indicators", "建档率")
    assert asked == one + other == _row(whole, "indicators", "建档率")[1]
    assert kept <= _row(whole, "indicators", "建档率")[0]
    assert kept == sum(_row(part, "indicators", "建档率")[0] for part in parts)
    assert _row(added(parts), "canvassed") == [80, one + other]


def _tree(tree: Mapping[str, Counts], name: str) -> Tree:
    part = tree.get(name, {})
    assert isinstance(part, dict)
    return part


def _row(tree: Mapping[str, Counts], *way: str) -> list[int]:
    found: Any = tree
    for name in way:
        found = found[name]
    assert isinstance(found, list)
    return found
