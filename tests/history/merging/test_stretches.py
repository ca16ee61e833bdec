"""git's stretches in smaller ones, and what may stand at them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.history.merging.stretches import choices, refined
from liushou.store.textmerge import Stretch

lines = st.lists(st.sampled_from(("a\n", "b\n", "c\n", "d\n")), max_size=6).map(tuple)


def refine(base: str, ours: str, theirs: str) -> list[tuple[str, str]]:
    """What each side has at each stretch, lines being single letters."""
    found = refined(Stretch(*(tuple(f"{char}\n" for char in text) for text in (ours, base, theirs))))
    return [("".join(one.ours).replace("\n", ""), "".join(one.theirs).replace("\n", "")) for one in found]


def test_neighbouring_lines_changed_by_different_sides_are_agreed() -> None:
    assert refine("abc", "xbc", "ayc") == [("x", "x"), ("y", "y"), ("c", "c")]


def test_lines_added_behind_a_line_that_the_other_side_changed_are_agreed() -> None:
    assert refine("ab", "abx", "ay") == [("a", "a"), ("y", "y"), ("x", "x")]


def test_lines_added_at_one_place_are_to_be_decided() -> None:
    assert refine("ab", "axb", "ayb") == [("a", "a"), ("x", "y"), ("b", "b")]


def test_what_both_changed_alike_is_agreed() -> None:
    assert refine("abc", "axc", "axcd") == [("a", "a"), ("x", "x"), ("c", "c"), ("d", "d")]


def test_overlapping_changes_are_to_be_decided_with_all_lines_concerned() -> None:
    assert refine("abcd", "xyd", "abzd") == [("xy", "abz"), ("d", "d")]


@settings(max_examples=200, deadline=None)
@given(lines, lines, lines)
def test_no_line_is_lost(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> None:
    found = list(refined(Stretch(ours, base, theirs)))
    for side, other in ((ours, theirs), (theirs, ours)):
        taken = [line for one in found for line in (one.ours if side is ours else one.theirs)]
        for line in set(side):
            removed_there = max(0, base.count(line) - other.count(line))
            assert taken.count(line) >= side.count(line) - max(removed_there, base.count(line))
    assert all(one.ours == one.theirs for one in refined(Stretch(ours, base, ours)))
    for one in refined(Stretch(ours, base, base)):
        assert one.agreed
    assert tuple(line for one in refined(Stretch(ours, base, base)) for line in one.ours) == ours


def test_entries_added_by_both_may_stand_in_the_order_of_their_days() -> None:
    ours = ("  - {date: 2026-11-01}\n", "  # 再谈\n", "  - date: 2026-11-09\n", "    note: 1\n")
    theirs = ("  - {date: 2026-11-03}\n",)
    found = choices(Stretch(ours, (), theirs), has_clashes=False)
    in_order = (ours[0], theirs[0], *ours[1:])
    assert found == tuple((one, one) for one in (ours + theirs, theirs + ours, in_order, ours, theirs))
    assert choices(Stretch(ours, (), theirs), has_clashes=True) == ((ours, theirs), *found)
    assert choices(Stretch(ours, (), ours), has_clashes=True) == ((ours, ours),)
