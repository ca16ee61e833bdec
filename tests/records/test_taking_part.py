"""Who takes part in an activity."""

from typing import Any

import pytest
from tests.builders import activity

from liushou.records.taking_part import has_children, leads, named_people, planned_people

FULL = activity(
    phases=[{"name": "准备", "from": "2026-10-01", "to": "2026-10-02", "lead": ["v-a", "安校长"]}],
    agenda=[{"title": "开场"}, {"title": "游园", "lead": "v-b"}],
    volunteers=["v-c"],
    team=[{"role": "摄影", "people": ["v-d", "v-a"]}],
    sessions=[{"date": "2026-10-16", "present": [], "volunteers": ["v-e"]}],
)
PLANNED = [
    (("phases", 0, "lead", 0), "v-a"),
    (("phases", 0, "lead", 1), "安校长"),
    (("agenda", 1, "lead", 0), "v-b"),
    (("volunteers", 0), "v-c"),
    (("team", 0, "people", 0), "v-d"),
    (("team", 0, "people", 1), "v-a"),
]


def test_everyone_is_named_with_the_place_where_they_stand() -> None:
    assert list(planned_people(FULL)) == PLANNED
    assert list(named_people(FULL)) == [*PLANNED, (("sessions", 0, "volunteers", 0), "v-e")]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, False),
        ({"children": ["c-a"]}, True),
        ({"sessions": [{"date": "2026-10-16", "present": []}]}, False),
        (
            {"sessions": [{"date": "2026-10-16", "present": []}, {"date": "2026-10-17", "present": ["c-a"]}]},
            True,
        ),
    ],
)
def test_an_activity_has_children_if_any_are_invited_or_came(fields: dict[str, Any], expected: bool) -> None:
    assert has_children(activity(**fields)) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"team": [{"role": "摄影", "people": "v-a"}, {"role": "负责人", "people": ["v-b", "安校长"]}]},
            ("v-b", "安校长"),
        ),
        ({"agenda": [{"title": "开场"}, {"title": "讲座", "lead": "v-c"}], "volunteers": ["v-d"]}, ("v-c",)),
        ({"volunteers": ["v-d", "v-e"], "team": [{"role": "摄影", "people": "v-a"}]}, ("v-d",)),
        ({"team": [{"role": "摄影", "people": "v-a"}]}, ("v-a",)),
        ({}, ()),
    ],
)
def test_who_answers_for_an_activity(fields: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert leads(activity(**fields)) == expected
