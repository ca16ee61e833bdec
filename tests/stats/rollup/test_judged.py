"""Whose figures are added up: one term, nobody twice, and who is not there is told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from liushou.stats.summary.counts import added
from liushou.stats.summary.model import Archives, Summary
from tests.stats.rollup.reports import archives, kinds, number, report, rolled, sent, tree
from tests.stats.summary.made import ON

SPRING = {
    "term": "2025-2026-2",
    "begins": date(2026, 3, 2),
    "ends": date(2026, 7, 3),
    "on": date(2026, 7, 3),
}
CHILDREN = 3
"""In every report."""


def more(summary: Summary) -> Summary:
    """The same unit with everything counted twice."""
    return replace(summary, figures=added([summary.figures, summary.figures]))


def town(tmp_path: Path, name: str, *units: Summary) -> Summary:
    """What a town reports of its units."""
    return rolled(sent(tmp_path / f"下级-{name}", *units), unit=report(name, "临溪县", "乡镇").unit).total


def test_the_term_is_the_one_most_units_report(tmp_path: Path) -> None:
    folder = sent(tmp_path, report("甲小学"), report("乙小学"), report("丙小学", **SPRING))
    found = rolled(folder)
    assert (found.total.term, found.total.lacking) == ("2026-2027-1", ("丙小学",))
    assert kinds(found) == [("late", "丙小学", False)]
    assert found.remarks[0].text == "报的是 2026春的数，不是 2026秋的，没有计入：请重新上报"


def test_of_two_terms_that_as_many_report_it_is_the_later(tmp_path: Path) -> None:
    assert rolled(sent(tmp_path, report("甲小学"), report("丙小学", **SPRING))).total.term == "2026-2027-1"


def test_a_sum_votes_for_all_of_its_units(tmp_path: Path) -> None:
    above = town(tmp_path, "石桥镇", report("甲小学", **SPRING), report("乙小学", **SPRING))
    found = rolled(sent(tmp_path / "县", above, report("丙小学", "白果镇")))
    assert (found.total.term, kinds(found)) == ("2025-2026-2", [("late", "丙小学", False)])


def test_the_term_asked_for_holds(tmp_path: Path) -> None:
    folder = sent(tmp_path, report("甲小学"), report("乙小学"), report("丙小学", **SPRING))
    found = rolled(folder, term="2025-2026-2")
    assert tree(found.total) == ("石桥镇", "丙小学")
    assert {remark.kind for remark in found.remarks} == {"late"}


def test_stores_are_counted_for_the_term_of_the_others(tmp_path: Path) -> None:
    """A store that has begun its next term still has the one before."""
    both = archives(tmp_path / "甲小学", {"c-a": None}, "石桥镇")
    file = both / "data/terms/2025-2026-2.yaml"
    file.write_text("id: 2025-2026-2\nbegins: 2026-03-02\nends: 2026-07-03\n", encoding="utf-8", newline="\n")
    reports = sent(tmp_path / "上报", report("乙小学", **SPRING), report("丙小学", **SPRING))
    found = rolled(both, reports)
    assert tree(found.total)[1] == "甲小学"
    assert found.total.units[0].term == "2025-2026-2"
    assert number(found, "population") == 1 + 2 * CHILDREN


def test_an_old_file_beside_the_new_one_is_not_late(tmp_path: Path) -> None:
    sent(tmp_path / "上报" / "旧", report("甲小学", **SPRING))
    found = rolled(sent(tmp_path / "上报", report("甲小学")))
    assert kinds(found) == [("twice", "甲小学", False)]
    assert number(found, "population") == CHILDREN
    assert found.total.lacking == ()


def test_the_same_report_twice_counts_once(tmp_path: Path) -> None:
    folder = sent(tmp_path / "上报", report("甲小学"))
    again = sent(tmp_path / "再次", report("甲小学"))
    found = rolled(folder / "甲小学.json", again / "甲小学.json")
    assert number(found, "population") == CHILDREN
    assert kinds(found) == [("twice", "甲小学", False)]
    assert "内容相同" in found.remarks[0].text


def test_of_two_reports_the_later_counts(tmp_path: Path) -> None:
    one = sent(tmp_path / "一", report("甲小学"))
    other = sent(tmp_path / "二", more(report("甲小学", on=date(2026, 11, 27))))
    for places in ((one, other), (other, one)):
        found = rolled(*places)
        assert number(found, "population") == 2 * CHILDREN
        assert "内容不同" in found.remarks[0].text


def test_a_store_counts_before_its_report_of_the_same_day(tmp_path: Path) -> None:
    school = archives(tmp_path / "甲小学", {"c-a": None}, "石桥镇")
    day = date(2026, 11, 19)
    kept = report("甲小学", archives=Archives("0" * 40, day))
    found = rolled(sent(tmp_path / "上报", kept), school)
    assert number(found, "population") == 1


def test_of_two_reports_of_one_day_that_of_the_later_archives_counts(tmp_path: Path) -> None:
    early, late = (Archives("0" * 40, date(2026, 11, day)) for day in (18, 19))
    one = sent(tmp_path / "一", more(report("甲小学", archives=late)))
    other = sent(tmp_path / "二", report("甲小学", archives=early))
    assert number(rolled(one, other), "population") == 2 * CHILDREN


def test_units_of_one_name_and_several_parents_are_different(tmp_path: Path) -> None:
    one = sent(tmp_path / "一", report("中心小学", "石桥镇"))
    other = sent(
        tmp_path / "二", report("中心小学", "白果镇", on=date(2026, 11, 13)), report("乙小学", "白果镇")
    )
    found = rolled(one / "中心小学.json", other / "中心小学.json", other / "乙小学.json")
    assert tree(found.total)[1:] == (("石桥镇", "中心小学"), ("白果镇", "中心小学", "乙小学"))
    assert kinds(found) == [("day", "白果镇·中心小学", True)]


def test_a_folder_is_the_parent_of_those_that_name_none(tmp_path: Path) -> None:
    sent(tmp_path / "县" / "石桥镇", report("中心小学", None))
    sent(tmp_path / "县" / "白果镇", report("中心小学", None))
    found = rolled(tmp_path / "县")
    assert number(found, "population") == 2 * CHILDREN
    assert {leaf.unit.key for leaf in found.total.leaves()} == {
        ("石桥镇", "中心小学"),
        ("白果镇", "中心小学"),
    }


def test_a_unit_beside_a_sum_that_has_it_counts_once(tmp_path: Path) -> None:
    above = town(tmp_path, "石桥镇", report("甲小学"), report("乙小学"))
    found = rolled(sent(tmp_path / "县", above, report("甲小学")))
    assert number(found, "population") == 2 * CHILDREN
    assert kinds(found) == [("twice", "甲小学", False)]
    assert found.remarks[0].text.startswith("已在石桥镇的汇总里，不再另计")
    told = rolled(sent(tmp_path / "县", above, more(report("甲小学"))))
    assert "数字与这一份不同，以汇总为准" in told.remarks[0].text


def test_a_unit_that_does_not_say_whose_it_is_is_known_by_its_figures(tmp_path: Path) -> None:
    above = town(tmp_path, "石桥镇", report("甲小学"), report("乙小学"))
    found = rolled(sent(tmp_path / "县", above, report("甲小学", None)))
    assert number(found, "population") == 2 * CHILDREN
    other = rolled(sent(tmp_path / "县", above, more(report("甲小学", None))))
    assert number(other, "population") == 4 * CHILDREN


def test_a_sum_in_a_larger_sum_counts_once(tmp_path: Path) -> None:
    above = town(tmp_path, "石桥镇", report("甲小学"), report("乙小学"))
    county = rolled(sent(tmp_path / "县", above), unit=report("临溪县", None, "县").unit).total
    found = rolled(sent(tmp_path / "市", above, county))
    assert tree(found.total)[1:] == (("临溪县", ("石桥镇", "乙小学", "甲小学")),)
    assert number(found, "population") == 2 * CHILDREN


def test_of_sums_that_overlap_the_larger_counts(tmp_path: Path) -> None:
    one = town(tmp_path, "石桥镇", report("甲小学"), report("乙小学"), report("丁小学"))
    other = town(tmp_path, "石桥片区", report("乙小学"), report("丙小学"))
    found = rolled(sent(tmp_path / "县", other, one))
    assert number(found, "population") == 3 * CHILDREN
    assert kinds(found) == [("twice", "石桥片区", False)]
    assert "其中有单位已在石桥镇的汇总里" in found.remarks[0].text


def test_a_unit_is_not_counted_beside_the_archives_of_its_parent(tmp_path: Path) -> None:
    own = report("石桥镇", "临溪县", "乡镇")
    found = rolled(sent(tmp_path, own, report("甲小学", "石桥镇"), report("乙小学", "临溪县石桥镇")))
    assert tree(found.total)[1:] == ("石桥镇",)
    assert kinds(found) == [("twice", "乙小学", False), ("twice", "甲小学", False)]
    assert "另起单位名（如“石桥镇直属”）" in found.remarks[0].text


def test_stores_are_counted_beside_the_archives_of_their_parent(tmp_path: Path) -> None:
    """Who is in both is known by the id number."""
    own = archives(tmp_path / "石桥镇", {"c-a": None}, "临溪县", level="乡镇")
    found = rolled(own, archives(tmp_path / "甲小学", {"c-a": None}, "石桥镇"))
    assert number(found, "population") == 2


def test_who_is_expected_and_not_there_is_told(tmp_path: Path) -> None:
    above = town(tmp_path, "石桥镇", report("甲小学"), report("乙小学"))
    spring = report("丙小学", "白果镇", **SPRING)
    expected = ("石桥镇", "甲小学", "丙小学", "白果镇", "白果镇丙小学")
    found = rolled(sent(tmp_path / "县", above, spring), expected=expected)
    assert kinds(found) == [("missing", "白果镇", False), ("late", "丙小学", False)]
    assert found.total.lacking == ("丙小学", "白果镇", "白果镇丙小学")


def test_what_a_sum_lacks_is_told_above_unless_it_is_there(tmp_path: Path) -> None:
    above = replace(town(tmp_path, "石桥镇", report("甲小学")), lacking=("乙小学", "丙小学"))
    other = replace(town(tmp_path, "白果镇", report("丁小学", "白果镇")), lacking=("乙小学",))
    found = rolled(sent(tmp_path / "县", above, other, report("乙小学", "石桥镇")))
    assert [remark.text for remark in found.remarks] == [
        "白果镇的汇总里缺这个单位，没有计入", "石桥镇的汇总里缺这个单位，没有计入",
    ]  # fmt: skip
    assert [unit for _, unit, _ in kinds(found)] == ["乙小学", "丙小学"]


def test_another_day_is_told_and_counted(tmp_path: Path) -> None:
    later = date(2026, 11, 27)
    found = rolled(sent(tmp_path, report("甲小学"), report("乙小学"), report("丙小学", on=later)))
    assert kinds(found) == [("day", "丙小学", True)]
    assert (found.total.on, number(found, "population")) == (later, 3 * CHILDREN)
    assert ON.isoformat() in found.remarks[0].text
