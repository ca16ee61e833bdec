"""Two branches' changes of one archive, merged as values."""

from typing import Any

import pytest

from liushou.history.merging.held import ABSENT, Clash
from liushou.history.merging.values import merged
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.describe import fields_of, walk
from liushou.records.forms import forms_of
from liushou.records.kinds import KINDS
from liushou.records.unit import Unit

FATHER: dict[str, Any] = {"relation": "父亲", "name": "田大山", "phone": "15400010001"}
MOTHER: dict[str, Any] = {"relation": "母亲", "name": "何小梅", "phone": "15400010002"}
TALK: dict[str, Any] = {"date": "2026-10-10", "kind": "谈心", "note": "想妈妈"}


def call(day: str, by: str = "v-1") -> dict[str, Any]:
    return {"date": day, "kind": "亲情电话", "by": by}


def test_different_fields_are_both_kept() -> None:
    base = {"id": "c-1", "phone": "1", "address": {"village": "朝阳村", "detail": "1组"}, "notes": "内向"}
    ours = {**base, "phone": "2", "address": {"village": "朝阳村", "detail": "2组"}}
    theirs = {"id": "c-1", "phone": "1", "address": {"village": "枫坪村", "detail": "1组"}, "sex": "女"}
    found = merged(Child, base, ours, theirs)
    assert found.clashes == ()
    assert found.value == {
        "id": "c-1",
        "phone": "2",
        "address": {"village": "枫坪村", "detail": "2组"},
        "sex": "女",
    }


def test_a_field_changed_twice_is_a_clash_and_keeps_ours() -> None:
    found = merged(Child, {"phone": "1"}, {"phone": "2"}, {"phone": "3"})
    assert found.value == {"phone": "2"}
    assert found.clashes == (Clash(("phone",), "1", "2", "3"),)


@pytest.mark.parametrize("swapped", [False, True])
def test_a_field_taken_away_here_and_changed_there_stays_and_is_a_clash(swapped: bool) -> None:
    sides: list[dict[str, Any]] = [{}, {"phone": "2"}]
    ours, theirs = reversed(sides) if swapped else sides
    found = merged(Child, {"phone": "1"}, ours, theirs)
    assert found.value == {"phone": "2"}
    (clash,) = found.clashes
    assert (clash.ours, clash.theirs) == (("2", ABSENT) if swapped else (ABSENT, "2"))


def test_parents_changed_by_different_people_are_matched_by_who_they_are() -> None:
    ours = {"parents": [{**MOTHER, "phone": "15400010003"}, FATHER]}
    theirs = {"parents": [{**FATHER, "situation": "外出务工"}, {**MOTHER, "workplace": "浙江温岭"}]}
    found = merged(Child, {"parents": [FATHER, MOTHER]}, ours, theirs)
    assert found.clashes == ()
    assert found.value["parents"] == [
        {**MOTHER, "phone": "15400010003", "workplace": "浙江温岭"},
        {**FATHER, "situation": "外出务工"},
    ]


def test_an_entry_taken_away_here_and_untouched_there_is_gone() -> None:
    found = merged(
        Child,
        {"records": [TALK, call("2026-10-12")]},
        {"records": [TALK]},
        {
            "records": [{**TALK, "place": "学校"}, call("2026-10-12")],
        },
    )
    assert (found.value, found.clashes) == ({"records": [{**TALK, "place": "学校"}]}, ())


@pytest.mark.parametrize("swapped", [False, True])
def test_an_entry_taken_away_here_and_changed_there_is_a_clash_at_its_place(swapped: bool) -> None:
    changed = {**FATHER, "phone": "15400010009"}
    sides: list[dict[str, Any]] = [{"parents": [MOTHER]}, {"parents": [changed, MOTHER]}]
    ours, theirs = reversed(sides) if swapped else sides
    found = merged(Child, {"parents": [FATHER, MOTHER]}, ours, theirs)
    assert found.value == {"parents": [changed, MOTHER]}
    assert [one.path for one in found.clashes] == [("parents", 0)]


def test_records_of_both_sides_stand_in_date_order_ours_first_on_the_same_day() -> None:
    ours = {"records": [TALK, call("2026-11-01"), call("2026-11-08"), call("2026-11-15")]}
    theirs = {"records": [TALK, call("2026-11-03", "v-2"), call("2026-11-08", "v-2")]}
    found = merged(Child, {"records": [TALK]}, ours, theirs)
    assert [(one["date"], one["by"]) for one in found.value["records"][1:]] == [  # type: ignore
        ("2026-11-01", "v-1"),
        ("2026-11-03", "v-2"),
        ("2026-11-08", "v-1"),
        ("2026-11-08", "v-2"),
        ("2026-11-15", "v-1"),
    ]


def test_a_list_with_the_latest_first_stays_so() -> None:
    base = [call("2026-10-12"), TALK]
    ours = [call("2026-11-01"), *base]
    theirs = [call("2026-11-03"), *base]
    found = merged(Child, {"records": base}, {"records": ours}, {"records": theirs})
    assert found.value == {"records": [call("2026-11-03"), *ours]}


def test_a_list_that_nobody_keeps_in_order_is_left_as_ours_has_it() -> None:
    base = [call("2026-10-12"), TALK, call("2026-10-11")]
    ours = [*base, call("2026-11-01")]
    theirs = [base[0], call("2026-09-03"), *base[1:], call("2026-08-03")]
    found = merged(Child, {"records": base}, {"records": ours}, {"records": theirs})
    assert found.value == {
        "records": [base[0], call("2026-09-03"), *base[1:], call("2026-11-01"), call("2026-08-03")]
    }


def test_the_same_talk_added_twice_is_one_and_two_talks_of_one_day_are_two() -> None:
    other = {**TALK, "note": "想爸爸"}
    found = merged(Child, {}, {"records": [TALK, call("2026-10-12")]}, {"records": [TALK, other]})
    assert found.value == {"records": [TALK, other, call("2026-10-12")]}


def test_two_talks_of_one_day_written_by_two_people_are_two() -> None:
    one, other = {**TALK, "note": "想爸爸"}, {**TALK, "place": "学校"}
    found = merged(Child, {"records": []}, {"records": [one]}, {"records": [other]})
    assert (found.value, found.clashes) == ({"records": [one, other]}, ())


def test_a_guardian_added_by_both_is_one_whose_fields_are_merged() -> None:
    grandmother = {"name": "李秀英", "relation": "祖母"}
    ours = {"guardians": [{**grandmother, "phone": "1", "health": "健康"}]}
    theirs = {"guardians": [{**grandmother, "phone": "2", "education": "小学"}]}
    found = merged(Child, {"guardians": []}, ours, theirs)
    assert found.value == {
        "guardians": [{**grandmother, "phone": "1", "health": "健康", "education": "小学"}],
    }
    assert found.clashes == (Clash(("guardians", 0, "phone"), ABSENT, "1", "2"),)


def test_entries_moved_by_one_side_are_moved_and_changed_by_the_other_are_changed() -> None:
    base = {"phases": [{"name": name} for name in ("准备", "走访", "总结")]}
    ours = {"phases": [{"name": "准备"}, {"name": "走访", "lead": "v-1"}, {"name": "总结"}]}
    theirs = {"phases": [{"name": name} for name in ("走访", "动员", "准备", "总结")]}
    found = merged(Activity, base, ours, theirs)
    assert found.value == {
        "phases": [{"name": "走访", "lead": "v-1"}, {"name": "动员"}, {"name": "准备"}, {"name": "总结"}],
    }


def test_plain_lists_are_merged_as_sets_in_order() -> None:
    base = {"interests": ["画画", "唱歌"], "siblings": ["c-2"]}
    ours = {"interests": ["画画", "跳绳", "唱歌", "书法"], "siblings": ["c-2", "c-3"]}
    theirs = {"interests": ["唱歌", "书法", "象棋"], "siblings": ["c-2", "c-3"]}
    found = merged(Child, base, ours, theirs)
    assert found.value == {"interests": ["跳绳", "唱歌", "书法", "象棋"], "siblings": ["c-2", "c-3"]}
    assert found.clashes == ()


def test_who_is_one_value_and_so_is_what_has_another_type() -> None:
    base: dict[str, Any] = {"records": [{**TALK, "by": ["v-1"]}], "address": "朝阳村"}
    ours = {"records": [{**TALK, "by": ["v-1", "v-2"]}], "address": {"village": "朝阳村"}}
    theirs = {"records": [{**TALK, "by": ["v-1", "v-3"]}], "address": {"village": "枫坪村"}}
    found = merged(Child, base, ours, theirs)
    assert [one.path for one in found.clashes] == [("records", 0, "by"), ("address",)]
    assert found.value["records"] == ours["records"]


def test_so_is_every_list_that_may_be_written_as_one_text() -> None:
    for kind in KINDS:
        for path, info in walk(kind.model):
            if info.many and info.part is None:
                base, ours, theirs = (_at(path, [item]) for item in ("a", "b", "c"))
                is_one = bool(merged(kind.model, base, ours, theirs).clashes)
                assert is_one == _takes_text(kind.model, path), path


def _at(path: tuple[str, ...], value: Any) -> dict[str, Any]:
    """An archive with the value at a path, each list on the way having one entry."""
    return {path[0]: value if len(path) == 1 else _at(path[1:], value)}


def _takes_text(model: Any, path: tuple[str, ...]) -> bool:
    for key in path[:-1]:
        model = fields_of(model)[key].part
    schema = forms_of(model)[path[-1]]
    return any(option.get("type") == "string" or "enum" in option for option in _options(schema))


def _options(schema: Any) -> list[Any]:
    options = schema.get("anyOf", schema.get("oneOf", [schema]))
    return [inner for option in options for inner in (_options(option) if "anyOf" in option else [option])]


def test_column_names_of_an_import_are_merged_one_by_one() -> None:
    base = {"imports": {"child": {"姓名": "name"}}}
    ours = {"imports": {"child": {"姓名": "name", "性别": "sex"}}}
    theirs = {"imports": {"child": {"姓名": "name", "民族": "ethnicity"}}}
    found = merged(Unit, base, ours, theirs)
    assert found.value == {"imports": {"child": {"姓名": "name", "性别": "sex", "民族": "ethnicity"}}}
