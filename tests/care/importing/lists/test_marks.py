"""Lists of marks become grades and conduct of a term: a changed mark changes one field."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import child, school, store
from tests.care.importing.sheets import asked, places, reasons, row, target, written

from liushou.care.importing.lists.grades import import_grades
from liushou.care.importing.outcome import FieldChange, Outcome, Place, Row
from liushou.cells import Cell
from liushou.errors import UsageError
from liushou.store.load import Store

SPRING, AUTUMN = "2025-2026-2", "2026-2027-1"
MARKS = {"term": SPRING, "scores": {"语文": 86, "数学": 90}, "total": 176, "class_rank": 6, "class_size": 40}


def here() -> Store:
    return store(
        child("c-a", name="田禾", school=school(), grades=[MARKS],
              conduct=[{"term": SPRING, "violations": 0, "honours": ["三好学生"]}]),
        child("c-b", name="周帆", student_number="G110101201505013726"),
        child("c-c", name="李想"),
        child("c-d", name="李想", status="毕业", closed_on="2025-07-01", registered_on="2020-09-01"),
        child("c-e", name="吴迪", registered_on="2020-09-01", status="转出", closed_on="2026-05-01"),
    )  # fmt: skip


def imported(store: Store, *rows: Row, term: str | None = SPRING, **given: object) -> Outcome:
    return import_grades(target(store), rows, asked(term=term, **given))


def marks(**cells: Cell) -> dict[str, Cell]:
    """Cells by subject or target: 语文 is scores.语文."""
    return {key if key.isascii() else f"scores__{key}": cell for key, cell in cells.items()}


def test_a_row_is_the_entry_of_the_term() -> None:
    cells = marks(语文="85分", 数学=90.5, 英语="缺考", total="175.5", class_rank="第3名", class_size=41)
    found = imported(here(), row(2, name="周帆", **cells))
    scores = {"语文": 85, "数学": 90.5}
    entry = {"term": SPRING, "scores": scores, "total": 175.5, "class_rank": 3, "class_size": 41}
    assert found.changed[0].fields == (FieldChange("grades[0]", None, entry),)
    (grades,) = written(here(), found).children["c-b"].grades
    assert grades.model_dump() == entry


@pytest.mark.parametrize("term", ["2025秋", "2025-2026-1", "2025-2026学年上学期", "2025—2026学年度第一学期"])
def test_a_new_entry_stands_in_its_place_by_term(term: str) -> None:
    found = imported(here(), row(2, name="田禾", term=term, **marks(语文=80)), term=None)
    assert found.changed[0].fields[0].field == "grades[0]"
    assert [one.term for one in written(here(), found).children["c-a"].grades] == ["2025-2026-1", SPRING]


def test_a_changed_mark_changes_one_field() -> None:
    found = imported(here(), row(2, id="c-a", **marks(语文=86, 数学=90, class_rank=5, total=176)))
    assert found.changed[0].fields == (FieldChange("grades[0].class_rank", 6, 5),)
    added = imported(here(), row(2, id="c-a", **marks(英语=70, total=246)))
    assert added.changed[0].fields == (
        FieldChange("grades[0].scores.英语", None, 70),
        FieldChange("grades[0].total", 176, 246),
    )
    (grades,) = written(here(), added).children["c-a"].grades
    assert grades.scores == {"语文": 86, "数学": 90, "英语": 70}


def test_a_total_that_no_row_says_follows_the_marks() -> None:
    found = imported(here(), row(2, id="c-a", **marks(语文=80.5)))
    assert found.changed[0].fields == (
        FieldChange("grades[0].scores.语文", 86, 80.5),
        FieldChange("grades[0].total", 176, 170.5),
    )
    assert found.told == ("总分随各科改为各科之和：1 行", "记入2025—2026学年第二学期：1 行")


def test_conduct_goes_into_the_same_term() -> None:
    cells = {"conduct__violations": "2次", "conduct__honours": "进步之星、三好学生"}
    found = imported(here(), row(2, id="c-a", **cells), row(3, id="c-b", **cells))
    assert found.changed[0].fields == (
        FieldChange("conduct[0].violations", 0, 2),
        FieldChange("conduct[0].honours", ["三好学生"], ["进步之星", "三好学生"]),
    )
    after = written(here(), found).children
    assert (after["c-b"].conduct[0].violations, after["c-b"].conduct[0].term) == (2, SPRING)


def test_honours_alone_need_to_know_of_violations() -> None:
    only = row(2, id="c-b", conduct__honours="进步之星")
    found = imported(here(), only)
    assert reasons(found).keys() == {2}
    assert found.lacking == {"conduct.violations": 1}
    assert imported(here(), only, defaults={"conduct.violations": "0"}).lacking == {}


def test_classmates_are_passed_over_and_counted() -> None:
    rows = [row(number, name=f"同学{number}", **marks(语文="八十六")) for number in range(3, 45)]
    found = imported(here(), row(2, name="田禾", **marks(语文=86)), *rows)
    assert found.unchanged == (Place("", 2),)
    assert found.told == ("42 行不在册，没有取",)
    assert len(found.passed_over) == 42


def test_a_child_who_was_not_on_the_register_in_the_term_is_passed_over() -> None:
    assert imported(here(), row(2, name="李想", **marks(语文=80))).changed[0].id == "c-c"
    assert imported(here(), row(2, name="吴迪", **marks(语文=80))).changed[0].id == "c-e"
    assert imported(here(), row(2, name="吴迪", **marks(语文=80)), term=AUTUMN).passed_over == (Place("", 2),)
    assert reasons(imported(here(), row(2, id="c-e", **marks(语文=80)), term=AUTUMN))[2].startswith(
        "id：吴迪"
    )


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (marks(id="c-z", 语文=80), "id：没有编号是“c-z”"),
        (marks(name="田禾", 语文="八十六"), "scores.语文："),
        (marks(name="田禾", 语文=80, 数学=90, total=171), "total：总分 171，但各科相加为 170"),
        (marks(name="周帆", class_rank=41, class_size=40), "class_rank：班级名次 41 大于班级人数 40"),
        (marks(name="周帆", class_rank=2.5), "class_rank："),
        (marks(name="周帆", class_rank=0), "class_rank："),
        (marks(name="田禾", 语文=80, term="第一学期"), "term：“第一学期”看不出是哪一学期"),
        (marks(name="田禾", 语文=80, term="2027春"), "term：“2027春”还没有开始"),
        (marks(name="田禾", 语文=80, class_label="六(1)班"), "class_label：档案里的田禾（c-a）在五年级2班"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(cells: dict[str, Cell], reason: str) -> None:
    found = imported(here(), row(7, **cells))
    assert reasons(found).keys() == {7}
    assert reasons(found)[7].startswith(reason), reasons(found)
    assert found.drafts == ()


def test_what_was_wrong_before_does_not_keep_a_row_out() -> None:
    wrong = store(child("c-a", name="田禾", grades=[{**MARKS, "total": 170}]))
    found = imported(wrong, row(2, id="c-a", **marks(class_rank=5)))
    assert found.changed[0].fields == (FieldChange("grades[0].class_rank", 6, 5),)
    assert reasons(imported(wrong, row(2, id="c-a", **marks(语文=81)))).keys() == {2}


def test_a_masked_cell_is_told_and_says_nothing() -> None:
    found = imported(here(), row(2, id="c-a", **marks(语文=86, class_rank="***")))
    assert found.unchanged == (Place("", 2),)
    assert any("***" in told for told in found.told)


def test_half_a_year_is_enough_beside_the_term_asked_for() -> None:
    assert imported(here(), row(2, name="周帆", term="第二学期", **marks(语文=80))).changed


def test_lists_of_several_subjects_make_one_entry() -> None:
    one = row(2, sheet="语文", name="周帆", scores__语文=80)
    other = row(9, sheet="数学", student_number="g110101201505013726", scores__数学=90)
    found = imported(here(), one, other)
    assert [(each.place.sheet, len(each.fields)) for each in found.changed] == [("语文", 1)]
    assert written(here(), found).children["c-b"].grades[0].scores == {"语文": 80, "数学": 90}
    differing = imported(here(), one, row(9, sheet="数学", name="周帆", **marks(语文=81)))
    assert "数学 第 9 行" in reasons(differing)[2]
    assert reasons(differing).keys() == {2, 9}


@pytest.mark.parametrize(
    ("term", "told"), [(None, "哪一学期"), ("第一", "不是学期"), ("2026-2027-2", "还没有开始")]
)
def test_what_is_wrong_with_the_whole(term: str | None, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        imported(here(), row(2, name="田禾", **marks(语文=80)), term=term)


def test_the_running_term_may_be_named_as_on_the_command_line() -> None:
    found = imported(here(), row(2, name="田禾", **marks(语文=80)), term="current")
    assert [one.term for one in written(here(), found).children["c-a"].grades] == [SPRING, AUTUMN]


_CELLS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["田禾", "周帆", "李想", "吴迪", "王二"]),
        "term": st.sampled_from(["", "", "2025秋", "2026秋", "下学期"]),
        "scores.语文": st.sampled_from(["", 86, 80, "缺考", "优", "八十六"]),
        "scores.英语": st.sampled_from(["", "", 70.5]),
        "total": st.sampled_from(["", "", 176, 80]),
        "class_rank": st.sampled_from(["", "", 6, 41]),
        "conduct.violations": st.sampled_from(["", "", 0, 1]),
        "conduct.honours": st.sampled_from(["", "", "三好学生"]),
    }
)


@settings(max_examples=200)
@given(st.lists(_CELLS, max_size=6), st.randoms(use_true_random=False))
def test_laws_of_importing(cells: list[dict[str, Cell]], rng: object) -> None:
    rows = [row(number, **each) for number, each in enumerate(cells, start=2)]
    found = imported(here(), *rows)
    assert places(found) == [one.place for one in rows]
    mixed = list(rows)
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    other = imported(here(), *mixed)
    assert written(here(), other).children == written(here(), found).children
    assert reasons(other).keys() == reasons(found).keys()
    after = written(here(), found)
    for one in after.children.values():
        assert [each.term for each in one.grades] == sorted({each.term for each in one.grades})
    again = imported(after, *rows)
    assert (again.drafts, again.changed) == ((), ())
    assert [told for told in again.told if "没有取" not in told] == []


def test_a_row_has_all_that_is_wrong_with_it() -> None:
    bad = row(2, id="c-a", **marks(语文="八十六", 数学="满", class_rank=50))
    misfit = row(
        3, id="c-b", total=100, class_rank=50, class_size=40, conduct__honours="三好", **marks(语文=80)
    )
    found = imported(here(), bad, misfit)
    assert [(one.place.row, one.target) for one in found.rejected] == [
        (2, "scores.语文"), (2, "scores.数学"),
        (3, "total"), (3, "class_rank"), (3, "conduct.violations"),
    ]  # fmt: skip
    assert found.lacking == {"conduct.violations": 1}
    assert imported(here(), row(2, name="路人", **marks(语文="八十六"))).passed_over == (Place("", 2),)


def test_a_list_without_any_column_of_marks_is_no_list_of_marks() -> None:
    with pytest.raises(UsageError, match="没有成绩的列"):
        imported(here(), row(2, name="周帆"))


def test_levels_are_passed_over_and_the_marks_beside_them_taken() -> None:
    cells = marks(语文=88, 英语="优", 科学="A+", 体育="合格", 音乐="ｂ")
    found = imported(here(), row(2, name="周帆", **cells))
    assert [one.new for one in found.changed[0].fields] == [{"term": SPRING, "scores": {"语文": 88}}]
    assert any(told.startswith("等级") and told.endswith("：1 行") for told in found.told)
    alone = imported(here(), row(2, name="周帆", **marks(语文="优")))
    assert (alone.changed, alone.rejected, len(alone.unchanged)) == ((), (), 1)
