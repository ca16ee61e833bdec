"""Peers suggested from archives: for whom, with whom, in which role, and why not."""

from datetime import date
from typing import Any

import pytest
from tests.builders import BOTH_HOME, child, school, store, unit, volunteer

from liushou.care.pairing.peers.peers import suggest_peers
from liushou.care.pairing.suggestion import Pair, Suggestion, Wanted
from liushou.errors import UsageError
from liushou.records.fields import Record
from liushou.records.vocabulary import PairingRole
from liushou.store.load import Store

DAY = date(2026, 11, 20)
PEER: PairingRole = "手拉手伙伴"
HELP: PairingRole = "学习帮手"


def pupil(id_: str, **fields: Any) -> Record:
    base = {"name": f"儿童{id_}", "birth_date": "2016-03-01", "school": school("五年级", 2)}
    return child(id_, **{**base, **fields})


def classmate(id_: str = "v-s", **fields: Any) -> Record:
    base = {"name": f"同学{id_}", "kind": "学生", "position": "五年级2班学生"}
    return volunteer(id_, **{**base, **fields})


def ranked(rank: int, size: int = 30) -> list[dict[str, Any]]:
    return [{"term": "2025-2026-2", "class_rank": rank, "class_size": size}]


def pairing(with_: str, role: str = PEER, since: str = "2026-09-01", **fields: Any) -> dict[str, Any]:
    return {"with": with_, "role": role, "since": since, **fields}


def suggested(*records: Record, **wanted: Any) -> Suggestion:
    return of(store(*records), **wanted)


def of(kept: Store, **wanted: Any) -> Suggestion:
    sets = {key: frozenset(value) if isinstance(value, set) else value for key, value in wanted.items()}
    return suggest_peers(kept, Wanted(**{"day": DAY, **sets}))


def who(found: Suggestion) -> list[tuple[str, str, str]]:
    return [(pair.child, pair.with_, pair.role) for pair in found.pairs]


def why(found: Suggestion) -> dict[str, str]:
    return {one.child: one.reason for one in found.unpaired}


def test_two_children_are_each_other_s_peers_and_told_why() -> None:
    found = suggested(pupil("c-a", birth_date="2016-05-01"), pupil("c-b"))
    assert who(found) == [("c-a", "c-b", PEER)]
    (pair,) = found.pairs
    assert [reason.text for reason in pair.reasons] == [
        "同班（五年级2班）",
        "年龄相差2个月",
        "没有可比的成绩",
    ]
    assert found.total_cost == pair.cost == 110 + 1250
    assert (found.unpaired, found.passed_over, found.places, found.day) == ((), (), 0, DAY)


def test_the_nearest_are_paired_and_all_if_that_can_be() -> None:
    near = (pupil("c-a"), pupil("c-b"), pupil("c-d", school=school("五年级", 3)), pupil("c-e"))
    found = suggested(*near, pupil("c-f", school=school("五年级", 3)))
    assert {frozenset((pair.child, pair.with_)) for pair in found.pairs} >= {frozenset(("c-d", "c-f"))}
    assert len(found.pairs) == 2
    (left,) = found.unpaired
    assert left.reason == "同校、同村合适的 4 人都另有了伙伴"


def test_the_one_who_is_helped_has_the_pairing() -> None:
    weak, strong = pupil("c-b", grades=ranked(29)), pupil("c-a", grades=ranked(2), birth_date="2016-08-01")
    found = suggested(weak, strong)
    assert who(found) == [("c-b", "c-a", HELP)]
    assert "成绩一好一弱" in [reason.text for reason in found.pairs[0].reasons]
    younger = suggested(pupil("c-a"), pupil("c-b", birth_date="2016-08-01"))
    assert who(younger) == [("c-b", "c-a", PEER)]
    assert who(suggested(pupil("c-a"), pupil("c-b"))) == [("c-b", "c-a", PEER)]


@pytest.mark.parametrize(
    "given",
    [
        {"status": "转出", "closed_on": "2026-11-20"},
        {"registered_on": "2026-11-21"},
        {"birth_date": "2020-11-21"},
        {"pairings": [pairing("v-s")]},
        {"pairings": [pairing("v-s", HELP, since="2026-12-01")]},
        {"pairings": [pairing("v-s", until="2026-11-20")]},
    ],
)
def test_who_needs_no_peer_is_not_listed(given: dict[str, Any]) -> None:
    found = suggested(pupil("c-a", **given), classmate(capacity=1, status="离岗"))
    assert (found.pairs, found.unpaired) == ((), ())


@pytest.mark.parametrize(
    "given",
    [
        {"birth_date": "2020-11-20"},
        {"pairings": [pairing("v-s", until="2026-11-19")]},
        {"pairings": [pairing("v-a", "代理家长")]},
    ],
)
def test_who_needs_one_is_listed(given: dict[str, Any]) -> None:
    assert set(why(suggested(pupil("c-a", **given), volunteer("v-a"), classmate(status="离岗")))) == {"c-a"}


def test_a_peer_written_on_the_other_side_counts() -> None:
    found = suggested(pupil("c-a", pairings=[pairing("c-b")]), pupil("c-b"), pupil("c-d"))
    assert set(why(found)) == {"c-d"}


def test_a_child_who_is_not_counted_may_be_a_partner() -> None:
    home = pupil("c-b", parents=BOTH_HOME)
    assert suggested(home, pupil("c-d", parents=BOTH_HOME)).pairs == ()
    assert suggested(home).unpaired == ()
    found = suggested(pupil("c-a"), home, pupil("c-d", parents=BOTH_HOME))
    assert len(found.pairs) == 1
    assert found.unpaired == ()
    counted = unit(info={"counts": ["非留守"]})
    assert set(why(suggested(counted, pupil("c-a"), home))) == set()
    assert set(why(suggested(counted, home))) == {"c-b"}


def test_siblings_are_no_peers() -> None:
    kept = [pupil("c-a", siblings=["c-b"]), pupil("c-b"), pupil("c-d", siblings=["c-b"])]
    assert set(why(suggested(*kept)).values()) == {"同校、同村年龄相仿的只有自己的兄弟姐妹"}
    assert len(suggested(*kept, pupil("c-e")).pairs) == 1


def test_a_doubtful_archive_is_left_out() -> None:
    twice = [pupil("c-a", name="王小雨"), pupil("c-b", name="王小雨", registered_on="2026-09-01")]
    found = suggested(*twice, pupil("c-d"))
    assert who(found) == [("c-d", "c-a", PEER)]
    assert "c-a" in why(found)["c-b"]
    apart = [pupil("c-a", name="王小雨"), pupil("c-b", name="王小雨", not_duplicate=["c-a"])]
    assert len(suggested(*apart).pairs) == 1
    home = [twice[0], pupil("c-b", name="王小雨", registered_on="2026-09-01", parents=BOTH_HOME)]
    assert set(why(suggested(*home))) == {"c-a"}


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        ([], "同校、同村没有别的缺伙伴的孩子，也没有可以帮忙的同学"),
        (
            [{"birth_date": "2019-03-02"}, {"birth_date": "2013-02-28"}],
            "同校、同村可以考虑的 2 人，年龄（年级）都相差 3 岁（级）以上",
        ),
        (
            [{"school": school("五年级", 2, name="镇小学"), "address": {"village": "西村"}}],
            "同校、同村没有别的缺伙伴的孩子，也没有可以帮忙的同学",
        ),
    ],
)
def test_the_unpaired_are_told_why(others: list[dict[str, Any]], reason: str) -> None:
    here = {"school": school("五年级", 2, name="中心小学"), "address": {"village": "东村"}}
    kept = [pupil(f"c-b{n}", **{**here, **fields}) for n, fields in enumerate(others)]
    assert why(suggested(unit(info={"level": "乡镇"}), pupil("c-a", **here), *kept))["c-a"] == reason


def test_where_nothing_is_known_that_is_said() -> None:
    found = suggested(pupil("c-a", school=None), pupil("c-b"))
    assert why(found)["c-a"].startswith("学校和现居住村都没有填写")
    dropped_out = school(enrolled=False)
    found = suggested(pupil("c-a", school=dropped_out, address={"village": "东村"}), pupil("c-b"))
    assert found.pairs == ()


def test_a_classmate_helps_as_many_as_there_are_places() -> None:
    found = suggested(
        pupil("c-a", grades=ranked(30)),
        classmate(skills=["数学"], capacity=3),
        pupil("c-b", pairings=[pairing("v-s")]),
        pupil("c-d", pairings=[pairing("v-s", since="2026-12-01")]),
    )
    assert who(found) == [("c-a", "v-s", HELP)]
    texts = [reason.text for reason in found.pairs[0].reasons]
    assert texts == ["同班（五年级2班）", "同一年级", "能帮学习（特长数学）", "已有2名，上限3名"]
    assert found.pairs[0].reasons[3].cost == 1332
    assert found.places == 1


def test_a_classmate_who_is_a_learning_helper_helps_a_weak_one_to_learn() -> None:
    kept = [
        pupil("c-a", categories=["学困"]),
        pupil("c-b", pairings=[pairing("v-s", HELP)]),
        classmate(capacity=2),
    ]
    assert who(suggested(*kept)) == [("c-a", "v-s", HELP)]
    kept[0] = pupil("c-a")
    assert who(suggested(*kept)) == [("c-a", "v-s", PEER)]


def test_places_of_a_classmate_fill_in_order() -> None:
    children = [
        pupil(id_, birth_date=born, siblings=[other for other in ("c-a", "c-b") if other != id_])
        for id_, born in (("c-a", "2016-03-01"), ("c-b", "2016-03-02"))
    ]
    found = suggested(unit(pairing={"capacity": 4}), *children, classmate())
    assert [[reason.text for reason in pair.reasons][-1] for pair in found.pairs] == [
        "已有0名，上限4名",
        "已有1名，上限4名",
    ]
    assert [pair.reasons[-1].cost for pair in found.pairs] == [0, 500]


def test_more_places_than_are_weighed_at_once_are_filled_too() -> None:
    ids = [f"c-{number:02}" for number in range(25)]
    children = [pupil(id_, siblings=[ids[0]]) for id_ in ids[1:]]
    found = suggested(pupil(ids[0]), *children, classmate(capacity=1_000_000))
    assert sorted(pair.child for pair in found.pairs) == ids
    assert {pair.reasons[-1].text for pair in found.pairs} == {f"已有{n}名，上限1000000名" for n in range(25)}


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"joined_on": "2026-11-21"}, "2026-11-21 才加入"),
        ({"status": "离岗", "left_on": "2026-11-19"}, "已离岗（2026-11-19）"),
        ({"status": "离岗"}, "已离岗"),
        ({"capacity": 1}, "名额已满：现有 1 名，上限 1 名"),
    ],
)
def test_a_classmate_who_cannot_is_passed_over(given: dict[str, Any], reason: str) -> None:
    found = suggested(pupil("c-a"), pupil("c-b", pairings=[pairing("v-s")]), classmate(**given))
    assert found.pairs == ()
    assert [(one.helper, one.reason) for one in found.passed_over] == [("v-s", reason)]


@pytest.mark.parametrize("given", [{"joined_on": "2026-11-20"}, {"left_on": "2026-11-20", "status": "离岗"}])
def test_a_classmate_helps_from_the_first_day_to_the_last(given: dict[str, Any]) -> None:
    assert len(suggested(pupil("c-a"), classmate(**given)).pairs) == 1


def test_an_adult_is_passed_over_only_if_asked_for() -> None:
    kept = store(pupil("c-a"), volunteer("v-a"), classmate())
    assert of(kept).passed_over == ()
    found = of(kept, helpers={"v-a"})
    assert [(one.helper, one.reason) for one in found.passed_over] == [
        ("v-a", "教师不能担任学习帮手、手拉手伙伴")
    ]
    assert found.pairs == ()


def test_peers_are_looked_for_among_those_wanted() -> None:
    kept = store(pupil("c-a"), pupil("c-b"), pupil("c-d"), pupil("c-e", parents=BOTH_HOME), classmate())
    found = of(kept, children={"c-a"}, helpers={"c-d"})
    assert {found.pairs[0].child, found.pairs[0].with_} == {"c-a", "c-d"}
    assert found.unpaired == ()
    assert set(why(of(kept, children={"c-a"}, helpers=set()))) == {"c-a"}
    assert len(of(kept, children={"c-e"}).pairs) == 1
    assert who(of(kept, helpers={"v-s"}))[0][1] == "v-s"


def test_a_role_wished_for() -> None:
    strong, weak = pupil("c-a", grades=ranked(1)), pupil("c-b", grades=ranked(30))
    kept = store(strong, weak, pupil("c-d", grades=ranked(15)), pupil("c-e"))
    found = of(kept, role=HELP)
    assert who(found) == [("c-b", "c-a", HELP)]
    assert why(found)["c-d"] == "同校、同村年龄相仿的 3 人，成绩都不是一好一弱：可以改找手拉手伙伴"
    assert why(found)["c-e"].startswith("一年内没有班级名次")
    assert {pair.role for pair in of(kept, role=PEER).pairs} == {PEER}
    with pytest.raises(UsageError, match="代理家长"):
        of(kept, role="代理家长")


def test_weights_are_those_of_the_unit() -> None:
    kept = [pupil("c-a", grades=ranked(30)), pupil("c-b", grades=ranked(1), school=school("五年级", 1))]
    kept += [pupil("c-d", grades=ranked(28)), pupil("c-e", grades=ranked(2), school=school("五年级", 1))]
    near = unit(pairing={"weights": {"distance": 100, "learning": 0}})
    assert {frozenset((pair.child, pair.with_)) for pair in suggested(near, *kept).pairs} == {
        frozenset(("c-a", "c-d")),
        frozenset(("c-b", "c-e")),
    }
    weak = unit(pairing={"weights": {"distance": 0, "learning": 100}})
    assert {pair.role for pair in suggested(weak, *kept).pairs} == {HELP}


def test_pairs_stand_in_the_order_of_children() -> None:
    found: tuple[Pair, ...] = suggested(*(pupil(f"c-{letter}") for letter in "abdefg")).pairs
    assert [pair.child for pair in found] == sorted(pair.child for pair in found)


def test_a_child_asked_for_by_name_takes_no_peer_of_one_left_behind() -> None:
    elder, younger = pupil("c-b", birth_date="2013-06-01"), pupil("c-a")
    named = pupil("c-d", birth_date="2016-03-02", parents=BOTH_HOME)
    found = suggested(elder, younger, named, children={"c-a", "c-b", "c-d"})
    assert who(found) == [("c-a", "c-b", PEER)]
    assert [one.child for one in found.unpaired] == ["c-d"]


def test_a_helping_classmate_of_the_child_s_name_and_class_is_the_child_itself() -> None:
    found = suggested(pupil("c-a", name="张一"), classmate(name="张一"))
    assert (who(found), why(found)) == ([], {"c-a": "同校、同村没有别的缺伙伴的孩子，也没有可以帮忙的同学"})
    for other in (classmate(name="张二"), classmate(name="张一", position="五年级1班学生")):
        assert who(suggested(pupil("c-a", name="张一"), other)) == [("c-a", "v-s", PEER)]


def test_a_child_who_is_yet_to_be_registered_takes_the_place_of_a_classmate() -> None:
    to_come = pupil("c-b", registered_on="2026-11-25", pairings=[pairing("v-s", since="2026-11-25")])
    found = suggested(pupil("c-a"), to_come, classmate(capacity=1))
    assert (who(found), [one.helper for one in found.passed_over]) == ([], ["v-s"])
