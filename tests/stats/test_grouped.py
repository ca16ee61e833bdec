"""Figures by groups: each group's figure is the indicator of its members, and the groups add up."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liushou.errors import UsageError
from liushou.records.fields import Record
from liushou.stats.breakdowns import breakdown, cross
from liushou.stats.figure_names import duty_figures, figures_named, indicator_figures
from liushou.stats.frames import frames_of
from liushou.stats.grouped import grouped, grouping_of
from liushou.stats.grouped_json import grouped_json, grouping_json
from liushou.stats.groups import BREAKDOWNS, SEVERAL
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.population import scope_of
from tests.builders import child, school, store, term, unit
from tests.stats.archives import archives
from tests.stats.figures import frames
from tests.stats.test_laws import SETTINGS

SINGLE = sorted(set(BREAKDOWNS) - SEVERAL)
VISIT = {"date": "2026-10-10", "kind": "家访"}
CALL = {"date": "2026-10-14", "kind": "亲情电话"}


def counts(found: Indicator) -> tuple[int, int]:
    return found.numerator, found.denominator


def test_an_indicator_by_two_breakdowns_with_margins_and_the_whole() -> None:
    found = frames(
        child("c-a", sex="男", school=school("四年级"), records=[VISIT]),
        child("c-b", sex="女", school=school("四年级")),
        child("c-c", sex="女", school=school("五年级"), records=[VISIT]),
    )
    (visited,) = figures_named(unit(), ["走访率"])
    (over,) = grouped(found, [visited], grouping_of(found, ("grade", "sex")))
    assert {place: counts(one) for place, one in over.at.items()} == {
        ("四年级", "男"): (1, 1),
        ("四年级", "女"): (0, 1),
        ("四年级", None): (1, 2),
        ("五年级", "男"): (0, 0),
        ("五年级", "女"): (1, 1),
        ("五年级", None): (1, 1),
        (None, "男"): (1, 1),
        (None, "女"): (1, 2),
        (None, None): (2, 3),
    }
    assert over.at["四年级", "女"].missing == ("c-b",)
    assert over.at["五年级", "男"].rate is None
    assert over.total == visited.count(found)
    assert over.adds_up


def test_a_child_counts_in_each_of_its_categories() -> None:
    found = frames(child("c-a", categories=["困难", "单亲"]), child("c-b", records=[VISIT]))
    (visited,) = figures_named(unit(), ["走访率"])
    (over,) = grouped(found, [visited], grouping_of(found, ("category",)))
    assert {place: counts(one) for (place,), one in over.at.items()} == {
        "困难": (0, 1), "单亲": (0, 1), "未填": (1, 1), None: (1, 2),
    }  # fmt: skip


def test_figures_of_weeks_cases_and_duties_are_counted_in_each_group() -> None:
    settings_ = unit(duties=[{"name": "班主任谈心", "kind": "谈心", "every": "month"}])
    legal = {
        "opened": "2026-10-01",
        "kind": "法律",
        "level": "一般",
        "what": "见记录",
        "closed": "2026-10-20",
    }
    found = frames(
        settings_,
        child("c-a", sex="男", records=[CALL, {"date": "2026-09-10", "kind": "谈心"}], cases=[legal]),
        child("c-b", sex="女", cases=[{**legal, "closed": None, "kind": "学习"}]),
    )
    grouping = grouping_of(found, ("sex",))
    by_name = {
        one.name: {place: counts(figure) for (place,), figure in one.at.items()}
        for one in grouped(
            found,
            figures_named(settings_, ["亲情联系率", "问题办结率", "法律援助率", "班主任谈心"]),
            grouping,
        )
    }
    weeks = by_name["亲情联系率"]["女"][1]
    assert weeks > 5
    assert by_name["亲情联系率"] == {"男": (1, weeks), "女": (0, weeks), None: (1, 2 * weeks)}
    assert by_name["问题办结率"] == {"男": (1, 1), "女": (0, 1), None: (1, 2)}
    assert by_name["法律援助率"] == {"男": (0, 1), "女": (0, 0), None: (0, 1)}
    assert by_name["班主任谈心"] == {"男": (1, 2), "女": (0, 2), None: (1, 4)}


def test_a_survey_speaks_of_all_the_children_and_of_no_group() -> None:
    found = frames(term(survey=[{"students": 40, "left_behind": 9}]), child("c-a"), child("c-b", sex="男"))
    (archived,) = figures_named(unit(), ["建档率"])
    (over,) = grouped(found, [archived], grouping_of(found, ("sex",)))
    assert [counts(over.at[place,]) for place in ("男", "女", None)] == [(0, 1), (0, 1), (0, 9)]
    assert not over.adds_up


def test_what_is_of_no_child_or_twice_the_same_is_refused() -> None:
    settings_ = unit(duties=[{"name": "专题讲座", "activity": "讲座", "every": "term"}])
    found = frames(settings_, child())
    (lecture,) = figures_named(settings_, ["专题讲座"])
    with pytest.raises(UsageError, match="“专题讲座”是本单位自己的职责"):
        grouped(found, [lecture], grouping_of(found, ("sex",)))
    with pytest.raises(UsageError, match="不能都是“年级”"):
        grouping_of(found, ("grade", "grade"))


def test_duties_of_one_name_are_told_apart_and_unknown_names_get_the_nearest() -> None:
    settings_ = unit(
        duties=[
            {"name": "家访", "kind": "家访", "every": "month"},
            {"name": "家访", "kind": "家访", "every": "term"},
            {"name": "老人走访", "kind": "走访", "every": "month", "whom": "留守老人"},
        ],
        indicators=[{"name": "寄宿率", "where": "寄宿:是"}],
    )
    assert list(duty_figures(settings_)) == ["家访（每月）", "家访（每学期）"]
    assert list(indicator_figures(settings_))[-1] == "寄宿率"
    with pytest.raises(UsageError, match="没有“寄宿比率”这个指标；是不是“寄宿率”？现有：建档率"):
        figures_named(settings_, ["寄宿比率"])


def test_json_says_all_by_null() -> None:
    found = frames(child("c-a"), child("c-b", sex="男"))
    grouping = grouping_of(found, ("sex",))
    assert grouping_json(grouping, names=True) == {
        "by": ["sex"],
        "cells": [
            {"sex": "男", "population": 1, "children": ["c-b"]},
            {"sex": "女", "population": 1, "children": ["c-a"]},
            {"sex": None, "population": 2, "children": ["c-a", "c-b"]},
        ],
    }
    (visited,) = figures_named(unit(), ["走访率"])
    shown = grouped_json(grouped(found, [visited], grouping))
    assert shown["by"] == ["sex"]
    assert isinstance(shown["cells"], list)
    assert shown["cells"][-1] == {
        "sex": None, "indicator": "走访率", "numerator": 0, "denominator": 2, "rate": 0.0,
        "missing": ["c-a", "c-b"],
    }  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(archives("x"), st.dates(date(2026, 8, 25), date(2027, 2, 10)), st.data())
def test_groups_in_which_everybody_stands_once_add_up_to_the_whole(
    records: tuple[Record, ...], on: date, data: st.DataObject
) -> None:
    """For every indicator, the unit's own and every duty; who is missing in a group is in the whole."""
    found = frames_of(scope_of(store(SETTINGS, *records), "2026-2027-1", on))
    by = tuple(data.draw(st.permutations(SINGLE))[: data.draw(st.integers(1, 2))])
    grouping = grouping_of(found, by)
    figures = {**indicator_figures(SETTINGS), **duty_figures(SETTINGS)}
    for over in grouped(found, tuple(figures.values()), grouping):
        parts = [one for place, one in over.at.items() if None not in place]
        assert sum(one.numerator for one in parts) == over.total.numerator
        assert sum(one.denominator for one in parts) == over.total.denominator
        missing = Counter(id_ for one in parts for id_ in one.missing)
        assert sorted(missing) == list(over.total.missing)
        assert set(missing.values()) <= {1}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(archives("x"), st.dates(date(2026, 8, 25), date(2027, 2, 10)), st.data())
def test_the_children_of_a_grouping_are_those_the_breakdowns_count(
    records: tuple[Record, ...], on: date, data: st.DataObject
) -> None:
    found = frames_of(scope_of(store(*records), "2026-2027-1", on))
    rows, columns = data.draw(st.permutations(sorted(BREAKDOWNS)))[:2]
    grouping = grouping_of(found, (rows, columns))
    table = cross(found, rows, columns)
    assert {group: len(ids) for group, ids in grouping.rows.items()} == breakdown(found, rows)
    assert {
        row: {column: len(ids) for column, ids in cells.items()} for row, cells in grouping.cells.items()
    } == table.cells
