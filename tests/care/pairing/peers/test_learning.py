"""Strong and weak learners, by thirds of the class."""

from datetime import date
from typing import Any

import pytest
from tests.builders import child

from liushou.care.pairing.peers.learning import learning_of, teaches

DAY = date(2026, 11, 20)


def marks(rank: int | None, size: int | None, term: str = "2025-2026-2") -> dict[str, Any]:
    given = {"term": term, "class_rank": rank, "class_size": size}
    return {key: value for key, value in given.items() if value is not None}


@pytest.mark.parametrize(
    ("rank", "size", "found"),
    [
        (1, 39, "strong"),
        (13, 39, "strong"),
        (14, 39, "middle"),
        (26, 39, "middle"),
        (27, 39, "weak"),
        (39, 39, "weak"),
        (13, 40, "strong"),
        (14, 40, "middle"),
        (27, 40, "weak"),
        (1, 3, "strong"),
        (3, 3, "weak"),
        (1, 2, None),
        (40, 39, None),
        (None, 39, None),
        (3, None, None),
    ],
)
def test_thirds_of_the_class(rank: int | None, size: int | None, found: str | None) -> None:
    assert learning_of(child(grades=[marks(rank, size)]), DAY) == found


def test_the_latest_rank_of_a_year_counts() -> None:
    strong, weak = marks(1, 30, "2025-2026-1"), marks(30, 30, "2025-2026-2")
    assert learning_of(child(grades=[weak, strong]), DAY) == "weak"
    assert learning_of(child(grades=[strong, marks(None, None)]), DAY) == "strong"
    assert learning_of(child(grades=[marks(1, 30, "2024-2025-2")]), DAY) is None
    assert learning_of(child(grades=[weak]), date(2026, 1, 15)) is None
    assert learning_of(child(grades=[marks(2, 30, "2026-2027-1"), weak]), DAY) == "strong"


@pytest.mark.parametrize(
    ("category", "found"), [("学困", "weak"), ("潜能生", "weak"), ("心理关注", "strong")]
)
def test_a_category_says_it_too(category: str, found: str) -> None:
    assert learning_of(child(categories=[category], grades=[marks(1, 30)]), DAY) == found


def test_subjects_are_what_one_can_teach() -> None:
    assert [skill for skill in ("数学", "小学语文", "作业辅导", "篮球", "画画") if teaches(skill)] == [
        "数学",
        "小学语文",
        "作业辅导",
    ]
