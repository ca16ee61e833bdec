"""What a sum says: groups by parents, definitions, targets, villages, and children in two units."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from liushou.stats.rollup.model import SharedChild
from liushou.stats.summary.model import Summary, UnitName
from liushou.stats.summary.text import read_summary, summary_text
from liushou.stats.summary.view import groups_of, shares_of
from tests.stats.rollup.reports import IDS, archives, kinds, number, report, rolled, sent, tree

COUNTY = UnitName("临溪县", "县", None)


def defining(summary: Summary, kind: Any, name: str, words: str) -> Summary:
    """The summary with one definition changed."""
    names = {**summary.definitions.get(kind, {}), name: words}
    return replace(summary, definitions={**summary.definitions, kind: names})


def test_units_that_name_several_parents_are_grouped_under_them(tmp_path: Path) -> None:
    folder = sent(
        tmp_path, report("甲小学", "石桥镇"), report("乙小学", "白果镇"), report("丙小学", "石桥镇")
    )
    found = rolled(folder, unit=COUNTY)
    assert tree(found.total) == ("临溪县", ("石桥镇", "丙小学", "甲小学"), ("白果镇", "乙小学"))
    assert {unit.unit.parent for unit in found.total.units} == {"临溪县"}
    assert tree(rolled(folder, unit=COUNTY, flat=True).total) == ("临溪县", "丙小学", "乙小学", "甲小学")


def test_flat_looks_at_no_folder_either(tmp_path: Path) -> None:
    """A sum that was sent stays one unit: what repeats among its own is known of the whole only."""
    above = rolled(sent(tmp_path / "镇", report("甲小学")), unit=UnitName("白果镇", "乡镇", "临溪县")).total
    sent(tmp_path / "县" / "石桥镇" / "东片", report("乙小学"), report("丙小学", "白果镇"))
    (tmp_path / "县" / "石桥镇" / "丁小学").mkdir()
    found = rolled(sent(tmp_path / "县", above), unit=COUNTY, flat=True)
    assert tree(found.total) == ("临溪县", ("白果镇", "甲小学"), "丙小学", "乙小学")
    assert found.total.lacking == ("丁小学",)
    assert kinds(found) == [("missing", "丁小学", False)]
    grouped = rolled(tmp_path / "县", unit=COUNTY)
    assert found.total.figures == grouped.total.figures


def test_a_parent_may_be_written_with_its_own_before_it(tmp_path: Path) -> None:
    """All four are schools of one town, and share its villages."""
    sent(tmp_path / "县" / "石桥镇", report("甲小学", "临溪县石桥镇"), report("乙小学", None))
    sent(tmp_path / "县", report("丙小学", "临溪县石桥镇"), report("丁小学", "东石桥镇"))
    found = rolled(tmp_path / "县")
    assert tree(found.total) == ("县", ("东石桥镇", "丁小学"), ("石桥镇", "丙小学", "乙小学", "甲小学"))
    assert {leaf.unit.parent for leaf in found.total.units[1].leaves()} == {"临溪县石桥镇"}


def test_units_of_one_parent_stay_side_by_side(tmp_path: Path) -> None:
    folder = sent(tmp_path, report("甲小学", "临溪县石桥镇"), report("乙小学", None))
    assert tree(rolled(folder, unit=UnitName("石桥镇", "乡镇")).total) == ("石桥镇", "乙小学", "甲小学")


def test_a_units_own_units_stay_beside_those_of_others(tmp_path: Path) -> None:
    own, other = report("县直小学", "临溪县"), report("甲小学", "石桥镇")
    found = rolled(sent(tmp_path, own, other), unit=COUNTY)
    assert tree(found.total) == ("临溪县", "县直小学", ("石桥镇", "甲小学"))


def test_units_join_the_folder_called_as_their_parent(tmp_path: Path) -> None:
    sent(tmp_path / "县" / "石桥镇", report("甲小学"))
    found = rolled(sent(tmp_path / "县", report("乙小学", "石桥镇")))
    assert tree(found.total) == ("县", ("石桥镇", "乙小学", "甲小学"))


def test_a_unit_stays_beside_its_parent_whose_sum_lacks_it(tmp_path: Path) -> None:
    above = rolled(sent(tmp_path / "镇", report("甲小学")), unit=UnitName("石桥镇", "乡镇", "临溪县")).total
    found = rolled(sent(tmp_path / "县", above, report("乙小学", "石桥镇")))
    assert tree(found.total) == ("临溪县", "乙小学", ("石桥镇", "甲小学"))
    assert kinds(found) == []


def test_a_sum_is_not_called_as_the_parent_of_a_school_beside_a_town(tmp_path: Path) -> None:
    """甲小学 is of 白果镇, which is not above 石桥镇."""
    town = rolled(sent(tmp_path / "镇", report("乙小学")), unit=UnitName("石桥镇", "乡镇")).total
    found = rolled(sent(tmp_path / "各镇", town, report("甲小学", "白果镇")))
    assert found.total.unit.name == "各镇"
    sent(tmp_path / "分" / "石桥镇", report("乙小学", None))
    assert rolled(sent(tmp_path / "分", report("甲小学", "白果镇"))).total.unit.name == "分"


def test_a_duty_owed_at_another_interval_is_told(tmp_path: Path) -> None:
    month, week = {"谈心 month": "谈心，每月1次"}, {"谈心 week": "谈心，每周1次"}
    units = [
        report(name, definitions={"duty": duty})
        for name, duty in (("甲小学", month), ("乙小学", month), ("丙小学", week))
    ]
    found = rolled(sent(tmp_path, *units))
    assert kinds(found) == [("definition", "丙小学", True)]
    assert "职责“谈心”：这个单位是“谈心，每周1次”，多数单位是“谈心，每月1次”" in found.remarks[0].text
    assert "频次不同的分开列" in found.remarks[0].text


def test_days_and_targets_of_a_sum(tmp_path: Path) -> None:
    one = report("甲小学", begins=date(2026, 8, 31), targets={"走访率": 0.9, "结对帮扶率": 0.5})
    other = report("乙小学", ends=date(2027, 1, 31), targets={"走访率": 0.9, "结对帮扶率": 0.6})
    total = rolled(sent(tmp_path, one, other)).total
    assert (total.begins, total.ends) == (date(2026, 8, 31), date(2027, 1, 31))
    assert total.targets == {"走访率": 0.9}
    assert rolled(tmp_path, targets={"走访率": 0.7}).total.targets == {"走访率": 0.7}


@pytest.mark.parametrize(
    ("kind", "name", "words", "said"),
    [
        ("counts", "", "双留守", "计入的留守类型：这个单位是“双留守”，多数单位是"),
        ("term", "", "2026-08-31至2027-01-29", "学期起止日期：这个单位是“2026-08-31至2027-01-29”"),
        ("duty", "谈心 month", "谈心，每月2次", "职责“谈心”：这个单位是“谈心，每月2次”"),
    ],
)
def test_another_definition_is_told_and_counted(
    tmp_path: Path, kind: str, name: str, words: str, said: str
) -> None:
    other = defining(report("丙小学"), kind, name, words)
    found = rolled(sent(tmp_path, report("甲小学"), report("乙小学"), other))
    assert kinds(found) == [("definition", "丙小学", True)]
    assert said in found.remarks[0].text
    assert name not in found.total.definitions.get(kind, {})  # type: ignore[call-overload]
    assert number(found, "population") == 9


@pytest.mark.parametrize(
    ("kind", "part", "name"), [("indicator", "indicators", "寄宿率"), ("checklist", "checklists", "督导")]
)
def test_one_name_of_several_meanings_is_in_no_sum(tmp_path: Path, kind: str, part: str, name: str) -> None:
    other = defining(report("丙小学", "白果镇"), kind, name, "别的")
    folder = sent(tmp_path, report("甲小学"), report("乙小学"), other)
    found = rolled(folder, unit=COUNTY)
    names = [
        name in figures[part] for figures in (found.total.figures, *(u.figures for u in found.total.units))
    ]  # type: ignore[operator]
    assert names == [False, True, True]
    assert kinds(found) == [("definition", "丙小学", True)]
    assert "合计里不列这一项" in found.remarks[0].text
    assert "走访率" in shares_of(found.total.figures, "indicators")


def test_villages_of_several_towns_are_told_apart(tmp_path: Path) -> None:
    folder = sent(tmp_path, report("甲小学"), report("乙小学"), report("丙小学", "白果镇"))
    found = rolled(folder, unit=COUNTY).total
    assert groups_of(found.units[1].figures, "village") == {"未填": 2, "朝阳村": 2, "白果村": 2}
    assert groups_of(found.figures, "village") == {
        "石桥镇·朝阳村": 2, "石桥镇·白果村": 2, "白果镇·朝阳村": 1, "白果镇·白果村": 1, "未填": 3,
    }  # fmt: skip
    for part, way in (("survey", "official"), ("residents", "by_village")):
        villages: Any = found.figures[part]
        assert {name.split("·")[0] for name in villages[way] if name} == {"石桥镇", "白果镇"}
    crosses: Any = found.figures["crosses"]
    assert set(crosses["grade,village"]["五年级"]) == {"石桥镇·朝阳村", "白果镇·朝阳村"}
    assert set(crosses["village,sex"]) == set(groups_of(found.figures, "village"))


def test_villages_of_a_towns_own_archives_are_that_towns(tmp_path: Path) -> None:
    folder = sent(tmp_path, report("石桥镇", "临溪县", "乡镇"), report("白果镇", "临溪县", "乡镇"))
    assert "石桥镇·朝阳村" in groups_of(rolled(folder).total.figures, "village")


def test_a_sum_is_a_summary_that_can_be_read_again(tmp_path: Path) -> None:
    odd = defining(report("丙小学", "白果镇"), "indicator", "寄宿率", "别的")
    found = rolled(sent(tmp_path, report("甲小学"), report("乙小学"), odd), unit=COUNTY, expected=("丁小学",))
    assert read_summary(summary_text(found.total).encode(), "县") == found.total


def test_a_child_in_two_units_is_one_head(tmp_path: Path) -> None:
    first, second, third = IDS
    archives(tmp_path / "县/石桥镇/甲小学", {"c-a": first, "c-b": second, "c-x": None})
    archives(tmp_path / "县/石桥镇/乙小学", {"c-c": first, "c-x": None})
    archives(tmp_path / "县/白果镇/丙小学", {"c-d": first, "c-e": third})
    found = rolled(tmp_path / "县")
    assert number(found, "population") == 7
    assert (number(found, "heads"), found.total.repeated) == (5, 1)
    assert [(u.unit.name, u.figures["heads"], u.repeated) for u in found.total.units] == [
        ("白果镇", 2, 0), ("石桥镇", 4, 1),
    ]  # fmt: skip
    assert found.shared == (SharedChild((("丙小学", "c-d"), ("乙小学", "c-c"), ("甲小学", "c-a"))),)
    assert kinds(found) == [("shared", "丙小学", True)]
    assert not any(number in repr(found) for number in IDS)


def test_two_archives_of_one_child_in_a_unit_are_one_head_of_the_sum(tmp_path: Path) -> None:
    found = rolled(archives(tmp_path / "甲小学", {"c-a": IDS[0], "c-b": IDS[0]}))
    assert (number(found, "heads"), found.total.repeated) == (1, 1)
    assert found.total.units[0].figures["heads"] == 2
    assert "本单位有两份在册档案" in found.remarks[0].text


def test_who_is_behind_a_figure_of_stores(tmp_path: Path) -> None:
    one = archives(tmp_path / "上报" / "甲小学", {"c-a": None})
    sent(tmp_path / "上报", report("乙小学"))
    found = rolled(one.parent, names=True)
    assert found.behind[("石桥镇", "甲小学")]["走访率"] == ("c-a",)
    assert set(found.behind) == {("石桥镇", "甲小学")}
    assert not rolled(one.parent).behind


def test_a_target_of_an_indicator_that_the_sum_leaves_out_is_none_of_the_sum(tmp_path: Path) -> None:
    goals = {"走访率": 0.9, "寄宿率": 0.5}
    units = [report("甲小学", targets=goals), report("乙小学", targets=goals)]
    assert rolled(sent(tmp_path, *units)).total.targets == goals
    odd = defining(report("丙小学", targets=goals), "indicator", "寄宿率", "别的")
    assert rolled(sent(tmp_path, odd)).total.targets == {"走访率": 0.9}
