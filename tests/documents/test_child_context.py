"""A child as templates see it."""

from datetime import date
from typing import Any

import pytest

from liushou.documents.contexts.child import child_context
from liushou.documents.plain import Plain
from liushou.records.fields import Record
from liushou.records.helpers import helpers_of
from tests.builders import FATHER_AWAY, child, school, store, term, unit, volunteer
from tests.documents.children import ON, RICH, TINY, a_store, context


def of(fields: dict[str, Any], *others: Record, on: date = ON) -> dict[str, Any]:
    """`child` of the context of a child with these fields, in a store with these others."""
    record = child("c-x", **fields)
    made: Any = child_context(store(record, *others), record, {}, on=on)
    return made["child"]  # type: ignore[no-any-return]


def plain(value: Plain) -> bool:
    """True if a value and all in it is what templates may see."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and plain(each) for key, each in value.items())
    if isinstance(value, tuple):
        return all(map(plain, value))
    return value is None or isinstance(value, (str, int, float, bool, date))


@pytest.mark.parametrize("record", [RICH, TINY])
def test_the_context_is_plain_and_has_the_same_keys_for_everyone(record: Any) -> None:
    inside = context(record)
    assert plain(inside)
    for audience in ("superior", "public"):
        outside = context(record, audience=audience)  # type: ignore[arg-type]
        assert plain(outside)
        assert outside.keys() == inside.keys()
        assert outside["child"].keys() == inside["child"].keys()  # type: ignore[union-attr]


def test_fields_are_those_of_the_day() -> None:
    fields = {
        "school": school("六年级"),
        "address": {"village": "新村"},
        "guardianship": "较好",
        "past": [
            {
                "until": "2026-08-31", "school": school("五年级"), "address": {"village": "老村"},
                "guardianship": "差",
            }
        ],
    }  # fmt: skip
    before, after = of(fields, on=date(2026, 8, 31)), of(fields, on=date(2026, 9, 1))
    assert (before["class"], before["address"]["village"], before["guardianship"]) == (
        "五年级2班",
        "老村",
        "差",
    )
    assert (after["class"], after["address"]["village"], after["guardianship"]) == (
        "六年级2班",
        "新村",
        "较好",
    )


def test_nothing_that_came_later_is_shown() -> None:
    fields = {
        "records": [{"date": "2026-11-21", "kind": "谈心"}, {"date": "2026-11-20", "kind": "家访"}],
        "cases": [
            {"opened": "2026-11-21", "kind": "学习", "level": "一般", "what": "后来"},
            {"opened": "2026-11-01", "closed": "2026-11-20", "kind": "学习", "level": "一般", "what": "已结"},
            {"opened": "2026-10-01", "kind": "学习", "level": "一般", "what": "未结"},
        ],
        "health": {"condition": "健康", "checkups": [{"date": "2026-11-21"}, {"date": "2026-10-01"}]},
        "aid": [
            {"kind": "低保", "from": "2026-11-21"},
            {"kind": "捐赠", "from": "2026-01-01", "to": "2026-11-20"},
        ],
    }  # fmt: skip
    shown = of(fields)
    assert [each["kind"] for each in shown["records"]] == ["家访"]
    assert [(each["what"], each["open"]) for each in shown["cases"]] == [("未结", True), ("已结", False)]
    assert [each["date"] for each in shown["health"]["checkups"]] == [date(2026, 10, 1)]
    assert [each["kind"] for each in shown["aid"]] == ["捐赠"]
    assert shown["talk"] is None


def test_a_child_that_left_is_shown_as_on_its_last_day() -> None:
    fields = {
        "status": "转出",
        "closed_on": "2026-10-01",
        "pairings": [{"with": "v-a", "role": "志愿者", "since": "2026-09-01", "until": "2026-10-10"}],
    }
    assert [each["role"] for each in of(fields, volunteer())["pairings"]] == ["志愿者"]


def test_the_last_records_by_kind() -> None:
    fields = {
        "records": [
            {"date": "2026-09-03", "kind": "慰问"},
            {"date": "2026-09-02", "kind": "谈心", "note": "二"},
            {"date": "2026-09-01", "kind": "谈心", "note": "一"},
            {"date": "2026-08-01", "kind": "走访"},
        ]
    }
    shown = of(fields)
    assert [(each["kind"], each["note"]) for each in shown["recent"]] == [
        ("慰问", None), ("谈心", "二"), ("走访", None),
    ]  # fmt: skip
    assert (shown["talk"]["note"], shown["visit"]["kind"]) == ("二", "慰问")


def test_parents_as_forms_name_them() -> None:
    parents = [
        {"relation": "继父", "situation": "在家"},
        {"relation": "父亲", "situation": "另组家庭"},
        {"relation": "母亲", "situation": "失联"},
    ]
    shown = of({"parents": parents})
    assert (shown["father"]["relation"], shown["mother"]["relation"]) == ("继父", "母亲")
    assert [each["can_guard"] for each in shown["parents"]] == [True, True, False]
    assert of({"parents": []})["father"] is None


def test_whom_to_reach_in_the_family() -> None:
    fields = {
        "parents": [
            {"relation": "父亲", "name": "甲", "situation": "外出务工"},
            {"relation": "母亲", "name": "乙", "situation": "在家"},
            {"relation": "继父", "name": "丙", "situation": "服刑"},
        ],
        "guardians": [
            {"name": "丁", "relation": "祖父"},
            {"name": "乙", "relation": "母亲", "phone": "12345", "primary": True},
        ],
    }
    assert [(each["relation"], each["phone"]) for each in of(fields)["contacts"]] == [
        ("母亲", "12345"), ("父亲", None), ("祖父", None),
    ]  # fmt: skip


def test_people_around_the_child() -> None:
    found: Any = context(RICH)
    assert (found["homeroom"]["name"], found["homeroom"]["position"]) == ("宁远", "数学教师")
    assert found["director"] == {"name": "辛姐", "phone": "15400005555"}
    assert found["helper"]["name"] == "宁远"
    assert [each["name"] for each in found["child"]["pairings"]] == ["宁远", "小寒"]
    assert found["child"]["pairings"][1]["guardian"]["name"] == "冬爷"
    assert found["child"]["siblings"] == ("喆瑶",)
    assert found["term"]["name"] == "2026—2027学年第一学期"


def test_a_peer_pairing_holds_on_both_sides() -> None:
    made: Any = child_context(a_store(RICH), a_store(RICH).children["c-peer"], {}, on=ON)
    assert [(each["name"], each["role"]) for each in made["child"]["pairings"]] == [("喆堃", "手拉手伙伴")]


def _asked(village: str, service: str) -> Record:
    return unit(contacts=[{"village": village, "service": service, "name": "甲", "phone": "12345"}])


def _director(**fields: Any) -> Record:
    return volunteer(name="丙", kind="儿童主任", covers=[{"village": "青村"}], **fields)


@pytest.mark.parametrize(
    ("records", "director", "contact"),
    [
        ((), None, None),
        ((_asked("白村", "儿童主任"),), None, None),
        ((_asked("青村", "儿童主任"),), "甲", ("村儿童主任", "甲")),
        ((_asked("青村", "村医"),), None, ("村医", "甲")),
        ((_director(),), "丙", ("村儿童主任", "丙")),
        ((_director(left_on="2026-11-19"),), None, None),
    ],
)
def test_who_is_to_be_asked_in_the_village(
    records: tuple[Record, ...], director: str | None, contact: tuple[str, str] | None
) -> None:
    record = child("c-x", address={"village": "青村"})
    made: Any = child_context(store(record, *records), record, {}, on=ON)
    assert (made["director"] or {}).get("name") == director
    assert (made["village_contact"] and tuple(made["village_contact"].values())[:2]) == contact


def test_before_any_term_there_is_none() -> None:
    record = child("c-x")
    made = child_context(store(record, term()), record, {}, on=date(2026, 8, 31))
    assert made["term"] is None


def test_the_index_of_a_store_may_be_given() -> None:
    whole = a_store(RICH)
    index = helpers_of(whole.children.values(), whole.volunteers)
    assert child_context(whole, RICH, {}, on=ON, helpers=index) == child_context(whole, RICH, {}, on=ON)


def test_superiors_see_situations_but_nobodys_name_number_or_story() -> None:
    shown: Any = context(RICH, audience="superior")
    one = shown["child"]
    assert (one["name"], one["id_number"], one["phone"]) == ("喆某", "***", "***11")
    assert (one["left_behind"], one["guardianship"], one["focused"]) == ("单留守", "差", True)
    assert (one["father"]["name"], one["father"]["phone"], one["father"]["situation"]) == (
        "镕某",
        "***22",
        "外出务工",
    )
    assert (one["cases"], one["plans"], one["notes"]) == ((), (), "***")
    assert (one["health"]["condition"], one["health"]["detail"], one["health"]["checkups"]) == (
        "患病",
        "***",
        (),
    )
    assert [each["class_rank"] for each in one["grades"]] == [None, 11]
    assert one["records"][-2]["by"] == ("宁远", "村某")
    assert shown["homeroom"]["name"] == "宁远"


def test_the_public_sees_nothing_of_the_situation() -> None:
    shown: Any = context(RICH, audience="public")
    one = shown["child"]
    hidden = ("id_number", "phone", "left_behind", "official", "guardianship", "focused", "focus", "notes")
    assert [one[key] for key in hidden] == [None] * len(hidden)
    assert [one[key] for key in ("categories", "aid", "cases", "grades", "conduct", "income_sources")] == [
        ()
    ] * 6
    assert one["father"]["situation"] is one["father"]["can_guard"] is one["survey"]["away"] is None
    assert (one["name"], one["class"], shown["homeroom"]["phone"]) == ("喆某", "五年级2班", None)


def test_grandparents_from_the_guardians_where_they_are_not_listed() -> None:
    guardians = [{"name": "甲", "relation": "祖母", "birth_date": "1957-06-23"}]
    found = of({"guardians": guardians, "grandparents": [{"relation": "祖父", "alive": False}]})
    rows = {each["relation"]: (each["name"], each["alive"]) for each in found["survey"]["grandparents"]}
    assert rows == {
        "祖父": (None, False), "祖母": ("甲", True), "外祖父": (None, None), "外祖母": (None, None),
    }  # fmt: skip


def test_one_parent_is_enough() -> None:
    assert of({"parents": [FATHER_AWAY]})["left_behind"] == "双留守"
