"""Rows of talks, visits and calls become records: in their place, none twice, or rejected with a reason."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import child, school, store, volunteer
from tests.care.importing.sheets import TODAY, asked, places, reasons, row, target, written

from liushou.care.importing.lists.records import import_records
from liushou.care.importing.outcome import FieldChange, Outcome, Place, Row
from liushou.store.load import Store

OCTOBER = {"date": "2026-10-10", "kind": "谈心", "by": "v-a", "note": "想 妈妈", "place": "教室"}
AFTERNOON = datetime(2026, 11, 5, 14, 30)  # noqa: DTZ001 - a cell knows no zone
NOVEMBER = {"date": "2026-11-12", "kind": "家访"}


def here() -> Store:
    """Five children, two of one name; one volunteer."""
    return store(
        child("c-a", name="田禾", records=[OCTOBER, NOVEMBER], school=school()),
        child("c-b", name="周帆", id_number="110101201505013726"),
        child("c-c", name="李想", school=school("三年级", 1)),
        child("c-d", name="李想", school=school("五年级", 2)),
        child("c-e", name="吴迪", status="转出", closed_on="2026-09-01"),
        volunteer(name="何秀兰"),
    )


def imported(store: Store, *rows: Row, **given: object) -> Outcome:
    return import_records(target(store), rows, asked(**given))


def test_a_row_becomes_a_record_in_its_place() -> None:
    full = row(5, name="田禾", date="2026年11月5日", kind="谈话", by="何秀兰、村医", place="家", note="好",
               follow_up__due="2026.12.1", follow_up__what="补办")  # fmt: skip
    found = imported(here(), full)
    entry = {
        "date": "2026-11-05", "kind": "谈心", "by": ["v-a", "村医"], "place": "家", "note": "好",
        "follow_up": {"due": "2026-12-01", "what": "补办"},
    }  # fmt: skip
    assert [(one.place, one.path, one.id, one.name) for one in found.changed] == [
        (Place("", 5), "data/children/c-a.yaml", "c-a", "田禾")
    ]
    assert found.changed[0].fields == (FieldChange("records[1]", None, entry),)
    assert found.told == ("帮扶人员里没有“村医”，只记下名字：1 行",)
    records = written(here(), found).children["c-a"].records
    assert [record.date.isoformat() for record in records] == ["2026-10-10", "2026-11-05", "2026-11-12"]
    assert records[1].follow_up is not None
    assert records[1].by == ("v-a", "村医")


@pytest.mark.parametrize(
    ("cells", "who"),
    [
        ({"id": "c-b"}, "c-b"),
        ({"id": "C-B", "name": "周 帆"}, "c-b"),
        ({"name": "周　帆"}, "c-b"),
        ({"name": "周某", "id": "c-b"}, "c-b"),
        ({"id_number": "110101 20150501 3726"}, "c-b"),
        ({"name": "李想", "class_label": "五(2)班"}, "c-d"),
        ({"name": "李想", "class_label": "三年级1班"}, "c-c"),
    ],
)
def test_whose_row_it_is(cells: dict[str, str], who: str) -> None:
    found = imported(here(), row(2, date="2026-11-05", kind="谈心", **cells))
    assert [one.id for one in found.changed] == [who], reasons(found)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"id": "c-z"}, "id：没有编号是“c-z”"),
        ({"id": "c-a", "name": "周帆"}, "name：c-a 是田禾，不是“周帆”"),
        ({"name": "王二"}, "name：没有叫“王二”"),
        ({"name": "李想"}, "name：有 2 个“李想”（c-c、c-d），请填编号"),
        ({"name": "李想", "class_label": "四年级1班"}, "name：有 2 个“李想”"),
        ({"name": "田禾", "class_label": "四年级1班"}, "class_label：档案里的田禾（c-a）在五年级2班"),
        ({"name": "周某"}, "name：“周某”是遮盖过的姓名"),
        ({"name": "周帆", "id_number": "110101201505013718"}, "id_number：与周帆（c-b）档案里的不同"),
        ({"name": "田禾", "id_number": "110101201505013726"}, "name：这个号码是周帆，不是“田禾”"),
        ({"name": "吴迪"}, "name：吴迪（c-e）2026-11-05 不在册（2026-09-01 转出）"),
        ({}, "name：编号和姓名都没有填"),
        ({"name": "田禾、王二"}, "name：没有叫“王二”"),
        ({"name": "田禾、周帆", "id": "c-a、c-b、c-c"}, "id：编号有 3 个，姓名有 2 个"),
        ({"name": "田禾", "date": "2026-11-21"}, "date：2026-11-21 在今天（2026-11-20）以后"),
        ({"name": "田禾", "date": "11月5日"}, "date：“11月5日”"),
        ({"name": "田禾", "date": "2026年11月"}, "date：“2026年11月”没有写是哪一天"),
        ({"name": "田禾", "date": "", "note": "好"}, "date：写了内容，没有写日期"),
        ({"name": "田禾", "kind": "电话"}, "kind：“电话”不是记录类别"),
        ({"name": "田禾", "by": "v-zzzzz"}, "by："),
        ({"name": "田禾", "follow_up__what": "补办"}, "follow_up.due：后续期限和后续事项要一起填"),
        (
            {"name": "田禾", "follow_up__what": "补办", "follow_up__due": "2026-11-01"},
            "follow_up.due：后续的期限",
        ),
        ({"name": "田禾", "note": "***"}, "note：内容或记录人是遮盖过的"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_taken_says_why(cells: dict[str, str], reason: str) -> None:
    good = row(2, name="田禾", date="2026-11-05", kind="谈心")
    found = imported(here(), good, row(7, **{"date": "2026-11-05", "kind": "谈心", **cells}))
    assert reasons(found).keys() == {7}
    assert reasons(found)[7].startswith(reason), reasons(found)
    assert found.drafts == imported(here(), good).drafts


def test_a_kind_can_be_said_for_all_rows() -> None:
    rows = (row(2, name="田禾", date="2026-11-05"), row(3, name="周帆", date="2026-11-05", kind="家访"))
    found = imported(here(), *rows)
    assert reasons(found).keys() == {2}
    assert found.lacking == {"kind": 1}
    kinds = [one.fields[0].new for one in imported(here(), *rows, defaults={"kind": "谈心"}).changed]
    assert kinds == [{"date": "2026-11-05", "kind": "谈心"}, {"date": "2026-11-05", "kind": "家访"}]


def test_several_children_in_one_row_have_a_record_each() -> None:
    found = imported(here(), row(2, name="田禾、周帆", date=date(2026, 11, 5), kind="走访"))
    assert [(one.place.row, one.id) for one in found.changed] == [(2, "c-a"), (2, "c-b")]


def test_what_a_spreadsheet_gives_is_a_day() -> None:
    found = imported(here(), row(2, name="周帆", date=AFTERNOON, kind="谈心"))
    assert found.changed[0].fields[0].new == {"date": "2026-11-05", "kind": "谈心"}


@pytest.mark.parametrize("cells", [{}, {"kind": "谈心", "by": "何秀兰"}, {"date": "/", "note": "无"}])
def test_a_row_not_filled_in_says_nothing(cells: dict[str, str]) -> None:
    found = imported(here(), row(2, id="c-a", **cells))
    assert (found.unchanged, found.drafts, found.rejected) == ((Place("", 2),), (), ())


def test_a_record_that_is_there_is_not_written_again() -> None:
    same = {
        "id": "c-a",
        "date": "2026-10-10",
        "kind": "谈心",
        "by": "何秀兰",
        "note": "想妈妈",
        "place": "教室",
    }
    assert imported(here(), row(2, **{**same, "note": "想  妈妈"})).unchanged == (Place("", 2),)
    masked = {**same, "note": "***", "by": "何某", "name": "田某"}
    assert imported(here(), row(2, **masked)).unchanged == (Place("", 2),)


def test_a_changed_place_or_follow_up_changes_the_record() -> None:
    cells = {"id": "c-a", "date": "2026-10-10", "kind": "谈心", "by": "何秀兰", "note": "想 妈妈"}
    moved = imported(here(), row(2, place="操场", **cells))
    assert moved.changed[0].fields == (FieldChange("records[0].place", "教室", "操场"),)
    promised = row(2, follow_up__due="2026-12-01", follow_up__what="通话", **cells)
    found = imported(here(), promised)
    assert found.changed[0].fields[0].field == "records[0].follow_up"
    later = written(here(), found)
    again = imported(later, row(2, follow_up__due="2026-12-08", follow_up__what="通话", **cells))
    assert again.changed[0].fields == (FieldChange("records[0].follow_up.due", "2026-12-01", "2026-12-08"),)
    assert written(later, again).children["c-a"].records[0].place == "教室"


def test_the_same_row_twice_is_one_record() -> None:
    one = {"id": "c-b", "date": "2026-11-05", "kind": "谈心", "note": "好"}
    found = imported(here(), row(2, **one), row(3, **one), row(4, **one, place="家"))
    assert [one.place.row for one in found.changed] == [2]
    assert [place.row for place in found.unchanged] == [3, 4]
    assert found.told == ("同一条记录写了不止一行，只记一次：多出 2 行",)
    records = written(here(), found).children["c-b"].records
    assert [record.place for record in records] == ["家"]


def test_two_rows_of_one_record_that_differ_are_both_rejected() -> None:
    one = {"id": "c-b", "date": "2026-11-05", "kind": "谈心", "note": "好"}
    found = imported(here(), row(2, **one, place="教室"), row(3, **one, place="家"))
    assert found.drafts == ()
    assert reasons(found).keys() == {2, 3}
    assert "第 2、3 行是同一条记录" in reasons(found)[2]
    assert "地点却不一样" in reasons(found)[2]


_CELLS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["c-a", "c-b", "", "c-z"]),
        "name": st.sampled_from(["", "", "周帆", "李想"]),
        "date": st.sampled_from(["2026-10-10", "2026-11-12", "2026/11/05", "", "2026-12-01"]),
        "kind": st.sampled_from(["谈心", "家访", ""]),
        "by": st.sampled_from(["", "何秀兰", "v-a", "村医"]),
        "note": st.sampled_from(["", "想 妈妈", "好"]),
        "place": st.sampled_from(["", "", "家"]),
    }
)


@settings(max_examples=150)
@given(st.lists(_CELLS, max_size=7), st.randoms(use_true_random=False))
def test_laws_of_importing(cells: list[dict[str, str]], rng: object) -> None:
    rows = [row(number, **each) for number, each in enumerate(cells, start=2)]
    found = imported(here(), *rows)
    assert places(found) == [one.place for one in rows]
    mixed = list(rows)
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    other = imported(here(), *mixed)
    assert other.drafts == found.drafts
    assert reasons(other).keys() == reasons(found).keys()
    after = written(here(), found)
    assert all(
        list(one.records) == sorted(one.records, key=lambda each: each.date)
        for one in after.children.values()
    )
    again = imported(after, *rows)
    assert (again.drafts, again.changed) == ((), ())
    assert [told for told in again.told if "没有取" not in told] == []
    assert max(record.date for one in after.children.values() for record in one.records) <= TODAY


def test_what_is_masked_is_passed_over_and_told() -> None:
    here_already = {"id": "c-a", "date": "2026-10-10", "kind": "谈心"}
    found = imported(
        here(),
        row(2, **here_already, note="***", by="何某", name="田某"),
        row(3, **here_already, by="何秀兰", note="想 妈妈", place="***"),
        row(4, id="c-a", name="田禾", date="2026-10-11", kind="谈心", note="新的"),
    )
    assert [one.place.row for one in found.changed] == [4]
    assert found.told == ("遮住的格（有 ***）没有取：2 行", "遮住的姓名（如 王某）没有取：1 行")


def test_a_row_has_all_that_is_wrong_with_it() -> None:
    bad = row(2, id="c-x", date="2026-11-05", kind="读书", by="v-zzzzz", follow_up__due="2026-12-01")
    found = imported(here(), bad, row(3, name="田禾", date="2026-13-05", kind="读书"))
    assert [(one.place.row, one.target) for one in found.rejected] == [
        (2, "id"), (2, "kind"), (2, "by"), (2, "follow_up.due"), (3, "date"), (3, "kind"),
    ]  # fmt: skip
