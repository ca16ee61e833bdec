"""The likely pairs: they leave nobody out, and lose next to nothing against all pairs."""

import random
from collections import Counter

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment
from tests.builders import child, school
from tests.care.pairing.suggesting import DAY, helper, kept, pairing

from liushou.care.pairing.adults import suggest_adults
from liushou.care.pairing.assignment import NOBODY
from liushou.care.pairing.candidates import ALL_UP_TO, Sides, candidates
from liushou.care.pairing.costs import nth_costs, pair_costs
from liushou.care.pairing.families import placed_whole
from liushou.care.pairing.question import question_of
from liushou.care.pairing.suggestion import Wanted
from liushou.store.load import Store

WANTED = Wanted(DAY)
GRADES = ("三年级", "四年级", "五年级", "六年级")
NEEDS = ([], [], ["学困"], ["困难"], ["单亲", "困难"], ["心理关注"])
SKILLS = ([], ["数学"], ["书法"], ["走访"], ["心理辅导"], ["唱歌"])


def town(children: int, helpers: int, *, families: bool = False, earlier: bool = True) -> Store:
    """A town of two schools and six villages."""
    chance = random.Random(11)
    people = []
    for n in range(helpers):
        room = {"grade": chance.choice(GRADES), "class": chance.randint(1, 3)}
        at = {"organisation": f"第{n % 2}小学", "homeroom": room} if n % 3 == 0 else {}
        kind = "教师" if at else chance.choice(("村干部", "五老", "社工", "家长"))
        village, skills = {"village": f"第{chance.randrange(6)}村"}, chance.choice(SKILLS)
        sex, places = chance.choice("男女"), chance.randint(1, 3)
        people.append(
            helper(f"v-{n:03}", kind=kind, sex=sex, address=village, skills=skills, capacity=places, **at)
        )
    for n in range(children):
        before = pairing(f"v-{chance.randrange(helpers):03}", "2025-09-01", until="2026-06-30")
        people.append(
            child(
                f"c-{n:03}",
                name=f"孩子{n:03}",
                sex=chance.choice("男女"),
                address={"village": f"第{chance.randrange(6)}村"},
                school=school(chance.choice(GRADES), chance.randint(1, 3), name=f"第{n % 2}小学"),
                categories=chance.choice(NEEDS),
                interests=chance.choice(SKILLS),
                pairings=[before] if earlier and n % 5 == 0 else [],
                siblings=[f"c-{n - 1:03}"] if families and n % 6 == 1 else [],
            )
        )
    return kept(*people, level="乡镇")


def sides_of(store: Store) -> Sides:
    return question_of(store, WANTED).sides()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a few helpers are seen of a group, and fewer kept."""
    monkeypatch.setattr("liushou.care.pairing.candidates._SEEN", 8)
    monkeypatch.setattr("liushou.care.pairing.candidates._KEPT", 3)


def test_few_pairs_are_all_weighed() -> None:
    sides = sides_of(town(12, 5))
    assert candidates(sides, 60).tolist() == list(range(60))


@pytest.mark.usefixtures("few")
def test_of_many_pairs_a_few_of_each_group_are_weighed_and_all_who_know_each_other() -> None:
    sides = sides_of(town(60, 40))
    found = candidates(sides, 0).tolist()
    assert found == sorted(set(found))
    each = Counter(pair // 40 for pair in found)
    assert all(3 <= each[n] <= 5 * 3 + 1 for n in range(60))
    assert len(sides.coded.ties) == 12
    assert set(sides.coded.ties.tolist()) <= set(found)


@pytest.mark.usefixtures("few")
def test_a_child_is_weighed_with_near_and_with_fit_helpers_of_all() -> None:
    sides = sides_of(town(60, 40))
    child, by = np.divmod(candidates(sides, 0), 40)
    own, others = sides.coded.children, sides.coded.helpers
    every = np.divmod(np.arange(60 * 40), 40)
    for column, columns in (
        (own.village, others.villages),
        (own.room, others.rooms),
        (own.grade, others.grades),
        (own.school, others.school.reshape(-1, 1)),
    ):
        shared, there = ((column[c][:, None] == columns[h]).any(axis=1) for c, h in ((child, by), every))
        assert set(child[shared].tolist()) == set(every[0][there].tolist()) != set()
    weighed = pair_costs(sides.coded, sides.weights, child, by).mean()
    assert weighed < 0.8 * pair_costs(sides.coded, sides.weights, *every).mean()


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("helpers", [12, 20, 40, 60])
def test_nobody_stays_without_and_no_family_apart_for_want_of_candidates(helpers: int) -> None:
    store = town(80, helpers, families=True)
    question = question_of(store, WANTED)
    sides = question.sides()
    whole = [
        int((placed_whole(sides, question.families, candidates(sides, limit)) != NOBODY).sum())
        for limit in (0, ALL_UP_TO)
    ]
    assert len(question.families) == 14
    assert whole[0] == whole[1] == min(14, sum(one.load.free >= 2 for one in question.helpers))
    likely = suggest_adults(store, WANTED, limit=0)
    assert len(likely.pairs) == min(80, likely.places)


def weighed_with(store: Store, id_: str) -> set[str]:
    """The helpers a child is weighed with where only the likely ones are."""
    question = question_of(store, WANTED)
    row = [one.child.id for one in question.children].index(id_)
    pairs = candidates(question.sides(), 0).tolist()
    helpers = [one.volunteer.id for one in question.helpers]
    return {helpers[pair % len(helpers)] for pair in pairs if pair // len(helpers) == row}


@pytest.mark.usefixtures("few")
def test_a_child_of_no_known_place_is_weighed_with_those_who_are_fit() -> None:
    strangers = [helper(f"v-{n}", kind="村干部", skills=["走访"]) for n in range(5)]
    fit = [helper(f"v-f{n}", skills=["数学"]) for n in range(3)]
    assert weighed_with(kept(child(categories=["学困"]), *strangers, *fit), "c-a") == {"v-f0", "v-f1", "v-f2"}


@pytest.mark.usefixtures("few")
def test_a_childs_own_teacher_is_weighed_however_many_there_are_of_the_grade() -> None:
    rooms = [helper(f"v-{n:02}", homeroom={"grade": "五年级", "class": n}) for n in range(1, 41)]
    classes = [child(f"c-{n:02}", name=f"孩子{n:02}", school=school("五年级", n)) for n in range(1, 41)]
    store = kept(*rooms, *classes)
    assert all(f"v-{n:02}" in weighed_with(store, f"c-{n:02}") for n in range(1, 41))


@pytest.mark.usefixtures("few")
def test_of_equal_helpers_those_with_fewer_children_are_weighed() -> None:
    busy = [child(f"c-{n}", name=f"孩子{n}", pairings=[pairing(f"v-{n}")]) for n in range(5)]
    helpers = [*(helper(f"v-{n}") for n in range(5)), *(helper(f"v-f{n}") for n in range(3))]
    assert weighed_with(kept(child(), *busy, *helpers), "c-a") == {"v-f0", "v-f1", "v-f2"}


@pytest.mark.parametrize(("families", "rooms"), [(8, [2, 3, 4]), (2, [2, 3])])
def test_a_family_finds_the_helper_with_room_for_it(
    monkeypatch: pytest.MonkeyPatch, families: int, rooms: list[int]
) -> None:
    monkeypatch.setattr("liushou.care.pairing.candidates._SEEN", 1)
    monkeypatch.setattr("liushou.care.pairing.candidates._KEPT", 1)
    homes = [[f"c-{n}{at}" for at in "abc"[: 2 + n % 2]] for n in range(families)]
    people = [child(id_, name=f"孩子{id_}", siblings=home[:1]) for home in homes for id_ in home]
    roomy = [helper(f"v-{n}", capacity=n) for n in rooms]
    single = [helper(f"v-1{n:02}", capacity=1) for n in range(30)]
    question = question_of(kept(*people, *roomy, *single), WANTED)
    sides = question.sides()
    found = placed_whole(sides, question.families, candidates(sides, 0))
    taken = sorted(question.helpers[row].volunteer.id for row in found if row != NOBODY)
    assert taken == [f"v-{n}" for n in rooms]


def test_little_is_lost_against_all_pairs() -> None:
    store = town(240, 150)
    best, likely = suggest_adults(store, WANTED), suggest_adults(store, WANTED, limit=0)
    assert len(likely.pairs) == len(best.pairs) == 240
    assert best.total_cost <= likely.total_cost < best.total_cost * 1.01


@pytest.mark.parametrize(("children", "helpers"), [(150, 100), (150, 50)])
def test_a_second_solver_finds_the_same_optimum(children: int, helpers: int) -> None:
    store = town(children, helpers)
    sides = sides_of(store)
    every = np.divmod(np.arange(children * helpers), helpers)
    costs = pair_costs(sides.coded, sides.weights, *every).reshape(children, helpers)
    place = np.repeat(np.arange(helpers), sides.coded.helpers.free)
    first = np.searchsorted(place, place)
    by_place = costs[:, place] + nth_costs(
        sides.coded, sides.weights, place, np.arange(len(place)) - first + 1
    )
    found = suggest_adults(store, WANTED)
    assert found.total_cost == int(by_place[linear_sum_assignment(by_place)].sum())
    assert len(found.pairs) == min(children, len(place))
