"""What is held of the survey table, provoked with columns and counts that are wrong."""

from dataclasses import replace
from datetime import date
from typing import Any

from liushou.records.child import Child
from liushou.stats.report import term_report
from liushou.stats.survey_checks import Compared, compared, mismatches, twice
from liushou.stats.survey_table import SurveyTable, survey_table
from tests.builders import BOTH_AWAY, FATHER_AWAY, child, school, store, unit

DAY = date(2026, 11, 20)


def official(id_: str, village: str | None = "青塘村", **fields: Any) -> Child:
    """A child whom the table can count."""
    base: dict[str, Any] = {
        "hukou": {"rural": True, "registered": True},
        "school": school(),
        "health": {"condition": "健康"},
        "parents": BOTH_AWAY,
        "guardians": [{"name": "奶奶", "relation": "祖母"}],
        "guardianship": "较好",
    }
    return child(id_, **{**base, **({"address": {"village": village}} if village else {}), **fields})


def table(*children: Child) -> SurveyTable:
    return survey_table(store(unit(), *children), DAY)


def with_columns(found: SurveyTable, id_: str, *changes: int) -> SurveyTable:
    """The table with a child in these columns too, or in them no more, its counts as they were."""
    counted = tuple(
        replace(one, columns=one.columns ^ set(changes)) if one.id == id_ else one for one in found.counted
    )
    return replace(found, counted=counted)


def test_our_own_counting_holds() -> None:
    assert mismatches(table(official("c-a"), official("c-b", None))) == ()


def test_a_child_in_no_column_of_a_group_is_named() -> None:
    (wrong,) = mismatches(with_columns(table(official("c-a"), official("c-b")), "c-b", 19))
    assert (wrong.place, wrong.left, wrong.right) == ("青塘村", (1,), (19, 20))
    assert [one.id for one in wrong.children] == ["c-b"]


def test_two_mistakes_that_make_up_for_each_other_are_both_found() -> None:
    found = table(official("c-a"), official("c-b"), official("c-c"))
    (wrong,) = mismatches(with_columns(with_columns(found, "c-a", 19), "c-b", 20))
    assert wrong.sums == (3, 3)
    assert [one.id for one in wrong.children] == ["c-a", "c-b"]


def test_a_child_taken_for_a_pupil_is_named() -> None:
    wrong = mismatches(with_columns(table(official("c-a")), "c-a", 25, 22))
    assert [(one.left, one.right) for one in wrong] == [((13, 14), (24, 25))]


def test_only_the_row_of_the_child_is_named() -> None:
    found = table(official("c-a"), official("c-b", None), official("c-c", "上湾村"))
    wrong = mismatches(with_columns(found, "c-b", 3))
    assert [(one.place, one.left) for one in wrong] == [("村未填", (2,))]


def test_counts_that_do_not_foot_are_told_in_words() -> None:
    found = table(official("c-a"))
    row = replace(found.rows[0], counts=(1, 1, 1, *found.rows[0].counts[3:]))
    (wrong,) = mismatches(replace(found, rows=(row,)))
    assert (wrong.words, wrong.children) == ("青塘村：第2栏为1，第3＋4栏为2", ())


def test_a_total_that_is_wrong_by_itself_is_told() -> None:
    found = table(official("c-a"))
    (wrong,) = mismatches(replace(found, total=(*found.total[:31], 1)))
    assert wrong.words == "合计：第1栏为1，第30＋31＋32栏为2"


def test_who_has_two_archives_is_counted_twice_and_named() -> None:
    number = "439900201505010025"
    children = [official("c-a", id_number=number), official("c-b"), official("c-c", id_number=number)]
    kept = store(unit(), *children)
    assert [[one.id for one in group] for group in twice(kept, survey_table(kept, DAY))] == [["c-a", "c-c"]]
    assert twice(kept, survey_table(kept, DAY, among={"c-a", "c-b"})) == ()


def beside(*children: Child, counts: tuple[str, ...] = ("双留守", "单留守", "无父母照护")) -> Compared | None:
    kept = store(unit(info={"counts": list(counts)}), *children)
    found = compared(kept, survey_table(kept, DAY))
    official_ = term_report(kept, "2026-2027-1", DAY, None).breakdowns["official"].get("是", 0)
    assert found is not None
    assert found.statistics == official_
    return found


def test_the_statistics_of_the_term_count_the_same() -> None:
    lacking = official("c-b", guardianship=None)
    unsettled = official("c-c", hukou=None)
    assert beside(official("c-a"), lacking, unsettled) == Compared("2026-2027-1", 2, (), ())


def test_who_left_in_the_term_is_in_the_statistics_only() -> None:
    gone = official("c-b", status="转出", closed_on="2026-10-10")
    assert beside(official("c-a"), gone) == Compared("2026-2027-1", 2, ("c-b",), ())


def test_whom_the_unit_does_not_count_is_in_the_survey_only() -> None:
    lone = official("c-b", parents=[FATHER_AWAY, {"relation": "母亲", "situation": "重病重残"}])
    assert beside(official("c-a"), lone, counts=("双留守",)) == Compared("2026-2027-1", 1, (), ("c-b",))


def test_nothing_is_compared_outside_a_term_or_by_the_units_definition() -> None:
    kept = store(unit(), official("c-a"))
    vacation = date(2027, 2, 10)
    assert compared(kept, survey_table(kept, vacation)) is None
    assert compared(kept, survey_table(kept, DAY, "unit")) is None


def test_a_narrowed_table_is_compared_with_the_same_children() -> None:
    kept = store(unit(), official("c-a"), official("c-b"))
    assert compared(kept, survey_table(kept, DAY, among={"c-a"}), {"c-a"}) == Compared(
        "2026-2027-1", 1, (), ()
    )
