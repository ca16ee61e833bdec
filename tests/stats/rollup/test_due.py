"""How many units should be in a sum: each that is not there once, and nothing that is no unit."""

from pathlib import Path

import pytest

from liushou.stats.rollup.due import absent_units
from liushou.stats.rollup.model import Rollup
from liushou.stats.summary.model import UnitName
from tests.stats.rollup.reports import report, rolled, sent

TOWN = UnitName("石桥镇", "乡镇", "临溪县")
COUNTY = UnitName("临溪县", "县")


def absent(found: Rollup) -> list[str]:
    return sorted(f"{parent}{name}" for _, parent, name in absent_units(found))


def test_schools_of_one_name_in_two_towns_are_two(tmp_path: Path) -> None:
    for name in ("石桥镇", "白果镇"):
        schools = sent(tmp_path / name, report("甲小学", name))
        above = rolled(schools, unit=UnitName(name, "乡镇", "临溪县"), expected=("甲小学", "中心小学")).total
        sent(tmp_path / "县", above)
    assert absent(rolled(tmp_path / "县", unit=COUNTY)) == ["白果镇中心小学", "石桥镇中心小学"]


def test_what_a_sum_lacks_and_the_list_names_too_is_one(tmp_path: Path) -> None:
    above = rolled(sent(tmp_path / "镇", report("甲小学")), unit=TOWN, expected=("乙小学", "丙小学")).total
    folder = sent(tmp_path / "县", above)
    listed = ("乙小学", "石桥镇丙小学", "甲小学", "白果镇")
    assert absent(rolled(folder, unit=COUNTY, expected=listed)) == [
        "临溪县白果镇",
        "石桥镇丙小学",
        "石桥镇乙小学",
    ]
    sent(folder, report("丙小学"))
    assert absent(rolled(folder, unit=COUNTY)) == ["石桥镇乙小学"]


@pytest.mark.parametrize(
    "name", ["甲小学 (2)", "甲小学（1）", "甲小学 - 副本", "甲小学 - 副本 (2)", "甲小学 copy", "甲小学 2"]
)
def test_a_damaged_copy_of_a_unit_that_is_there_is_no_unit(tmp_path: Path, name: str) -> None:
    folder = sent(tmp_path, report("甲小学"))
    (folder / f"{name}.json").write_text("{", encoding="utf-8")
    found = rolled(folder)
    assert [one.kind for one in found.remarks] == ["unreadable"]
    assert absent(found) == []


def test_a_damaged_file_of_a_unit_on_the_list_is_one(tmp_path: Path) -> None:
    folder = sent(tmp_path, report("甲小学"))
    (folder / "乙小学.json").write_text("{", encoding="utf-8")
    assert absent(rolled(folder)) == ["乙小学"]
    assert absent(rolled(folder, expected=("甲小学", "乙小学"))) == ["石桥镇乙小学"]


def test_a_damaged_file_beside_another_towns_unit_of_that_name_is_one(tmp_path: Path) -> None:
    sent(tmp_path / "石桥镇", report("中心小学"))
    west = sent(tmp_path / "白果镇", report("甲小学", "白果镇"))
    (west / "中心小学.json").write_text("{", encoding="utf-8")
    assert absent(rolled(tmp_path, unit=COUNTY)) == ["中心小学"]


def test_a_late_unit_told_apart_by_its_parent_is_one(tmp_path: Path) -> None:
    sent(tmp_path / "石桥镇", report("中心小学"), report("乙小学"))
    sent(tmp_path / "白果镇", report("中心小学", "白果镇", term="2025-2026-2"), report("甲小学", "白果镇"))
    found = rolled(tmp_path, unit=COUNTY)
    assert ("late", "白果镇·中心小学") in [(one.kind, one.unit) for one in found.remarks]
    assert absent(found) == ["白果镇中心小学"]


def test_a_file_that_is_no_summary_is_no_unit(tmp_path: Path) -> None:
    folder = sent(tmp_path, report("甲小学"))
    (folder / "通讯录.json").write_text("[]", encoding="utf-8")
    found = rolled(folder)
    assert [(one.kind, one.unit) for one in found.remarks] == [("unreadable", "通讯录")]
    assert absent(found) == []
