"""留守妇女、留守老人 in daily care: records, sheets, verification, what is due."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import child, resident, store, term, unit, volunteer
from tests.care.archives import amended_record

from liushou.care.due import Due, dues
from liushou.care.importing.outcome import Place, Row
from liushou.care.on_register import names_of, off_register, people_on
from liushou.care.recording.blank import HEADS, blank_rows, heads
from liushou.care.recording.follow_ups import done
from liushou.care.recording.recorded import Entry, recorded
from liushou.care.recording.sheet import Given, entries_in
from liushou.care.recording.verified import unverified
from liushou.care.schedule.schedule import schedule
from liushou.errors import LiushouError, UsageError
from liushou.records.fields import Record
from liushou.records.person import Owner

DAY = date(2026, 11, 20)
ELDER = Owner("resident", "r-a")
PROMISE = {"due": "2026-11-18", "what": "换电热毯"}
VISIT = {"date": "2026-11-14", "kind": "走访", "by": "v-a", "follow_up": PROMISE}
HELPED = [{"with": "v-a", "since": "2026-01-01"}]
MONTHLY = {"name": "老人走访", "kind": ["走访", "慰问"], "every": "month", "whom": "留守老人"}


def test_a_record_goes_into_the_archive_of_its_owner() -> None:
    girl, elder = child("x-1"), resident("x-1", records=[VISIT])
    here = store(girl, elder, volunteer())
    both = [Entry(Owner(kind, "x-1"), date(2026, 11, 1), "走访") for kind in ("child", "resident")]
    made = recorded(here, both)
    by_path = {draft.path: draft for draft in made.drafts}
    assert sorted(by_path) == ["data/children/x-1.yaml", "data/residents/x-1.yaml"]
    days = [one.date for one in amended_record(elder, [by_path["data/residents/x-1.yaml"]]).records]
    assert days == [date(2026, 11, 1), date(2026, 11, 14)]
    again = Entry(Owner("resident", "x-1"), date(2026, 11, 14), "走访", ("v-a",))
    assert recorded(here, [again]).there == (again,)
    assert recorded(here, [again], again=True).written == (again,)


def test_a_promise_to_a_resident_is_marked_as_kept() -> None:
    elder = resident(records=[VISIT])
    kept = amended_record(elder, [done(elder, None, DAY)]).records[0].follow_up
    assert kept is not None
    assert kept.done == DAY
    with pytest.raises(UsageError, match="没有未完成的后续"):
        done(resident(), None, DAY)


def test_only_who_is_on_the_register_that_day() -> None:
    gone = resident("r-b", name="柴美凤", status="结束", closed_on="2026-10-11")
    here = store(child(name="田禾"), resident(name="祝有田"), gone)
    assert people_on(here, ["田禾", "祝有田"], DAY) == ((Owner("child", "c-a"), ELDER), ())
    assert people_on(here, ["类别:留守老人"], DAY, residents=True) == ((ELDER,), (Owner("resident", "r-b"),))
    assert names_of(here, (Owner("child", "c-a"), ELDER)) == "田禾、祝有田"
    with pytest.raises(UsageError, match="柴美凤（r-b，2026-10-11 结束）"):
        people_on(here, ["柴美凤"], DAY)
    with pytest.raises(UsageError, match=r"在册的留守妇女、老人：状态:结束。$"):
        people_on(here, ["状态:结束"], DAY, residents=True)
    with pytest.raises(UsageError, match="请加 --residents"):
        people_on(here, ["类别:留守老人"], DAY)
    assert off_register(resident(registered_on="2026-12-01"), DAY) == "2026-12-01 才建档"


def row(number: int = 2, **cells: str) -> Row:
    return Row(Place("", number), {key.replace("__", "."): cell for key, cell in cells.items()})


def test_a_blank_sheet_of_residents_has_their_villages_and_comes_back() -> None:
    here = store(child(name="田禾"), resident(name="祝有田"), volunteer(name="何秀兰"))
    assert heads([ELDER])[:4] == ["编号", "姓名", "村", "日期"]
    assert heads([Owner("child", "c-a"), ELDER]) == list(HEADS.values())
    ready = blank_rows(here, [ELDER], "走访", ["v-a"], DAY, dated=True)
    assert ready == [["r-a", "祝有田", "朝阳村", "2026-11-20", "走访", "何秀兰", "", "", "", ""]]
    found = entries_in(here, [row(**dict(zip(HEADS, ready[0], strict=True)))], Given(DAY))
    assert found == (Entry(ELDER, DAY, "走访", ("v-a",)),)


@pytest.mark.parametrize(
    ("cells", "whose"),
    [
        ({"id": "R-A"}, "r-a"),
        ({"id": "r-a", "name": "祝 有田"}, "r-a"),
        ({"name": "祝有田"}, "r-a"),
        ({"name": "祝有田", "class_label": "上湾村"}, "r-a"),
        ({"id_number": "439900195211039037"}, "r-a"),
        ({"name": "周敏", "id": "r-b"}, "r-b"),
        ({"name": "周敏", "class_label": "五年级2班"}, "c-a"),
        ({"name": "田禾"}, "c-b"),
    ],
)
def test_whose_row_it_is(cells: dict[str, str], whose: str) -> None:
    room = {"stage": "小学", "grade": "五年级", "class": 2, "boarding": False, "enrolled": True}
    here = store(
        child("c-a", name="周敏", school=room),
        child("c-b", name="田禾"),
        resident("r-a", name="祝有田", id_number="439900195211039037"),
        resident("r-b", name="周敏", kind="留守妇女"),
    )
    (found,) = entries_in(here, [row(**cells, date="2026-11-19", kind="走访")], Given(DAY))
    assert found.owner.id == whose


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"name": "周敏"}, "有 2 个“周敏”（c-a、r-b），请填编号"),
        ({"id": "r-b", "name": "祝有田"}, "r-b 是周敏，不是“祝有田”"),
        ({"name": "柴美凤"}, "柴美凤（r-c）2026-11-19 不在册（2026-10-11 结束）"),
        ({"name": "没有人"}, "儿童和留守妇女、老人里都没有叫“没有人”的"),
    ],
)
def test_a_row_that_does_not_say_whose_it_is(cells: dict[str, str], reason: str) -> None:
    here = store(
        child("c-a", name="周敏"),
        resident("r-b", name="周敏"),
        resident("r-c", name="柴美凤", status="结束", closed_on="2026-10-11"),
    )
    with pytest.raises(LiushouError) as caught:
        entries_in(here, [row(**cells, date="2026-11-19", kind="走访")], Given(DAY))
    assert reason in caught.value.message


def test_residents_are_verified_by_themselves() -> None:
    checked = [{"date": "2026-10-10", "kind": "信息核查"}]
    here = store(child(), resident("r-a"), resident("r-b", records=checked))
    assert [one.owner for one in unverified(here, here.terms["2026-2027-1"], DAY, "resident")] == [ELDER]


def due_for(*records: Record, on: date = DAY, within: int = 0, **more: Any) -> list[Due]:
    return [item for item in dues(store(*records), on, within, **more) if item.resident]


def test_a_promise_to_a_resident_is_due() -> None:
    (found,) = due_for(resident(records=[VISIT]), volunteer())
    assert (found.kind, found.what, found.due, found.missed) == (
        "follow_up",
        "走访后续",
        date(2026, 11, 18),
        True,
    )
    assert (found.child, found.resident, found.people, found.text) == (None, "r-a", ("v-a",), "换电热毯")
    unsigned = {key: value for key, value in VISIT.items() if key != "by"}
    covering = volunteer("v-c", covers=[{"village": "朝阳村"}])
    (found,) = due_for(resident(records=[unsigned], helpers=HELPED), volunteer(), covering)
    assert found.people == ("v-a",)
    (found,) = due_for(resident(records=[unsigned]), volunteer(), covering)
    assert found.people == ("v-c",)


def test_duties_to_residents_are_due() -> None:
    settings = unit(duties=[MONTHLY])
    never, lately = resident("r-a", helpers=HELPED), resident("r-b", records=[VISIT | {"follow_up": None}])
    wife = resident("r-c", kind="留守妇女", birth_date="1990-05-01")
    found = due_for(settings, never, lately, wife, volunteer())
    assert [(one.resident, one.what, one.note, one.people) for one in found] == [
        ("r-a", "老人走访", "10月", ("v-a",)),
        ("r-b", "老人走访", "10月，本期已做", ()),
    ]
    october = resident("r-b", records=[{"date": "2026-10-31", "kind": "慰问"}])
    (soon,) = due_for(settings, october, within=10)
    assert (soon.due, soon.missed, soon.note) == (date(2026, 11, 30), False, "11月")
    assert due_for(settings, october, within=9) == []


def test_in_the_vacation_too_where_the_duty_is_for_the_whole_year() -> None:
    days = {"from": "2027-01-30", "to": "2027-02-28"}
    on = date(2027, 2, 20)
    autumn = term(vacation=days)
    whole = unit(duties=[{**MONTHLY, "every": "week", "during": "全年"}])
    found = due_for(whole, autumn, resident(), on=on)
    assert [str(one.due) for one in found] == ["2027-02-14"]
    within_term = unit(duties=[{**MONTHLY, "every": "week"}])
    assert [str(one.due) for one in due_for(within_term, autumn, resident(), on=on)] == ["2027-01-24"]


def test_birthdays_of_elders() -> None:
    born = "1950-11-25"
    elder, wife = resident(birth_date=born), resident("r-b", kind="留守妇女", birth_date="1990-11-25")
    (found,) = due_for(elder, wife, within=5)
    assert (found.resident, found.kind, found.due, found.note) == (
        "r-a",
        "birthday",
        date(2026, 11, 25),
        "满 76 岁",
    )


def test_an_elder_s_birthday_stands_in_the_calendar() -> None:
    people = (
        resident(name="祝有田", birth_date="1952-11-03"),
        resident("r-b", kind="留守妇女", birth_date="1990-11-03"),
        resident("r-c", birth_date="1950-11-03", status="结束", closed_on="2026-11-03"),
    )
    here = store(*people)
    (found,) = (one for one in schedule(here, here.terms["2026-2027-1"]).entries if one.kind == "生日")
    assert (found.first, found.what, found.detail) == (date(2026, 11, 3), "祝有田74岁生日", "朝阳村")


def test_of_whom_and_who_is_no_longer_kept() -> None:
    elders = [resident(id_, records=[VISIT]) for id_ in ("r-a", "r-b")]
    everybody = (child("r-a"), *elders, volunteer())
    assert {one.resident for one in due_for(*everybody)} == {"r-a", "r-b"}
    assert {one.owner for one in dues(store(*everybody), DAY, of=[ELDER])} == {ELDER}
    assert {one.child for one in dues(store(*everybody), DAY, of=[Owner("child", "r-a")])} == {"r-a"}
    assert due_for(resident(records=[VISIT], status="结束", closed_on="2026-11-20"), volunteer()) == []


_DAYS = st.dates(date(2026, 8, 1), date(2027, 2, 1)).map(str)
_RECORDS = st.lists(
    st.fixed_dictionaries(
        {"date": _DAYS, "kind": st.sampled_from(["走访", "慰问", "谈心"])},
        optional={"by": st.sampled_from(["v-a", "老李"]), "follow_up": st.builds(
            lambda day: {"due": day, "what": "事"}, _DAYS)},
    ),
    max_size=6,
)  # fmt: skip


@given(records=_RECORDS, on=st.dates(date(2026, 8, 20), date(2027, 2, 10)), within=st.integers(0, 40))
def test_a_resident_changes_nothing_of_what_is_due_for_a_child(
    records: list[dict[str, Any]], on: date, within: int
) -> None:
    settings = unit(duties=[MONTHLY, {"kind": "走访", "every": "month"}])
    girl, elder, helper = child(records=records), resident(records=records, helpers=HELPED), volunteer()
    alone = dues(store(settings, girl, helper), on, within)
    both = dues(store(settings, girl, elder, helper), on, within)
    assert tuple(one for one in both if not one.resident) == alone
    assert [(one.kind, one.due, one.missed) for one in both if one.resident and one.kind == "follow_up"] == [
        (one.kind, one.due, one.missed) for one in alone if one.kind == "follow_up"
    ]


def test_the_calendar_names_for_whom_a_duty_is() -> None:
    duties = [MONTHLY | {"name": "上门"}, {"kind": "谈心", "every": "week", "whom": "留守妇女"}]
    here = store(unit(duties=duties))
    found = [one.what for one in schedule(here, here.terms["2026-2027-1"]).entries if one.kind == "职责"]
    assert found[:2] == ["每周留守妇女谈心", "留守老人上门（9月）截止"]
