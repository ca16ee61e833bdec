"""A draw made again from the YAML, the seed and the words of docs/抽查.md, by nothing of our code."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.plain_archives import Archive, all_of, left_behind, paired, registered, then

ON = date.fromisoformat(DAY)
Group = Callable[[Archive, date], str]


def number(seed: str, what: str, name: str) -> int:
    return int(sha256(b"\0".join(part.encode() for part in (seed, what, name))).hexdigest(), 16)


def room(child: Archive, day: date) -> str:
    school = then(child, "school", day) or {}
    label = school.get("class")
    if school.get("grade") is None or label is None:
        return "未填"
    return f"{school['grade']}{label}班" if isinstance(label, int) else f"{school['grade']}{label}"


def village(child: Archive, day: date) -> str:
    return str((then(child, "address", day) or {}).get("village", "未填"))


def helper(child: Archive, day: date) -> str:
    """The groups of people are their ids."""
    return paired(child, day) or "未填"


def pool(day: date) -> list[Archive]:
    """Those on the register on the day who count as left behind."""
    return [one for one in all_of("children") if registered(one, day) and left_behind(one, day) != "非留守"]


def visited(child: Archive, day: date, days: int) -> bool:
    first = day - timedelta(days=days)
    kinds = ("走访", "家访", "慰问")
    return any(one["kind"] in kinds and first <= one["date"] <= day for one in child.get("records", []))


def redrawn(group: Group, day: date, count: int, seed: str, lightly: int | None) -> dict[str, Any]:
    """The ids that are drawn, and of each stratum how many there are and were drawn."""
    children = pool(day)
    weight = {one["id"]: 1 if lightly is not None and visited(one, day, lightly) else 2 for one in children}
    groups = {one["id"]: group(one, day) for one in children}
    rest, drawn, left = set(weight), set[str](), min(count, len(weight))
    while sure := {id_ for id_ in rest if weight[id_] * left >= sum(weight[each] for each in rest)}:
        rest, drawn, left = rest - sure, drawn | sure, left - len(sure)
    ring = sorted(rest, key=lambda id_: (number(seed, "stratum", groups[id_]), number(seed, "child", id_)))
    whole = sum(weight[id_] for id_ in rest)
    points = [number(seed, "start", "") % whole + turn * whole for turn in range(left)] if rest else []
    begin = 0
    for id_ in ring:
        end = begin + weight[id_] * left
        if any(begin <= point < end for point in points):
            drawn.add(id_)
        begin = end
    there, taken = Counter(groups.values()), Counter(groups[id_] for id_ in drawn)
    return {
        "children": drawn,
        "strata": {name: {"children": there[name], "drawn": taken[name]} for name in there},
    }


CASES: dict[str, tuple[Group, int, str, int | None]] = {
    "6 --per 班级": (room, 6, "482913", None),
    "7 --per 村": (village, 7, "20261120-4", None),
    "5 --per 帮扶人员": (helper, 5, "临溪县检查组", None),
    "12 --per 班级 --lightly 30": (room, 12, "7", 30),
    "50 --per 村 --lightly 60": (village, 50, "八", 60),
    "999 --per 班级": (room, 999, "1", None),
}


@pytest.mark.parametrize("words", CASES)
@pytest.mark.parametrize("day", [DAY, "2026-06-30"])
def test_the_draw_is_made_again(liushou: Run, sample: Path, words: str, day: str) -> None:
    group, count, seed, lightly = CASES[words]
    drawn = liushou("-C", sample, "sample", *words.split(), "--seed", seed, "--on", day, "--format", "json")
    found = json.loads(drawn.out)
    again = redrawn(group, date.fromisoformat(day), count, seed, lightly)
    assert (
        len(found["children"])
        == len(set(found["children"]))
        == min(count, len(pool(date.fromisoformat(day))))
    )
    assert set(found["children"]) == again["children"]
    assert found["strata"] == again["strata"]


def test_the_pool_has_several_strata() -> None:
    """So that the draws above say something."""
    sizes: defaultdict[str, int] = defaultdict(int)
    for child in pool(ON):
        sizes[room(child, ON)] += 1
    assert len(sizes) > 5
    assert len(set(sizes.values())) > 2
