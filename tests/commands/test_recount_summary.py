"""The sample's summary recounted, figure by figure, by plain Python that knows nothing of our code."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations
from typing import Any

import pytest
import yaml
from tests.commands import test_recount_promises as promises
from tests.commands import test_recount_survey as survey
from tests.commands.conftest import DAY, Run
from tests.commands.plain_archives import (
    Archive,
    all_of,
    counted,
    first_of,
    homeroom,
    in_focus,
    left_behind,
    registered,
    settings,
    term_on,
    then,
)
from tests.commands.test_recount_due import cut, held_on
from tests.commands.test_recount_own_list import OWN, SHIPPED, signed, topics_of
from tests.commands.test_recount_residents import duty_done, helped, records, residents

ON = date.fromisoformat(DAY)
BEGINS = date(2026, 9, 1)
VISITS = ("走访", "家访", "慰问")
FATHERS, MOTHERS = {"父亲", "继父", "养父"}, {"母亲", "继母", "养母"}
UNFILLED = "未填"


@pytest.fixture(scope="module")
def population() -> list[Archive]:
    return [child for child in all_of("children") if counted(child, ON)]


@pytest.fixture
def figures(liushou: Run, sample: Any) -> dict[str, Any]:
    found = json.loads(liushou("-C", sample, "stats", "--summary", "-", "--on", DAY).out)["figures"]
    assert isinstance(found, dict)
    return found


def judged(child: Archive) -> date:
    return promises.judged(child)


def at(child: Archive, field: str) -> Any:
    return then(child, field, judged(child))


def primary(child: Archive) -> Archive | None:
    guardians = at(child, "guardians")
    if len(guardians) == 1 and "primary" not in guardians[0]:
        return guardians[0]
    return next((one for one in guardians if one.get("primary")), None)


def band(child: Archive) -> str:
    years = survey.age(child, judged(child))
    return "0–5" if years < 6 else "6–13" if years < 14 else "14–15" if years < 16 else "16+"


GROUPS: dict[str, Callable[[Archive], Iterable[str]]] = {
    "grade": lambda child: [(at(child, "school") or {}).get("grade", UNFILLED)],
    "village": lambda child: [(at(child, "address") or {}).get("village", UNFILLED)],
    "sex": lambda child: [child["sex"]],
    "age_band": lambda child: [band(child)],
    "left_behind": lambda child: [left_behind(child, judged(child))],
    "official": lambda child: ["是" if survey.is_official(child, judged(child)) else "否"],
    "guardianship": lambda child: [at(child, "guardianship") or UNFILLED],
    "category": lambda child: sorted(set(child.get("categories", []))) or [UNFILLED],
    "relation": lambda child: [(primary(child) or {}).get("relation", UNFILLED)],
    "boarding": lambda child: [
        {True: "是", False: "否", None: UNFILLED}[(at(child, "school") or {}).get("boarding")]
    ],
}


def without_nobody(counts: Any) -> Any:
    return {name: count for name, count in counts.items() if count}


def test_population_and_heads(population: list[Archive], figures: dict[str, Any]) -> None:
    heads = [child for child in population if registered(child, ON) and left_behind(child, ON) != "非留守"]
    assert (figures["population"], figures["heads"]) == (len(population), len(heads))
    assert len(heads) < len(population)


def test_groups(population: list[Archive], figures: dict[str, Any]) -> None:
    assert list(figures["groups"]) == list(GROUPS)
    for by, groups in GROUPS.items():
        told = Counter(group for child in population for group in groups(child))
        assert without_nobody(figures["groups"][by]) == told, by


def test_crosses(population: list[Archive], figures: dict[str, Any]) -> None:
    pairs = list(combinations(GROUPS, 2))
    assert list(figures["crosses"]) == [f"{one},{other}" for one, other in pairs]
    for one, other in pairs:
        told = Counter(
            (row, column)
            for child in population
            for row in GROUPS[one](child)
            for column in GROUPS[other](child)
        )
        cells = {
            (row, column): n
            for row, of in figures["crosses"][f"{one},{other}"].items()
            for column, n in of.items()
        }
        assert cells == told, (one, other)


def recorded(child: Archive, *kinds: str) -> bool:
    return promises.recorded(child, *kinds)


def complete(child: Archive) -> bool:
    school, parents, who = at(child, "school"), at(child, "parents"), primary(child)
    relations = {one["relation"] for one in parents}
    excused = {"单亲", "离异", "孤儿", "事实无人抚养"} & set(child.get("categories", []))
    phones = any("phone" in one for one in parents if one["situation"] not in ("去世", "失联", "服刑"))
    placed = school is not None and (
        ("grade" in school and "class" in school)
        or school["stage"] in ("未入园", "幼儿园")
        or not school["enrolled"]
    )
    return bool(
        at(child, "address")
        and placed
        and (excused or (relations & FATHERS and relations & MOTHERS))
        and (phones or (who and "phone" in who))
        and who
        and at(child, "guardianship")
    )


def enrolled(child: Archive, day: date) -> bool:
    school = then(child, "school", day) or {"enrolled": False}
    return bool(school["enrolled"] or school.get("left_on", date.min) >= day)


def trained(child: Archive) -> bool:
    family = [*at(child, "parents"), *at(child, "guardians")]
    own = any(BEGINS <= day <= ON for one in family for day in one.get("trained_on", []))
    return own or any(
        one["kind"] in ("培训", "家长会") and one["status"] != "取消" and BEGINS <= session["date"] <= ON
        for one in all_of("activities")
        for session in one.get("sessions", [])
        if child["id"] in session.get("guardians", [])
    )


def agreed(child: Archive) -> bool:
    day, ways = judged(child), [one["delegated"] for one in at(child, "guardians") if "delegated" in one]
    return any(way["signed_on"] <= day <= way.get("until", date.max) for way in ways)


def came(child: Archive) -> bool:
    return any(
        child["id"] in session["present"] and session["date"] <= ON
        for one in all_of("activities")
        if one["term"] == term_on(ON)["id"] and one["status"] != "取消"
        for session in one.get("sessions", [])
    )


OF_ALL: dict[str, Callable[[Archive], bool]] = {
    "信息核查率": lambda child: recorded(child, "信息核查"),
    "免疫接种率": lambda child: child.get("health", {}).get("immunised") is True,
    "家教知识普及率": trained,
    "监护落实率": lambda child: promises.guarded(child, judged(child)),
    "结对帮扶率": lambda child: promises.adult(child, judged(child)),
    "伙伴结对率": lambda child: promises.peers(child, judged(child)),
    "走访率": lambda child: recorded(child, *VISITS),
    "活动参与率": came,
    "同意书签署率": signed,
}


def shares(population: list[Archive]) -> dict[str, list[int]]:
    """The indicators of children."""
    of_age = [child for child in population if 6 <= survey.age(child, BEGINS) <= 15]
    first = [child for child in population if registered(child, BEGINS) and enrolled(child, BEGINS)]
    stayed = [
        child
        for child in first
        if enrolled(child, judged(child))
        or (not registered(child, ON) and child["status"] in ("转出", "毕业"))
    ]
    double = [child for child in population if left_behind(child, judged(child)) == "双留守"]
    asked = sum(row["left_behind"] for row in term_on(ON)["survey"])
    return {
        "建档率": [min(asked, sum(map(complete, population))), asked],
        "入学率": [sum(enrolled(child, judged(child)) for child in of_age), len(of_age)],
        "巩固率": [len(stayed), len(first)],
        "委托照护签订率": [sum(map(agreed, double)), len(double)],
        **{name: [sum(map(held, population)), len(population)] for name, held in OF_ALL.items()},
    }


def cases(population: list[Archive]) -> list[Archive]:
    return [
        case
        for child in population
        for case in child.get("cases", [])
        if case["opened"] <= ON and case.get("closed", date.max) >= BEGINS
    ]


def test_indicators(population: list[Archive], figures: dict[str, Any]) -> None:
    found, all_cases = dict(figures["indicators"]), cases(population)
    legal = [one for one in all_cases if one["kind"] == "法律"]
    contact = duty(population, ("亲情电话", "亲情视频"), "week")
    told = {
        **shares(population),
        "亲情联系率": [contact[1], contact[0]],
        "问题办结率": [sum(one.get("closed", date.max) <= ON for one in all_cases), len(all_cases)],
        "法律援助率": [sum(one.get("legal_aid") is True for one in legal), len(legal)],
    }
    assert found == told


def test_cases(population: list[Archive], figures: dict[str, Any]) -> None:
    all_cases = cases(population)
    closed = sum(one.get("closed", date.max) <= ON for one in all_cases)
    assert figures["cases"] == {
        "state": {"open": len(all_cases) - closed, "closed": closed},
        "by_kind": Counter(one["kind"] for one in all_cases),
        "by_level": Counter(one["level"] for one in all_cases),
    }
    assert figures["canvassed"] == [
        sum(row[key] for row in term_on(ON)["survey"]) for key in ("students", "left_behind")
    ]


def duty(
    people: list[Archive], kinds: Iterable[str], every: str, *, by: bool = False, focus: bool = False
) -> list[int]:
    """Periods due and done, and how many whose last ended period was missed."""
    due = done = late = 0
    for one in people:
        ended = None
        for days in cut(every, term_on(ON)):
            there = [registered(one, day) for day in days if day <= ON]
            owed = (any(there) if every == "term" else days[-1] <= ON and all(there)) and (
                not focus or in_focus(one, min(days[-1], ON))
            )
            if not owed:
                continue
            made = any(
                each["kind"] in kinds
                and each["date"] in days
                and each["date"] <= ON
                and (not by or homeroom(one, each["date"]) == first_of(each.get("by")))
                for each in one.get("records", [])
            )
            due, done = due + 1, done + made
            if days[-1] <= ON:
                ended = made
        late += ended is False
    return [due, done, late]


def test_duties(population: list[Archive], figures: dict[str, Any]) -> None:
    told: dict[str, dict[str, list[int]]] = {}
    own: dict[str, dict[str, list[int]]] = {}
    for one in settings()["duties"]:
        if "whom" in one:
            continue
        if "activity" in one:
            held = {
                day
                for each in all_of("activities")
                if each["kind"] == one["activity"] and each["status"] != "取消"
                for day in held_on(each)
                if day <= ON
            }
            periods = [
                days for days in cut(one["every"], term_on(ON)) if one["every"] == "term" or days[-1] <= ON
            ]
            row = [len(periods), sum(not held.isdisjoint(days) for days in periods)]
            own.setdefault(one["every"], {})[one["name"]] = row
            continue
        kinds = one["kind"] if isinstance(one["kind"], list) else [one["kind"]]
        row = duty(population, kinds, one["every"], by="by" in one, focus="for" in one)
        told.setdefault(one["every"], {})[one["name"]] = row
    assert figures["duties"] == told
    assert figures["unit_duties"] == own


def test_checklists(population: list[Archive], figures: dict[str, Any]) -> None:
    arts = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))["items"]
    lists: dict[str, dict[str, Callable[[Archive], bool | None]]] = {"督导检查": dict(OWN)}
    for name, kept in promises.KEPT.items():
        of, _, item = name.partition(".")
        lists.setdefault(of, {})[item] = lambda child, name=name, kept=kept: (  # type: ignore[misc]
            kept(child) if promises.owed(name, child) else None
        )
    lists["两艺两体"] = {
        item["name"]: lambda child, item=item: (  # type: ignore[misc]
            topics_of(child, [topic.split("/") for topic in item["about"]]) >= item["times"]
        )
        for item in arts
    }
    assert set(figures["checklists"]) == set(lists)
    for of, items in lists.items():
        rows = [{name: judge(child) for name, judge in items.items()} for child in population]
        told = {name: tally(row[name] for row in rows) for name in items}
        told["全部兑现"] = tally(every(row.values()) for row in rows)
        assert figures["checklists"][of] == told, of


def every(verdicts: Iterable[bool | None]) -> bool | None:
    due = [one for one in verdicts if one is not None]
    return all(due) if due else None


def tally(verdicts: Iterable[bool | None]) -> list[int]:
    due = [one for one in verdicts if one is not None]
    return [sum(due), len(due)]


def test_activities(population: list[Archive], figures: dict[str, Any]) -> None:
    ids = {child["id"] for child in population}
    told: dict[str, list[int]] = {}
    for one in all_of("activities"):
        if one["term"] == term_on(ON)["id"] and one["status"] != "取消":
            sessions = [each for each in one.get("sessions", []) if each["date"] <= ON]
            there = ids & {id_ for each in sessions for id_ in each["present"]}
            row = told.setdefault(one["kind"], [0, 0, 0, 0])
            spent = round(100 * one.get("outcome", {}).get("spent", 0))
            for place, number in enumerate((1, one["status"] == "完成", len(there), spent)):
                row[place] += number
    assert figures["activities"] == told


@pytest.mark.parametrize("definition", survey.COUNTED)
def test_survey(figures: dict[str, Any], definition: str) -> None:
    villages: dict[str, list[survey.Known]] = {}
    lacking = 0
    for child in all_of("children"):
        if registered(child, ON) and survey.COUNTED[definition](child, ON):
            known = survey.known_of(child, ON)
            if None in known.values():
                lacking += 1
            else:
                villages.setdefault(then(child, "address", ON)["village"], []).append(known)
    assert figures["survey"][definition] == {name: survey.row_of(of) for name, of in villages.items()}
    assert figures["survey_left_out"][definition] == lacking


def test_residents(figures: dict[str, Any], sample: Any) -> None:
    people = residents(sample, ON)
    found = figures["residents"]
    assert found["population"] == len(people)
    assert found["by_kind"] == Counter(one["kind"] for one in people)
    places = Counter((one["address"]["village"], one["kind"]) for one in people)
    assert {
        (village, kind): n for village, of in found["by_village"].items() for kind, n in of.items() if n
    } == places
    assert found["needs"] == Counter(need for one in people for need in one.get("needs", ()))
    followed = [
        each["follow_up"].get("done", date.max)
        for one in people
        for each in records(one, date.min, ON)
        if "follow_up" in each and each["follow_up"].get("done", date.max) >= BEGINS
    ]
    assert found["indicators"] == {
        "结对帮扶率": [sum(map(helped, people)), len(people)],
        "走访率": [sum(bool(records(one, BEGINS, ON, set(VISITS))) for one in people), len(people)],
        "后续办结率": [sum(day <= ON for day in followed), len(followed)],
    }
    for every_, duties in found["duties"].items():
        for name, (due, done, late) in duties.items():
            kind, kinds = (
                ("留守老人", VISITS) if every_ == "month" else ("留守妇女", ("谈心", "走访", "家访"))
            )
            assert (done, due) == duty_done(name, people, ON)
            assert [due, done, late] == duty([one for one in people if one["kind"] == kind], kinds, every_)


def test_nothing_is_left_out(figures: dict[str, Any]) -> None:
    """Of every key there is a recount here."""
    assert set(figures) == {
        *("population", "heads", "groups", "crosses", "indicators", "cases", "canvassed", "duties"),
        *("unit_duties", "checklists", "activities", "survey", "survey_left_out", "residents"),
    }
