"""Two texts in one, with git's conflict marks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.history.merging.markers import with_markers
from tests.history.merging.taken import taken

texts = st.lists(st.sampled_from(("a\n", "b\n", "c\n", "\n", "# d\n"))).map("".join)


def one(_: str) -> int:
    return 1


@settings(max_examples=200, deadline=None)
@given(texts, texts)
def test_each_side_taken_in_all_blocks_is_that_text(ours: str, theirs: str) -> None:
    def guess(text: str) -> int:
        return sum(map(ord, text)) % 3

    for decided in (guess, one, lambda _: 0, lambda _: 2):
        found = with_markers(ours, theirs, 7, decided).encode()
        assert taken(found, "<").decode() == ours
        assert taken(found, ">").decode() == theirs


def test_a_text_without_a_break_at_its_end_gets_one() -> None:
    assert with_markers("a", "b", 7, one) == "<<<<<<< 本机\na\n=======\nb\n>>>>>>> 对方\n"


def test_differences_that_hold_only_together_are_one_block() -> None:
    """`decided` takes only the text in which both lines are those of theirs."""
    found = with_markers("a\nb\nc\n", "1\nb\n3\n", 7, lambda text: int(text == "1\nb\n3\n"))
    assert found == "<<<<<<< 本机\na\nb\nc\n=======\n1\nb\n3\n>>>>>>> 对方\n"


def test_lines_that_hold_by_themselves_are_blocks_of_their_own() -> None:
    counts = {"1\nb\n": 1, "a\n2\n": 1, "1\n2\n": 2}
    found = with_markers("a\nb\n", "1\n2\n", 7, lambda text: counts.get(text, 0))
    assert found.count("<<<<<<<") == 2
    counts.pop("1\nb\n")
    assert with_markers("a\nb\n", "1\n2\n", 7, lambda text: counts.get(text, 0)).count("<<<<<<<") == 1


def test_an_empty_side_is_a_block_too() -> None:
    assert with_markers("a\n", "a\nb\n", 8, one) == "a\n<<<<<<<< 本机\n========\nb\n>>>>>>>> 对方\n"
