"""Suggested peers beside every way there is to pair a few children, and what holds for any store."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import BOTH_AWAY, BOTH_HOME, child, school, store, unit, volunteer

from liushou.care.pairing.peers import neighbours
from liushou.care.pairing.peers.gathering import gathered
from liushou.care.pairing.peers.peer import Peer
from liushou.care.pairing.peers.peers import suggest_peers
from liushou.care.pairing.peers.penalties import may_pair, teaching
from liushou.care.pairing.peers.words import load_cost, pair_cost
from liushou.care.pairing.suggestion import Suggestion, Wanted
from liushou.care.pairing.weights import weights_of
from liushou.records.fields import Record
from liushou.records.vocabulary import PairingRole
from liushou.store.load import Store

DAY = date(2026, 11, 20)

_SCHOOLS = st.builds(
    school,
    st.sampled_from(["三年级", "四年级", "五年级", None]),
    st.sampled_from([1, 2]),
    name=st.sampled_from(["中心小学", "镇小学"]),
)
_MARKS = st.sampled_from([
    [], *([{"term": "2025-2026-2", "class_rank": rank, "class_size": 30}] for rank in (2, 15, 29)),
])  # fmt: skip
_PUPILS = st.fixed_dictionaries({
    "sex": st.sampled_from(["男", "女"]),
    "birth_date": st.integers(0, 2200).map(lambda days: (date(2014, 1, 1) + timedelta(days)).isoformat()),
    "school": _SCHOOLS,
    "address": st.sampled_from(["东村", "西村"]).map(lambda village: {"village": village}),
    "grades": _MARKS,
    "parents": st.sampled_from([BOTH_AWAY, BOTH_AWAY, BOTH_AWAY, BOTH_HOME]),
})  # fmt: skip
_CLASSMATES = st.fixed_dictionaries({
    "capacity": st.integers(1, 3),
    "skills": st.sampled_from([[], ["数学"]]),
    "organisation": st.sampled_from(["中心小学", "镇小学"]),
    "position": st.sampled_from(["三年级1班学生", "五年级2班学生", "学生"]),
    "sex": st.sampled_from(["男", "女"]),
})  # fmt: skip
_WEIGHTS = st.dictionaries(
    st.sampled_from(["distance", "age", "learning", "sex", "load"]), st.integers(0, 40), max_size=5
)


@st.composite
def records(draw: st.DrawFn, most: int = 7) -> list[Record]:
    pupils = draw(st.lists(_PUPILS, max_size=most))
    ids = [f"c-{number}" for number in range(len(pupils))]
    siblings: dict[str, list[str]] = {}
    if len(ids) > 1 and draw(st.booleans()):
        siblings = {ids[0]: [ids[1]]}
    helpers = draw(st.lists(_CLASSMATES, max_size=2))
    weights: dict[str, Any] = draw(_WEIGHTS)
    return [
        unit(info={"level": "乡镇"}, pairing={"weights": weights} if weights else {}),
        *(
            child(id_, name=f"童{id_}", siblings=siblings.get(id_, []), **fields)
            for id_, fields in zip(ids, pupils, strict=True)
        ),
        *(volunteer(f"v-{n}", name=f"同学{n}", kind="学生", **fields) for n, fields in enumerate(helpers)),
    ]


_ROLES: st.SearchStrategy[PairingRole | None] = st.sampled_from([None, "学习帮手", "手拉手伙伴"])


def ways(
    children: Sequence[Peer], places: Counter[str], helpers: dict[str, Peer]
) -> Iterator[list[tuple[Peer, Peer]]]:
    """Every way to pair children with each other and with the places of classmates."""
    if not children:
        yield []
        return
    first, rest = children[0], children[1:]
    yield from ways(rest, places, helpers)
    for other in rest:
        for more in ways([one for one in rest if one is not other], places, helpers):
            yield [(first, other), *more]
    for id_, free in places.items():
        if free:
            for more in ways(rest, places - Counter({id_: 1}), helpers):
                yield [(first, helpers[id_]), *more]


def best(kept: Store, wanted: Wanted) -> tuple[int, int]:
    """The most children covered, and the least cost of that, over all ways."""
    found, weights = gathered(kept, wanted), weights_of(kept.unit)
    loads = {one.peer.id: one.load for one in found.classmates}
    helpers = {one.peer.id: one.peer for one in found.classmates}
    fit: dict[tuple[str, str], tuple[int, int]] = {}
    everybody = [*found.children, *helpers.values()]
    for one in found.children:
        for other in everybody:
            covers = found.covers(one, other)
            if covers and may_pair(one, other) and (wanted.role != "学习帮手" or teaching(one, other)):
                fit[one.id, other.id] = (covers, pair_cost(weights, one, other, DAY))
    scores = [(0, 0)]
    for way in ways(found.children, Counter({id_: load.free for id_, load in loads.items()}), helpers):
        if all((one.id, other.id) in fit for one, other in way):
            covered = sum(fit[one.id, other.id][0] for one, other in way)
            cost = sum(fit[one.id, other.id][1] for one, other in way)
            for id_, count in Counter(other.id for _, other in way if other.id in loads).items():
                load = loads[id_]
                cost += sum(load_cost(weights, load.taken + nth + 1, load.capacity) for nth in range(count))
            scores.append((-covered, cost))
    covered, cost = min(scores)
    return -covered, cost


def covered(kept: Store, wanted: Wanted, found: Suggestion) -> int:
    """Who looks for somebody and found one: a child that is counted as left behind counts twice."""
    found_of = gathered(kept, wanted)
    worth = {id_: 2 if id_ in found_of.counted else 1 for id_ in found_of.seekers}
    return sum(worth.get(id_, 0) for pair in found.pairs for id_ in (pair.child, pair.with_))


@settings(max_examples=150)
@given(records(most=6), _ROLES)
def test_no_other_way_covers_more_or_costs_less(
    given_records: list[Record], role: PairingRole | None
) -> None:
    kept, wanted = store(*given_records), Wanted(DAY, role=role)
    found = suggest_peers(kept, wanted)
    assert (covered(kept, wanted, found), found.total_cost) == best(kept, wanted)


@settings(max_examples=60)
@given(
    records(),
    st.sets(st.sampled_from(["c-0", "c-1", "c-2"])),
    st.sets(st.sampled_from(["c-1", "c-3", "v-0"])),
)
def test_so_it_is_for_some_children_and_helpers(
    given_records: list[Record], children: set[str], helpers: set[str]
) -> None:
    kept = store(*given_records)
    wanted = Wanted(DAY, frozenset(children), frozenset(helpers))
    found = suggest_peers(kept, wanted)
    assert (covered(kept, wanted, found), found.total_cost) == best(kept, wanted)


@settings(max_examples=100)
@given(records(), st.randoms(use_true_random=False), st.sampled_from([2, 600]))
def test_the_order_of_the_files_is_no_matter(given_records: list[Record], chance: Random, dense: int) -> None:
    other = [*given_records]
    chance.shuffle(other)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neighbours, "DENSE", (dense,))
        found = [suggest_peers(store(*each), Wanted(DAY)) for each in (given_records, other)]
    assert found[0] == found[1]


@settings(max_examples=60)
@given(records(most=14), st.integers(1, 4), st.integers(1, 3))
def test_nobody_is_in_two_pairs_and_everybody_is_accounted_for(
    given_records: list[Record], dense: int, nearest: int
) -> None:
    kept, wanted = store(*given_records), Wanted(DAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neighbours, "DENSE", (dense,))
        patch.setattr(neighbours, "NEAREST", nearest)
        found = suggest_peers(kept, wanted)
    times = Counter(id_ for pair in found.pairs for id_ in (pair.child, pair.with_))
    assert all(count == 1 for id_, count in times.items() if id_ in kept.children)
    assert all(
        count <= (kept.volunteers[id_].capacity or 0)
        for id_, count in times.items()
        if id_ not in kept.children
    )
    left = {one.child for one in found.unpaired}
    assert left.isdisjoint(times)
    assert gathered(kept, wanted).seekers <= left | times.keys()
    assert found.total_cost == sum(reason.cost for pair in found.pairs for reason in pair.reasons)
    assert all(reason.text for pair in found.pairs for reason in pair.reasons)
