"""Text for the setting program: nothing of it lost, nothing wider than its line."""

import re

from hypothesis import given
from hypothesis import strategies as st

from liushou.documents.blocks import Run
from liushou.documents.language.escape import clean
from liushou.documents.pdf.text import breakable, one_line, words
from liushou.printable import printable

ANY = st.text() | st.text("a1甲，—…“”\u0301 \n\u200b", max_size=60)


@given(ANY, st.floats(1, 30))
def test_places_to_break_are_all_that_is_added(text: str, room: float) -> None:
    shown = printable(text)
    assert breakable(shown, room).replace("\u200b", "") == shown


@given(ANY, st.floats(1, 30))
def test_no_piece_without_a_place_to_break_is_wider_than_its_line(text: str, room: float) -> None:
    for piece in re.split("[ \u200b]", breakable(printable(text), room)):
        solid = re.sub("[\u0300-\u036f\u20d0-\u20ff]", "", piece)
        if re.fullmatch("[0-9a-z—，]*", solid):
            assert sum(0.5 if each.isascii() else 1 for each in solid) <= max(room, 1)


@given(st.lists(st.tuples(ANY, st.booleans(), st.booleans()), max_size=3))
def test_pieces_keep_their_text_lines_and_marks(given_runs: list[tuple[str, bool, bool]]) -> None:
    made = words(tuple(Run(*each) for each in given_runs), 28.0)
    assert isinstance(made, list)
    text = "".join("\n" if piece is None else piece[0] for piece in made).replace("\u200b", "")
    expected = "".join(clean(each[0]) for each in given_runs)
    assert text == "\n".join(map(printable, expected.split("\n")))


def test_what_fits_stays_as_it_is() -> None:
    assert breakable("身份证号110101201501011234，邮箱abc@example.com", 28) == (
        "身份证号110101201501011234，邮箱abc@example.com"
    )


def test_capitals_are_wider() -> None:
    assert breakable("m" * 20, 10) == "m" * 20
    assert breakable("M" * 20, 10) == "\u200b".join("M" * 20)


def test_accents_stay_with_their_letter() -> None:
    assert breakable("e\u0301" * 3, 1) == "e\u0301\u200be\u0301\u200be\u0301"


def test_one_line() -> None:
    assert one_line("甲\r\n乙\u2028丙", 28) == "甲 乙 丙"
