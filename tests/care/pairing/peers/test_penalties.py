"""What keeps two peers apart, factor by factor, and what the words for it say."""

from datetime import date
from typing import Any

import pytest
from tests.builders import unit
from tests.care.pairing.peers.people import DAY, classmate, girl

from liushou.care.pairing.peers.peer import Peer
from liushou.care.pairing.peers.penalties import load, may_pair, penalties, teaching
from liushou.care.pairing.peers.words import load_reason, pair_cost, reasons_of
from liushou.care.pairing.weights import DEFAULTS, weights_of

WEIGHTS = weights_of(unit())


def penalty(factor: str, one: Peer, other: Peer, day: date = DAY) -> int:
    both = {dict(penalties(first, second, day))[factor] for first, second in ((one, other), (other, one))}
    (found,) = both
    return found


def words(factor: str, one: Peer, other: Peer) -> str | None:
    return next((each.text for each in reasons_of(WEIGHTS, one, other, DAY) if each.factor == factor), None)


@pytest.mark.parametrize(
    ("other", "cost", "said"),
    [
        ({}, 0, "同班（三年级1班）"),
        ({"village": "西村"}, 0, "同班（三年级1班）"),
        ({"class_": 2}, 200, "同年级同村（三年级，东村）"),
        ({"class_": None}, 200, "同年级同村（三年级，东村）"),
        ({"grade": "四年级"}, 300, "同村（东村）"),
        ({"grade": None}, 300, "同村（东村）"),
        ({"school": "镇小学"}, 300, "同村（东村）"),
        ({"school": None}, 300, "同村（东村）"),
        ({"class_": 2, "village": "西村"}, 500, "同年级（三年级）"),
        ({"class_": 2, "village": None}, 500, "同年级（三年级）"),
        ({"grade": "四年级", "village": "西村"}, 800, "同校（三年级和四年级）"),
        ({"grade": None, "village": "西村"}, 800, "同校"),
    ],
)
def test_distance(other: dict[str, Any], cost: int, said: str) -> None:
    assert penalty("distance", girl(), girl("c-b", **other)) == cost
    assert words("distance", girl(), girl("c-b", **other)) == said


@pytest.mark.parametrize(
    ("born", "cost", "said"),
    [
        (date(2018, 3, 1), 0, "年龄相差不到1个月"),
        (date(2018, 3, 31), 27, "年龄相差不到1个月"),
        (date(2018, 8, 15), 152, "年龄相差5个月"),
        (date(2017, 3, 1), 333, "年龄相差1岁"),
        (date(2016, 1, 1), 720, "年龄相差2岁2个月"),
        (date(2015, 3, 1), 1000, "年龄相差3岁"),
    ],
)
def test_age_by_days(born: date, cost: int, said: str) -> None:
    assert penalty("age", girl(), girl("c-b", born=born)) == cost
    assert words("age", girl(), girl("c-b", born=born)) == said


@pytest.mark.parametrize(
    ("grade", "cost", "said"),
    [
        ("三年级", 0, "同一年级"),
        ("五年级", 666, "相差2个年级"),
        (None, 500, "年级没有填写"),
    ],
)
def test_a_classmate_s_age_is_the_grade(grade: str | None, cost: int, said: str) -> None:
    assert penalty("age", girl(), classmate(grade=grade)) == cost
    assert words("age", girl(), classmate(grade=grade)) == said


@pytest.mark.parametrize(
    ("one", "other", "cost", "said"),
    [
        (girl(learning="weak"), girl("c-b", learning="strong"), 0, "成绩一好一弱"),
        (
            girl(learning="weak"),
            girl("c-b", learning="strong", grade="四年级"),
            500,
            "成绩一好一弱，不同年级",
        ),
        (girl(learning="weak"), girl("c-b", learning="weak"), 1000, "成绩都弱"),
        (girl(learning="strong"), girl("c-b", learning="strong"), 500, "成绩都好"),
        (girl(learning="weak"), girl("c-b", learning="middle"), 500, "成绩不是一好一弱"),
        (girl(learning="middle"), girl("c-b", learning="middle"), 500, "成绩不是一好一弱"),
        (girl(learning="weak"), girl("c-b"), 500, "没有可比的成绩"),
        (girl(), girl("c-b"), 500, "没有可比的成绩"),
        (girl(learning="weak"), classmate(helps=True, subjects=("数学",)), 0, "能帮学习（特长数学）"),
        (girl(learning="weak"), classmate(helps=True, grade="五年级"), 0, "能帮学习"),
        (girl(learning="weak"), classmate(), 500, "没有可比的成绩"),
        (girl(learning="strong"), classmate(helps=True), 500, "没有可比的成绩"),
    ],
)
def test_learning(one: Peer, other: Peer, cost: int, said: str) -> None:
    assert penalty("learning", one, other) == cost
    assert words("learning", one, other) == said


def test_a_girl_and_a_boy_from_ten() -> None:
    young, boy = girl(), girl("c-b", sex="男", born=date(2016, 11, 21))
    assert penalty("sex", young, boy) == 0
    assert penalty("sex", young, boy, date(2026, 11, 21)) == 1000
    assert words("sex", young, girl("c-b", sex="男", born=date(2016, 11, 20))) == "一男一女"
    assert penalty("sex", girl(born=date(2015, 1, 1)), girl("c-b", born=date(2015, 1, 1))) == 0
    ten = girl(born=date(2015, 1, 1))
    assert penalty("sex", ten, classmate(sex="男")) == 1000
    assert penalty("sex", ten, classmate(sex=None)) == 0


def test_each_child_more_costs_more() -> None:
    assert [load(nth, 3) for nth in (1, 2, 3)] == [0, 333, 666]
    reason = load_reason(WEIGHTS, 2, 2)
    assert (reason.text, reason.cost) == ("已有1名，上限2名", 1000)


def test_the_reasons_add_up_to_the_cost() -> None:
    other = girl("c-b", born=date(2015, 6, 1), village="西村", class_=2, sex="男", learning="weak")
    reasons = reasons_of(WEIGHTS, girl(), other, DAY)
    assert [each.factor for each in reasons] == ["distance", "age", "learning", "sex"]
    assert sum(each.cost for each in reasons) == pair_cost(WEIGHTS, girl(), other, DAY)
    assert reasons[0].cost == DEFAULTS["distance"] * 50


def test_no_word_prints_a_rank() -> None:
    said = "".join(each.text for each in reasons_of(WEIGHTS, girl(learning="weak"), girl("c-b"), DAY))
    assert "名" not in said


@pytest.mark.parametrize(
    ("other", "may"),
    [
        ({}, True),
        ({"id_": "c-a"}, False),
        ({"home": frozenset({"c-a"})}, False),
        ({"home": frozenset({"c-d"})}, True),
        ({"born": date(2021, 3, 1)}, True),
        ({"born": date(2021, 3, 2)}, False),
        ({"born": date(2015, 3, 1)}, True),
        ({"born": date(2015, 2, 28)}, False),
        ({"village": "西村", "school": "镇小学"}, False),
        ({"village": None, "school": None}, False),
        ({"village": "西村"}, True),
        ({"school": "镇小学"}, True),
    ],
)
def test_who_may_be_paired(other: dict[str, Any], may: bool) -> None:
    second = girl(**{"id_": "c-b", **other})
    first = girl(home=frozenset({"c-b"})) if "c-a" in second.home else girl()
    assert may_pair(first, second) is may
    assert may_pair(second, first) is may


def test_three_years_to_a_leap_day() -> None:
    leap = girl(born=date(2020, 2, 29))
    assert may_pair(leap, girl("c-b", born=date(2017, 2, 28)))
    assert not may_pair(leap, girl("c-b", born=date(2017, 2, 27)))
    assert may_pair(leap, girl("c-b", born=date(2023, 2, 28)))
    assert not may_pair(leap, girl("c-b", born=date(2023, 3, 1)))


@pytest.mark.parametrize(("grade", "may"), [("六年级", True), ("七年级", False), (None, True)])
def test_a_classmate_is_at_most_three_grades_away(grade: str | None, may: bool) -> None:
    assert may_pair(girl(), classmate(grade=grade)) is may


def test_two_classmates_are_no_pair() -> None:
    assert not may_pair(classmate(), classmate("v-b"))


def test_teaching_is_from_either_side() -> None:
    weak, strong = girl(learning="weak"), girl("c-b", learning="strong")
    assert teaching(weak, strong)
    assert teaching(strong, weak)
    assert teaching(weak, classmate(helps=True))
    assert not teaching(weak, girl("c-b"))
    assert not teaching(girl(), classmate(helps=True))
