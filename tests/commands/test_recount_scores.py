"""The assessment of the sample's spring recounted from the YAML, by the words of docs/考核.md alone."""

import json
import shutil
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.commands.conftest import DAY, Run
from tests.commands.plain_archives import Archive, all_of, left_behind, registered, settings, span, then

TERM, BEFORE = "2025-2026-2", "2025-2026-1"
RULES = settings()["scoring"]


def term(id_: str) -> Archive:
    return next(one for one in all_of("terms") if one["id"] == id_)


@pytest.fixture(scope="module", params=[DAY, "2026-06-01"])
def last(request: pytest.FixtureRequest) -> date:
    """The day it is scored on: the term's last, and one in the middle of it."""
    return min(date.fromisoformat(request.param), term(TERM)["ends"])


@pytest.fixture
def figures(liushou: Run, sample: Path, last: date) -> dict[str, Any]:
    shown = liushou("-C", sample, "score", "--term", TERM, "--on", str(last), "--format", "json")
    found = json.loads(shown.out)
    assert isinstance(found, dict)
    return found


def scored(last: date) -> dict[str, Archive]:
    days = span(term(TERM)["begins"], last)
    return {
        one["id"]: one
        for one in all_of("children")
        if registered(one, last)
        and (then(one, "school", last) or {}).get("stage") not in ("未入园", "幼儿园")
        and any(registered(one, day) and left_behind(one, day) != "非留守" for day in days)
    }


def rank(child: Archive, id_: str) -> int | None:
    found = {
        one["class_rank"] for one in child.get("grades", []) if one["term"] == id_ and "class_rank" in one
    }
    return found.pop() if len(found) == 1 else None


def gained(child: Archive, last: date) -> int | None:
    """Ranks gained; None where they are not of one class. Both terms are of one school year."""
    before, now = rank(child, BEFORE), rank(child, TERM)
    end = term(BEFORE)["ends"]
    old, new = then(child, "school", end), then(child, "school", last)
    if before is None or now is None or not old or not new or new.get("since", date.min) > end:
        return None
    same = all(old.get(key) is not None and old.get(key) == new.get(key) for key in ("grade", "class"))
    return before - now if same and old.get("name", "") in ("", new.get("name", ""), None) else None


def points(child: Archive, last: date) -> Fraction:
    total, up = Fraction(0), gained(child, last)
    if up is not None:
        total += max(up, 0) * Fraction(str(RULES["rank_up"]))
        if max(rank(child, BEFORE) or 0, rank(child, TERM) or 0) <= RULES["top"]:
            total += Fraction(str(RULES["top_kept"]))
    conduct = [one for one in child.get("conduct", []) if one["term"] == TERM]
    if conduct and all(one["violations"] == 0 for one in conduct):
        total += Fraction(str(RULES["no_violation"]))
    honours = {honour for one in conduct for honour in one.get("honours", [])}
    return total + len(honours) * Fraction(str(RULES["honour"]))


def all_term(child: Archive, id_: str, last: date) -> bool:
    """Paired with that helper on every day of the term; `settling_days` after its beginning need not be."""
    begins = term(TERM)["begins"]
    pairs = [one for one in child.get("pairings", []) if one["with"] == id_]
    helper = next(one for one in all_of("volunteers") if one["id"] == id_)
    from_ = begins
    settled = begins + timedelta(days=RULES.get("settling_days", 0))
    first = min((one["since"] for one in pairs), default=date.max)
    if begins < first <= settled:
        from_ = first
    return (
        all(
            any(one["since"] <= day <= one.get("until", date.max) for one in pairs)
            for day in span(from_, last)
        )
        and all(registered(child, day) for day in span(begins, last))
        and last <= helper.get("left_on", date.max)
    )


def room(child: Archive, day: date) -> str | None:
    school = then(child, "school", day) or {}
    grade, number = school.get("grade"), school.get("class")
    return None if grade is None or number is None else f"{grade}{number}{'班' * isinstance(number, int)}"


def rounded(amount: Fraction) -> float:
    """To two decimals, half up."""
    return float(Fraction(int(amount * 100 + Fraction(1, 2)), 100))


def test_every_child_has_the_points_of_its_marks(figures: dict[str, Any], last: date) -> None:
    found = {one["id"]: one["points"] for one in figures["children"]}
    assert found == {id_: points(child, last) for id_, child in scored(last).items()}
    assert sum(value > 0 for value in found.values()) > 20


def test_a_helper_has_the_sum_of_the_children_cared_for_all_term(figures: dict[str, Any], last: date) -> None:
    expected: dict[str, tuple[list[str], Fraction]] = {}
    for id_ in sorted(one["id"] for one in all_of("volunteers")):
        own = {key: child for key, child in scored(last).items() if all_term(child, id_, last)}
        if own:
            expected[id_] = sorted(own), sum((points(child, last) for child in own.values()), Fraction(0))
    found = {one["id"]: (one["children"], one["points"]) for one in figures["volunteers"]}
    assert found == expected
    money = {one["id"]: one["money"] for one in figures["volunteers"]}
    rate = Fraction(str(RULES["yuan_per_point"]))
    assert money == {id_: rounded(total * rate) for id_, (_, total) in expected.items()}


def test_a_class_has_the_mean_of_its_children_and_so_its_teacher(figures: dict[str, Any], last: date) -> None:
    classes: dict[str, list[Archive]] = {}
    for child in scored(last).values():
        if label := room(child, last):
            classes.setdefault(label, []).append(child)
    means = {
        label: rounded(sum((points(child, last) for child in own), Fraction(0)) / len(own))
        for label, own in classes.items()
    }
    assert {one["class"]: one["points"] for one in figures["classes"]} == means
    teachers = {one["id"]: (one["class"], one["points"]) for one in figures["teachers"]}
    assert teachers == {id_: (label, means[label]) for id_, (label, _) in teachers.items()}
    held = {
        one["id"]: f"{one['homeroom']['grade']}{one['homeroom']['class']}班"
        for one in all_of("volunteers")
        if "homeroom" in one
        and one["homeroom"].get("since", date.min) <= last <= one.get("left_on", date.max)
    }
    assert {id_: label for id_, (label, _) in teachers.items()} == {
        id_: label for id_, label in held.items() if label in means
    }


def test_places_are_those_of_the_points(figures: dict[str, Any]) -> None:
    for kind in ("volunteers", "teachers", "classes"):
        every = [one["points"] for one in figures[kind]]
        assert [one["place"] for one in figures[kind]] == [
            1 + sum(other > own for other in every) for own in every
        ]


def test_a_prize_goes_to_every_child_that_fits(figures: dict[str, Any], last: date) -> None:
    expected = set()
    for id_, child in scored(last).items():
        own, up = rank(child, TERM), gained(child, last)
        for prize in RULES["prizes"]:
            if "progress" not in prize and own is not None and prize["from_rank"] <= own <= prize["to_rank"]:
                expected.add((id_, prize["name"], prize["amount"]))
            if "progress" in prize and up is not None and up >= prize["progress"]:
                expected.add((id_, prize["name"], prize["amount"]))
    assert {(one["child"], one["prize"], one["amount"]) for one in figures["prizes"]} == expected
    assert len(figures["prizes"]) == len(expected) > 10


GRADES = ("一年级", "二年级", "三年级", "四年级", "五年级", "六年级")
AUTUMN = "2026-2027-1"


def one_up(child: Archive, day: date) -> bool:
    """True if the child is in the class it was in, one grade up within 小学."""
    old, new = then(child, "school", term(TERM)["ends"]), then(child, "school", day)
    grades = [(old or {}).get("grade"), (new or {}).get("grade")]
    if not old or not new or new.get("since", date.min) > term(TERM)["ends"] or {*grades} - {*GRADES}:
        return False
    up = GRADES.index(grades[1]) - GRADES.index(grades[0]) == 1
    named = old.get("name") == new.get("name") or not (old.get("name") and new.get("name"))
    return up and named and old.get("class") is not None and old.get("class") == new.get("class")


def test_over_a_new_school_year_only_the_class_that_went_up_is_compared(
    liushou: Run, sample: Path, tmp_path: Path
) -> None:
    root, last = tmp_path / "store", date.fromisoformat(DAY)
    shutil.copytree(sample, root)
    ranks = {}
    for number, child in enumerate(all_of("children")):
        ranks[child["id"]] = number * 7 % 30 + 1
        own = {"term": AUTUMN, "class_rank": ranks[child["id"]], "class_size": 40}
        text = yaml.safe_dump({**child, "grades": [*child.get("grades", []), own]}, allow_unicode=True)
        (root / f"data/children/{child['id']}.yaml").write_text(text, encoding="utf-8", newline="\n")
    shown = liushou("-C", root, "score", "--term", AUTUMN, "--on", DAY, "--format", "json")
    found = {one["id"]: one["points"] for one in json.loads(shown.out)["children"]}
    expected = {}
    for child in all_of("children"):
        if child["id"] in found:
            before, now = rank(child, TERM), ranks[child["id"]]
            compared = before is not None and one_up(child, last)
            up = max(before - now, 0) * RULES["rank_up"] if before is not None and compared else 0
            kept = RULES["top_kept"] if before and compared and max(before, now) <= RULES["top"] else 0
            expected[child["id"]] = up + kept
    assert found == expected
    assert sum(points > 0 for points in found.values()) > 5
    assert sum(one_up(child, last) for child in all_of("children")) > 20
