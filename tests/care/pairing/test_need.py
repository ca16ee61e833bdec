"""Who goes without where places are short: never the needier for being the harder to place."""

from datetime import date
from typing import Any

import pytest
from tests.builders import BOTH_AWAY, BOTH_HOME, FATHER_AWAY, MOTHER_HOME, child
from tests.care.pairing.suggesting import DAY, helper, kept, suggested, who

from liushou.care.pairing.adults import suggest_adults
from liushou.care.pairing.need import FIRST, OTHERS, SECOND, tier_of
from liushou.care.pairing.suggestion import Wanted

NEAR = {"address": {"village": "枫坪村"}}
FAR = {"address": {"village": "石桥村"}}
ONE_AWAY = {"parents": [FATHER_AWAY, MOTHER_HOME]}
FOCUS = {"focus": {"since": "2026-11-01", "why": "体弱"}}
CASE = {"opened": "2026-10-08", "kind": "学习", "level": "重点", "what": "不愿上学"}
GONE = {"parents": [{"relation": "父亲", "situation": "失联"}]}
WEIGHTS = {"weights": {"distance": 1000}}


@pytest.mark.parametrize(
    ("fields", "tier"),
    [
        ({**ONE_AWAY, **FOCUS}, FIRST),
        ({**ONE_AWAY, "focus": {"since": "2026-11-21", "why": "体弱"}}, OTHERS),
        ({**ONE_AWAY, "cases": [CASE]}, FIRST),
        ({**ONE_AWAY, "cases": [{**CASE, "level": "一般"}]}, OTHERS),
        ({**ONE_AWAY, "cases": [{**CASE, "closed": "2026-11-01"}]}, OTHERS),
        (GONE, FIRST),
        ({**ONE_AWAY, "guardianship": "差"}, FIRST),
        ({**ONE_AWAY, "guardianship": "无人监护"}, FIRST),
        ({**ONE_AWAY, "guardianship": "一般"}, OTHERS),
        (
            {**ONE_AWAY, "guardianship": "差", "past": [{"until": "2026-11-30", "guardianship": "一般"}]},
            OTHERS,
        ),
        ({"parents": BOTH_AWAY}, SECOND),
        (ONE_AWAY, OTHERS),
    ],
)
def test_the_tier_is_that_of_the_day(fields: dict[str, Any], tier: int) -> None:
    assert tier_of(child(**fields), DAY) == tier


def test_a_child_hard_to_place_does_not_lose_to_one_next_door() -> None:
    hard = child("c-hard", name="难", categories=["学困", "困难"], **FAR, **ONE_AWAY, **FOCUS)
    easy = child("c-easy", name="易", sex="男", **NEAR, **ONE_AWAY)
    by = helper(kind="五老", sex="男", capacity=1, **NEAR)
    assert who(suggested(hard, easy, by, pairing=WEIGHTS)) == {"c-hard": "v-a"}


def test_one_tier_after_the_other() -> None:
    people = [
        *(child(f"c-3{n}", name=f"三{n}", **NEAR, **ONE_AWAY) for n in range(3)),
        *(child(f"c-2{n}", name=f"二{n}", **FAR) for n in range(2)),
        *(child(f"c-1{n}", name=f"一{n}", **FAR, **ONE_AWAY, **FOCUS) for n in range(2)),
    ]
    for room, first in ((1, {"1"}), (2, {"1"}), (3, {"1", "2"}), (4, {"1", "2"}), (5, {"1", "2", "3"})):
        paired = who(suggested(*people, helper(capacity=room, **NEAR), pairing=WEIGHTS))
        assert (len(paired), {id_[2] for id_ in paired}) == (room, first)
    for limit in (0, 1_000_000):
        store = kept(*people, *(helper(f"v-{n}", capacity=1, **NEAR) for n in range(3)))
        assert {pair.child[2] for pair in suggest_adults(store, Wanted(DAY), limit).pairs} == {"1", "2"}


def test_where_there_is_a_place_for_everybody_need_changes_nothing() -> None:
    plain = [child(f"c-{n}", name=f"孩子{n}", **(NEAR if n % 2 else FAR), **ONE_AWAY) for n in range(6)]
    needy = [
        each.model_copy(update={"guardianship": "差"}) if n < 2 else each for n, each in enumerate(plain)
    ]
    helpers = [helper("v-a", capacity=3, **NEAR), helper("v-b", capacity=3, **FAR)]
    assert suggested(*plain, *helpers) == suggested(*needy, *helpers)


def test_a_family_takes_no_place_from_a_needier_child() -> None:
    family = [
        child("c-f0", name="大", siblings=["c-f1"], **NEAR, **ONE_AWAY),
        child("c-f1", name="小", **NEAR, **ONE_AWAY),
    ]
    alone = [child(f"c-1{n}", name=f"一{n}", **FAR, **FOCUS) for n in range(2)]
    assert set(who(suggested(*family, *alone, helper(**NEAR)))) == {"c-10", "c-11"}
    three = who(suggested(*family, *alone, helper(capacity=3, **NEAR)))
    assert {"c-10", "c-11"} < set(three)
    assert len(three) == 3


def test_brothers_and_sisters_come_in_with_the_neediest() -> None:
    family = [
        child("c-f0", name="大", siblings=["c-f1"], **FAR, **ONE_AWAY),
        child("c-f1", name="小", **FAR, **ONE_AWAY, **FOCUS),
    ]
    others = [child(f"c-2{n}", name=f"二{n}", **NEAR) for n in range(2)]
    assert set(who(suggested(*family, *others, helper(**NEAR)))) == {"c-f0", "c-f1"}


def home(letter: str, size: int, **fields: Any) -> list[Any]:
    """Children of one home, all named by the first."""
    rest = [f"c-{letter}{n}" for n in range(1, size)]
    first = child(f"c-{letter}0", name=f"{letter}大", siblings=rest, **fields)
    return [first, *(child(id_, name=f"{letter}{id_}", **fields) for id_ in rest)]


def helpers_of(family: str, paired: dict[str, str]) -> set[str]:
    """Who has the children of a home."""
    return {by for id_, by in paired.items() if id_.startswith(f"c-{family}")}


def test_of_families_the_needier_stay_together() -> None:
    people = [*home("x", 2, **NEAR, **ONE_AWAY), *home("y", 2, **FAR, **GONE), child("c-2", name="二")]
    helpers = [helper("v-a", capacity=2, **NEAR), *(helper(f"v-{n}", capacity=1, **NEAR) for n in "bc")]
    found = who(suggested(*people, *helpers))
    assert helpers_of("y", found) == {"v-a"}
    assert "c-2" in found


def test_a_large_family_in_need_stays_together_before_a_small_one_that_is_not() -> None:
    people = [*home("x", 2, **NEAR), *home("y", 3, **FAR, **GONE), child("c-3", name="三", **ONE_AWAY)]
    helpers = [helper("v-a", capacity=3, **NEAR), *(helper(f"v-{n}", capacity=1, **NEAR) for n in "bc")]
    found = who(suggested(*people, *helpers))
    assert helpers_of("y", found) == {"v-a"}
    assert helpers_of("x", found) == {"v-b", "v-c"}
    # With a place for everybody need is not asked: the nearer family has the room.
    found = who(suggested(*people, *helpers, helper("v-d", capacity=1, **NEAR)))
    assert helpers_of("x", found) == {"v-a"}


def test_one_room_is_not_given_to_a_large_and_a_small_family() -> None:
    for near in "xy":
        sizes = (("x", 2), ("y", 3))
        people = [one for letter, n in sizes for one in home(letter, n, **(NEAR if letter == near else FAR))]
        helpers = [helper("v-a", capacity=3, **NEAR), *(helper(f"v-{n}", capacity=1, **FAR) for n in "bcd")]
        for limit in (0, 1_000_000):
            found = who(suggest_adults(kept(*people, *helpers), Wanted(DAY), limit))
            assert len(found) == 5
            assert sum(by == "v-a" for by in found.values()) <= 3
            assert sum(len(helpers_of(letter, found)) == 1 for letter, _ in sizes) == 1


def test_of_a_county_the_needy_are_placed_though_all_see_the_same_few_helpers() -> None:
    people = [
        *(child(f"c-3{n:02}", name=f"三{n}", **NEAR, **ONE_AWAY) for n in range(30)),
        *(child(f"c-9{n:02}", name=f"九{n}", **NEAR, **ONE_AWAY, **FOCUS) for n in range(30)),
        *(helper(f"v-{n:02}", capacity=1, **(NEAR if n < 16 else FAR)) for n in range(40)),
    ]
    found = who(suggest_adults(kept(*people), Wanted(DAY), limit=0))
    assert len(found) == 40
    assert sum(id_.startswith("c-9") for id_ in found) == 30


def test_the_day_asked_for_decides() -> None:
    soon = child("c-a", name="甲", **ONE_AWAY, focus={"since": "2026-12-01", "why": "体弱"}, **FAR)
    store = kept(soon, child("c-b", name="乙", **NEAR), helper(capacity=1, **NEAR))
    paired = [who(suggest_adults(store, Wanted(day))) for day in (DAY, date(2026, 12, 1))]
    assert paired == [{"c-b": "v-a"}, {"c-a": "v-a"}]


AT_HOME = {"parents": BOTH_HOME}


def test_a_child_asked_for_by_name_takes_no_place_of_one_left_behind() -> None:
    left, named = (
        child("c-a", name="甲", **FAR, **ONE_AWAY),
        child("c-b", name="乙", **NEAR, **AT_HOME, **FOCUS),
    )
    both = frozenset({"c-a", "c-b"})
    for room, paired in ((1, {"c-a"}), (2, both)):
        found = suggested(left, named, helper(capacity=room, **NEAR), pairing=WEIGHTS, children=both)
        assert set(who(found)) == paired


def test_nor_does_the_brother_of_one_left_behind() -> None:
    left = child("c-a", name="甲", siblings=["c-b"], **NEAR, **ONE_AWAY, **FOCUS)
    named, other = child("c-b", name="乙", **NEAR, **AT_HOME), child("c-c", name="丙", **FAR, **ONE_AWAY)
    every = frozenset({"c-a", "c-b", "c-c"})
    few = suggested(left, named, other, helper(capacity=2, **NEAR), pairing=WEIGHTS, children=every)
    assert set(who(few)) == {"c-a", "c-c"}
    helpers = [helper("v-a", capacity=2, **NEAR), helper("v-b", capacity=1, **NEAR)]
    enough = who(suggested(left, named, other, *helpers, pairing=WEIGHTS, children=every))
    assert enough == {"c-a": "v-a", "c-b": "v-a", "c-c": "v-b"}
