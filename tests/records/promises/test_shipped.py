"""The lists that ship with the program, and how settings change them."""

from datetime import date
from typing import Any

import pytest
from tests.builders import activity, child, school, unit
from tests.records.promises.asked import counts

from liushou.records.promises.promise import condition, field_way
from liushou.records.promises.shipped import checklists_of, is_shipped, shipped_lists
from liushou.records.unit import ChecklistItem

SHIPPED = ["十个一", "两艺两体", "五个有"]
ITEMS = {item.name: item for checklist in shipped_lists() for item in checklist.items}
GRANDMOTHER = {"name": "田奶奶", "relation": "祖母", "phone": "15400000001"}


def names(*own: dict[str, Any]) -> list[str]:
    return [one.name for one in checklists_of(unit(checklists=list(own)))]


def test_the_shipped_lists_in_their_order() -> None:
    assert names() == SHIPPED
    assert [len(one.items) for one in shipped_lists()] == [10, 2, 5]
    assert all(map(is_shipped, shipped_lists()))


def test_a_list_of_the_same_name_stands_in_its_place() -> None:
    own = {"name": "两艺两体", "items": [{"name": "会一门乐器", "about": ["二胡"]}]}
    found = checklists_of(unit(checklists=[{"name": "家访", "items": [{"name": "家访"}]}, own]))
    assert [one.name for one in found] == [*SHIPPED, "家访"]
    assert [item.name for item in found[1].items] == ["会一门乐器"]
    assert [is_shipped(one) for one in found] == [True, False, True, False]


def test_a_list_without_items_is_gone() -> None:
    assert names({"name": "十个一", "items": []}, {"name": "空的", "items": []}) == SHIPPED[1:]


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_every_item_can_be_read_and_shown(item: ChecklistItem) -> None:
    for text in (item.where, item.for_, item.unless):
        assert text is None or condition(text)
    assert item.field is None or field_way(item.field)
    assert item.record or item.activity or item.about or item.pairing or item.field or item.where


def test_no_topic_is_said_in_two_ways_that_count_twice() -> None:
    for item in ITEMS.values():
        words = [word for entry in item.about for word in entry.split("/")]
        assert len(words) == len(set(words))
        assert not [(one, other) for one in words for other in words if one != other and one in other and (
            [entry for entry in item.about if one in entry.split("/")]
            != [entry for entry in item.about if other in entry.split("/")]
        )]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "done"),
    [
        ({"school": school()}, 1),
        ({"school": school(enrolled=False)}, 0),
        ({"school": school(enrolled=False, left_why="毕业")}, 1),
        ({"school": school(enrolled=False, left_why="辍学")}, 0),
        ({"birth_date": "2020-11-21"}, 1),
        ({"birth_date": "2020-11-20"}, 0),
        ({}, 0),
    ],
)
def test_schooling(fields: dict[str, Any], done: int) -> None:
    assert counts(ITEMS["学业有教"], child(**fields)) == (done, 1)


@pytest.mark.parametrize(
    ("guardians", "guardianship", "done"),
    [
        ([GRANDMOTHER], "较好", 1),
        ([GRANDMOTHER], "一般", 1),
        ([GRANDMOTHER], "差", 0),
        ([GRANDMOTHER], None, 0),
        ([{**GRANDMOTHER, "phone": None}], "较好", 0),
        ([{**GRANDMOTHER, "primary": False}], "较好", 0),
    ],
)
def test_guardianship(guardians: list[dict[str, Any]], guardianship: str | None, done: int) -> None:
    one = child(guardians=guardians, guardianship=guardianship)
    assert counts(ITEMS["监护有人"], one) == (done, 1)


def test_help_is_promised_to_those_in_need() -> None:
    asked = ITEMS["生活有助"]
    assert counts(asked, child(categories=["单亲"])) == (0, 0)
    for need in ("困难", "孤儿", "事实无人抚养", "残疾"):
        assert counts(asked, child(categories=[need])) == (0, 1)
    assert counts(asked, child(health={"condition": "残疾"})) == (0, 1)
    poor: dict[str, Any] = {"categories": ["困难"]}
    assert counts(asked, child(**poor, records=[{"date": "2026-09-20", "kind": "慰问"}])) == (1, 1)
    assert counts(asked, child(**poor, aid=[{"kind": "低保", "from": "2024-01-01"}])) == (1, 1)
    ended = [{"kind": "低保", "from": "2024-01-01", "to": "2026-08-31"}]
    assert counts(asked, child(**poor, aid=ended)) == (0, 1)


def test_health() -> None:
    asked = ITEMS["健康有保"]
    assert counts(asked, child(health={"condition": "健康", "immunised": True})) == (1, 1)
    assert counts(asked, child(health={"condition": "健康", "immunised": False})) == (0, 1)
    checked = {"condition": "健康", "checkups": [{"date": "2026-09-20"}]}
    assert counts(asked, child(health=checked)) == (1, 1)
    assert counts(asked, child(health=checked), on=date(2026, 9, 19)) == (0, 1)


def test_safety() -> None:
    lecture = activity(sessions=[{"date": "2026-10-16", "present": ["c-a"]}])
    case = {"opened": "2026-10-20", "kind": "安全", "level": "一般", "what": "见记录"}
    asked = ITEMS["安全有护"]
    assert counts(asked, child(), activities=[lecture]) == (1, 1)
    assert counts(asked, child()) == (0, 1)
    assert counts(asked, child(cases=[case]), activities=[lecture]) == (0, 1)
    assert counts(asked, child(cases=[{**case, "kind": "学习"}]), activities=[lecture]) == (1, 1)


def test_two_arts_and_two_sports() -> None:
    fond = child(interests=["跳舞", "舞蹈", "画画", "打篮球"])
    assert counts(ITEMS["两门艺术"], fond) == (2, 2)
    assert counts(ITEMS["两项体育"], fond) == (1, 2)


@pytest.mark.parametrize(
    ("interests", "done"),
    [
        (["唱山歌", "编竹篮"], 2),
        (["口琴"], 1),
        (["弹钢琴", "打腰鼓", "吹笛子"], 1),
        (["听鼓励的话", "警笛声"], 0),
    ],
)
def test_arts_as_children_say_them(interests: list[str], done: int) -> None:
    assert counts(ITEMS["两门艺术"], child(interests=interests)) == (done, 2)


@pytest.mark.parametrize(
    ("title", "theme", "kind", "done"),
    [
        ("防溺水", "不私自下水游泳", "主题班会", 0),
        ("交通安全讲座", "马路上不追逐跑步，不滑滑板", "讲座", 0),
        ("春季跳绳和接力赛", None, "文体比赛", 2),
        ("暑期游泳班", None, "夏令营", 1),
    ],
)
def test_what_is_only_talked_about_is_no_sport(title: str, theme: str | None, kind: str, done: int) -> None:
    sessions = [{"date": "2026-10-16", "present": ["c-a"]}]
    there = activity(title=title, theme=theme, kind=kind, sessions=sessions)
    assert counts(ITEMS["两项体育"], child(), activities=[there]) == (done, 2)


@pytest.mark.parametrize(
    ("title", "kind", "done"),
    [
        ("重阳节到敬老院打扫", "志愿服务", 1),
        ("三月学雷锋，人人做好事", "志愿服务", 1),
        ("学雷锋志愿者周末辅导", "志愿服务", 0),
        ("慰问留守老人", "走访慰问", 1),
        ("周末课业辅导", "志愿服务", 0),
        ("爱心企业捐赠书包", "志愿服务", 0),
        ("学雷锋，树新风", "主题班会", 0),
    ],
)
def test_a_good_deed_is_the_child_s_own(title: str, kind: str, done: int) -> None:
    there = activity(title=title, kind=kind, sessions=[{"date": "2026-10-16", "present": ["c-a"]}])
    assert counts(ITEMS["一件暖心好事"], child(), activities=[there]) == (done, 1)


def test_a_birthday_to_come_is_not_yet_due() -> None:
    asked = ITEMS["一次生日祝福"]
    assert counts(asked, child(birth_date="2016-12-24")) == (0, 0)
    assert counts(asked, child(birth_date="2016-10-24")) == (0, 1)
