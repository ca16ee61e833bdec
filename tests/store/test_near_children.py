"""Who is near children on a day."""

from datetime import date
from typing import Any

from tests.builders import activity, child, store, term, volunteer

from liushou.records.fields import Record
from liushou.store.near_children import NearChildren, near_children

ON = date(2026, 11, 20)
PAIRED = {"with": "v-a", "role": "爱心妈妈", "since": "2026-09-10"}


def near(*records: Record) -> NearChildren:
    return near_children(store(*records), ON)


def held(**fields: Any) -> Record:
    return activity(**{"children": ["c-a"], "volunteers": ["v-a"], **fields})


def test_by_an_active_pairing_with_a_child_on_the_register() -> None:
    mother = volunteer()
    assert near(child(pairings=[PAIRED]), mother).holds("v-a", left=mother.has_left(ON))
    assert not near(child(pairings=[{**PAIRED, "until": "2026-11-19"}]), mother).holds(
        "v-a", left=mother.has_left(ON)
    )
    gone = child(pairings=[PAIRED], status="转出", closed_on="2026-11-20")
    assert not near(gone, mother).holds("v-a", left=mother.has_left(ON))


def test_who_has_left_is_near_nobody() -> None:
    gone = volunteer(status="离岗", left_on="2026-11-19")
    assert not near(child(pairings=[PAIRED]), gone).holds("v-a", left=gone.has_left(ON))


def test_by_a_part_in_an_activity_with_children_that_is_on() -> None:
    assert list(near(held()).activities) == ["v-a"]
    assert not near(held(children=[])).activities
    assert not near(held(status="取消")).activities
    last_term = {"term": "2025-2026-2"}
    spring = term("2025-2026-2", begins="2026-03-01", ends="2026-07-09")
    assert not near(held(**last_term), spring, term()).activities
    running = {"from": "2026-07-01", "to": "2026-11-20"}
    assert near(held(**last_term, when=running), spring, term()).activities


def test_a_name_means_the_volunteer_who_alone_has_it() -> None:
    team = [{"role": "摄影", "people": ["周敏", "郑晓梅", "李芳", "儿童c-a"]}]
    people = (
        volunteer("v-b", name="周敏"),
        volunteer("v-c", name="李芳"),
        volunteer("v-d", name="李芳"),
        child("c-a"),
    )
    found = near(held(volunteers=[], team=team), *people)
    assert list(found.activities) == ["v-b"]
    assert list(found.strangers) == ["郑晓梅"]
    (occasion,) = found.strangers["郑晓梅"]
    assert occasion.file == "data/activities/a-a.yaml"
    assert dict(occasion.names)["郑晓梅"] == ("team", 0, "people", 1)
