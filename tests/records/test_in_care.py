"""Which children a volunteer looks after on a day."""

from datetime import date
from typing import Any

from tests.builders import child

from liushou.records.child import Child
from liushou.records.in_care import in_care_of

DAY = date(2026, 11, 20)


def ids(*children: Child) -> dict[str, list[str]]:
    return {carer: [one.id for one in found] for carer, found in in_care_of(children, DAY).items()}


def paired(id_: str, *pairings: dict[str, Any], **fields: Any) -> Child:
    return child(
        id_, pairings=[{"with": "v-a", "since": "2025-09-01", **pair} for pair in pairings], **fields
    )


def test_a_child_in_two_roles_is_counted_once_and_children_keep_their_order() -> None:
    twice = paired("c-b", {"role": "代理家长"}, {"role": "帮扶教师"}, {"role": "志愿者", "with": "v-b"})
    assert ids(twice, paired("c-a", {"role": "志愿者"})) == {"v-a": ["c-b", "c-a"], "v-b": ["c-b"]}


def test_the_first_and_the_last_day_count_and_no_other() -> None:
    assert ids(paired("c-a", {"role": "志愿者", "since": "2026-11-20"})) == {"v-a": ["c-a"]}
    assert ids(paired("c-a", {"role": "志愿者", "since": "2026-11-21"})) == {}
    assert ids(paired("c-a", {"role": "志愿者", "until": "2026-11-20"})) == {"v-a": ["c-a"]}
    assert ids(paired("c-a", {"role": "志愿者", "until": "2026-11-19"})) == {}


def test_peers_and_children_off_the_register_do_not_count() -> None:
    assert ids(paired("c-a", {"role": "学习帮手"})) == {}
    assert ids(paired("c-a", {"role": "志愿者"}, status="转出", closed_on="2026-11-20")) == {}
    assert ids(paired("c-a", {"role": "志愿者"}, status="转出", closed_on="2026-11-21")) == {"v-a": ["c-a"]}
