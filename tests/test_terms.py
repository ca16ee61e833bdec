"""Terms by name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.dates import Interval
from liushou.errors import UsageError
from liushou.terms import (
    calendar_term,
    is_term_id,
    reads_as_term,
    resolve_term,
    school_year_start,
    term_name,
    term_school_year,
    term_season,
    written_term,
)

TERMS = {
    "2025-2026-1": Interval(date(2025, 9, 1), date(2026, 1, 30)),
    "2025-2026-2": Interval(date(2026, 3, 2), date(2026, 7, 10)),
    "2026-2027-1": Interval(date(2026, 9, 1), date(2027, 1, 29)),
}
IN_AUTUMN = date(2026, 11, 20)


@pytest.mark.parametrize("text", ["2026-2027-1", "2026-2027-2", "0001-0002-1", "1999-2000-2"])
def test_term_ids(text: str) -> None:
    assert is_term_id(text)
    assert term_school_year(text).first.year == int(text[:4])


NOT_TERMS = ["", "2026-2027", "2026-2027-3", "2026-2028-1", "2027-2026-1", "0000-0001-1", "9999-0000-1"]


@pytest.mark.parametrize("text", [*NOT_TERMS, "２026-2027-1", "2026-2027-1\n", " 2026-2027-1"])
def test_what_is_no_term_id(text: str) -> None:
    assert not is_term_id(text)


@pytest.mark.parametrize("word", ["current", "last", "2026-2027-1", "2026秋", "2026春", "2026年秋季学期"])
def test_words_that_read_as_a_term(word: str) -> None:
    assert reads_as_term(word)


@pytest.mark.parametrize("word", ["结对帮扶率", "2026", "秋", "c-7kq2m", "2026夏", ""])
def test_words_that_do_not_read_as_a_term(word: str) -> None:
    assert not reads_as_term(word)


@given(day=st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_school_year_runs_from_september_to_august(day: date) -> None:
    start = school_year_start(day)
    assert term_school_year(f"{start}-{start + 1}-1").holds(day)


def test_the_days_of_a_school_year() -> None:
    assert term_school_year("2026-2027-2") == Interval(date(2026, 9, 1), date(2027, 8, 31))


def test_the_name_of_a_term() -> None:
    assert term_name("2026-2027-1") == "2026—2027学年第一学期"
    assert term_name("2025-2026-2") == "2025—2026学年第二学期"
    assert (term_season("2025-2026-2"), term_season("2026-2027-1")) == ("2026春", "2026秋")


@pytest.mark.parametrize(
    ("word", "on", "term_id"),
    [
        ("2026-2027-1", IN_AUTUMN, "2026-2027-1"),
        ("2026秋", IN_AUTUMN, "2026-2027-1"),
        ("2026春", IN_AUTUMN, "2025-2026-2"),
        ("2025年秋季学期", IN_AUTUMN, "2025-2026-1"),
        ("current", IN_AUTUMN, "2026-2027-1"),
        ("current", date(2026, 9, 1), "2026-2027-1"),
        ("current", date(2026, 8, 31), "2025-2026-2"),
        ("current", date(2027, 5, 1), "2026-2027-1"),
        ("last", IN_AUTUMN, "2025-2026-2"),
        ("last", date(2026, 8, 1), "2025-2026-1"),
    ],
)
def test_which_term_is_meant(word: str, on: date, term_id: str) -> None:
    assert resolve_term(word, TERMS, on) == term_id


@pytest.mark.parametrize(
    ("word", "on", "said"),
    [
        ("去年", IN_AUTUMN, "不是学期"),
        ("2026-2028-1", IN_AUTUMN, "不是学期"),
        ("2027春", IN_AUTUMN, "2026-2027-2"),
        ("2024-2025-1", IN_AUTUMN, "2025-2026-1、2025-2026-2、2026-2027-1"),
        ("current", date(2025, 8, 31), "--on"),
        ("last", date(2025, 10, 1), "之前没有学期"),
    ],
)
def test_a_term_that_is_not_there_is_wrong_use(word: str, on: date, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        resolve_term(word, TERMS, on)
    with pytest.raises(UsageError):
        resolve_term(word, {}, on)


@pytest.mark.parametrize(
    "text",
    [
        "2026秋", "2026年秋", "2026年秋季", "2026秋季学期", "2026秋期", "2026-2027学年第一学期",
        "2026—2027学年度第1学期", "2026至2027学年上学期", "2026-2027学年上期", "2026/2027学年(上)",
        "2026-2027学年（第一学期）", "2026-2027(1)", "2026-27学年上学期", "2026年-2027年学年第一学期",
        "2026——2027学年上",
    ],
)  # fmt: skip
def test_terms_as_people_write_them(text: str) -> None:
    assert written_term(text) == "2026-2027-1"
    spring = text.translate(str.maketrans("一1上", "二2下"))
    if "秋" not in text:
        assert written_term(spring) == "2026-2027-2"


@pytest.mark.parametrize(
    "text",
    ["第一学期", "上学期", "2026学年", "2026-2028学年第一学期", "2026-25学年上学期", "2026-2027",
     "2026-2027学年", "2026-2027学年1", "2026-09上"],
)  # fmt: skip
def test_what_leaves_a_doubt_is_no_term(text: str) -> None:
    assert written_term(text) is None


@pytest.mark.parametrize(
    ("day", "term", "first", "last"),
    [
        (date(2026, 9, 1), "2026-2027-1", date(2026, 9, 1), date(2027, 1, 31)),
        (date(2027, 1, 31), "2026-2027-1", date(2026, 9, 1), date(2027, 1, 31)),
        (date(2027, 2, 1), "2026-2027-2", date(2027, 2, 1), date(2027, 8, 31)),
        (date(2026, 8, 31), "2025-2026-2", date(2026, 2, 1), date(2026, 8, 31)),
    ],
)
def test_the_term_of_a_day_by_the_school_year_alone(day: date, term: str, first: date, last: date) -> None:
    assert calendar_term(day) == (term, Interval(first, last))
