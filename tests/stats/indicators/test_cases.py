"""问题办结率 and 法律援助率, clause by clause."""

from typing import Any

import pytest

from tests.builders import child
from tests.stats.figures import figure, parts


def case(opened: str, closed: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"opened": opened, "closed": closed, "kind": "学习", "level": "一般", "what": "缺课", **fields}


@pytest.mark.parametrize(
    ("opened", "closed", "expected"),
    [
        ("2026-10-01", None, (0, 1)),
        ("2026-10-01", "2026-10-20", (1, 1)),
        ("2026-11-20", "2026-11-20", (1, 1)),
        ("2026-10-01", "2026-11-21", (0, 1)),
        ("2026-11-21", None, (0, 0)),
        ("2026-03-01", None, (0, 1)),
        ("2026-03-01", "2026-08-31", (0, 0)),
        ("2026-03-01", "2026-09-01", (1, 1)),
    ],
)
def test_cases_opened_by_on_and_not_closed_before_the_term(
    opened: str, closed: str | None, expected: tuple[int, int]
) -> None:
    found = figure("问题办结率", child(cases=[case(opened, closed)]))
    assert (found.numerator, found.denominator) == expected


def test_cases_are_counted_and_children_named_once() -> None:
    found = figure(
        "问题办结率",
        child("c-a", cases=[case("2026-09-10", "2026-10-01"), case("2026-10-10"), case("2026-10-11")]),
        child("c-b", cases=[case("2026-09-10", "2026-10-01")]),
        child("c-c"),
    )
    assert parts(found) == (2, 4, ("c-a",))
    assert found.counted == ("c-a", "c-b")


def test_cases_of_children_outside_the_population_do_not_count() -> None:
    gone = child("c-a", status="结束", closed_on="2026-09-01", cases=[case("2026-08-01")])
    assert figure("问题办结率", gone).rate is None


def test_legal_aid_is_of_legal_cases_of_the_term() -> None:
    found = figure(
        "法律援助率",
        child("c-a", cases=[case("2026-09-10", kind="法律", legal_aid=True)]),
        child("c-b", cases=[case("2026-09-10", kind="法律", legal_aid=False)]),
        child("c-c", cases=[case("2026-09-10", kind="法律")]),
        child("c-d", cases=[case("2026-09-10", kind="学习", legal_aid=True)]),
        child("c-e", cases=[case("2026-03-10", "2026-08-31", kind="法律", legal_aid=True)]),
    )
    assert parts(found) == (1, 3, ("c-b", "c-c"))


def test_without_legal_cases_there_is_no_rate() -> None:
    assert figure("法律援助率", child(cases=[case("2026-09-10")])).rate is None
