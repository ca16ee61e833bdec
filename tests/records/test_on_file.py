"""What has to be on file: a guardian's consent, a delegated-care agreement, a clearance, a phone."""

from datetime import date
from typing import Any

import pytest
from tests.builders import BOTH_AWAY, child, volunteer

from liushou.records.completeness import family_reachable
from liushou.records.family import delegated_on
from liushou.records.standing import standing

DAY = date(2026, 11, 20)
SIGNED = {"signed_on": "2026-11-20", "by": "祖母"}
PASSED = {"checked_on": "2025-11-20", "result": "通过"}


@pytest.mark.parametrize(
    ("consent", "expected"),
    [
        (None, False),
        (SIGNED, True),
        ({**SIGNED, "signed_on": "2026-11-21"}, False),
        ({**SIGNED, "scope": ["上报", "档案"]}, True),
        ({**SIGNED, "scope": ["上报", "照片"]}, False),
        ({**SIGNED, "withdrawn_on": "2026-11-20"}, False),
        ({**SIGNED, "withdrawn_on": "2026-11-21"}, True),
    ],
)
def test_consent_on_file(consent: dict[str, Any] | None, expected: bool) -> None:
    assert child(consent=consent).consent_on_file(DAY) is expected


@pytest.mark.parametrize(
    ("agreements", "expected"),
    [
        ([], False),
        ([None], False),
        ([None, {"signed_on": "2026-11-20"}], True),
        ([{"signed_on": "2026-11-21"}], False),
        ([{"signed_on": "2025-09-01", "until": "2026-11-20"}], True),
        ([{"signed_on": "2025-09-01", "until": "2026-11-19"}], False),
    ],
)
def test_an_agreement_of_any_guardian_is_valid_from_its_first_to_its_last_day(
    agreements: list[dict[str, str] | None], expected: bool
) -> None:
    guardians = [{"name": "祖母", "relation": "祖母", "delegated": one} for one in agreements]
    assert delegated_on(child(guardians=guardians).guardians, DAY) is expected


@pytest.mark.parametrize(
    ("fields", "lack"),
    [
        ({}, "missing"),
        ({"kind": "学生"}, None),
        ({"kind": "单位"}, None),
        ({"clearance": PASSED}, None),
        ({"clearance": {**PASSED, "checked_on": "2025-11-19"}}, "expired"),
        ({"clearance": {**PASSED, "checked_on": "2026-11-20"}}, None),
        ({"clearance": {**PASSED, "checked_on": "2026-11-21"}}, "future"),
        ({"clearance": {"checked_on": "2020-01-01", "result": "未通过"}}, "failed"),
    ],
)
def test_what_a_clearance_lacks(fields: dict[str, Any], lack: str | None) -> None:
    assert volunteer(**fields).clearance_lack(DAY, 12) == lack


def test_the_months_of_a_clearance_are_counted_by_the_calendar() -> None:
    checked = volunteer(clearance={"checked_on": "2026-02-28", "result": "通过"})
    assert checked.clearance_lack(date(2026, 8, 31), 6) is None
    assert checked.clearance_lack(date(2026, 9, 1), 6) == "expired"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, False),
        ({"left_on": "2026-11-20"}, False),
        ({"left_on": "2026-11-19"}, True),
        ({"status": "离岗"}, True),
        ({"status": "离岗", "left_on": "2026-11-20"}, False),
    ],
)
def test_the_last_day_of_service_still_counts(fields: dict[str, str], expected: bool) -> None:
    assert volunteer(**fields).has_left(DAY) is expected


@pytest.mark.parametrize(
    ("parent", "guardians", "expected"),
    [
        ({}, [], False),
        ({"phone": "15400012340"}, [], True),
        ({"phone": "15400012340", "situation": "失联"}, [], False),
        ({}, [{"primary": True}], False),
        ({}, [{"primary": True}, {"phone": "15400012341"}], True),
    ],
)
def test_a_family_is_reachable_through_any_guardian_or_a_parent_in_touch(
    parent: dict[str, str], guardians: list[dict[str, Any]], expected: bool
) -> None:
    one = child(
        parents=[{**BOTH_AWAY[0], **parent}],
        guardians=[{"name": "祖母", "relation": "祖母", **guardian} for guardian in guardians],
    )
    assert family_reachable(standing(one, DAY)) is expected
