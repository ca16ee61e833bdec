"""The sample's figures recounted from the YAML, by plain Python that knows nothing of our code."""

from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from tests.commands.conftest import CHECKOUT, DAY

ON = date.fromisoformat(DAY)
BEGINS = date(2026, 9, 1)
PEER = {"学习帮手", "手拉手伙伴"}
Child = dict[str, Any]


def all_of(folder: str) -> list[Child]:
    files = sorted((CHECKOUT / "data" / folder).glob("*.yaml"))
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]


def counted_type(parents: list[Child]) -> bool:
    left = [p["situation"] for p in parents if p["situation"] not in ("去世", "失联", "服刑", "另组家庭")]
    return not left or "外出务工" in left


def parents_on(child: Child, day: date) -> list[Child]:
    past = [entry for entry in child.get("past", []) if "parents" in entry and entry["until"] >= day]
    found = min(past, key=lambda entry: entry["until"])["parents"] if past else child["parents"]
    assert isinstance(found, list)
    return found


def days_in_term(child: Child) -> list[date]:
    every = [BEGINS + timedelta(days=n) for n in range((ON - BEGINS).days + 1)]
    return [
        day
        for day in every
        if child["registered_on"] <= day and ("closed_on" not in child or day < child["closed_on"])
    ]


@pytest.fixture(scope="module")
def population() -> list[Child]:
    return [c for c in all_of("children") if any(counted_type(parents_on(c, day)) for day in days_in_term(c))]


@pytest.fixture(scope="module")
def figures(sample_report: dict[str, Any]) -> dict[str, tuple[int, int]]:
    counts = {one["name"]: (one["numerator"], one["denominator"]) for one in sample_report["indicators"]}
    return {**counts, "population": (sample_report["population"], 0)}


def has_record(child: Child, kinds: set[str]) -> bool:
    return any(r["kind"] in kinds and BEGINS <= r["date"] <= ON for r in child.get("records", []))


def judged(child: Child) -> date:
    return days_in_term(child)[-1]


def has_adult(child: Child) -> bool:
    day = judged(child)
    pairings = [p for p in child.get("pairings", []) if p["role"] not in PEER]
    return any(p["since"] <= day <= p.get("until", day) for p in pairings)


def test_the_population(population: list[Child], figures: dict[str, tuple[int, int]]) -> None:
    assert len(population) == figures["population"][0]


@pytest.mark.parametrize(
    ("name", "kinds"), [("信息核查率", {"信息核查"}), ("走访率", {"走访", "家访", "慰问"})]
)
def test_indicators_of_records(
    population: list[Child], figures: dict[str, tuple[int, int]], name: str, kinds: set[str]
) -> None:
    assert figures[name] == (sum(has_record(c, kinds) for c in population), len(population))


def test_pairing(population: list[Child], figures: dict[str, tuple[int, int]]) -> None:
    assert figures["结对帮扶率"] == (sum(has_adult(c) for c in population), len(population))


def test_immunised_and_consent(population: list[Child], figures: dict[str, tuple[int, int]]) -> None:
    immunised = sum(c.get("health", {}).get("immunised") is True for c in population)
    consent = sum("consent" in c and c["consent"]["signed_on"] <= judged(c) for c in population)
    assert figures["免疫接种率"] == (immunised, len(population))
    assert figures["同意书签署率"] == (consent, len(population))


def test_enrolled(population: list[Child], figures: dict[str, tuple[int, int]]) -> None:
    def age(child: Child) -> int:
        born = child["birth_date"]
        return BEGINS.year - born.year - ((BEGINS.month, BEGINS.day) < (born.month, born.day))

    of_age = [c for c in population if 6 <= age(c) <= 15]
    assert figures["入学率"] == (sum(c["school"]["enrolled"] for c in of_age), len(of_age))


def test_weekly_calls(population: list[Child], figures: dict[str, tuple[int, int]]) -> None:
    """Monday to Sunday, wholly within term and register, ended by the day, not wholly in a holiday."""
    holidays = [(date(2026, 10, 1), date(2026, 10, 7))]
    due = done = 0
    for child in population:
        days = days_in_term(child)
        for monday in (d for d in days if d.weekday() == 0):
            week = [monday + timedelta(days=n) for n in range(7)]
            if week[-1] > days[-1] or any(a <= week[0] and week[-1] <= b for a, b in holidays):
                continue
            due += 1
            done += any(r["kind"] in ("亲情电话", "亲情视频") and r["date"] in week for r in child["records"])
    assert figures["亲情联系率"] == (done, due)


def test_activities(population: list[Child], figures: dict[str, tuple[int, int]]) -> None:
    present = {
        child
        for activity in all_of("activities")
        if activity["term"] == "2026-2027-1" and activity["status"] != "取消"
        for session in activity.get("sessions", [])
        if session["date"] <= ON
        for child in session["present"]
    }
    assert figures["活动参与率"] == (sum(c["id"] in present for c in population), len(population))


def test_cases(population: list[Child], figures: dict[str, tuple[int, int]]) -> None:
    cases = [
        case
        for child in population
        for case in child.get("cases", [])
        if case["opened"] <= ON and ("closed" not in case or case["closed"] >= BEGINS)
    ]
    closed = sum("closed" in case and case["closed"] <= ON for case in cases)
    assert figures["问题办结率"] == (closed, len(cases))
