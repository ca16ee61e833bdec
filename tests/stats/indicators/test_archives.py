"""建档率, 信息核查率, 同意书签署率, clause by clause."""

from datetime import date
from typing import Any

import pytest

from liushou.records.child import Child
from tests.builders import FATHER_AWAY, MOTHER_AWAY, child, school, term
from tests.stats.figures import figure, parts


def complete(id_: str, **fields: Any) -> Child:
    base = {
        "address": {"village": "朝阳村"},
        "school": school(),
        "parents": [{**FATHER_AWAY, "phone": "15400000001"}, MOTHER_AWAY],
        "guardians": [{"name": "田奶奶", "relation": "祖母"}],
        "guardianship": "一般",
    }
    return child(id_, **{**base, **fields})


def surveyed(*numbers: int) -> Any:
    return term(survey=[{"students": 40, "left_behind": number} for number in numbers])


def test_without_a_survey_archives_are_over_the_population() -> None:
    found = figure("建档率", complete("c-a"), complete("c-b"), complete("c-c", guardianship=None))
    assert parts(found) == (2, 3, ("c-c",))
    assert found.counted == ("c-a", "c-b")


def test_archives_are_over_the_children_surveyed() -> None:
    found = figure("建档率", complete("c-a"), complete("c-b", address=None), surveyed(3, 1))
    assert parts(found) == (1, 4, ("c-b",))
    assert found.rate == 0.25


def test_more_archives_than_surveyed_are_at_most_all() -> None:
    assert parts(figure("建档率", complete("c-a"), complete("c-b"), surveyed(1))) == (1, 1, ())


def test_a_survey_of_nobody_leaves_no_rate() -> None:
    found = figure("建档率", complete("c-a"), surveyed(0))
    assert (found.numerator, found.denominator, found.rate) == (0, 0, None)


def test_an_archive_is_judged_complete_on_the_judged_day() -> None:
    left = complete(
        "c-a",
        status="转出",
        closed_on="2026-10-16",
        guardianship=None,
        past=[{"until": "2026-10-15", "guardianship": "较好"}],
    )
    assert parts(figure("建档率", left)) == (1, 1, ())


@pytest.mark.parametrize(
    ("day", "kind", "numerator"),
    [
        ("2026-09-01", "信息核查", 1),
        ("2026-11-20", "信息核查", 1),
        ("2026-08-31", "信息核查", 0),
        ("2026-11-21", "信息核查", 0),
        ("2026-10-10", "排查", 0),
    ],
)
def test_a_verification_counts_in_the_term_up_to_on(day: str, kind: str, numerator: int) -> None:
    assert figure("信息核查率", child(records=[{"date": day, "kind": kind}])).numerator == numerator


def test_two_verifications_count_once() -> None:
    twice = [{"date": "2026-09-10", "kind": "信息核查"}, {"date": "2026-10-10", "kind": "信息核查"}]
    assert parts(figure("信息核查率", child("c-a", records=twice), child("c-b"))) == (1, 2, ("c-b",))


@pytest.mark.parametrize(
    ("consent", "numerator"),
    [
        (None, 0),
        ({"signed_on": "2026-11-20"}, 1),
        ({"signed_on": "2026-11-21"}, 0),
        ({"signed_on": "2025-09-01", "withdrawn_on": "2026-11-20"}, 0),
        ({"signed_on": "2025-09-01", "withdrawn_on": "2026-11-21"}, 1),
    ],
)
def test_consent_is_on_file_when_signed_and_not_withdrawn(
    consent: dict[str, str] | None, numerator: int
) -> None:
    signed = consent and {**consent, "by": "田奶奶"}
    assert figure("同意书签署率", child(consent=signed)).numerator == numerator


def test_nobody_at_all_leaves_no_rate() -> None:
    for name in ("建档率", "信息核查率", "同意书签署率"):
        found = figure(name)
        assert (found.numerator, found.denominator, found.rate) == (0, 0, None)


def test_before_the_term_there_is_nothing_to_count() -> None:
    assert parts(figure("信息核查率", child(), on=date(2026, 8, 1))) == (0, 0, ())
