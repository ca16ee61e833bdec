"""Workbooks of the sample recounted from the YAML, by plain Python that knows nothing of our code."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.commands.conftest import Run
from tests.commands.plain_archives import (
    NOT_COUNTED,
    PEER,
    Archive,
    active,
    all_of,
    counted,
    left_behind,
    people,
    registered,
    term_on,
    then,
)

DAYS = ("2025-12-10", "2026-04-15", "2026-06-30", "2026-09-20", "2026-11-20")
COUNTED = {
    "谈心次数": {"谈心"},
    "走访次数": {"走访", "家访", "慰问"},
    "亲情通话次数": {"亲情电话", "亲情视频"},
    "家长联系次数": {"家长联系", "监护人交流"},
}
Row = dict[str, Any]


def rows(file: Path, head: int, sheet: int = 0) -> list[Row]:
    """The rows of a sheet below a row of headings, by heading; of notes only the first cell is filled."""
    found = openpyxl.load_workbook(file).worksheets[sheet].iter_rows(values_only=True)
    above = [next(found) for _ in range(head)]
    heads = [
        str(lower or upper or (above[head - 2][at] if head > 1 else ""))
        for at, (upper, lower) in enumerate(zip(above[-2], above[-1], strict=True))
    ]
    return [dict(zip(heads, values, strict=True)) for values in found if any(values[1:])]


def exported(liushou: Run, sample: Path, tmp_path: Path, *words: str) -> Path:
    file = tmp_path / "表.xlsx"
    result = liushou("-C", sample, "export", *words, "-o", file)
    assert result.status == 0, result.err
    return file


def there(day: date) -> list[Archive]:
    return [one for one in all_of("children") if registered(one, day) and counted(one, day)]


@pytest.mark.parametrize("on", DAYS)
def test_the_ledger(liushou: Run, sample: Path, tmp_path: Path, on: str) -> None:
    day = date.fromisoformat(on)
    found = {one["编号"]: one for one in rows(exported(liushou, sample, tmp_path, "ledger", "--on", on), 4)}
    assert set(found) == {one["id"] for one in there(day)}
    begins, ends = term_on(day)["begins"], min(day, term_on(day)["ends"])
    for child in there(day):
        made, records = found[child["id"]], child.get("records", [])
        done = [one for one in records if begins <= one["date"] <= ends]
        for heading, kinds in COUNTED.items():
            assert made[heading] == sum(one["kind"] in kinds for one in done), (child["id"], heading)
        last = [one["date"] for one in done if one["kind"] in set().union(*COUNTED.values())]
        assert day_of(made["最近一次"]) == max(last, default=None)
        checked = [one["date"] for one in records if one["kind"] == "信息核查" and one["date"] <= day]
        assert day_of(made["信息核查日期"]) == max(checked, default=None)
        cases = child.get("cases", [])
        assert made["未办结个案"] == sum(one["opened"] <= day < one.get("closed", date.max) for one in cases)
        assert made["留守类型"] == left_behind(child, day)
        helpers = [
            pair for pair in child.get("pairings", []) if pair["role"] not in PEER and active(pair, day)
        ]
        first, *others = [people()[one["with"]]["name"] for one in sorted(helpers, key=since)] or [None]
        assert made["帮扶人"] == first
        assert [name in (made["其他帮扶人"] or "") for name in others] == [True] * len(others)


def since(pair: Archive) -> date:
    found = pair["since"]
    assert isinstance(found, date)
    return found


def day_of(value: Any) -> date | None:
    return None if value is None else value.date()


@pytest.mark.parametrize("on", DAYS)
def test_the_pairing_table(liushou: Run, sample: Path, tmp_path: Path, on: str) -> None:
    day = date.fromisoformat(on)
    file = exported(liushou, sample, tmp_path, "pairing", "--on", on)
    asked = min(day, term_on(day)["ends"])
    on_register = [one for one in all_of("children") if registered(one, asked)]
    expected = Counter(
        (child["name"], people()[pair["with"]]["name"], pair["role"])
        for child in on_register
        for pair in child.get("pairings", [])
        if pair["role"] not in PEER and active(pair, asked)
    )
    assert Counter((one["儿童"], one["帮扶人"], one["结对身份"]) for one in rows(file, 3)) == expected
    by_helper = Counter(helper for _, helper, _ in expected.elements())
    sheets = openpyxl.load_workbook(file).sheetnames
    helpers = rows(file, 3, sheets.index("帮扶人员"))
    assert {one["姓名"]: one["人数"] for one in helpers} == dict(by_helper)


@pytest.mark.parametrize("on", DAYS)
def test_the_survey_table(liushou: Run, sample: Path, tmp_path: Path, on: str) -> None:
    """Columns 1 to 10, 13, 19, 24, 25 and 30 to 32 of the children whose archives say all of it."""
    day = date.fromisoformat(on)
    file = exported(liushou, sample, tmp_path, "survey", "--on", on)
    table = openpyxl.load_workbook(file).worksheets[0]
    found = {row[0]: row[1:] for row in table.iter_rows(min_row=5, values_only=True) if row[1] is not None}
    expected: dict[str, Counter[int]] = {}
    for child in all_of("children"):
        columns = surveyed(child, day)
        for place in (then(child, "address", day)["village"], "合计") if columns else ():
            expected.setdefault(place, Counter()).update(columns)
    assert set(found) == set(expected)
    for place, counts in expected.items():
        for number in (*range(1, 11), 13, 19, 24, 25, 30, 31, 32):
            assert found[place][number - 1] == counts[number], (place, number)


def surveyed(child: Archive, day: date) -> set[int]:
    """The columns of an official child of whom nothing is missing.

    All of the sample's are at a primary school, and its unit asks for no months of absence.
    """
    born, parents = child["birth_date"], then(child, "parents", day)
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    school, judged = then(child, "school", day), then(child, "guardianship", day)
    primary = any(one.get("primary") for one in then(child, "guardians", day) or [])
    sides = [{"父亲", "养父", "继父"}, {"母亲", "养母", "继母"}]
    away = [
        any(one["relation"] in side and one["situation"] == "外出务工" for one in parents) for side in sides
    ]
    can = any(guards(one) for one in parents)
    rural = child.get("hukou", {}).get("rural")
    known = "health" in child and judged and (primary or judged == "无人监护")
    if not registered(child, day) or age >= 16 or not any(away) or can or not known or not rural:
        return set()
    column = 2 if all(away) else 5 if away[0] else 8
    sex = column + (1 if child["sex"] == "男" else 2)
    health = 19 if child["health"]["condition"] == "健康" else 20
    assessed = {"较好": 30, "一般": 31}.get(judged, 32)
    return {1, column, sex, 13, health, 24 if school["boarding"] else 25, assessed}


def guards(parent: Archive) -> bool:
    """At home and able to look after the child."""
    away = parent["situation"] in NOT_COUNTED | {"外出务工"}
    return not away and bool(parent.get("can_guard", parent["situation"] != "重病重残"))
