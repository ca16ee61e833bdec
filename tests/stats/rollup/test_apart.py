"""Units of one name and parent in several counties are not taken for one another."""

from dataclasses import replace
from pathlib import Path

from liushou.stats.rollup.model import Rollup
from liushou.stats.summary.counts import added
from liushou.stats.summary.model import Summary, UnitName
from liushou.stats.summary.text import read_summary, summary_text
from tests.stats.rollup.reports import archives, kinds, number, report, rolled, sent, tree

CHILDREN = 3
"""In every report."""
COUNTIES = ("东县", "西县")


def more(summary: Summary) -> Summary:
    """The same unit with everything counted twice."""
    return replace(summary, figures=added([summary.figures, summary.figures]))


def folders(root: Path, first: str, second: str) -> Path:
    """Two folders, each with a 城关镇 that has a 中心小学, and another town."""
    for place in (first, second):
        sent(root / place / "城关镇", report("中心小学", "城关镇"), report(f"{place[0]}关小学", "城关镇"))
        sent(root / place / f"{place[0]}河镇", report(f"{place[0]}河小学", f"{place[0]}河镇"))
    return root


def county(root: Path, name: str) -> Summary:
    """What a county reports of such a folder."""
    found = rolled(folders(root, *COUNTIES) / name, unit=UnitName(name, "县"))
    return read_summary(summary_text(found.total).encode(), "x")


def test_folders_of_two_counties(tmp_path: Path) -> None:
    found = rolled(folders(tmp_path / "市", *COUNTIES))
    assert number(found, "population") == 6 * CHILDREN
    assert kinds(found) == []
    assert tree(found.total)[1:] == (
        ("东县", ("东河镇", "东河小学"), ("城关镇", "东关小学", "中心小学")),
        ("西县", ("城关镇", "中心小学", "西关小学"), ("西河镇", "西河小学")),
    )
    keys = [leaf.unit.key for leaf in found.total.leaves()]
    assert ("东县城关镇", "中心小学") in keys
    assert ("西县城关镇", "中心小学") in keys
    assert ("西河镇", "西河小学") in keys


def test_sums_of_two_counties(tmp_path: Path) -> None:
    sums = sent(tmp_path / "市", *(county(tmp_path / "县", name) for name in COUNTIES))
    found = rolled(sums)
    assert (number(found, "population"), kinds(found)) == (6 * CHILDREN, [])
    again = read_summary(summary_text(found.total).encode(), "x")
    assert again.figures["population"] == 6 * CHILDREN


def test_a_county_as_folder_beside_another_as_sum(tmp_path: Path) -> None:
    folders(tmp_path / "市", *COUNTIES)
    sums = sent(tmp_path / "报", *(county(tmp_path / "县", name) for name in COUNTIES))
    found = rolled(tmp_path / "市" / "东县", sums / "西县.json")
    assert (number(found, "population"), kinds(found)) == (6 * CHILDREN, [])
    both = rolled(tmp_path / "市" / "东县", sums)
    assert number(both, "population") == 6 * CHILDREN
    assert {kind for kind, _, _ in kinds(both)} == {"twice"}


def test_a_school_that_does_not_say_its_county_is_the_one_with_its_figures(tmp_path: Path) -> None:
    """Beside the sum of the city it is there already, whichever it is."""
    folders(tmp_path / "市", *COUNTIES)
    sent(tmp_path / "市" / "西县" / "城关镇", more(report("中心小学", "城关镇")))
    city = read_summary(summary_text(rolled(tmp_path / "市").total).encode(), "x")
    alone = sent(tmp_path / "报", more(report("中心小学", "城关镇")), city)
    found = rolled(alone)
    assert number(found, "population") == 7 * CHILDREN
    assert found.remarks[0].text.startswith("已在市的汇总里，不再另计")


def test_folders_that_are_no_places_say_nothing(tmp_path: Path) -> None:
    found = rolled(folders(tmp_path / "报", "一次", "二次"))
    assert {(kind, unit) for kind, unit, _ in kinds(found)} == {("twice", "中心小学")}
    assert number(found, "population") == 5 * CHILDREN
    other = rolled(folders(tmp_path / "分", "东片区", "西片区"))
    assert number(other, "population") == 5 * CHILDREN


def test_names_of_children_stay_with_their_school(tmp_path: Path) -> None:
    for place, child in zip(COUNTIES, ("c-a", "c-b"), strict=True):
        archives(tmp_path / place / "城关镇" / "中心小学", {child: None}, "城关镇")
    found: Rollup = rolled(tmp_path, names=True)
    assert {key: set().union(*map(set, names.values())) for key, names in found.behind.items()} == {
        ("东县城关镇", "中心小学"): {"c-a"},
        ("西县城关镇", "中心小学"): {"c-b"},
    }


def test_what_goes_with_an_overlapping_sum_is_lacking(tmp_path: Path) -> None:
    one = rolled(
        sent(tmp_path / "一", *map(report, ("甲小学", "乙小学", "丁小学"))), unit=UnitName("北片", "县")
    )
    other = rolled(sent(tmp_path / "二", *map(report, ("乙小学", "丙小学"))), unit=UnitName("南片", "县"))
    found = rolled(sent(tmp_path / "县", one.total, other.total))
    assert number(found, "population") == 3 * CHILDREN
    assert found.total.lacking == ("丙小学",)
    assert kinds(found) == [("twice", "南片", False)]


def test_counties_of_one_name_in_two_cities(tmp_path: Path) -> None:
    for city in ("甲市", "乙市"):
        folders(tmp_path / "省" / city, *COUNTIES)
    found = rolled(tmp_path / "省")
    assert (number(found, "population"), kinds(found)) == (12 * CHILDREN, [])
    parents = {leaf.unit.parent for leaf in found.total.leaves()}
    assert {"甲市东县城关镇", "乙市西县城关镇", "甲市东县东河镇"} <= parents
    assert len({leaf.unit.key for leaf in found.total.leaves()}) == 12


def test_parents_that_towns_name_are_known_whatever_they_are_called(tmp_path: Path) -> None:
    towns = [
        rolled(
            sent(tmp_path / place, report("中心小学", "城关镇")),
            unit=UnitName("城关镇", "乡镇", f"{place}教育局"),
        ).total
        for place in COUNTIES
    ]
    sent(tmp_path / "报" / "一", towns[0])
    sent(tmp_path / "报" / "二", towns[1])
    found = rolled(tmp_path / "报")
    assert number(found, "population") == 2 * CHILDREN
