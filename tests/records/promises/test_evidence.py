"""What shows a promise, in words."""

from tests.builders import activity, child, unit
from tests.records.promises.asked import item, words

NOTE = "想妈妈，夜里哭"


def test_the_last_record_and_how_many() -> None:
    records = [{"date": day, "kind": "谈心", "note": NOTE} for day in ("2026-10-12", "2026-09-10")]
    assert words(item(record="谈心"), child(records=records)) == "2026-10-12 谈心 等 2 次"
    assert words(item(record="谈心"), child(records=records[1:])) == "2026-09-10 谈心"
    assert words(item(record="谈心"), child()) is None


def test_every_way_that_shows_it() -> None:
    one = child(
        pairings=[{"with": "v-a", "role": "爱心妈妈", "since": "2026-09-10", "goal": NOTE}],
        consent={"signed_on": "2026-09-01", "by": "田奶奶"},
        interests=["画画"],
    )
    lecture = activity(title="法治讲座", sessions=[{"date": "2026-10-16", "present": ["c-a"]}])
    asked = item(activity="讲座", pairing="大人", field="consent", where="性别:女")
    assert words(asked, one, activities=[lecture]) == (
        "v-a（爱心妈妈）；2026-10-16 法治讲座；档案有“同意书”；档案符合条件"
    )
    assert words(item(about=["绘画/画画", "法治"]), one, activities=[lecture]) == (
        "法治（2026-10-16 法治讲座）；画画（兴趣爱好）"
    )
    home = unit(rooms=[{"name": "亲情室", "place": "一楼"}])
    assert words(item(field="rooms"), one, settings=home) == "单位有“活动室”"


def test_why_it_does_not_count() -> None:
    unsafe = [{"opened": "2026-10-01", "kind": "安全", "level": "一般", "what": NOTE}]
    one = child(cases=unsafe, records=[{"date": "2026-10-12", "kind": "谈心"}])
    assert words(item(record="谈心", unless="在办个案:安全"), one) == "在办个案:安全，还不算"


def test_nothing_is_said_of_what_is_not_due() -> None:
    one = child(records=[{"date": "2026-10-12", "kind": "谈心"}])
    assert words(item(record="谈心", for_="重点"), one) is None
    assert words(item(record="谈心", every="quarter"), one) is None
