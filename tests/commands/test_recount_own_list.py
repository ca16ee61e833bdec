"""The unit's own list, and the arts and sports, recounted from the YAML by plain Python."""

from datetime import date
from typing import Any

import pytest
import yaml
from tests.commands.conftest import CHECKOUT, DAY
from tests.commands.plain_archives import Archive, all_of, counted, month_end, registered, settings, span

ON = date.fromisoformat(DAY)
BEGINS = date(2026, 9, 1)
LIST = "督导检查"
PARENTS_COME = {"家长会", "培训"}
SHIPPED = CHECKOUT / "src/liushou/records/promises/lists/arts_and_sports.yaml"


@pytest.fixture(scope="module")
def population() -> list[Archive]:
    return [child for child in all_of("children") if counted(child, ON)]


@pytest.fixture(scope="module")
def lists(sample_report: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in sample_report["checklists"]}


def judged(child: Archive) -> date:
    return max(day for day in span(BEGINS, ON) if registered(child, day))


def sessions(child: Archive) -> list[Archive]:
    """The activities of the school year at which the child was, or a parent where parents are asked."""
    return [
        one
        for one in all_of("activities")
        if one["status"] != "取消"
        and any(
            BEGINS <= session["date"] <= ON
            and (
                child["id"] in session["present"]
                or (one["kind"] in PARENTS_COME and child["id"] in session.get("guardians", []))
            )
            for session in one.get("sessions", [])
        )
    ]


def recorded(child: Archive, kind: str, first: date, last: date) -> int:
    return sum(one["kind"] == kind and first <= one["date"] <= last for one in child.get("records", []))


def signed(child: Archive) -> bool:
    consent = child.get("consent")
    return bool(consent and consent["signed_on"] <= judged(child) < consent.get("withdrawn_on", date.max))


def months(child: Archive) -> list[tuple[date, date]]:
    """The months of the term that are over and that the child was on the register throughout."""
    found = [(date(2026, month, 1), month_end(date(2026, month, 1))) for month in (9, 10)]
    return [one for one in found if all(registered(child, day) for day in span(*one))]


def talked_monthly(child: Archive) -> bool | None:
    """None where no month is due."""
    due = months(child)
    return all(recorded(child, "谈心", *one) for one in due) if due else None


def came(child: Archive, kind: str) -> bool:
    return any(one["kind"] == kind for one in sessions(child))


OWN: dict[str, Any] = {
    "一人一档": lambda _: True,
    "监护人同意书": signed,
    "谈心记录": talked_monthly,
    "家访记录": lambda child: recorded(child, "家访", BEGINS, ON) > 0,
    "专题讲座": lambda child: came(child, "讲座"),
    "家长会": lambda child: came(child, "家长会"),
}


def figure(found: dict[str, Any]) -> tuple[int, int, set[str]]:
    return found["numerator"], found["denominator"], set(found["missing"])


def tallied(verdicts: dict[str, bool | None]) -> tuple[int, int, set[str]]:
    due = {id_: one for id_, one in verdicts.items() if one is not None}
    return sum(due.values()), len(due), {id_ for id_, one in due.items() if not one}


def test_the_list_is_the_one_of_the_settings() -> None:
    assert [item["name"] for one in settings()["checklists"] for item in one["items"]] == list(OWN)


@pytest.mark.parametrize("name", OWN)
def test_each_item(population: list[Archive], lists: dict[str, dict[str, Any]], name: str) -> None:
    found = next(one for one in lists[LIST]["items"] if one["name"] == name)
    assert figure(found) == tallied({child["id"]: OWN[name](child) for child in population})


def test_all_of_the_list(population: list[Archive], lists: dict[str, dict[str, Any]]) -> None:
    kept = {
        child["id"]: all(OWN[name](child) for name in OWN if OWN[name](child) is not None)
        for child in population
    }
    assert figure(lists[LIST]["all"]) == tallied({**kept})


def topics_of(child: Archive, words: list[list[str]]) -> int:
    """How many of the topics the child's interests speak of, or the activities it was at."""

    def said(text: str, topic: list[str]) -> bool:
        return any(word in text for word in topic)

    def about(one: Archive, topic: list[str]) -> bool:
        groups = {item["group"] for item in one.get("agenda", []) if "group" in item}
        title = f"{one['title']} {one.get('theme', '')}"
        return said(title, topic) or (bool(groups) and all(said(group, topic) for group in groups))

    there = sessions(child)
    return sum(
        any(said(text, topic) for text in child.get("interests", []))
        or any(about(one, topic) for one in there)
        for topic in words
    )


@pytest.mark.parametrize("place", [0, 1])
def test_arts_and_sports(population: list[Archive], lists: dict[str, dict[str, Any]], place: int) -> None:
    item = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))["items"][place]
    words = [topic.split("/") for topic in item["about"]]
    kept = {child["id"]: topics_of(child, words) >= item["times"] for child in population}
    assert figure(lists["两艺两体"]["items"][place]) == tallied({**kept})
    assert any(topics_of(child, words) for child in population)
