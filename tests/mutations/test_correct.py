"""The generated stores are the same for the same seed, varied, and without a fault."""

import random

import pytest
from mutations.classes.days import ON
from mutations.correct.archive import archive
from mutations.correct.people import ON as WRITTEN_UNTIL
from mutations.correct.people import id_number
from mutations.false_alarms import Checked, checked, errors, report
from tests.check.stores import store_of

from liushou.check.runner import check
from liushou.identity import IdNumber, read_id_number

STORES = 15


@pytest.fixture(scope="module")
def stores() -> tuple[Checked, ...]:
    """Some stores of one seed, checked."""
    return tuple(checked(2026, number) for number in range(STORES))


def test_the_same_seed_writes_the_same_store() -> None:
    assert archive("1") == archive("1")
    assert archive("1") != archive("2")


def test_both_halves_of_a_campaign_have_the_same_today() -> None:
    assert ON == WRITTEN_UNTIL


def test_no_error_is_said_of_correct_stores(stores: tuple[Checked, ...]) -> None:
    assert sum(store.children for store in stores) >= 2 * STORES
    assert errors(stores) == 0, report(stores)


def test_what_is_said_is_counted_by_rule_with_its_line() -> None:
    files = archive("1")
    path = next(path for path in files if "/children/" in path)
    files[path] = files[path].replace(b"\nbirth_date: ", b"\nborn: ")
    found = check(store_of(files), ON, reread=lambda source: files[source.path])
    wrong = Checked(3, 1, len(files), tuple((one, "born: …") for one in found if one.path == path))
    assert errors((wrong,)) == 2
    assert "错误 2，" in report((wrong,))
    assert "- LS101（error）1 处" in report((wrong,))
    assert f"  - 第 3 个 {path}:" in report((wrong,))


def test_the_kinds_of_file_and_the_ways_of_writing_are_varied() -> None:
    made = [archive(f"2026 {number}") for number in range(STORES)]
    assert {path.split("/")[1] for files in made for path in files if "/" in path} == {
        "children", "volunteers", "activities", "terms", "residents",
    }  # fmt: skip
    text = "\n".join(data.decode() for files in made for data in files.values())
    marks = ("'", '"', "  # ", "{", "\n  - ", "\n- ", ": |\n", "---")
    keys = ("earlier", "past", "siblings", "cases", "grades", "pairings", "budget", "sessions", "survey")
    assert [mark for mark in marks if mark not in text] == []
    assert [key for key in keys if f"\n{key}:" not in text] == []


def test_an_id_number_is_right() -> None:
    rng = random.Random(7)
    assert read_id_number(id_number(rng, ON, "男")) == IdNumber("439900", ON, "男")
    assert read_id_number(id_number(rng, ON, "女")) == IdNumber("439900", ON, "女")
