"""The survey on a terminal: what commands on the sample do not show."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.builders import child, school, store, unit

from liushou.documents.frontmatter import Audience
from liushou.records.child import Child
from liushou.screens.survey.lines import lines_of
from liushou.screens.survey.mending import mending_of
from liushou.screens.survey.told import told
from liushou.screens.survey.whole import as_json
from liushou.stats.survey_table import SurveyTable, VillageRow, survey_table
from liushou.store.load import Store
from liushou.textwidth import width

DAY = date(2026, 11, 20)


def official(id_: str, village: str = "青塘村", **fields: Any) -> Child:
    base: dict[str, Any] = {
        "hukou": {"rural": True, "registered": True},
        "address": {"village": village},
        "school": school(),
        "health": {"condition": "健康"},
        "guardians": [{"name": "奶奶", "relation": "祖母"}],
        "guardianship": "较好",
    }
    return child(id_, **{**base, **fields})


def shown(kept: Store, table: SurveyTable, audience: Audience = "internal") -> str:
    return "\n".join(lines_of(told(kept, table, audience, None)))


def test_an_equation_that_does_not_hold_names_the_children_behind_it() -> None:
    kept = store(unit(), official("c-a", name="田小禾"), official("c-b"))
    table = survey_table(kept, DAY)
    wrong = replace(table.counted[0], columns=table.counted[0].columns - {19})
    broken = replace(table, counted=(wrong, *table.counted[1:]))
    inside = shown(kept, broken)
    assert (
        "平衡关系不成立：\n  青塘村：第1栏为2，第19＋20栏为2。\n    只在一边的：\n      田小禾（c-a）"
        in inside
    )
    assert "已核对" not in inside
    outside = shown(kept, broken, "superior")
    assert "平衡关系不成立：" in outside
    assert "田小禾" not in outside
    public = shown(kept, broken, "public")
    assert "平衡关系" not in public
    assert as_json(told(kept, broken, "superior", None))["mismatches"] == [
        {"place": "青塘村", "left": [1], "right": [19, 20], "sums": [2, 2], "children": []}
    ]


def test_many_children_and_long_names_of_villages_fit() -> None:
    name = "新华街道和平路南段社区居民委员会"
    kept = store(unit(), official("c-a", village=name))
    table = survey_table(kept, DAY)
    many = tuple(99_999 for _ in table.total)
    lines = shown(kept, replace(table, rows=(VillageRow(name, many),), total=many)).split("\n")
    assert max(map(width, lines)) <= 80
    assert name in "".join(line.split()[0] for line in lines if line)


def test_text_of_an_archive_cannot_steer_the_terminal() -> None:
    kept = store(unit(), official("c-a", village="[link=x]村"))
    assert "[link=x]村" in shown(kept, survey_table(kept, DAY))


@pytest.mark.parametrize(
    ("guardians", "command", "choices"),
    [
        ([], "guardians[+]={name: …, relation: …, primary: true}", "没有人照看的，写 guardianship=无人监护"),
        (["祖母", "亲属"], "guardians[…].primary=true", "方括号里写祖母或亲属，看平时以谁为主"),
        (["祖父", "父亲", "亲属"], "guardians[…].primary=true", "方括号里写祖父、父亲或亲属"),
        (["祖父", "祖父"], "guardians[…].primary=true", "方括号里写祖父，"),
    ],
)
def test_who_looks_after_a_child_is_asked_as_it_can_be_written(
    guardians: list[str], command: str, choices: str
) -> None:
    one = child("c-a", guardians=[{"name": f"甲{at}", "relation": each} for at, each in enumerate(guardians)])
    found = mending_of(one, "主要监护人", DAY)
    assert found.command == f'liushou set c-a "{command}"'
    assert choices in found.choices
