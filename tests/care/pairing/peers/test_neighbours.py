"""Who is weighed with whom."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from tests.care.pairing.peers.people import classmate, girl

from liushou.care.pairing.peers import neighbours
from liushou.care.pairing.peers.neighbours import NEAREST, near
from liushou.care.pairing.peers.peer import Peer
from liushou.care.pairing.peers.together import hanging_together


def ids(children: list[Peer], classmates: list[Peer] | None = None) -> set[tuple[str, str]]:
    found = [(one.id, other.id) for one, other in near(children, classmates or [])]
    assert len(found) == len(set(found))
    return set(found)


def row(count: int, **fields: object) -> list[Peer]:
    first = date(2016, 1, 1)
    return [girl(f"c-{n:03}", born=first + timedelta(days=n), **fields) for n in range(count)]


def test_in_a_small_place_everybody_is_weighed_with_everybody() -> None:
    here = [girl("c-a"), girl("c-b", village="西村"), girl("c-d", school=None), girl("c-e", school="镇小学")]
    far = girl("c-f", school="县小学", village="北村")
    helper = classmate("b-a", village=None)
    assert ids([*here, far], [helper]) == {
        ("b-a", "c-a"), ("b-a", "c-b"), ("c-a", "c-b"), ("c-a", "c-d"), ("c-a", "c-e"), ("c-d", "c-e"),
    }  # fmt: skip


def test_all_are_weighed_with_all_only_while_that_is_not_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    schools = [row(20, school=f"学校{n}", village=f"村{n}") for n in range(3)]
    children = [
        girl(f"{one.id}-{n}", born=one.born, school=one.school, village=one.village)
        for n, each in enumerate(schools)
        for one in each
    ]
    monkeypatch.setattr(neighbours, "DENSE", (20, 19))
    monkeypatch.setattr(neighbours, "MOST_PAIRS", 3 * 200)
    assert len(ids(children)) == 3 * 190
    monkeypatch.setattr(neighbours, "MOST_PAIRS", 3 * 200 - 1)
    assert len(ids(children)) < 3 * 190
    assert ids(children[:40]) == {pair for pair in ids(children[:40]) if pair[0][-1] == pair[1][-1]}
    assert len(ids(children[:40])) == 2 * 190


def test_people_hang_together_through_others() -> None:
    people = [
        girl("c-a"),
        girl("c-b", school="镇小学"),
        girl("c-d", school="镇小学", village="西村"),
        girl("c-e", school="县小学", village="北村"),
        girl("c-f", school=None, village=None),
    ]
    assert [[one.id for one in part] for part in hanging_together(people)] == [["c-a", "c-b", "c-d"], ["c-e"]]


def test_in_a_large_place_the_nearest_in_age_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "DENSE", (10,))
    children = row(30)
    found = ids(children)
    assert found == {
        (one.id, other.id) for one, other in combinations(children, 2) if _apart(one, other) <= NEAREST
    }


def test_a_weak_learner_meets_strong_ones_of_the_grade_in_a_large_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(neighbours, "DENSE", (10,))
    strong = row(5, learning="strong")
    between = row(40)[5:]
    weak = girl("c-999", born=date(2017, 1, 1), learning="weak")
    found = ids([*strong, *between, weak])
    assert {(one.id, weak.id) for one in strong} <= found


def test_like_sexes_are_weighed_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "DENSE", (10,))
    children = [*row(30, sex="男"), girl("c-x", born=date(2015, 1, 1)), girl("c-y", born=date(2017, 1, 1))]
    assert ("c-x", "c-y") in ids(children)


def test_a_classmate_is_weighed_with_some_of_each_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "DENSE", (10,))
    children = [
        *(
            girl(f"c-{n:03}", class_=n % 5, village=f"村{n}", grade=f"{'三四五六七'[n % 5]}年级")
            for n in range(100)
        ),
        *(
            girl(f"c-weak{n}", class_=9, village="北村", grade="四年级", learning="weak")
            for n in range(NEAREST)
        ),
    ]
    helper = classmate(village="西村", class_=0, helps=True)
    met = {
        one if one.startswith("c") else other
        for one, other in ids(children, [helper])
        if "v-a" in (one, other)
    }
    grades = {each: next(one.grade for one in children if one.id == each) for each in met}
    assert set(grades.values()) == {"三年级", "四年级", "五年级", "六年级"}
    assert {f"c-weak{n}" for n in range(NEAREST)} <= met
    assert len(met) <= 7 * NEAREST
    other = classmate("v-b", village="西村", class_=0)
    assert met != {one for one, two in ids(children, [other]) if two == "v-b"}


def test_the_order_of_people_is_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "DENSE", (10,))
    people = [*row(30), *(girl(f"c-z{n}", grade="四年级", learning="weak") for n in range(9))]
    helpers = [classmate("v-a"), classmate("v-b", grade=None)]
    forward = [*near(people, helpers)]
    assert forward == [*near(people[::-1], helpers[::-1])]


def _apart(one: Peer, other: Peer) -> int:
    assert one.born
    assert other.born
    return abs((one.born - other.born).days)
