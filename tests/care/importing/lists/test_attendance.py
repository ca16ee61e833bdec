"""Sign-in sheets become sessions of activities: made or completed, and classmates passed over."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import activity, child, school, store
from tests.care.importing.sheets import asked, places, reasons, row, target, written

from liushou.care.importing.lists.attendance import import_attendance
from liushou.care.importing.outcome import FieldChange, Outcome, Place, Row
from liushou.errors import UsageError
from liushou.store.load import Store

DAY = date(2026, 11, 8)


def here() -> Store:
    """Four children; a weekly activity of two terms under one title, one planned, one called off."""
    weekly = {"title": "周末课业辅导", "children": ["c-b", "c-a"]}
    return store(
        child("c-a", name="田禾", school=school()),
        child("c-b", name="周帆"),
        child("c-c", name="李想", registered_on="2026-11-10"),
        child("c-d", name="吴迪"),
        activity("a-old", term="2025-2026-2", when={"from": "2026-03-01", "to": "2026-07-01"}, **weekly),
        activity("a-now", when={"from": "2026-09-06", "to": "2027-01-10"}, status="进行", sessions=[
            {"date": "2026-11-01", "present": ["c-a"], "absent": [{"child": "c-b", "reason": "感冒"}]},
        ], **weekly),
        activity("a-new", title="走访", status="计划"),
        activity("a-off", title="讲座", status="取消"),
    )  # fmt: skip


def imported(store: Store, *rows: Row, **given: object) -> Outcome:
    return import_attendance(target(store), rows, asked(**given))


def test_a_signed_sheet_is_a_session() -> None:
    rows = (
        row(2, name="田禾", came="√", guardian="是"),
        row(3, name="周帆", came="病假"),
        row(4, name="吴迪", came="缺", reason="走亲戚"),
    )
    found = imported(here(), *rows, activity="周末课业辅导", day=DAY)
    assert [(one.place.row, one.id, one.name) for one in found.changed] == [
        (2, "a-now", "周末课业辅导"), (3, "a-now", "周末课业辅导"), (4, "a-now", "周末课业辅导"),
    ]  # fmt: skip
    assert found.changed[0].fields == (
        FieldChange("sessions[1].present[0]", None, "c-a"),
        FieldChange("sessions[1].guardians[0]", None, "c-a"),
    )
    absent = {"child": "c-d", "reason": "走亲戚"}
    assert found.changed[2].fields == (FieldChange("sessions[1].absent[1]", None, absent),)
    session = written(here(), found).activities["a-now"].sessions[1]
    assert (session.date, session.present, session.guardians) == (DAY, ("c-a",), ("c-a",))
    assert [(one.child, one.reason) for one in session.absent] == [("c-b", "病假"), ("c-d", "走亲戚")]


def test_a_column_for_each_day() -> None:
    rows = (
        row(2, name="田禾", came_2026_11_15="√", came_2026_11_08="√"),
        row(3, name="周帆", came_2026_11_15="", came_2026_11_08="×"),
    )
    found = imported(here(), *rows, activity="a-now")
    assert [one.date.day for one in written(here(), found).activities["a-now"].sessions] == [1, 8, 15]
    assert {field.field for field in found.changed[0].fields} == {
        "sessions[1].present[0]", "sessions[2].present[0]",
    }  # fmt: skip


def test_a_session_that_is_there_is_completed() -> None:
    rows = (row(2, id="c-a", came="1"), row(3, id="c-b", came="√"), row(4, id="c-d", came="到"))
    found = imported(here(), *rows, activity="a-now", day=date(2026, 11, 1))
    assert found.unchanged == (Place("", 2),)
    assert found.changed[0].fields == (
        FieldChange("sessions[0].present[1]", None, "c-b"),
        FieldChange("sessions[0].absent[0]", {"child": "c-b", "reason": "感冒"}, None),
    )
    assert found.told == ("“周末课业辅导”补记 1 场（2026-11-01）",)
    (session,) = written(here(), found).activities["a-now"].sessions
    assert (session.present, session.absent) == (("c-a", "c-b", "c-d"), ())


def test_rows_may_name_activity_and_day() -> None:
    rows = (
        row(2, name="田禾", activity="周末课业辅导", date="2026.6.7", came="√"),
        row(3, name="田禾", activity="《走访》", date="2026年10月16日", came="√"),
    )
    found = imported(here(), *rows)
    assert [one.id for one in found.changed] == ["a-old", "a-new"]
    assert found.told == (
        "“走访”新记 1 场（2026-10-16）",
        "“走访”的状态由“计划”改为“进行”",
        "“周末课业辅导”新记 1 场（2026-06-07）",
    )
    assert written(here(), found).activities["a-new"].status == "进行"


def test_a_name_of_its_own_is_a_signature() -> None:
    found = imported(here(), row(2, name="田禾", came="田禾"), activity="a-now", day=DAY)
    assert found.changed[0].fields[0].field == "sessions[1].present[0]"


def test_classmates_are_passed_over_and_counted() -> None:
    rows = (
        row(2, name="田禾", came="√"),
        row(3, name="王二", came="√"),
        row(4, name="李想", came="？", class_label="五年级1班"),
        row(5, name="王三", came=""),
    )
    found = imported(here(), *rows, activity="a-now", day=DAY)
    assert found.passed_over == (Place("", 3), Place("", 4))
    assert found.told[-1] == "2 行不在册，没有取（第 3、4 行）"
    assert (found.unchanged, found.rejected) == ((Place("", 5),), ())


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"id": "c-z", "came": "√"}, "id：没有编号是“c-z”"),
        ({"id": "c-c", "came": "√"}, "id：李想（c-c）2026-11-08 不在册"),
        ({"name": "田禾", "came": "已走"}, "came：不明白“已走”"),
        ({"name": "田禾", "guardian": "√"}, "guardian：监护人到场了，没有填孩子是否到场"),
        ({"name": "田禾", "came": "√", "guardian": "奶奶"}, "guardian：不明白“奶奶”"),
        ({"name": "田禾", "came": "√", "activity": "讲座"}, "activity：“讲座”已取消"),
        ({"name": "田禾", "came": "√", "activity": "春游"}, "activity：活动方案里没有“春游”"),
        ({"name": "田禾", "came": "√", "date": "2026-11-22"}, "date：2026-11-22 在今天"),
        ({"name": "田禾", "came_2026_11_22": "√"}, "came@2026-11-22：2026-11-22 在今天"),
        (
            {"name": "田禾", "came": "√", "class_label": "六(1)班"},
            "class_label：档案里的田禾（c-a）在五年级2班",
        ),
        (
            {"name": "周帆", "came_2026_11_08": "√", "came_2026_11_15": "√", "guardian": "√"},
            "guardian：监护人到场了，一行有几场",
        ),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(cells: dict[str, str], reason: str) -> None:
    found = imported(here(), row(7, **cells), activity="a-now", day=DAY)
    assert reasons(found).keys() == {7}
    assert reasons(found)[7].startswith(reason), reasons(found)
    assert found.drafts == ()


def test_a_namesake_in_another_class_is_a_classmate_where_the_child_has_a_row() -> None:
    own = row(2, name="田禾", class_label="五(2)班", came="√")
    found = imported(
        here(), own, row(3, name="田禾", class_label="三1班", came="×"), activity="a-now", day=DAY
    )
    assert (found.passed_over, found.rejected) == ((Place("", 3),), ())


def test_rows_that_say_otherwise_of_one_child_are_both_rejected() -> None:
    rows = (row(2, id="c-a", came="√"), row(3, name="田禾", came="×"), row(4, id="c-b", came="√"))
    found = imported(here(), *rows, activity="a-now", day=DAY)
    assert reasons(found).keys() == {2, 3}
    assert "第 2、3 行写的是同一个孩子、同一场" in reasons(found)[2]
    assert [one.place.row for one in found.changed] == [4]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"activity": "a-now"}, "哪一天"),
        ({"day": DAY}, "哪一项活动"),
        ({"activity": "春游", "day": DAY}, "春游"),
        ({"activity": "讲座", "day": DAY}, "已取消"),
        ({"activity": "a-now", "day": date(2026, 11, 21)}, "以后"),
    ],
)
def test_what_is_wrong_with_the_whole(given: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        imported(here(), row(2, name="田禾", came="√"), **given)


_CELLS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["", "", "c-a", "c-z"]),
        "name": st.sampled_from(["田禾", "周帆", "李想", "吴迪", "王二"]),
        "date": st.sampled_from(["2026-11-01", "2026-11-08", "", "2026-12-01"]),
        "came": st.sampled_from(["√", "×", "病假", "", "？"]),
        "reason": st.sampled_from(["", "", "回家"]),
        "guardian": st.sampled_from(["", "", "√"]),
        "came@2026-11-15": st.sampled_from(["", "√", "×"]),
    }
)


@settings(max_examples=150)
@given(st.lists(_CELLS, max_size=7), st.randoms(use_true_random=False))
def test_laws_of_importing(cells: list[dict[str, str]], rng: object) -> None:
    rows = [row(number, **each) for number, each in enumerate(cells, start=2)]
    found = imported(here(), *rows, activity="周末课业辅导", day=DAY)
    assert places(found) == [one.place for one in rows]
    mixed = list(rows)
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    other = imported(here(), *mixed, activity="周末课业辅导", day=DAY)
    assert other.drafts == found.drafts
    assert reasons(other).keys() == reasons(found).keys()
    after = written(here(), found)
    sessions = after.activities["a-now"].sessions
    assert [one.date for one in sessions] == sorted({one.date for one in sessions})
    assert all(not {each.child for each in one.absent} & set(one.present) for one in sessions)
    again = imported(after, *rows, activity="周末课业辅导", day=DAY)
    assert (again.drafts, again.changed) == ((), ())
    assert [told for told in again.told if "没有取" not in told] == []


def test_a_row_has_all_that_is_wrong_with_it() -> None:
    bad = row(2, name="田禾", guardian="大概", came_2026_11_01="也许", came_2026_11_08="可能")
    found = imported(here(), bad, activity="周末课业辅导")
    assert [one.target for one in found.rejected] == ["came@2026-11-01", "came@2026-11-08", "guardian"]
    stranger = row(2, name="路人", came="也许")
    assert imported(here(), stranger, activity="周末课业辅导", day=DAY).passed_over == (Place("", 2),)
