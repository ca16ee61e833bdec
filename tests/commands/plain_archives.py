"""The sample's archives read by plain Python that knows nothing of our code, and how it stood on a day."""

from datetime import date, timedelta
from functools import cache
from typing import Any

import yaml
from tests.commands.conftest import CHECKOUT

Archive = dict[str, Any]
ONE = timedelta(days=1)
PEER = {"学习帮手", "手拉手伙伴"}
NOT_COUNTED = {"去世", "失联", "服刑", "另组家庭"}


@cache
def all_of(folder: str) -> tuple[Archive, ...]:
    files = sorted((CHECKOUT / "data" / folder).glob("*.yaml"))
    return tuple(yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) for file in files)


@cache
def settings() -> Archive:
    found = yaml.safe_load((CHECKOUT / "liushou.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def people() -> dict[str, Archive]:
    return {one["id"]: one for one in all_of("volunteers")}


def span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - ONE


def then(child: Archive, field: str, day: date) -> Any:
    """A field that `past` keeps, on a day."""
    past = [one for one in child.get("past", []) if one["until"] >= day and field in one]
    return min(past, key=lambda one: one["until"])[field] if past else child.get(field)


def registered(child: Archive, day: date) -> bool:
    stays = [*child.get("earlier", []), child]
    return any(stay["registered_on"] <= day < stay.get("closed_on", date.max) for stay in stays)


def left_behind(child: Archive, day: date) -> str:
    counted = [one["situation"] for one in then(child, "parents", day) if one["situation"] not in NOT_COUNTED]
    if not counted:
        return "无父母照护"
    away = counted.count("外出务工")
    return "双留守" if away == len(counted) else "单留守" if away else "非留守"


def term_on(on: date) -> Archive:
    """The last begun; the terms of the sample do not overlap."""
    return max((one for one in all_of("terms") if one["begins"] <= on), key=lambda one: one["begins"])


def counted(child: Archive, on: date) -> bool:
    term = term_on(on)
    days = span(term["begins"], min(term["ends"], on))
    return any(registered(child, day) and left_behind(child, day) != "非留守" for day in days)


def active(pair: Archive, day: date) -> bool:
    return bool(pair["since"] <= day <= pair.get("until", date.max))


def serves(id_: str, day: date) -> bool:
    one = people()[id_]
    return bool(day <= one["left_on"] if "left_on" in one else one["status"] == "在岗")


def homeroom(child: Archive, day: date) -> str | None:
    """The teacher of the child's class; the sample has no former homerooms."""
    school = then(child, "school", day) or {}
    found = [
        one["id"]
        for one in all_of("volunteers")
        if (room := one.get("homeroom"))
        and (room["grade"], room["class"]) == (school.get("grade"), school.get("class"))
        and room.get("since", date.min) <= day <= one.get("left_on", date.max)
    ]
    assert len(found) < 2
    return found[0] if found else None


def paired(child: Archive, day: date) -> str | None:
    adults = (one for one in child.get("pairings", []) if one["role"] not in PEER)
    return next((one["with"] for one in adults if active(one, day) and serves(one["with"], day)), None)


def answers(child: Archive, day: date) -> str | None:
    return paired(child, day) or homeroom(child, day)


def keeps(child: Archive, day: date) -> str | None:
    return homeroom(child, day) or paired(child, day)


def first_of(who: Any) -> str | None:
    """The first of `who`, by id where it is the name of a volunteer."""
    if who is None:
        return None
    first = str(who[0] if isinstance(who, list) else who)
    return next((one["id"] for one in all_of("volunteers") if one["name"] == first), first)


def in_focus(child: Archive, day: date) -> bool:
    grave = (case for case in child.get("cases", []) if case["level"] != "一般")
    is_open = any(case["opened"] <= day < case.get("closed", date.max) for case in grave)
    return is_open or bool("focus" in child and child["focus"]["since"] <= day)
