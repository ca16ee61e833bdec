"""家教知识普及率, 监护落实率, 委托照护签订率, clause by clause."""

from typing import Any

import pytest

from tests.builders import BOTH_HOME, FATHER_AWAY, MOTHER_AWAY, MOTHER_HOME, activity, child, spring, term
from tests.stats.figures import ON, figure, parts

GRANDMOTHER = {"name": "田奶奶", "relation": "祖母", "phone": "15400000002"}


@pytest.mark.parametrize(
    ("day", "numerator"),
    [("2026-08-31", 0), ("2026-09-01", 1), ("2026-11-20", 1), ("2026-11-21", 0)],
)
def test_training_counts_in_the_school_year_up_to_on(day: str, numerator: int) -> None:
    trained_parent = child(parents=[{**FATHER_AWAY, "trained_on": ["2020-01-01", day]}, MOTHER_AWAY])
    trained_guardian = child(guardians=[{**GRANDMOTHER, "trained_on": [day]}])
    assert figure("家教知识普及率", trained_parent).numerator == numerator
    assert figure("家教知识普及率", trained_guardian).numerator == numerator


def test_in_the_second_term_training_of_the_first_counts_too() -> None:
    trained = child(guardians=[{**GRANDMOTHER, "trained_on": ["2026-10-10"]}])
    found = figure("家教知识普及率", term(), spring(), trained, on=ON.replace(2027, 4), term_id="2026-2027-2")
    assert found.numerator == 1


@pytest.mark.parametrize(
    ("fields", "numerator"),
    [
        ({"kind": "培训"}, 1),
        ({"kind": "家长会"}, 1),
        ({"kind": "家长会", "term": "2025-2026-2"}, 1),
        ({"kind": "讲座"}, 0),
        ({"kind": "培训", "status": "取消"}, 0),
        ({"kind": "培训", "day": "2026-08-31"}, 0),
        ({"kind": "培训", "day": "2026-11-21"}, 0),
    ],
)
def test_a_guardian_who_came_to_a_training_was_trained(fields: dict[str, Any], numerator: int) -> None:
    day = fields.pop("day", "2026-09-20")
    meeting = activity(sessions=[{"date": day, "present": ["c-b"], "guardians": ["c-a"]}], **fields)
    found = figure("家教知识普及率", child("c-a"), child("c-b"), meeting)
    assert found.numerator == numerator
    assert "c-b" in found.missing


def test_a_meeting_after_the_term_is_not_yet_training() -> None:
    meeting = activity(kind="家长会", sessions=[{"date": "2027-02-03", "present": [], "guardians": ["c-a"]}])
    assert figure("家教知识普及率", child(), meeting, on=ON.replace(2027, 3)).numerator == 0


def test_training_of_a_guardian_who_is_one_no_more_does_not_count() -> None:
    before = [{"until": "2026-10-01", "guardians": [{**GRANDMOTHER, "trained_on": ["2026-09-20"]}]}]
    assert figure("家教知识普及率", child(past=before)).numerator == 0


@pytest.mark.parametrize(
    ("guardians", "guardianship", "numerator"),
    [
        ([GRANDMOTHER], "较好", 1),
        ([GRANDMOTHER], "一般", 1),
        ([GRANDMOTHER], "差", 0),
        ([GRANDMOTHER], "无人监护", 0),
        ([GRANDMOTHER], None, 0),
        ([], "一般", 0),
        ([{"name": "田奶奶", "relation": "祖母"}], "一般", 0),
        ([{**GRANDMOTHER, "primary": False}], "一般", 0),
        ([GRANDMOTHER, {"name": "田爷爷", "relation": "祖父", "primary": True}], "一般", 0),
        ([{**GRANDMOTHER, "primary": True}, {"name": "田爷爷", "relation": "祖父"}], "一般", 1),
    ],
)
def test_guarded_is_a_primary_guardian_with_a_phone_and_a_sound_assessment(
    guardians: list[dict[str, Any]], guardianship: str | None, numerator: int
) -> None:
    found = figure("监护落实率", child(guardians=guardians, guardianship=guardianship))
    assert (found.numerator, found.denominator) == (numerator, 1)


@pytest.mark.parametrize(
    ("agreement", "numerator"),
    [
        (None, 0),
        ({"signed_on": "2026-09-01"}, 1),
        ({"signed_on": "2026-11-20"}, 1),
        ({"signed_on": "2026-11-21"}, 0),
        ({"signed_on": "2025-09-01", "until": "2026-11-20"}, 1),
        ({"signed_on": "2025-09-01", "until": "2026-11-19"}, 0),
    ],
)
def test_an_agreement_is_valid_from_signing_to_its_last_day(
    agreement: dict[str, str] | None, numerator: int
) -> None:
    guardians = [{**GRANDMOTHER, "delegated": agreement}]
    assert figure("委托照护签订率", child(guardians=guardians)).numerator == numerator


def test_agreements_are_asked_of_those_with_both_parents_away() -> None:
    found = figure(
        "委托照护签订率",
        child("c-a"),
        child("c-b", parents=[FATHER_AWAY, MOTHER_HOME]),
        child("c-c", parents=[]),
        child("c-d", parents=BOTH_HOME, past=[{"until": "2026-10-01", "parents": [FATHER_AWAY]}]),
    )
    assert parts(found) == (0, 1, ("c-a",))


def test_without_such_children_there_is_no_rate() -> None:
    assert figure("委托照护签订率", child(parents=[])).rate is None
