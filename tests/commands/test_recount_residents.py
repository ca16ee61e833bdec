"""The figures of residents recounted from the sample's files alone, by nothing of the program's own."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.commands.conftest import Run

BEGINS, ENDS = date(2026, 9, 1), date(2027, 1, 29)
VISITS = {"走访", "家访", "慰问"}
DAYS = ("2026-09-01", "2026-10-10", "2026-10-11", "2026-11-20", "2026-12-31", "2027-01-29")


def residents(sample: Path, on: date) -> list[dict[str, Any]]:
    """Those who were on the register on a day of the term up to `on`, each with its judged day."""
    found = []
    for file in sorted((sample / "data/residents").iterdir()):
        one = yaml.safe_load(file.read_text(encoding="utf-8"))
        closed = one.get("closed_on", date.max)
        if one["registered_on"] <= on and closed > max(BEGINS, one["registered_on"]):
            last = on if on < closed else date.fromordinal(closed.toordinal() - 1)
            found.append({**one, "judged": last})
    return found


def share(people: list[dict[str, Any]], true: set[str]) -> tuple[int, int, list[str]]:
    ids = [one["id"] for one in people]
    return len(true), len(ids), [id_ for id_ in ids if id_ not in true]


def helped(one: dict[str, Any]) -> bool:
    day = one["judged"]
    return any(each["since"] <= day <= each.get("until", date.max) for each in one.get("helpers", ()))


def records(one: dict[str, Any], first: date, last: date, kinds: set[str] | None = None) -> list[Any]:
    return [
        each
        for each in one.get("records", ())
        if first <= each["date"] <= last and (kinds is None or each["kind"] in kinds)
    ]


MONTHS = [
    (date(2026, month, 1), date(2026, month, last)) for month, last in ((9, 30), (10, 31), (11, 30), (12, 31))
]
QUARTERS = [(date(2026, 10, 1), date(2026, 12, 31))]
"""The only one that lies wholly in the term."""
DUTIES = {
    "老人走访": ("留守老人", VISITS, MONTHS),
    "妇女联系": ("留守妇女", {"谈心", "走访", "家访"}, QUARTERS),
}


def duty_done(name: str, people: list[dict[str, Any]], on: date) -> tuple[int, int]:
    """Periods done and periods due: those wholly on the register, of the term, and over."""
    kind, kinds, periods = DUTIES[name]
    done = due = 0
    for first, end in periods:
        for one in people:
            there = one["registered_on"] <= first and one.get("closed_on", date.max) > end
            if one["kind"] == kind and there and end <= on:
                due += 1
                done += bool(records(one, first, end, kinds))
    return done, due


@pytest.mark.parametrize("day", DAYS)
def test_the_figures_are_those_of_the_files(liushou: Run, sample: Path, day: str) -> None:
    on = date.fromisoformat(day)
    people = residents(sample, on)
    shown = json.loads(liushou("-C", sample, "stats", "--residents", "--on", day, "--format", "json").out)
    found = shown["residents"]
    assert found["population"] == len(people)
    kinds = Counter(one["kind"] for one in people)
    assert found["by_kind"] == {kind: kinds[kind] for kind in ("留守妇女", "留守老人")}
    places = Counter((one["address"]["village"], one["kind"]) for one in people)
    assert {
        (village, kind): count
        for village, of in found["by_village"].items()
        for kind, count in of.items()
        if count
    } == places
    assert found["needs"] == Counter(need for one in people for need in one.get("needs", ()))
    figures = {
        one["name"]: (one["numerator"], one["denominator"], one["missing"]) for one in found["indicators"]
    }
    assert figures["结对帮扶率"] == share(people, {one["id"] for one in people if helped(one)})
    visited = {one["id"] for one in people if records(one, BEGINS, on, VISITS)}
    assert figures["走访率"] == share(people, visited)
    promises = [
        (one["id"], each["follow_up"].get("done", date.max))
        for one in people
        for each in records(one, date.min, on)
        if "follow_up" in each and each["follow_up"].get("done", date.max) >= BEGINS
    ]
    open_ = sorted({id_ for id_, done in promises if done > on})
    assert figures["后续办结率"] == (sum(done <= on for _, done in promises), len(promises), open_)
    duties = {one["kind"]: (one["done"], one["due"]) for one in found["duties"]}
    assert duties == {name: duty_done(name, people, on) for name in DUTIES}


@pytest.mark.parametrize("day", ["2026-10-10", "2026-11-20"])
def test_what_was_promised_and_not_done_is_in_the_list_of_what_waits(
    liushou: Run, sample: Path, day: str
) -> None:
    on = date.fromisoformat(day)
    waiting = json.loads(liushou("-C", sample, "due", "--residents", "--on", day, "--format", "json").out)
    there = [one for one in residents(sample, on) if one.get("closed_on", date.max) > on]
    promised = {
        (one["id"], str(each["follow_up"]["due"]))
        for one in there
        for each in records(one, date.min, on)
        if "follow_up" in each
        and each["follow_up"]["due"] <= on
        and each["follow_up"].get("done", date.max) > on
    }
    found = {
        (one["resident"], one["due"]) for one in waiting if one["kind"] == "follow_up" and one["due"] <= day
    }
    assert found == promised
