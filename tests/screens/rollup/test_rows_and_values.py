"""CSV rows and JSON of a roll-up: the same numbers, and they add up."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.screens.rollup.made import GOALS, rollup, town, unit

from liushou.screens.rollup.csv_rows import unit_rows
from liushou.screens.rollup.values import as_json
from liushou.screens.rollup.view import View, all_standings, main_indicators
from liushou.stats.rollup.whole import whole_figures
from liushou.stats.summary.counts import Counts
from liushou.stats.summary.model import Summary

ABOUT = 13
SHARES = st.integers(0, 30).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
SCHOOL = st.tuples(st.fixed_dictionaries(dict.fromkeys(GOALS, SHARES)), st.integers(0, 99))
TOWNS = st.lists(st.lists(SCHOOL, min_size=1, max_size=4), min_size=1, max_size=4)


def county(drawn: list[list[tuple[dict[str, tuple[int, int]], int]]]) -> Summary:
    towns = [
        town(
            f"第{place}镇",
            [
                unit(f"第{number}小学", shares, heads, f"第{place}镇")
                for number, (shares, heads) in enumerate(schools)
            ],
        )
        for place, schools in enumerate(drawn)
    ]
    return town("东山县", towns, level="县")


@given(TOWNS)
@settings(max_examples=80, deadline=None)
def test_the_rows_of_each_depth_add_up_to_the_sum(
    drawn: list[list[tuple[dict[str, tuple[int, int]], int]]],
) -> None:
    heads, rows = unit_rows(View(rollup(county(drawn))))
    *units, total = rows
    counted = [place for place, head in enumerate(heads) if "·" in head or head in ("在册人数", "学期人次")]
    assert len(counted) == 2 * len(GOALS) + 2
    for depth in (1, 2):
        level = [row for row in units if row[0] == depth]
        assert level
        for place in counted:
            assert sum(row[place] for row in level if isinstance(row[place], int)) == total[place]


@given(TOWNS)
@settings(max_examples=40, deadline=None)
def test_json_says_what_the_rows_say(drawn: list[list[tuple[dict[str, tuple[int, int]], int]]]) -> None:
    view = View(rollup(county(drawn)))
    values: Any = json.loads(json.dumps(as_json(view)))
    heads, rows = unit_rows(view)
    nodes = [node for one in values["units"] for node in (one, *one["units"])]
    for node, row in zip([*nodes, values], rows, strict=True):
        said = dict(zip(heads, row, strict=True))
        assert (node["heads"], node["population"]) == (said["在册人数"], said["学期人次"])
        for one in node["indicators"]:
            name = one["name"]
            assert (one["numerator"], one["denominator"]) == (said[f"{name}·完成"], said[f"{name}·应完成"])
            assert one["rate"] == said[name]
    ranks = {(one["unit"], one["rank"]) for one in values["ranking"]}
    assert ranks == {(row[2], row[heads.index("名次")]) for row in rows if row[0] == 1}


def test_the_ids_behind_a_figure_are_told_by_unit_in_the_sum_and_bare_in_the_unit() -> None:
    schools = [unit("石桥小学", {"走访率": (1, 3)}), unit("柳树小学", {"走访率": (0, 1)})]
    behind = {
        ("云岭镇", "石桥小学"): {"走访率": ("c-1", "c-2")},
        ("云岭镇", "柳树小学"): {"走访率": ("c-1",)},
    }
    values: Any = as_json(View(rollup(town("云岭镇", schools), behind=behind)))
    assert values["indicators"][0]["missing"] == ["石桥小学/c-1", "石桥小学/c-2", "柳树小学/c-1"]
    assert [one["indicators"][0]["missing"] for one in values["units"]] == [["c-1", "c-2"], ["c-1"]]


def test_json_keys_are_ascii_and_those_of_stats() -> None:
    made = rollup(
        town("云岭镇", [unit("石桥小学", {"走访率": (1, 3)})]),
        ("missing", "枣林小学"),
        shared=[(("石桥小学", "c-1"), ("柳树小学", "c-7"))],
    )
    values = as_json(View(made, per=("grade", "sex")))
    stats = {"unit", "term", "on", "revision", "population", "indicators", "breakdowns", "duties", "cases",
             "activities"}  # fmt: skip
    own = {"level", "parent", "heads", "checklists", "survey", "lacking", "repeated", "units", "ranking",
           "crosses", "remarks", "shared"}  # fmt: skip
    assert values.keys() == stats | own
    assert values["remarks"] == [
        {"kind": "missing", "unit": "枣林小学", "text": "关于枣林小学的说明", "counted": False}
    ]
    assert values["shared"] == [[{"unit": "石桥小学", "child": "c-1"}, {"unit": "柳树小学", "child": "c-7"}]]
    assert values["crosses"] == {"grade,sex": {"一年级": {"男": 7}, "六年级": {"男": 3}}}


def test_an_indicator_that_only_units_have_is_empty_in_the_sum() -> None:
    one = unit("石桥小学", {"走访率": (1, 2), "阅读率": (1, 2)})
    total = town("云岭镇", [one])
    figures = {**total.figures, "indicators": {"走访率": [1, 2]}}
    changed = Summary(
        **{name: getattr(total, name) for name in total.__slots__ if name != "figures"}, figures=figures
    )
    heads, rows = unit_rows(View(rollup(changed)))
    place = heads.index("阅读率·完成")
    assert [row[place] for row in rows] == [1, None]


def test_deeper_units_than_asked_for_are_left_out() -> None:
    schools = [unit("石桥小学", {"走访率": (1, 3)}, parent="云岭镇")]
    made = rollup(town("东山县", [town("云岭镇", schools)], level="县"))
    assert [row[2] for row in unit_rows(View(made, depth=1))[1]] == ["云岭镇", "合计"]
    values: Any = as_json(View(made, depth=1))
    assert values["units"][0]["units"] == []
    assert [row[2] for row in unit_rows(View(made))[1]] == ["云岭镇", "石桥小学", "合计"]


def test_units_of_one_name_are_told_apart_by_their_parents() -> None:
    towns = [town(name, [unit("中心小学", {"走访率": (0, 1)}, parent=name)]) for name in ("云岭镇", "东河镇")]
    behind = {(name, "中心小学"): {"走访率": ("c-1",)} for name in ("云岭镇", "东河镇")}
    values: Any = as_json(View(rollup(town("东山县", towns, level="县"), behind=behind)))
    assert values["indicators"][0]["missing"] == ["云岭镇·中心小学/c-1", "东河镇·中心小学/c-1"]


def test_an_indicator_that_the_sum_leaves_out_ranks_nobody() -> None:
    """The superior's goal for it is there, but units mean different things by it."""
    good, bad = {"走访率": (1, 2), "阅读率": (2, 2)}, {"走访率": (1, 2), "阅读率": (0, 2)}
    total = town("云岭镇", [unit("石桥小学", good), unit("柳树小学", bad)], {"走访率": 0.5, "阅读率": 1.0})
    view = View(rollup(replace(total, figures={**total.figures, "indicators": {"走访率": [2, 4]}})))
    values: Any = as_json(view)
    assert [(one["rank"], one["judged"]) for one in values["ranking"]] == [(1, 1), (1, 1)]
    heads, rows = unit_rows(view)
    assert [row[heads.index("可比项")] for row in rows] == [1, 1, None]
    assert [(one.rank, one.judged) for one in all_standings(view)] == [(1, 1), (1, 1)]
    assert main_indicators(view) == ["走访率"]
    only = View(rollup(replace(total, figures={**total.figures, "indicators": {}})))
    assert all(node.standing is None for node in only.nodes)


def test_units_call_villages_as_the_sum_does() -> None:
    """So that they add up by name, whatever towns the units lie in."""
    village: dict[str, Counts] = {
        "groups": {"village": {"朝阳村": 10}},
        "survey": {"official": {"朝阳村": [1] * 32}},
    }
    towns = [
        town(name, [unit("中心小学", {"走访率": (0, 1)}, parent=name, **village)], level="乡镇")
        for name in ("云岭镇", "东河镇")
    ]
    total = town("东山县", towns, level="县")
    values: Any = as_json(View(rollup(replace(total, figures=whole_figures(towns)))))
    for way in (lambda node: node["breakdowns"]["village"], lambda node: node["survey"]["official"]["rows"]):
        assert {*way(values)} == {"云岭镇·朝阳村", "东河镇·朝阳村"}
        for one in values["units"]:
            assert [*way(one)] == [*way(one["units"][0])] == [f"{one['unit']}·朝阳村"]
    alone: Any = as_json(View(rollup(towns[0])))
    assert [*alone["units"][0]["breakdowns"]["village"]] == ["朝阳村"]
