"""The text that answers make: what is outside the conflicts stays, sides are as they were."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.history.resolving.answers import Answer, Answered
from liushou.yamltext.conflicts import Block, blocks_and_strays

LINES = st.text(st.sampled_from("甲a: -#'\"|=<>"), max_size=9).map(lambda line: f"{line}\n")
"""Lines that may look like much, but are too short for a marker."""
SIDES = st.lists(LINES.filter(lambda line: line[:7] != line[:1] * 7), max_size=3).map("".join)
ANSWERS: st.SearchStrategy[Answer | None] = st.sampled_from(("ours", "theirs", "both", "swapped", None))


@st.composite
def conflicted(draw: st.DrawFn) -> tuple[str, list[str], list[tuple[str, str]]]:
    """A text with conflicts, what stands between them, and their two sides."""
    count, size = draw(st.integers(1, 4)), draw(st.integers(7, 12))
    newline = draw(st.sampled_from(("\n", "\r\n")))
    around = [draw(SIDES).replace("\n", newline) for _ in range(count + 1)]
    sides = [(draw(SIDES).replace("\n", newline), draw(SIDES).replace("\n", newline)) for _ in range(count)]
    text = around[0]
    for (ours, theirs), after in zip(sides, around[1:], strict=True):
        base = f"{'|' * size} 祖先{newline}{draw(SIDES)}" if draw(st.booleans()) else ""
        text += f"{'<' * size} HEAD{newline}{ours}{base}{'=' * size}{newline}{theirs}{'>' * size} x{newline}"
        text += after
    return text, around, sides


def answered(text: str) -> Answered:
    found = tuple(blocks_and_strays(text))
    assert all(isinstance(one, Block) for one in found)
    return Answered.nothing(text, (one for one in found if isinstance(one, Block)))


@settings(max_examples=200, deadline=None)
@given(conflicted(), st.data())
def test_the_result_is_what_was_answered(
    drawn: tuple[str, list[str], list[tuple[str, str]]], data: st.DataObject
) -> None:
    text, around, sides = drawn
    start = answered(text)
    assert (len(start.blocks), start.left, start.result) == (len(sides), len(sides), text)
    now, parts = start, [around[0]]
    for place, (ours, theirs) in enumerate(sides):
        answer = data.draw(ANSWERS)
        now = now.answered(place, answer)
        block = start.blocks[place]
        as_it_stands = text[block.start : block.end]
        made = {
            "ours": ours,
            "theirs": theirs,
            "both": ours + theirs,
            "swapped": theirs + ours,
            None: as_it_stands,
        }
        parts += [made[answer], around[place + 1]]
    assert now.result == "".join(parts)
    assert now.left == now.answers.count(None)
    for place, answer in enumerate(now.answers):
        if answer is not None:
            first, end = now.lines(place)
            assert "".join(now.result.splitlines(keepends=True)[first:end]) == made_of(sides[place], answer)


def made_of(side: tuple[str, str], answer: Answer) -> str:
    ours, theirs = side
    return {"ours": ours, "theirs": theirs, "both": ours + theirs, "swapped": theirs + ours}[answer]


@settings(max_examples=100, deadline=None)
@given(conflicted())
def test_one_side_for_all_is_that_side(drawn: tuple[str, list[str], list[tuple[str, str]]]) -> None:
    text, around, sides = drawn
    for place, side in enumerate(("ours", "theirs")):
        wanted = around[0] + "".join(pair[place] + rest for pair, rest in zip(sides, around[1:], strict=True))
        assert answered(text).filled("ours" if side == "ours" else "theirs").result == wanted


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(("<<<<<<< a\n", "||||||| b\n", "=======\n", ">>>>>>> c\n", "x: 1\n", "<<<<<<<<\n"))
    )
)
def test_any_row_of_markers_is_read(lines: list[str]) -> None:
    """Every marker but a lone ======= belongs to a conflict, whole or not, and none is in two."""
    text = "".join(lines)
    found = tuple(blocks_and_strays(text))
    starts = [one.start for one in found]
    assert starts == sorted(set(starts))
    blocks = [one for one in found if isinstance(one, Block)]
    assert all(one.end <= other.start for one, other in pairwise(blocks))
    assert bool(found) == any(line[0] in "<|>" for line in lines)


def test_what_was_there_before() -> None:
    text = "a: 1\n<<<<<<< x\nb: 1\n||||||| y\nb: 0\n=======\nb: 2\n>>>>>>> z\n"
    assert answered(text).as_before() == "a: 1\nb: 0\n"
    assert answered(text + text.replace("||||||| y\nb: 0\n", "")).as_before() is None


@pytest.mark.parametrize("ours", ["", "b: 1\n"])
def test_both_of_which_one_is_nothing(ours: str) -> None:
    text = f"<<<<<<< x\n{ours}=======\nb: 2\n>>>>>>> z\n"
    assert answered(text).answered(0, "both").result == f"{ours}b: 2\n"
