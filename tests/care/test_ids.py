"""Ids of new records."""

import random

import pytest
from tests.builders import child, store, volunteer

from liushou.care.ids import LETTERS, asked_id, free_id
from liushou.errors import UsageError
from liushou.records.types import looks_like_id


def test_an_id_is_a_letter_and_five_characters_that_do_not_look_alike() -> None:
    found = free_id(store(), "volunteer", random.Random(1).choice)
    assert found.startswith("v-")
    assert len(found) == 7
    assert looks_like_id(found)
    assert not set("01ilo") & set(LETTERS)


def test_a_taken_id_is_not_given_again() -> None:
    picks = iter("2222233333")
    assert free_id(store(child("c-22222")), "child", lambda _: next(picks)) == "c-33333"


def test_the_id_of_another_kind_is_free() -> None:
    assert free_id(store(child("c-22222")), "volunteer", lambda _: "2") == "v-22222"


def test_a_term_may_be_written_in_words() -> None:
    assert asked_id(store(), "term", "2027春") == "2026-2027-2"
    assert asked_id(store(), "term", "2027-2028-1") == "2027-2028-1"


@pytest.mark.parametrize(
    ("kind", "word"),
    [("child", "田小禾"), ("child", "C-1"), ("term", "下学期"), ("child", "v-a"), ("term", "2026-2027-1")],
)
def test_what_cannot_be_an_id_or_is_taken_is_refused(kind: str, word: str) -> None:
    with pytest.raises(UsageError, match=r"编号|学期"):
        asked_id(store(volunteer("v-a")), kind, word)  # type: ignore[arg-type]
