"""What is due on the sample, recounted from the YAML by plain Python that knows nothing of our code."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from tests.commands.conftest import CHECKOUT, Run
from tests.commands.plain_archives import (
    ONE,
    PEER,
    Archive,
    active,
    all_of,
    answers,
    counted,
    first_of,
    homeroom,
    in_focus,
    keeps,
    left_behind,
    people,
    registered,
    serves,
    settings,
    span,
    term_on,
    then,
)

DAYS = [
    "2026-03-02", "2026-04-06", "2026-06-30", "2026-07-10", "2026-08-20", "2026-09-01", "2026-09-27",
    "2026-09-30", "2026-10-04", "2026-10-31", "2026-11-20", "2026-12-31", "2027-01-29", "2027-02-10",
    "2027-03-15",
]  # fmt: skip
"""Both ends of terms, of months, of a quarter, holidays, vacations, and long after the last term."""


class Item(NamedTuple):
    """As cli.md has it, without the note."""

    kind: str
    what: str
    whose: str | None
    volunteer: str | None
    due: date


def cut(every: str, term: Archive) -> list[list[date]]:
    """The periods wholly in the term and not wholly in one of its holidays, each as its days."""
    keys: dict[str, Callable[[date], object]] = {
        "week": lambda day: day - timedelta(days=day.weekday()),
        "month": lambda day: (day.year, day.month),
        "quarter": lambda day: (day.year, (day.month - 1) // 3),
        "term": lambda _: 0,
    }
    key, days = keys[every], span(term["begins"], term["ends"])
    groups: dict[object, list[date]] = {}
    for day in days:
        groups.setdefault(key(day), []).append(day)
    if every == "term":
        return list(groups.values())
    whole = [one for one in groups.values() if key(one[0] - ONE) != key(one[0]) != key(one[-1] + ONE)]
    off = [(one["from"], one["to"]) for one in term.get("holidays", [])]
    return [one for one in whole if not any(a <= one[0] and one[-1] <= b for a, b in off)]


def told(
    every: str, on: date, until: date, owed: Callable[[list[date]], bool], done: Callable[[list[date]], bool]
) -> Iterator[date]:
    """Once: the last day of the latest ended period if it was missed, else of the running one if near."""
    on = min(on, term_on(on)["ends"])
    mine = [days for days in cut(every, term_on(on)) if owed(days)]
    ended = [days for days in mine if days[-1] <= on]
    if ended and not done(ended[-1]):
        yield ended[-1][-1]
        return
    for days in mine:
        if days[0] <= on < days[-1] <= until and not done(days):
            yield days[-1]


def duties(child: Archive, on: date, until: date) -> Iterator[Item]:
    if not counted(child, on):
        return
    judged = min(on, term_on(on)["ends"])
    for duty in (one for one in settings()["duties"] if "kind" in one and "whom" not in one):
        kinds = duty["kind"] if isinstance(duty["kind"], list) else [duty["kind"]]
        by = duty.get("by")
        assert by in (None, "班主任")
        assert duty.get("times", 1) == 1
        assert duty.get("for", "重点") == "重点"

        def owed(days: list[date], *, every: str = duty["every"], focus: bool = "for" in duty) -> bool:
            here = [registered(child, day) for day in days if every != "term" or day <= judged]
            day = min(days[-1], judged)
            return (any(here) if every == "term" else all(here)) and (not focus or in_focus(child, day))

        def done(days: list[date], *, kinds: list[str] = kinds, by: str | None = by) -> bool:
            return any(
                one["kind"] in kinds
                and one["date"] in days
                and one["date"] <= judged
                and (by is None or homeroom(child, one["date"]) == first_of(one.get("by")))
                for one in child.get("records", [])
            )

        who = homeroom(child, on) if by else answers(child, on)
        for due in told(duty["every"], on, until, owed, done):
            yield Item("duty", duty["name"], child["id"], who, due)


def unit_duties(on: date, until: date) -> Iterator[Item]:
    judged = min(on, term_on(on)["ends"])
    for duty in (one for one in settings()["duties"] if "activity" in one):
        held = [
            day
            for one in all_of("activities")
            if one["kind"] == duty["activity"] and one["status"] != "取消"
            for day in held_on(one)
            if day <= judged
        ]

        def done(days: list[date], *, held: list[date] = held) -> bool:
            return not set(days).isdisjoint(held)

        for due in told(duty["every"], on, until, lambda _: True, done):
            yield Item("duty", duty["name"], None, None, due)


def held_on(activity: Archive) -> list[date]:
    if "sessions" in activity:
        return [session["date"] for session in activity["sessions"]]
    when = activity["when"]
    return span(when["from"], when.get("to", when["from"])) if activity["status"] != "计划" else []


def follow_ups(child: Archive, on: date, until: date) -> Iterator[Item]:
    for record in child.get("records", []):
        promise = record.get("follow_up")
        if (
            promise
            and record["date"] <= on
            and promise["due"] <= until
            and promise.get("done", date.max) > on
        ):
            who = first_of(promise.get("by", record.get("by"))) or who_for(child, on)
            yield Item("follow_up", f"{record['kind']}后续", child["id"], who, promise["due"])


def cases(child: Archive, on: date, until: date) -> Iterator[Item]:
    for case in child.get("cases", []):
        if case["opened"] <= on < case.get("closed", date.max):
            urgent = case["level"] == "紧急"
            above = [one["date"] for one in case.get("escalated", []) if one["date"] <= on]
            steps = [one["date"] for one in case.get("steps", []) if one["date"] <= on]
            last = max([case["opened"], *steps, *(above if urgent else [])])
            due = last + timedelta(days=30 if case["level"] == "一般" else 14)
            who = first_of(case.get("by")) or answers(child, on)
            what = f"{case['kind']}个案（{case['level']}）"
            yield Item("case", what, child["id"], who, case["opened"] + ONE if urgent and not above else due)


def reports(child: Archive, on: date, until: date) -> Iterator[Item]:
    parents = [one for one in then(child, "parents", on) if one["situation"] not in ("去世", "失联", "服刑")]
    phones = [one for one in [*parents, *then(child, "guardians", on)] if "phone" in one]
    bad = then(child, "guardianship", on) in ("差", "无人监护") or not phones
    if bad and not list(cases(child, on, until)):
        yield Item("report", "强制报告", child["id"], keeps(child, on), on)


def agreements(child: Archive, on: date, until: date) -> Iterator[Item]:
    if left_behind(child, on) != "双留守":
        return
    signed = [one["delegated"] for one in then(child, "guardians", on) if "delegated" in one]
    ends = [one.get("until", date.max) for one in signed if one["signed_on"] <= on]
    due = max(ends, default=on)
    if due < on or not ends or due <= until:
        yield Item("agreement", "委托照护协议", child["id"], keeps(child, on), due)


def consents(child: Archive, on: date, until: date) -> Iterator[Item]:
    given = child.get("consent", {})
    withdrawn = given.get("withdrawn_on", date.max)
    if withdrawn <= on:
        yield Item("consent", "监护人同意书", child["id"], keeps(child, on), withdrawn)
    elif given.get("signed_on", date.max) > on or "档案" not in given.get("scope", ["档案"]):
        yield Item("consent", "监护人同意书", child["id"], keeps(child, on), on)


def term_end(child: Archive, on: date, until: date) -> Iterator[Item]:
    term = term_on(on)
    ends, who = term["ends"], keeps(child, on)
    if not counted(child, on) or (ends > until and (ends - on).days > 30):
        return
    days = [one["date"] for one in child.get("records", []) if one["kind"] == "信息核查"]
    if not any(term["begins"] <= day <= on for day in days):
        yield Item("verification", "信息核查", child["id"], who, ends)
    if not any(one["term"] == term["id"] for one in child.get("vacations", [])):
        name = "寒假" if term["id"].endswith("-1") else "暑假"
        yield Item("vacation", f"{name}去向", child["id"], who, ends)


def birthdays(child: Archive, on: date, until: date) -> Iterator[Item]:
    born = child["birth_date"]
    assert (born.month, born.day) != (2, 29)
    for day in span(on, until):
        if (day.month, day.day) == (born.month, born.day):
            yield Item("birthday", "生日", child["id"], who_for(child, on), day)


def who_for(person: Archive, on: date) -> str | None:
    """For a resident the first helper who serves, else whoever has the village."""
    if "kind" not in person:
        return answers(person, on)
    helpers = [one["with"] for one in person.get("helpers", []) if active(one, on)]
    village = {"village": person["address"]["village"]}
    covering = sorted(id_ for id_, one in people().items() if village in one.get("covers", []))
    return next((id_ for each in (helpers, covering) for id_ in each if serves(id_, on)), None)


def resident_duties(resident: Archive, on: date, until: date) -> Iterator[Item]:
    judged = min(on, term_on(on)["ends"])
    for duty in (one for one in settings()["duties"] if one.get("whom") == resident["kind"]):
        assert set(duty) == {"name", "kind", "every", "whom"}
        made = [one["date"] for one in resident["records"] if one["kind"] in duty["kind"]]

        def owed(days: list[date]) -> bool:
            return all(registered(resident, day) for day in days)

        def done(days: list[date], *, made: list[date] = made) -> bool:
            return any(day in days and day <= judged for day in made)

        for due in told(duty["every"], on, until, owed, done):
            yield Item("duty", duty["name"], resident["id"], who_for(resident, on), due)


def elders_birthdays(resident: Archive, on: date, until: date) -> Iterator[Item]:
    return birthdays(resident, on, until) if resident["kind"] == "留守老人" else iter(())


def clearances(on: date, until: date) -> Iterator[Item]:
    near = {
        pair["with"]
        for child in all_of("children")
        if registered(child, on)
        for pair in child.get("pairings", [])
        if pair["role"] not in PEER and active(pair, on)
    }
    for one in all_of("activities"):
        with_children = one.get("children") or any(each["present"] for each in one.get("sessions", []))
        over = one["term"] != term_on(on)["id"] and one["when"].get("to", one["when"]["from"]) < on
        if with_children and not over and one["status"] != "取消":
            lists = [
                one.get("volunteers", []),
                *(each.get("volunteers", []) for each in one.get("sessions", [])),
            ]
            leads = [each.get("lead", []) for each in [*one.get("agenda", []), *one.get("phases", [])]]
            for who in [*lists, *leads, *(each["people"] for each in one.get("team", []))]:
                near |= {first_of(each) or "" for each in (who if isinstance(who, list) else [who])}
    for id_ in near - {child["name"] for child in all_of("children")}:
        yield from cleared(id_, on, until)


def cleared(id_: str, on: date, until: date) -> Iterator[Item]:
    one = people().get(id_, {"kind": "不知道"})
    if one["kind"] in ("学生", "单位") or (id_ in people() and not serves(id_, on)):
        return
    checked = one.get("clearance", {})
    day = checked.get("checked_on", date.max)
    if checked.get("result") != "通过" or day > on:
        yield Item("clearance", "违法犯罪记录查询", None, id_, on)
    elif day.replace(year=day.year + 1) <= until:
        yield Item("clearance", "违法犯罪记录查询", None, id_, day.replace(year=day.year + 1))


def unfinished(on: date) -> Iterator[Item]:
    begun = sorted(one["id"] for one in all_of("terms") if one["begins"] <= on)[-2:]
    for one in all_of("activities"):
        last = one["when"].get("to", one["when"]["from"])
        if one["status"] in ("计划", "进行") and last < on and one["term"] in begun:
            heads = [each["people"] for each in one.get("team", []) if each["role"] == "负责人"]
            leads = [each["lead"] for each in one.get("agenda", []) if "lead" in each]
            yield Item("activity", "活动收尾", None, first_of([*heads, *leads][0]), last)


OF_A_RESIDENT = (follow_ups, resident_duties, elders_birthdays)
OF_A_CHILD = (reports, cases, follow_ups, duties, agreements, consents, term_end, birthdays)


def recounted(on: date, within: int) -> list[Item]:
    until = on + timedelta(days=within)
    found = [
        item
        for child in all_of("children")
        if registered(child, on)
        for of in OF_A_CHILD
        for item in of(child, on, until)
    ]
    found += [
        item
        for resident in all_of("residents")
        if registered(resident, on)
        for of in OF_A_RESIDENT
        for item in of(resident, on, until)
    ]
    return [*found, *unit_duties(on, until), *clearances(on, until), *unfinished(on)]


@pytest.mark.parametrize("within", [0, 14])
@pytest.mark.parametrize("day", DAYS)
def test_all_that_is_due_is_what_the_archives_say(liushou: Run, day: str, within: int) -> None:
    on = date.fromisoformat(day)
    shown = liushou("-C", CHECKOUT, "due", "--on", day, "--within", str(within), "--format", "json")
    rows = json.loads(shown.out)
    found = [
        Item(
            kind=row["kind"],
            what=row["what"],
            whose=row["child"] or row["resident"],
            volunteer=row["volunteer"],
            due=date.fromisoformat(row["due"]),
        )
        for row in rows
    ]
    assert sorted(found, key=str) == sorted(recounted(on, within), key=str)
    assert [row["overdue_days"] for row in rows] == [(on - item.due).days for item in found]


def test_of_every_kind_something_is_due_on_one_of_the_days() -> None:
    found = [item for day in DAYS for item in recounted(date.fromisoformat(day), 14)]
    of_residents = {item.kind for item in found if (item.whose or "").startswith("r-")}
    assert of_residents == {"follow_up", "duty", "birthday"}
    assert {item.kind for item in found} == {
        "case", "follow_up", "duty", "clearance", "agreement", "consent", "verification", "vacation",
        "activity", "birthday",
    }  # fmt: skip
