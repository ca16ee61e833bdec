"""Rows of children who have an archive: which fields change, what stays, what `past` keeps."""

from typing import Any

import pytest
from tests.builders import BOTH_AWAY, child, school, store, volunteer
from tests.care.importing.rosters import Cells, after, changed_in, imported

from liushou.records.child import Child
from liushou.store.load import Store

NUMBER = "439900201703120024"
GRANDMOTHER = {"name": "王秀英", "relation": "祖母", "phone": "15400012345"}
GRANDFATHER = {"name": "石有根", "relation": "祖父"}


def told(there: Store, cells: Cells, **more: Any) -> dict[str, tuple[Any, Any]]:
    """The fields that the row changes in c-1, by path: before and after."""
    outcome = imported(there, {"id": "c-1", **cells}, **more)
    assert outcome.rejected == ()
    return {each.field: (each.old, each.new) for one in outcome.changed for each in one.fields}


def become(there: Store, cells: Cells, **more: Any) -> Child:
    """c-1 after the row."""
    outcome = imported(there, {"id": "c-1", **cells}, **more)
    assert outcome.rejected == ()
    return after(there, outcome.drafts).children["c-1"]


def reasons(there: Store, cells: Cells, **more: Any) -> list[tuple[str, str]]:
    """Target and reason of whatever is rejected of a row of c-1."""
    return [(one.target, one.reason) for one in imported(there, {"id": "c-1", **cells}, **more).rejected]


@pytest.mark.parametrize(
    ("fields", "cells"),
    [
        ({"guardians": [GRANDMOTHER]}, {"guardians[0].phone": "+86 154-0001-2345"}),
        ({"phone": "154-0001-2345"}, {"phone": "15400012345"}),
        ({"categories": ["困难", "单亲"]}, {"categories": "单亲、困难"}),
        ({"school": school()}, {"class_label": "五（2）班", "school.boarding": "走读"}),
        ({"birth_date": "2015-05-20"}, {"birth_date": "2015年5月"}),
        ({"parents": BOTH_AWAY}, {"left_behind": "双留守"}),
        (
            {"parents": [{"relation": "母亲", "situation": "另组家庭"}, BOTH_AWAY[0]]},
            {"left_behind": "双留守"},
        ),
        ({"guardians": [GRANDMOTHER]}, {"guardians[0].name": "王某", "guardians[0].relation": "奶奶"}),
        ({"phone": "15400012345"}, {"phone": "***45"}),
        ({"notes": "两行\n说明"}, {"notes": ""}),
        ({"guardians": [GRANDFATHER, {**GRANDMOTHER, "primary": True}]}, {"guardians[0]": "王秀英（祖母）"}),
        ({"guardians": [GRANDFATHER, GRANDMOTHER]}, {"guardians[1]": "王秀英（祖母）"}),
        ({"birth_date": "2017-03-12", "id_number": NUMBER}, {"id_number": f" {NUMBER}"}),
        (
            {"parents": [{"relation": "继父", "name": "周大", "situation": "在家"}]},
            {"parents[父亲].name": "周大"},
        ),
        ({}, {"status": "在册"}),
    ],
)
def test_what_says_the_same_changes_nothing(fields: dict[str, Any], cells: Cells) -> None:
    assert told(store(child("c-1", **fields)), cells) == {}


def test_a_changed_cell_changes_one_field_and_past_keeps_what_was() -> None:
    there = store(child("c-1", guardians=[GRANDMOTHER], school=school()))
    cells = {"guardians[0].phone": "15400099999", "guardians[0].name": "王秀英", "class_label": "五(2)班"}
    assert told(there, cells) == {"guardians[0].phone": ("15400012345", "15400099999")}
    found = become(there, cells)
    assert changed_in(there.children["c-1"], found) == {"guardians", "past"}
    assert found.past[0].until.isoformat() == "2026-11-19"


def test_a_correction_keeps_nothing() -> None:
    there = store(child("c-1", guardians=[GRANDMOTHER]))
    assert become(there, {"guardians[0].phone": "15400099999"}, correct=True).past == ()


def test_what_past_forbids_is_rejected() -> None:
    past = [{"until": "2026-12-31", "guardians": [GRANDFATHER]}]
    there = store(child("c-1", guardians=[GRANDMOTHER], past=past))
    ((at, reason),) = reasons(there, {"guardians[0].phone": "15400099999"})
    assert at == ""
    assert "--since" in reason


def test_a_part_that_was_not_there_is_told_field_by_field() -> None:
    there = store(child("c-1"))
    cells = {"address": "朝阳村3组12号"}
    assert set(told(there, cells)) == {"address.village", "address.detail"}
    assert become(there, cells).address is not None


def test_a_school_that_was_not_there_is_made_complete() -> None:
    found = become(store(child("c-1")), {"class_label": "五(2)班"}).school
    assert found is not None
    assert (found.stage, found.boarding, found.enrolled) == ("小学", False, True)


class TestParents:
    """Fathers and mothers by relation."""

    def test_one_who_is_not_there_is_added_with_a_situation(self) -> None:
        there = store(child("c-1", parents=[BOTH_AWAY[0]]))
        assert [at for at, _ in reasons(there, {"parents[母亲].name": "陈桂花"})] == [
            "parents[母亲].situation"
        ]
        found = become(there, {"parents[母亲].name": "陈桂花", "parents[母亲].situation": "在家"})
        assert [parent.relation for parent in found.parents] == ["父亲", "母亲"]

    def test_a_father_of_another_name_than_the_stepfather_is_another_man(self) -> None:
        stepfather = {"relation": "继父", "name": "周大", "situation": "在家"}
        there = store(child("c-1", parents=[stepfather]))
        named = {"parents[父亲].name": "田长根", "parents[父亲].situation": "另组家庭"}
        assert len(become(there, named).parents) == 2
        assert told(there, {"parents[父亲].phone": "15400012345"}).keys() == {"parents[0].phone"}

    def test_a_new_place_of_work_of_one_at_home_is_not_believed(self) -> None:
        there = store(child("c-1", parents=[{"relation": "父亲", "situation": "在家"}]))
        cells = {"parents[父亲].workplace": "广东东莞"}
        assert [at for at, _ in reasons(there, cells)] == ["parents[父亲].workplace"]
        assert len(told(there, {**cells, "parents[父亲].situation": "打工"})) == 2

    def test_a_type_does_not_raise_the_dead(self) -> None:
        parents = [{"relation": "父亲", "situation": "去世"}, {"relation": "母亲", "situation": "在家"}]
        there = store(child("c-1", parents=parents))
        assert told(there, {"left_behind": "双留守"}) == {"parents[1].situation": ("在家", "外出务工")}
        assert [at for at, _ in reasons(there, {"left_behind": "单留守"})] == ["left_behind"]

    def test_a_type_that_the_parents_do_not_come_to_is_rejected(self) -> None:
        there = store(child("c-1", parents=BOTH_AWAY))
        assert [at for at, _ in reasons(there, {"left_behind": "单留守"})] == ["left_behind"]
        assert told(there, {"left_behind": "父亲外出"}).keys() == {"parents[1].situation"}


class TestGuardians:
    """Guardians by place: the primary one and another."""

    def test_one_of_a_relation_that_only_one_person_has_is_corrected(self) -> None:
        there = store(child("c-1", guardians=[GRANDMOTHER]))
        cells = {"guardians[0].name": "王秀瑛", "guardians[0].relation": "祖母"}
        assert told(there, cells) == {"guardians[0].name": ("王秀英", "王秀瑛")}

    def test_another_name_and_relation_is_another_person(self) -> None:
        there = store(child("c-1", guardians=[{**GRANDMOTHER, "primary": True}, GRANDFATHER]))
        cells = {"guardians[0].name": "陈桂花", "guardians[0].relation": "外婆"}
        assert told(there, cells).keys() == {"guardians[0]"}
        found = become(there, cells)
        assert [one.name for one in found.guardians] == ["陈桂花", "石有根"]
        assert (found.guardians[0].primary, found.guardians[0].phone) == (True, None)
        assert found.past[0].guardians is not None

    @pytest.mark.parametrize("cells", [{"guardians[0].name": "陈桂花"}, {"guardians[0].relation": "外婆"}])
    def test_half_of_another_person_is_rejected(self, cells: Cells) -> None:
        there = store(child("c-1", guardians=[GRANDMOTHER]))
        ((at, reason),) = reasons(there, cells)
        assert at in ("guardians[0].relation", "guardians[0].name")
        assert "祖母" in reason

    def test_another_relative_is_another_person_unless_the_phone_is_the_same(self) -> None:
        aunt = {"name": "田二妹", "relation": "亲属", "phone": "15400012345"}
        there = store(child("c-1", guardians=[aunt]))
        cells = {"guardians[0].name": "田二梅", "guardians[0].relation": "亲属"}
        assert told(there, cells).keys() == {"guardians[0]"}
        assert told(there, {**cells, "guardians[0].phone": "15400012345"}).keys() == {"guardians[0].name"}

    def test_the_other_guardian_becomes_the_primary_one(self) -> None:
        there = store(child("c-1", guardians=[{**GRANDMOTHER, "primary": True}, GRANDFATHER]))
        found = become(there, {"guardians[0]": "石有根（祖父）"})
        assert [(one.name, one.primary) for one in found.guardians] == [("王秀英", None), ("石有根", True)]

    def test_a_new_primary_one_comes_before_the_former_who_stays_with_all_that_is_known(self) -> None:
        there = store(child("c-1", guardians=[{**GRANDMOTHER, "primary": True}]))
        found = become(there, {"guardians[0]": "陈桂花（外婆）", "guardians[1]": "王秀英（祖母）"})
        both = [(one.name, one.primary, one.phone) for one in found.guardians]
        assert both == [("王秀英", None, "15400012345"), ("陈桂花", True, None)]

    def test_a_sole_guardian_stays_primary_when_another_comes(self) -> None:
        there = store(child("c-1", guardians=[GRANDMOTHER]))
        cells = {"guardians[1]": "石有根（祖父）"}
        assert told(there, cells).keys() == {"guardians[1]"}
        found = become(there, cells)
        assert [one.primary for one in found.guardians] == [True, None]


class TestPairings:
    """The helper a row names."""

    THERE = store(
        child(
            "c-1",
            pairings=[
                {"with": "v-1", "role": "帮扶教师", "since": "2026-03-01", "until": "2026-07-01"},
                {"with": "v-2", "role": "代理家长", "since": "2026-09-01"},
            ],
        ),
        volunteer("v-1", name="何秀兰"),
        volunteer("v-2", name="李红"),
        volunteer("v-3", name="李红", status="离岗", left_on="2026-01-01"),
    )

    @pytest.mark.parametrize(
        "cells", [{"pairings.with": "李红"}, {"pairings.with": "v-2", "pairings.role": "代理家长"}]
    )
    def test_one_that_runs_is_that_one(self, cells: Cells) -> None:
        assert told(self.THERE, cells) == {}

    def test_a_new_one_begins_and_none_is_ended(self) -> None:
        (_, _, new) = become(self.THERE, {"pairings.with": "何秀兰"}).pairings
        assert (new.with_, new.role, new.since.isoformat()) == ("v-1", "帮扶教师", "2026-11-20")

    def test_again_it_is_unchanged(self) -> None:
        cells = {"id": "c-1", "pairings.with": "何秀兰"}
        later = after(self.THERE, imported(self.THERE, cells).drafts)
        assert imported(later, cells).changed == ()

    def test_a_role_that_nobody_says_is_asked_for(self) -> None:
        there = store(child("c-1"), volunteer("v-1", name="何秀兰"))
        outcome = imported(there, {"id": "c-1", "pairings.with": "何秀兰"})
        assert outcome.lacking == {"pairings.role": 1}
        assert told(there, {"pairings.with": "何秀兰"}, defaults={"pairings.role": "志愿者"}) != {}

    def test_a_stranger_is_rejected_and_a_role_alone_says_nothing(self) -> None:
        assert [at for at, _ in reasons(self.THERE, {"pairings.with": "无名氏"})] == ["pairings.with"]
        outcome = imported(self.THERE, {"id": "c-1", "pairings.role": "志愿者"})
        assert (len(outcome.unchanged), len(outcome.told)) == (1, 1)


def test_the_status_is_not_changed_by_a_sheet() -> None:
    ((at, reason),) = reasons(store(child("c-1")), {"status": "转出"})
    assert at == "status"
    assert "liushou set c-1 status=转出" in reason


def test_an_id_number_that_contradicts_the_archive_is_rejected() -> None:
    ((at, _),) = reasons(store(child("c-1")), {"id_number": "439900201703120024"})
    assert at == "id_number"


def test_a_default_does_not_change_what_the_archive_says() -> None:
    there = store(child("c-1", school=school(boarding=True)))
    assert told(there, {"ethnicity": "汉族"}, defaults={"school.boarding": "否"}).keys() == {"ethnicity"}


def test_what_the_model_refuses_is_rejected_at_its_cell() -> None:
    there = store(child("c-1", guardians=[{**GRANDMOTHER, "delegated": {"signed_on": "2026-09-01"}}]))
    assert told(there, {"guardians[0].delegated.until": "2027-08-31"}) != {}
    ((at, _),) = reasons(
        store(child("c-1", guardians=[GRANDMOTHER])), {"guardians[0].delegated.until": "2027-08-31"}
    )
    assert at == "guardians[0].delegated.signed_on"
