"""Who is suggested for whom: families, roles, ties, and that the same archives give the same suggestion."""

import random
from itertools import pairwise
from typing import Any

import pytest
from tests.builders import child
from tests.care.pairing.suggesting import DAY, helper, kept, pairing, said, suggested, who

from liushou.care.pairing.adults import suggest_adults
from liushou.care.pairing.suggestion import Wanted
from liushou.errors import LiushouError

NEAR = {"address": {"village": "枫坪村"}}
FAR = {"address": {"village": "石桥村"}}


def family(size: int, **fields: Any) -> list[Any]:
    """Children of one home, all named by the first."""
    others = [f"c-f{n}" for n in range(1, size)]
    rest = [child(id_, name=f"家{id_}", **fields) for id_ in others]
    return [child("c-f0", name="家老大", siblings=others, **fields), *rest]


def test_a_family_goes_to_one_helper_though_single_places_are_nearer() -> None:
    near = [helper(f"v-{n}", capacity=1, **NEAR) for n in "abc"]
    found = suggested(*family(2, **NEAR), *near, helper("v-far", capacity=2, **FAR))
    assert who(found) == {"c-f0": "v-far", "c-f1": "v-far"}
    assert said(found.pairs[0])["continuity"] == ("与家c-f1（姐妹）同一人", 0)


def test_a_family_nobody_has_room_for_is_placed_singly_and_told() -> None:
    found = suggested(*family(3), *(helper(f"v-{n}", capacity=2) for n in "ab"))
    assert len(found.pairs) == 3
    apart = [said(pair)["continuity"][0] for pair in found.pairs]
    assert sum("未能" in text for text in apart) == 3
    assert sum("同一人" in text.split("；")[0] and "未能" not in text.split("；")[0] for text in apart) <= 2


def test_a_family_goes_where_it_weighs_least() -> None:
    helpers = [helper(f"v-{n}", capacity=n) for n in (2, 3, 4)]
    assert set(who(suggested(*family(2), *helpers)).values()) == {"v-4"}


def test_what_a_family_weighs_counts_for_those_who_come_after() -> None:
    helpers = [helper("v-a", capacity=4, **NEAR), helper("v-b", capacity=2, **FAR)]
    weights = {"distance": 5, "load": 20}
    found = suggested(*family(2, **NEAR), child(**NEAR), *helpers, pairing={"weights": weights})
    assert who(found) == {"c-f0": "v-a", "c-f1": "v-a", "c-a": "v-b"}


def test_one_new_family_a_helper() -> None:
    second = [child("c-g0", name="庚甲", siblings=["c-g1"]), child("c-g1", name="庚乙")]
    found = who(suggested(*family(2), *second, helper("v-a", capacity=9), helper("v-b", capacity=2)))
    assert found["c-f0"] == found["c-f1"]
    assert found["c-g0"] == found["c-g1"]
    assert found["c-f0"] != found["c-g0"]


def test_a_family_follows_a_brother_in_care() -> None:
    elder = child("c-e", name="家大", siblings=["c-f0"], pairings=[pairing("v-b")])
    found = suggested(*family(2, **NEAR), elder, helper("v-a", **NEAR), helper("v-b", capacity=3, **NEAR))
    assert who(found) == {"c-f0": "v-b", "c-f1": "v-b"}
    assert said(found.pairs[0])["continuity"][0] == "与家大（姐妹）同一人；与家c-f1（姐妹）同一人"


def test_a_sibling_in_a_doubtful_archive_is_not_waited_for() -> None:
    first, second = family(2)
    other = child("c-z", name=second.name, registered_on="2025-01-01", pairings=[pairing("v-b")])
    found = suggested(first, second, other, helper(), helper("v-b", capacity=1))
    assert who(found) == {"c-f0": "v-a"}


@pytest.mark.parametrize(
    ("fields", "role"),
    [
        ({"kind": "教师"}, "帮扶教师"),
        ({"kind": "党员干部"}, "党员帮扶"),
        ({"kind": "村干部"}, "干部包联"),
        ({"kind": "儿童主任"}, "干部包联"),
        ({"kind": "五老"}, "代理家长"),
        ({"kind": "家长"}, "爱心妈妈"),
        ({"kind": "社会人士", "sex": "男"}, "爱心爸爸"),
        ({"kind": "大学生"}, "志愿者"),
        ({"kind": "社工"}, "志愿者"),
    ],
)
def test_the_role_is_that_of_the_kind(fields: dict[str, Any], role: str) -> None:
    assert [pair.role for pair in suggested(child(), helper(**fields)).pairs] == [role]


def test_nobody_is_called_mother_or_father_by_guess() -> None:
    unknown = helper(kind="家长").model_copy(update={"sex": None})
    assert [pair.role for pair in suggested(child(), unknown).pairs] == ["志愿者"]


def test_the_role_is_the_one_held_most_often() -> None:
    cared = [
        child(f"c-{n}", name=f"在{n}", pairings=[{**pairing(), "role": role, **ended}])
        for n, role, ended in (
            ("k", "代理家长", {}),
            ("l", "爱心妈妈", {}),
            ("m", "爱心妈妈", {"since": "2026-11-20"}),
            *((n, "志愿者", {"until": "2026-10-01"}) for n in "opq"),
        )
    ]
    asked = frozenset({"c-a"})
    found = suggested(child(), *cared, helper(capacity=9), children=asked)
    assert [pair.role for pair in found.pairs] == ["爱心妈妈"]
    wished = suggested(child(), *cared, helper(capacity=9), children=asked, role="志愿者")
    assert [pair.role for pair in wished.pairs] == ["志愿者"]


def test_the_order_of_the_files_changes_nothing() -> None:
    people = [
        *(child(f"c-{n:02}", name=f"孩子{n:02}", **(NEAR if n % 3 else FAR)) for n in range(12)),
        *family(2),
        *(helper(f"v-{n:02}", **(NEAR if n % 2 else FAR)) for n in range(6)),
    ]
    expected = suggested(*people)
    chance = random.Random(3)
    for _ in range(5):
        chance.shuffle(people)
        assert suggested(*people) == expected


def test_equal_pairs_are_drawn_by_lot_and_not_by_id() -> None:
    people = [child(f"c-{n:02}", name=f"孩子{n:02}") for n in range(30)]
    helpers = [helper(f"v-{n:02}", capacity=1) for n in range(30)]
    drawn = [int(by[2:]) for _, by in sorted(who(suggested(*people, *helpers)).items())]
    assert sorted(drawn) == list(range(30))
    rising = sum(one < other for one, other in pairwise(drawn))
    assert 5 < rising < 25


def test_pairs_unpaired_and_passed_over_stand_by_id() -> None:
    people = [child(f"c-{n}", name=f"孩子{n}") for n in "dbac"]
    found = suggested(*people, helper("v-b"), helper("v-d", status="离岗"), helper("v-c", status="离岗"))
    assert [pair.child for pair in found.pairs] == sorted(pair.child for pair in found.pairs)
    assert [one.child for one in found.unpaired] == sorted(one.child for one in found.unpaired)
    assert [one.helper for one in found.passed_over] == ["v-c", "v-d"]


def test_the_costs_of_the_reasons_are_those_of_the_pairs() -> None:
    found = suggested(child(**NEAR), child("c-b", name="乙", **FAR), helper(**FAR))
    assert found.total_cost == sum(reason.cost for pair in found.pairs for reason in pair.reasons)
    assert [pair.cost for pair in found.pairs] == [3000, 1000]


def test_what_the_solver_cannot_add_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liushou.care.pairing.arrangement.scale_for", lambda _: 1 << 50)
    with pytest.raises(LiushouError, match="BAD_COST_RANGE"):
        suggest_adults(kept(child(**NEAR), helper(**FAR)), Wanted(DAY))
