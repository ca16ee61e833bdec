"""Small stores of any kind: no limit is broken, and no arrangement is better, stage by stage."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations, product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import child
from tests.care.pairing.suggesting import DAY, helper, kept, pairing, who

from liushou.care.pairing.adults import suggest_adults
from liushou.care.pairing.arrangement import placed_whole
from liushou.care.pairing.assignment import NOBODY
from liushou.care.pairing.candidates import candidates
from liushou.care.pairing.fitness import SUITED_KINDS
from liushou.care.pairing.question import question_of
from liushou.care.pairing.suggestion import Wanted
from liushou.records.child import Child
from liushou.records.volunteer import Volunteer
from liushou.store.load import Store

VILLAGES = ("枫坪村", "石桥村", "上湾村")
WEIGHTS = {"distance": 30, "kind": 15, "skills": 0, "sex": 10, "continuity": 20, "load": 20}


@st.composite
def stores(draw: st.DrawFn) -> Store:
    """Up to five children, of whom some are of one home, and up to four helpers; weights by chance."""
    village = st.sampled_from(VILLAGES)
    helpers = draw(st.integers(0, 4))
    weights = {key: draw(st.sampled_from((0, each, 7.5, 33.33))) for key, each in WEIGHTS.items()}
    weights["skills"] = 0
    people: list[Any] = []
    for n in range(draw(st.integers(0, 5))):
        categories = draw(st.lists(st.sampled_from(("学困", "困难", "单亲")), max_size=2, unique=True))
        before = draw(st.none() | st.integers(0, 3))
        ended = pairing(f"v-{before}", "2025-09-01", until="2026-06-30")
        people.append(
            child(
                f"c-{n}",
                name=f"孩子{n}",
                sex=draw(st.sampled_from("男女")),
                address={"village": draw(village)},
                categories=categories,
                pairings=[ended] if before is not None else [],
                siblings=[f"c-{draw(st.integers(0, n - 1))}"] if n and draw(st.booleans()) else [],
            )
        )
    for n in range(helpers):
        kind, sex = draw(st.sampled_from(("教师", "村干部", "五老"))), draw(st.sampled_from("男女"))
        address, room = {"village": draw(village)}, draw(st.integers(1, 4))
        people.append(helper(f"v-{n}", kind=kind, sex=sex, address=address, capacity=room))
    return kept(*people, pairing={"weights": weights})


def points(weight: float, penalty: int) -> int:
    """The cost in hundredths, as a person would reckon it."""
    exact = Decimal(str(weight)) * 100 * penalty / 1000
    return int(exact.to_integral_value(rounding=ROUND_HALF_UP))


def pair_cost(store: Store, one: Child, by: Volunteer) -> int:
    """A pair's cost without load, factor by factor."""
    weights: Any = store.unit.pairing.weights
    assert one.address is not None
    assert by.address is not None
    wrong = [category for category in one.categories if by.kind not in SUITED_KINDS[category]]
    known = {entry.with_ for entry in one.pairings} & set(store.volunteers)
    return (
        points(weights.distance, 0 if one.address.village == by.address.village else 1000)
        + points(weights.kind, 1000 * len(wrong) // (len(one.categories) or 1))
        + points(weights.sex, 1000 if (one.sex, by.sex) == ("女", "男") else 0)
        + points(weights.continuity, 1000 if known and by.id not in known else 0)
    )


def judged(store: Store, pairs: dict[str, str]) -> tuple[int, int]:
    """Children without, and what the whole arrangement costs."""
    load = 0
    for by, n in Counter(pairs.values()).items():
        room = store.volunteers[by].capacity or 0
        assert n <= room
        weights: Any = store.unit.pairing.weights
        load += sum(points(weights.load, 1000 * nth // room) for nth in range(n))
    costs = (pair_cost(store, store.children[c], store.volunteers[v]) for c, v in pairs.items())
    return len(store.children) - len(pairs), sum(costs) + load


def arrangements(store: Store, fixed: dict[str, str]) -> Iterator[dict[str, str]]:
    """Every arrangement of the children who are not fixed."""
    rest = [id_ for id_ in store.children if id_ not in fixed]
    for choice in product([None, *store.volunteers], repeat=len(rest)):
        found = {**fixed, **{c: v for c, v in zip(rest, choice, strict=True) if v is not None}}
        taken = Counter(found.values())
        if all(n <= (store.volunteers[v].capacity or 0) for v, n in taken.items()):
            yield found


def whole(store: Store, families: Sequence[Sequence[str]]) -> Iterator[dict[str, str]]:
    """Every way to place families whole, each with a helper of its own."""
    seats = [*store.volunteers, *[None] * len(families)]
    for choice in set(permutations(seats, len(families))):
        placed = [(family, by) for family, by in zip(families, choice, strict=True) if by is not None]
        if all(len(family) <= (store.volunteers[by].capacity or 0) for family, by in placed):
            yield {id_: by for family, by in placed for id_ in family}


def families_first(store: Store) -> tuple[list[list[str]], dict[str, str]]:
    """The families, and whom the first stage gives them."""
    question = question_of(store, Wanted(DAY))
    ids = [one.child.id for one in question.children]
    sides = question.sides()
    rows = placed_whole(sides, question.families, candidates(sides)) if question.families else []
    names = [[ids[row] for row in family] for family in question.families]
    helpers = [one.volunteer.id for one in question.helpers]
    placed = {
        id_: helpers[by] for family, by in zip(names, rows, strict=True) if by != NOBODY for id_ in family
    }
    return names, placed


@given(stores())
@settings(max_examples=150)
def test_no_arrangement_is_better_stage_by_stage(store: Store) -> None:
    families, placed = families_first(store)

    def together(pairs: dict[str, str]) -> tuple[int, int]:
        return -sum(family[0] in pairs for family in families), judged(store, pairs)[1]

    assert together(placed) == min(map(together, whole(store, families)))
    found = suggest_adults(store, Wanted(DAY))
    assert placed.items() <= who(found).items()
    best = min(judged(store, each) for each in arrangements(store, placed))
    assert judged(store, who(found)) == best
    assert found.total_cost == best[1]
    assert (len(found.unpaired), found.places) == (
        best[0],
        sum(one.capacity or 0 for one in store.volunteers.values()),
    )


@given(stores())
@settings(max_examples=100)
def test_few_candidates_leave_nobody_without_while_there_is_room(store: Store) -> None:
    found = suggest_adults(store, Wanted(DAY), limit=0)
    assert len(found.pairs) == min(len(store.children), found.places)
    assert judged(store, who(found))[1] == found.total_cost
    assert all(
        sum(v == by for v in who(found).values()) <= (one.capacity or 0)
        for by, one in store.volunteers.items()
    )
