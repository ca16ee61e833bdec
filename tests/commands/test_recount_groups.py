"""Indicators by groups and of a part, recounted from the sample's YAML by plain Python of its own."""

import csv
import io
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.plain_archives import (
    PEER,
    Archive,
    active,
    all_of,
    counted,
    homeroom,
    left_behind,
    people,
    registered,
    span,
    term_on,
    then,
)

ON = date.fromisoformat(DAY)
BEGINS = term_on(ON)["begins"]
HOLIDAY = (date(2026, 10, 1), date(2026, 10, 7))
Share = tuple[int, int]


def judged(child: Archive) -> date:
    return max(day for day in span(BEGINS, ON) if registered(child, day))


def members() -> list[Archive]:
    return [child for child in all_of("children") if counted(child, ON)]


def at_school(child: Archive, key: str) -> Any:
    return then(child, "school", judged(child))[key]


def village(child: Archive) -> Any:
    return then(child, "address", judged(child))["village"]


GROUPS: dict[str, Callable[[Archive], list[str]]] = {
    "年级": lambda child: [at_school(child, "grade")],
    "班级": lambda child: [f"{at_school(child, 'grade')}{at_school(child, 'class')}班"],
    "性别": lambda child: [child["sex"]],
    "村": lambda child: [village(child)],
    "寄宿": lambda child: ["是" if at_school(child, "boarding") else "否"],
    "留守类型": lambda child: [left_behind(child, judged(child))],
    "类别": lambda child: child.get("categories") or ["未填"],
    "班主任": lambda child: [people()[id_]["name"] if (id_ := homeroom(child, judged(child))) else "未填"],
}


def recorded(child: Archive, *kinds: str) -> bool:
    return any(one["kind"] in kinds and BEGINS <= one["date"] <= ON for one in child.get("records", []))


def visited(child: Archive) -> Share:
    return int(recorded(child, "走访", "家访", "慰问")), 1


def paired(child: Archive) -> Share:
    day = judged(child)
    pairs = child.get("pairings", [])
    return int(any(one["role"] not in PEER and active(one, day) for one in pairs)), 1


def verified(child: Archive) -> Share:
    return int(recorded(child, "信息核查")), 1


def in_contact(child: Archive) -> Share:
    """Weeks from Monday to Sunday, wholly in the term and on the register, ended, and not all holiday."""
    done = due = 0
    calls = {one["date"] for one in child.get("records", []) if one["kind"] in ("亲情电话", "亲情视频")}
    for monday in span(BEGINS, ON):
        week = [monday + timedelta(days=number) for number in range(7)]
        whole = week[-1] <= ON and all(registered(child, day) for day in week)
        if monday.weekday() or not whole or (HOLIDAY[0] <= week[0] and week[-1] <= HOLIDAY[1]):
            continue
        due += 1
        done += any(day in calls for day in week)
    return done, due


def settled(child: Archive) -> Share:
    cases = [
        one for one in child.get("cases", []) if one["opened"] <= ON and one.get("closed", date.max) >= BEGINS
    ]
    return sum(one.get("closed", date.max) <= ON for one in cases), len(cases)


FIGURES: dict[str, Callable[[Archive], Share]] = {
    "走访率": visited,
    "结对帮扶率": paired,
    "信息核查率": verified,
    "亲情联系率": in_contact,
    "问题办结率": settled,
}


def recount(children: list[Archive], figure: Callable[[Archive], Share], by: list[str]) -> dict[Any, Share]:
    """The shares of every place, 合计 standing for all groups of a breakdown."""
    found: defaultdict[tuple[str, ...], Share] = defaultdict(lambda: (0, 0))
    for child in children:
        places: set[tuple[str, ...]] = {()}
        for label in by:
            groups = [*GROUPS[label](child), "合计"]
            places = {(*place, group) for place in places for group in groups}
        done, due = figure(child)
        for place in places:
            part, of = found[place]
            found[place] = (part + done, of + due)
    return dict(found)


def shown(liushou: Run, sample: Path, *words: str) -> dict[Any, Share]:
    """Places with their shares, as csv has them; places of nobody are left out."""
    result = liushou("-C", sample, "stats", *words, "--on", DAY, "--format", "csv")
    assert result.status == 0, result.err
    _, *rows = csv.reader(io.StringIO(result.out))
    return {tuple(row[1:-3]): (int(row[-3]), int(row[-2])) for row in rows}


def but_nobody(shares: dict[Any, Share]) -> dict[Any, Share]:
    return {place: share for place, share in shares.items() if share != (0, 0)}


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize(
    "per", ["年级", "班级", "村", "类别", "班主任", "年级,性别", "村,寄宿", "留守类型,类别"]
)
def test_indicators_by_groups(liushou: Run, sample: Path, figure: str, per: str) -> None:
    counted_here = recount(members(), FIGURES[figure], per.split(","))
    assert but_nobody(shown(liushou, sample, figure, "--per", per)) == but_nobody(counted_here)
    assert len(counted_here) > 2


PARTS: dict[str, Callable[[Archive], bool]] = {
    "村:樟下村": lambda child: village(child) == "樟下村",
    "寄宿:是 AND 性别:女": lambda child: GROUPS["寄宿"](child) == ["是"] and child["sex"] == "女",
    "班级:五年级1班 OR 类别:单亲": lambda child: (
        GROUPS["班级"](child) == ["五年级1班"] or "单亲" in child.get("categories", [])
    ),
    "NOT 留守类型:双留守": lambda child: left_behind(child, judged(child)) != "双留守",
}


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("part", PARTS)
def test_indicators_of_a_part(liushou: Run, sample: Path, figure: str, part: str) -> None:
    some = [child for child in members() if PARTS[part](child)]
    assert 0 < len(some) < len(members())
    found = shown(liushou, sample, figure, *part.split(), "--per", "性别")
    assert but_nobody(found) == but_nobody(recount(some, FIGURES[figure], ["性别"]))
    rest = [child for child in members() if not PARTS[part](child)]
    found = shown(liushou, sample, figure, "--except", part, "--per", "性别")
    assert but_nobody(found) == but_nobody(recount(rest, FIGURES[figure], ["性别"]))


def test_who_is_behind_a_cell(liushou: Run, sample: Path) -> None:
    words = ("结对帮扶率", "--per", "年级,性别", "--names", "--on", DAY, "--format", "csv")
    heads, *rows = csv.reader(io.StringIO(liushou("-C", sample, "stats", *words).out))
    assert heads == ["未达到的指标", "年级", "性别", "编号", "姓名", "班级", "村"]
    expected = {
        ("结对帮扶率", *GROUPS["年级"](child), child["sex"], child["id"], child["name"],
         *GROUPS["班级"](child), village(child))
        for child in members()
        if not paired(child)[0]
    }  # fmt: skip
    assert {tuple(row) for row in rows} == expected
    assert len(rows) == len(expected) > 0
