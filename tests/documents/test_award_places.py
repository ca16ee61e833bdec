"""表彰: the classes of those who were honoured stand in the order of classes."""

from datetime import date

from liushou.documents.contexts.awards import award_facts
from tests.builders import child, school, store, term, volunteer

DAY = date(2026, 11, 6)


def test_class_two_stands_before_class_ten_and_all_others_last() -> None:
    rooms: dict[str, int | str | None] = {"c-a": 10, "c-b": "实验班", "c-c": 2, "c-d": None}
    pupils = [child(id_, school=school("五年级", room)) for id_, room in rooms.items()]
    to = ["v-a", *rooms, "c-e"]
    planned = term(awards=[{"title": "进步之星", "date": str(DAY), "to": to}])
    people = store(*pupils, child("c-e", school=school("三年级", 1)), volunteer("v-a"), planned)
    (honoured,) = award_facts(people, planned, "internal")
    groups = honoured["groups"]
    assert isinstance(groups, tuple)
    places = [group["place"] for group in groups if isinstance(group, dict)]
    assert places == ["三年级1班", "五年级2班", "五年级10班", "五年级实验班", "五年级", ""]
