"""The survey table of the sample recounted from the YAML by both definitions, without any of our code.

Each child is put into one word of every group, by the notes of the form; the columns are counted after.
"""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import Run
from tests.commands.plain_archives import (
    NOT_COUNTED,
    Archive,
    all_of,
    left_behind,
    registered,
    settings,
    then,
)

DAYS = ("2025-09-30", "2025-12-10", "2026-04-15", "2026-06-30", "2026-07-20", "2026-09-20", "2026-11-20")
STAGES = ("幼儿园", "未入园", "小学", "初中", "高中", "中职", "辍学", "不在学")
BANDS = ("幼", "少", "大", "寄宿", "走读")
CARERS = ("祖父母", "外祖父母", "其他", "没有")
FATHERS, MOTHERS = {"父亲", "继父", "养父"}, {"母亲", "继母", "养母"}
Known = dict[str, str | None]


def age(child: Archive, day: date) -> int:
    born = child["birth_date"]
    return int(f"{day:%Y%m%d}") // 10_000 - born.year - (f"{day:%m%d}" < f"{born:%m%d}")


def out(child: Archive, day: date, side: set[str]) -> bool:
    return any(
        one["situation"] == "外出务工" and one["relation"] in side for one in then(child, "parents", day)
    )


def who_is_out(child: Archive, day: date) -> str:
    return {(True, False): "父", (False, True): "母"}.get(
        (out(child, day, FATHERS), out(child, day, MOTHERS)), "双"
    )


def is_official(child: Archive, day: date) -> bool:
    """Rural, under 16, somebody away (for no matter how long, in this unit), nobody at home who can guard."""
    assert "definition" not in settings()["unit"]
    at_home = [
        one
        for one in then(child, "parents", day)
        if one["situation"] not in {"外出务工", *NOT_COUNTED}
        and one.get("can_guard", one["situation"] != "重病重残")
    ]
    away = out(child, day, FATHERS | MOTHERS)
    return child["hukou"]["rural"] and age(child, day) < 16 and away and not at_home


def is_the_units(child: Archive, day: date) -> bool:
    counts = settings()["unit"].get("counts", ["双留守", "单留守", "无父母照护"])
    return left_behind(child, day) in counts


def studies(child: Archive, day: date) -> str | None:
    school = then(child, "school", day)
    if school is None or school["enrolled"]:
        return school and school["stage"]
    if school["stage"] in ("未入园", "幼儿园"):
        return "未入园" if age(child, day) < 6 else "不在学"
    why = school.get("left_why")
    finished = why == "毕业" or school["stage"] in ("高中", "中职")
    return "辍学" if why == "辍学" or not finished else "不在学"


def looked_after(child: Archive, day: date) -> str | None:
    guardians = then(child, "guardians", day)
    if then(child, "guardianship", day) == "无人监护":
        return "没有"
    chosen = [one for one in guardians if one.get("primary")]
    if len(guardians) == 1 and "primary" not in guardians[0]:
        chosen = guardians
    kinds = {
        {"祖": "祖父母", "外": "外祖父母"}.get(one["relation"][0], "其他") for one in (chosen or guardians)
    }
    return kinds.pop() if len(kinds) == 1 else None


def known_of(child: Archive, day: date) -> Known:
    at = studies(child, day)
    years = age(child, day)
    band = "幼" if years < 6 else "少" if years < 14 else "大"
    if at in ("小学", "初中"):
        band = "寄宿" if then(child, "school", day)["boarding"] else "走读"
    judged = then(child, "guardianship", day)
    return {
        "out": who_is_out(child, day) + child["sex"],
        "at": at,
        "well": child["health"]["condition"] if "health" in child else None,
        "band": band,
        "carer": looked_after(child, day),
        "judged": "差" if judged == "无人监护" else judged,
    }


def row_of(children: list[Known]) -> list[int]:
    """The 32 counts, group after group in the order of the form."""

    def many(key: str, *words: str) -> int:
        return sum(one[key] in words for one in children)

    by_parent = [
        number
        for who in "双父母"
        for number in (many("out", f"{who}男", f"{who}女"), many("out", f"{who}男"), many("out", f"{who}女"))
    ]
    return [
        len(children),
        *by_parent,
        *(many("at", stage) for stage in STAGES),
        many("well", "健康"),
        many("well", "残疾", "患病"),
        *(many("band", band) for band in BANDS),
        *(many("carer", carer) for carer in CARERS),
        *(many("judged", judged) for judged in ("较好", "一般", "差")),
    ]


COUNTED: dict[str, Callable[[Archive, date], bool]] = {"official": is_official, "unit": is_the_units}


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("definition", COUNTED)
def test_the_survey(liushou: Run, sample: Path, on: str, definition: str) -> None:
    day = date.fromisoformat(on)
    words = ("--definition", definition, "--on", on, "--format", "json")
    found: dict[str, Any] = json.loads(liushou("-C", sample, "survey", *words).out)
    villages: dict[str, list[Known]] = {}
    lacking = set()
    for child in all_of("children"):
        if registered(child, day) and COUNTED[definition](child, day):
            known = known_of(child, day)
            if None in known.values():
                lacking.add(child["id"])
            else:
                villages.setdefault(then(child, "address", day)["village"], []).append(known)
    assert {row["village"]: row["counts"] for row in found["rows"]} == {
        village: row_of(children) for village, children in villages.items()
    }
    assert found["total"] == row_of([one for children in villages.values() for one in children])
    assert {one["id"] for one in found["incomplete"]} == lacking
    assert found["total"][0] > 20


def test_the_sample_has_much_of_what_can_be_told_apart() -> None:
    """Or the recount would prove little."""
    seen = Counter(
        (key, value)
        for child in all_of("children")
        for day in map(date.fromisoformat, DAYS)
        if registered(child, day) and is_the_units(child, day)
        for key, value in known_of(child, day).items()
    )
    told = {key: {value for name, value in seen if name == key} for key in ("out", "band", "carer", "judged")}
    assert {key: len(values) for key, values in told.items()} == {
        "out": 6,
        "band": 3,
        "carer": 4,
        "judged": 4,
    }
