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
from liushou.care.pairing.assignment import NOBODY
from liushou.care.pairing.candidates import candidates
from liushou.care.pairing.families import placed_whole
from liushou.care.pairing.fitness import SUITED_KINDS
from liushou.care.pairing.need import quotas_of
from liushou.care.pairing.question import question_of
from liushou.care.pairing.suggestion import Wanted
from liushou.records.child import Child
from liushou.records.volunteer import Volunteer
from liushou.store.load import Store

VILLAGES = ("枫坪村", "石桥村", "上湾村")
WEIGHTS = {"distance": 30, "kind": 15, "skills": 0, "sex": 10, "continuity": 20, "load": 20}

HOME, AWAY = ({"relation": "母亲", "situation": each} for each in ("在家", "外出务工"))
NEEDS: tuple[dict[str, Any], ...] = (
    {"parents": [AWAY], "focus": {"since": "2026-10-01", "why": "体弱"}},
    {"parents": [{"relation": "父亲", "situation": "失联"}]},
    {"parents": [AWAY], "guardianship": "差"},
    {"parents": [AWAY]},
    {"parents": [AWAY], "guardianship": "一般"},
    *[{"parents": [{"relation": "父亲", "situation": "外出务工"}, HOME]}] * 4,
)


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
                **draw(st.sampled_from(NEEDS)),
            )
        )
    for n in range(helpers):
        kind, sex = draw(st.sampled_from(("教师", "村干部", "五老"))), draw(st.sampled_from("男女"))
        address, room = {"village": draw(village)}, draw(st.integers(1, 3))
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


def tier(store: Store, family: Sequence[str]) -> int:
    """1, 2 or 3, by the neediest of a family."""

    def own(one: Child) -> int:
        situations = {parent.situation for parent in one.parents}
        if one.focus or one.guardianship == "差" or situations == {"失联"}:
            return 1
        return 2 if situations == {"外出务工"} else 3

    return min(own(store.children[id_]) for id_ in family)


def tiers_of(store: Store, families: Sequence[Sequence[str]]) -> dict[str, int]:
    """The tier of every child."""
    alone = {id_: tier(store, [id_]) for id_ in store.children}
    return alone | {id_: tier(store, family) for family in families for id_ in family}


def judged(store: Store, pairs: dict[str, str], tiers: dict[str, int]) -> tuple[int, int, int, int]:
    """Children without, of whom so many of the first and of the second tier; what the arrangement costs."""
    load = 0
    for by, n in Counter(pairs.values()).items():
        room = store.volunteers[by].capacity or 0
        assert n <= room
        weights: Any = store.unit.pairing.weights
        load += sum(points(weights.load, 1000 * nth // room) for nth in range(n))
    costs = (pair_cost(store, store.children[c], store.volunteers[v]) for c, v in pairs.items())
    without = Counter(tiers[id_] for id_ in store.children if id_ not in pairs)
    return without.total(), without[1], without[2], sum(costs) + load


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
    quotas = quotas_of(sides.tiers, question.places)
    rows = placed_whole(sides, question.families, candidates(sides), quotas) if question.families else []
    names = [[ids[row] for row in family] for family in question.families]
    helpers = [one.volunteer.id for one in question.helpers]
    placed = {
        id_: helpers[by] for family, by in zip(names, rows, strict=True) if by != NOBODY for id_ in family
    }
    return names, placed


@given(stores())
@settings(max_examples=200)
def test_no_arrangement_is_better_stage_by_stage(store: Store) -> None:
    families, placed = families_first(store)
    tiers = tiers_of(store, families)
    least = min(judged(store, each, tiers)[:3] for each in arrangements(store, {}))

    def together(pairs: dict[str, str]) -> tuple[list[int], int]:
        """Families that are not placed whole: where places are short the neediest and the smallest first."""
        apart = Counter((tiers[each[0]], len(each)) for each in families if each[0] not in pairs)
        kinds = sorted({(tiers[each[0]], len(each)) for each in families})
        return [apart[kind] for kind in kinds] if least[0] else [apart.total()], judged(store, pairs, tiers)[
            3
        ]

    def harmless(pairs: dict[str, str]) -> bool:
        """True if no child goes without for them whom need puts before."""
        return min(judged(store, each, tiers)[:3] for each in arrangements(store, pairs)) == least

    assert together(placed) == min(map(together, filter(harmless, whole(store, families))))
    found = suggest_adults(store, Wanted(DAY))
    assert placed.items() <= who(found).items()
    best = min(judged(store, each, tiers) for each in arrangements(store, placed))
    assert judged(store, who(found), tiers) == best
    assert (best[:3], found.total_cost) == (least, best[3])
    assert (len(found.unpaired), found.places) == (
        best[0],
        sum(one.capacity or 0 for one in store.volunteers.values()),
    )


@given(stores())
@settings(max_examples=100)
def test_few_candidates_leave_nobody_without_while_there_is_room(store: Store) -> None:
    found = suggest_adults(store, Wanted(DAY), limit=0)
    tiers = tiers_of(store, families_first(store)[0])
    assert len(found.pairs) == min(len(store.children), found.places)
    *without, cost = judged(store, who(found), tiers)
    assert cost == found.total_cost
    assert tuple(without) == min(judged(store, each, tiers)[:3] for each in arrangements(store, {}))
    assert all(
        sum(v == by for v in who(found).values()) <= (one.capacity or 0)
        for by, one in store.volunteers.items()
    )
