"""Rows of children who have no archive yet: what is taken for granted, what is asked for, what is refused."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.builders import child, store, unit, volunteer
from tests.care.importing.rosters import Cells, after, imported

from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.store.likeness import archives_of, index_of
from liushou.store.load import Loaded, Store
from liushou.store.variant import source_of

NEW: Cells = {"name": "田小禾", "sex": "女", "birth_date": "2015-11-20"}
FATHER: Cells = {"parents[父亲].name": "田长根", "parents[父亲].situation": "外出务工"}
NUMBER = "439900201703120024"


def made(there: Store, *cells: Cells, **more: Any) -> list[Child]:
    """The children that the rows make, all of them taken."""
    outcome = imported(there, *cells, **more)
    assert outcome.rejected == ()
    found = after(there, outcome.drafts)
    return [found.children[new.id] for new in outcome.new]


def reasons(there: Store, *cells: Cells, **more: Any) -> list[tuple[int, str, str]]:
    """Row, target and reason of whatever is rejected."""
    return [(one.place.row, one.target, one.reason) for one in imported(there, *cells, **more).rejected]


def test_a_row_makes_an_archive_in_the_order_of_the_format_without_comments() -> None:
    rows = {**NEW, "guardians[0]": "王秀英（奶奶）", "class_label": "五(2)班", **FATHER}
    (draft,) = imported(store(), rows).drafts
    text = draft.data.decode()  # type: ignore[union-attr]
    assert "#" not in text
    keys = [line.partition(":")[0] for line in text.splitlines() if line[0] not in " -"]
    assert keys == [
        "id",
        "name",
        "sex",
        "birth_date",
        "status",
        "registered_on",
        "school",
        "parents",
        "guardians",
    ]


def test_what_goes_without_saying_is_told_once_with_the_number_of_rows() -> None:
    rows = [{**NEW, "name": name, "class_label": "五(2)班"} for name in ("田小禾", "石大力")]
    outcome = imported(store(), *rows)
    assert "建档日期写作 2026-11-20（早已建档的，加上 --default 建档日期=那一天）：2 行" in outcome.told
    assert "学校写作本单位（临溪小学）：2 行" in outcome.told
    one, _ = made(store(), *rows)
    assert one.school is not None
    assert (one.school.stage, one.school.class_label) == ("小学", "五年级2班")
    assert (one.school.boarding, one.school.enrolled, one.school.name) == (False, True, "临溪小学")


def test_a_unit_that_is_no_school_is_nobodys_school() -> None:
    (one,) = made(store(unit(info={"level": "村"})), {**NEW, "class_label": "五(2)班"})
    assert one.school is not None
    assert one.school.name is None


def test_who_has_no_school_said_gets_none() -> None:
    (one,) = made(store(), NEW)
    assert one.school is None


def test_an_id_number_says_sex_and_birth_date() -> None:
    (one,) = made(store(), {"name": "田小禾", "id_number": NUMBER})
    assert (one.sex, one.birth_date.isoformat()) == ("女", "2017-03-12")


def test_a_month_gives_way_to_the_id_number() -> None:
    row = {"name": "田小禾", "id_number": NUMBER, "birth_date": "2017年3月"}
    (one,) = made(store(), row)
    assert one.birth_date.isoformat() == "2017-03-12"
    assert not any(
        "月" in told and "日期" in told and "建档" not in told for told in imported(store(), row).told[2:]
    )


@pytest.mark.parametrize(
    ("cells", "target"),
    [
        ({"birth_date": "2017-03-13", "id_number": NUMBER, "sex": "女"}, "id_number"),
        ({"birth_date": "2017-03-12", "sex": "男", "id_number": NUMBER}, "id_number"),
        ({"class_label": "六(1)班", "school.grade": "五年级"}, "school.grade"),
        ({**FATHER, "parents[母亲].situation": "在家", "left_behind": "双留守"}, "left_behind"),
    ],
)
def test_columns_that_disagree_are_both_named(cells: Cells, target: str) -> None:
    ((_, at, reason),) = reasons(store(), {**NEW, **cells})
    assert at == target
    assert "请核对" in reason


def test_a_row_has_all_that_is_wrong_with_it() -> None:
    row = {**NEW, "sex": "某", "birth_date": "2014.13.5", "parents[父亲].name": "田长根"}
    assert [at for _, at, _ in reasons(store(), row)] == ["sex", "birth_date"]


def test_name_sex_and_birth_date_cannot_be_assumed() -> None:
    assert [at for _, at, _ in reasons(store(), {"name": "田小禾"})] == ["sex", "birth_date"]
    assert imported(store(), {"name": "田小禾"}).lacking == {}


@pytest.mark.parametrize(
    ("cells", "lacking"),
    [
        ({"parents[父亲].name": "田长根"}, "parents[父亲].situation"),
        ({"guardians[0].name": "王秀英"}, "guardians[0].relation"),
        ({"hukou.place": "临溪县石桥镇"}, "hukou.rural"),
        ({"health.detail": "哮喘"}, "health.condition"),
        ({"address.detail": "3组"}, "address.village"),
    ],
)
def test_what_would_say_something_of_a_family_is_asked_for(cells: Cells, lacking: str) -> None:
    outcome = imported(store(), {**NEW, **cells}, {**NEW, **cells, "name": "石大力"})
    assert outcome.lacking == {lacking: 2}
    assert [one.target for one in outcome.rejected] == [lacking, lacking]


def test_a_default_fills_what_the_rows_lack() -> None:
    rows = [
        {**NEW, "parents[父亲].name": "田长根"},
        {**NEW, "name": "石大力", "parents[父亲].situation": "去世"},
    ]
    defaults = {"parents[父亲].situation": "打工", "hukou.rural": "是", "guardians[0].relation": "祖母"}
    first, second = made(store(), *rows, defaults=defaults)
    assert [parent.situation for parent in first.parents] == ["外出务工"]
    assert [parent.situation for parent in second.parents] == ["去世"]
    assert second.guardians == ()
    assert second.hukou is not None
    assert second.hukou.rural


def test_a_default_may_say_what_all_the_parents_do() -> None:
    (one,) = made(store(), NEW, defaults={"left_behind": "双留守"})
    assert [parent.situation for parent in one.parents] == ["外出务工", "外出务工"]


def test_a_default_that_cannot_be_understood_is_no_matter_of_a_row() -> None:
    with pytest.raises(UsageError, match="--default 监护情况："):
        imported(store(), NEW, defaults={"guardianship": "很好"})


def test_a_place_of_work_means_that_a_parent_is_away() -> None:
    row = {**NEW, "parents[母亲].workplace": "广东东莞"}
    (one,) = made(store(), row)
    assert one.parents[0].situation == "外出务工"
    assert "母亲有务工地点或外出日期，状况写作“外出务工”：1 行" in imported(store(), row).told


def test_who_is_away_gives_the_parents() -> None:
    (one,) = made(store(), {**NEW, "left_behind": "父亲外出"})
    assert {parent.relation: parent.situation for parent in one.parents} == {
        "父亲": "外出务工",
        "母亲": "在家",
    }


def test_the_parents_own_situations_go_before_what_follows_from_the_type() -> None:
    row = {
        **NEW,
        "left_behind": "双留守",
        "parents[父亲].situation": "去世",
        "parents[母亲].situation": "打工",
    }
    (one,) = made(store(), row)
    assert [parent.situation for parent in one.parents] == ["去世", "外出务工"]


def test_of_two_guardians_the_first_is_primary_a_sole_one_is_not_marked() -> None:
    first = {"guardians[0].name": "王秀英", "guardians[0].relation": "奶奶"}
    second = {"guardians[1].name": "石有根", "guardians[1].relation": "爷爷"}
    (sole,) = made(store(), {**NEW, **first})
    (both,) = made(store(), {**NEW, **first, **second})
    assert [one.primary for one in sole.guardians] == [None]
    assert [one.primary for one in both.guardians] == [True, None]


def test_two_rows_that_say_the_same_are_one_child() -> None:
    outcome = imported(store(), NEW, NEW)
    assert (len(outcome.new), len(outcome.unchanged), outcome.rejected) == (1, 1, ())
    assert any("写了两次" in told for told in outcome.told)


def test_two_rows_that_look_alike_are_both_rejected_but_for_the_new_one() -> None:
    other = {**NEW, "phone": "15400012345"}
    assert [
        (row, "第 3 行" in reason or "第 2 行" in reason) for row, _, reason in reasons(store(), NEW, other)
    ] == [
        (2, True),
        (3, True),
    ]
    assert len(made(store(), {**NEW, "id": "新"}, {**other, "id": "新"})) == 2


def test_two_rows_of_one_id_number_are_rejected_even_if_new() -> None:
    rows = [{**NEW, "name": name, "id_number": NUMBER, "id": "新"} for name in ("田小禾", "石大力")]
    rows = [{**row, "birth_date": "2017-03-12"} for row in rows]
    assert [row for row, _, _ in reasons(store(), *rows)] == [2, 3]


def test_a_new_child_that_sounds_like_an_archive_is_rejected() -> None:
    there = store(child("c-1", name="田晓禾", birth_date="2015-11-20", guardians=[
        {"name": "王秀英", "relation": "祖母", "phone": "15400012345"}]))  # fmt: skip
    row = {**NEW, "guardians[0]": "王秀英（祖母）", "guardians[0].phone": "154 0001 2345"}
    ((_, at, reason),) = reasons(there, row)
    assert at == ""
    assert "c-1" in reason
    assert len(made(there, {**row, "id": "新"})) == 1


def test_only_children_on_the_register_are_made() -> None:
    assert [at for _, at, _ in reasons(store(), {**NEW, "status": "毕业"})] == ["status"]


def test_ids_are_drawn_once_each() -> None:
    rows = [{**NEW, "name": f"田{name}"} for name in "一二三四五六七八九十"]
    assert len({one.id for one in made(store(), *rows)}) == 10


def test_a_new_child_that_was_imported_before_is_not_made_again() -> None:
    row = {**NEW, "id": "新", "ethnicity": "汉族"}
    there = store(child("c-1", name="田小禾", birth_date="2015-11-20"))
    later = after(there, imported(there, row).drafts)
    outcome = imported(later, row)
    assert (len(later.children), outcome.new, len(outcome.unchanged)) == (2, (), 1)


def test_a_masked_name_is_nobodys() -> None:
    assert [at for _, at, _ in reasons(store(), {**NEW, "name": "田某"})] == ["name"]


def test_archives_that_cannot_be_read_are_told_of() -> None:
    unread = Loaded(source_of(Path("store"), "data/children/c-9.yaml"), None)  # type: ignore[arg-type]
    there = store()
    told = imported(replace(there, files=(*there.files, unread)), NEW).told
    assert "读不出来" in told[-1]


def test_who_is_said_to_be_new_is_told_apart_from_all_who_look_alike() -> None:
    there = store(*(child(id_, name="田小禾", birth_date="2015-11-20") for id_ in ("c-a", "c-b")))
    rows = [{**NEW, "id": "新", "ethnicity": one} for one in ("苗族", "汉族")]
    outcome = imported(there, *rows)
    assert outcome.rejected == ()
    later = after(there, outcome.drafts)
    first, second = (later.children[one.id] for one in outcome.new)
    assert first.not_duplicate == ("c-a", "c-b")
    assert set(second.not_duplicate) == {"c-a", "c-b", first.id}
    index = index_of(archives_of(later))
    assert [one.id for one in index.archives if index.look_alike(one)] == ["c-b"], "said of the new ones only"


def test_nobody_is_told_apart_from_a_row_that_is_rejected() -> None:
    outcome = imported(store(), NEW, {**NEW, "id": "新", "ethnicity": "汉族"})
    assert len(outcome.rejected) == 1
    (made_,) = after(store(), outcome.drafts).children.values()
    assert made_.not_duplicate == ()


def test_several_helpers_in_one_cell_are_known_people() -> None:
    there = store(volunteer("v-1", name="何秀兰"), volunteer("v-2", name="王老师"))
    row = {**NEW, **FATHER, "pairings[0].with": "何秀兰、王老师", "pairings[0].role": "帮扶教师"}
    ((_, at, reason),) = reasons(there, row)
    assert at == "pairings.with"
    assert "是 2 位，结对人一格写一位" in reason
    assert "pairings[+]=" in reason
    assert "建档" not in reason
