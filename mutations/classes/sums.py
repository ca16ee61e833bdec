"""Beginnings and ends turned round; sums of people, money, minutes and marks broken."""

import re
from random import Random

from liushou.findings import Path, dotted
from liushou.yamltext.reader import Value
from mutations.mutant import Mutant, at_value, mutant, mutation
from mutations.page import Page
from mutations.sample import Sample, Spot

_PAIRS = {
    "until": ("since", "signed_on"), "to": ("from", "date"), "ends": ("begins",), "closed": ("opened",),
    "left_on": ("joined_on", "since"), "closed_on": ("registered_on",), "away_since": ("birth_date",),
    "withdrawn_on": ("signed_on",), "end": ("start",), "to_rank": ("from_rank",),
}  # fmt: skip

_WHEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}")


@mutation("起止颠倒", "LS303", "LS305", "LS301")
def turned_round(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_end)
    begin = _beginning(spot) if spot else None
    if spot is None or begin is None:
        return None
    page = spot.page
    first, last = page.positions.raw(begin), page.positions.raw(spot.path)
    text = page.with_values({begin: last, spot.path: first})
    lines = (page.line(begin), page.line(spot.path))
    where = f"{lines[1]} {dotted(spot.path)}"
    return mutant(page, text, lines, where, f"{first}…{last}", f"{last}…{first}")


def _is_end(spot: Spot) -> bool:
    return spot.name in _PAIRS and _beginning(spot) is not None


def _beginning(spot: Spot) -> Path | None:
    """The path of the beginning that differs; clock times of several days are in no order."""
    part = spot.page.value(spot.path[:-1])
    if not isinstance(part, dict) or spot.is_item:
        return None
    if spot.name == "end" and "to" in part and "weekdays" not in part:
        return None
    held = (key for key in _PAIRS[spot.name] if key in part and _alike(part[key], spot.value))
    key = next(held, None)
    return (*spot.path[:-1], key) if key else None


def _alike(begin: Value, end: Value) -> bool:
    """True for two different dates, clock times or ranks: the words of a list or a name have no order."""
    if isinstance(begin, int) and isinstance(end, int):
        return begin != end
    return begin != end and _WHEN.fullmatch(str(begin)) is not None and _WHEN.fullmatch(str(end)) is not None


@mutation("人数加不起来", "LS304")
def headcount(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_count)
    return _with_number(rng, spot, *_sums_of_count(spot)) if spot else None


def _is_count(spot: Spot) -> bool:
    return spot.kind == "activity" and spot.names[0] == "attendees" and spot.name in ("count", "total")


def _sums_of_count(spot: Spot) -> tuple[Path, ...]:
    """Where the sum stands that a count is part of."""
    if "parts" in spot.names:
        return ((*spot.path[:3], "count"),)
    return (("attendees", "total"),)


@mutation("经费加不起来", "LS306")
def money(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_money)
    if spot is None:
        return None
    sums: list[Path] = [("budget", "total")]
    if "items" in spot.path:
        sums.append((*spot.path[:3], "amount"))
    return _with_number(rng, spot, *sums)


def _is_money(spot: Spot) -> bool:
    if spot.kind != "activity" or spot.names[0] != "budget":
        return False
    return spot.name in ("total", "amount", "quantity", "unit_price")


@mutation("成绩对不上", "LS310")
def marks(rng: Random, sample: Sample) -> Mutant | None:
    page = rng.choice(sample.of_kind("child"))
    grades = page.values.get("grades")
    if not isinstance(grades, list) or not grades:
        return None
    place = rng.randrange(len(grades))
    grade = grades[place]
    if not isinstance(grade, dict) or not isinstance(grade["scores"], dict):
        return None
    here: Path = ("grades", place)
    subjects: list[Path] = [(*here, "scores", subject) for subject in grade["scores"]]
    path = rng.choice([*subjects, (*here, "total"), (*here, "class_rank")])
    lines = (page.line((*here, "total")), page.line((*here, "class_rank")), page.line(path))
    before = page.positions.raw(path)
    size = int(str(grade["class_size"]))
    put = str(size + rng.randint(1, 9)) if path[-1] == "class_rank" else _other_number(rng, before)
    where = f"{lines[2]} {dotted(path)}"
    return mutant(page, page.with_value(path, put), lines, where, before, put)


@mutation("摸底人数自相矛盾", "LS3", "LS403")
def survey(rng: Random, sample: Sample) -> Mutant | None:
    page = rng.choice(sample.of_kind("term"))
    rows = page.values["survey"]
    place = rng.randrange(len(rows)) if isinstance(rows, list) else 0
    row = rows[place] if isinstance(rows, list) else None
    if not isinstance(row, dict):
        return None
    held = {key: int(str(row[key])) for key in ("students", "left_behind", "both", "one")}
    too_many = {
        "left_behind": held["students"] + rng.randint(1, 20),
        "students": held["left_behind"] - 1,
        "both": held["left_behind"] - held["one"] + rng.randint(1, 9),
        "one": held["left_behind"] - held["both"] + rng.randint(1, 9),
    }
    key = rng.choice(list(too_many))
    return _number_put(page, ("survey", place, key), str(max(too_many[key], 0)))


def _with_number(rng: Random, spot: Spot, *sums: Path) -> Mutant | None:
    lines = [spot.page.line(path) for path in sums]
    return at_value(spot, _other_number(rng, spot.page.positions.raw(spot.path)), *lines)


def _number_put(page: Page, path: Path, put: str) -> Mutant | None:
    line, before = page.line(path), page.positions.raw(path)
    if before == put:
        return None
    return mutant(page, page.with_value(path, put), (line,), f"{line} {dotted(path)}", before, put)


def _other_number(rng: Random, written: str) -> str:
    """The number with one digit changed, never to nothing before the others."""
    at = rng.choice([index for index, char in enumerate(written) if char.isdigit()])
    digits = [digit for digit in ("123456789" if at == 0 else "0123456789") if digit != written[at]]
    return written[:at] + rng.choice(digits) + written[at + 1 :]
