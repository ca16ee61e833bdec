"""Laws of merging texts: edits of the sample children by people and commands, with comments, on two sides."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.history.merging.deciding import decided
from liushou.history.merging.notes import notes, required
from liushou.history.merging.texts import MergedText, merged_text
from liushou.history.merging.values import merged
from liushou.records.child import Child
from liushou.records.kinds import KINDS, Kind
from liushou.yamltext.edit_values import Archive, same
from liushou.yamltext.emit import dump
from liushou.yamltext.reader import read
from tests.commands.git_repository import needs_git
from tests.history.merging.real_edits import edited
from tests.history.merging.taken import taken
from tests.history.versions import versions

pytestmark = needs_git

SAMPLES = sorted((Path(__file__).resolve().parents[3] / "data" / "children").glob("*.yaml"))
Three = tuple[bytes, bytes, bytes]


@st.composite
def two_sides(draw: st.DrawFn, most: int = 6) -> Three:
    """A sample child, and it after some edits of either side."""
    chance = Random(draw(st.integers(0, 10**9)))
    base = chance.choice(SAMPLES).read_bytes()
    ours, theirs = (edited(chance, base, chance.randint(1, most)) for _ in range(2))
    return base, ours, theirs


def values(*texts: bytes) -> list[Archive]:
    found = [read(text).value for text in texts]
    assert all(value is not None for value in found)
    return [value for value in found if value is not None]


def merge(*three: bytes) -> MergedText:
    found = merged_text(Child, *three)
    assert found is not None
    return found


@settings(max_examples=25, deadline=None)
@given(two_sides(12))
def test_the_text_says_the_merged_value_and_has_all_comments(three: Three) -> None:
    wanted = merged(Child, *values(*three))
    found = merge(*three)
    assert found.way != "undecided"
    assert found.clashes == wanted.clashes
    texts = [taken(found.data, side) for side in "<>"]
    for text, chosen in zip(texts, (frozenset[int](), frozenset(range(len(wanted.clashes)))), strict=True):
        assert same(values(text)[0], decided(wanted, chosen))
    all_notes = Counter[str]()
    for text in texts:
        all_notes |= notes(text.decode())
    assert required(*(notes(text.decode()) for text in three)) <= all_notes
    assert found.is_clean == (b"<<<<<<< " not in found.data) == (texts[0] == texts[1])


@settings(max_examples=8, deadline=None)
@given(two_sides())
def test_an_unchanged_side_leaves_the_other_as_it_is(three: Three) -> None:
    base, ours, _ = three
    for arguments in ((base, ours, base), (base, base, ours), (base, ours, ours)):
        assert merge(*arguments) == MergedText(ours, (), "unchanged")


@settings(max_examples=12, deadline=None)
@given(two_sides(3))
def test_sides_may_be_swapped(three: Three) -> None:
    base, ours, theirs = three
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert (one.is_clean, len(one.clashes)) == (other.is_clean, len(other.clashes))


@settings(max_examples=12, deadline=None)
@given(two_sides(3))
def test_what_was_merged_can_be_merged_again(three: Three) -> None:
    """A side that has taken over the other gets nothing twice when it meets it again."""
    base, ours, theirs = three
    found = merge(base, ours, theirs)
    if found.is_clean:
        assert same(*values(merge(theirs, found.data, theirs).data, found.data))
        again = merged(Child, *values(base, found.data, theirs))
        assert same(again.value, values(found.data)[0])
        assert not again.clashes


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_files_of_every_kind_are_merged_as_their_values_are(kind: Kind, data: st.DataObject) -> None:
    model = kind.model
    base, ours, theirs = data.draw(versions(model, 3))
    texts = [dump(version).encode() for version in ({**one, "id": "x-1"} for one in (base, ours, theirs))]
    found = merged_text(model, *texts)
    assert found is not None
    wanted = merged(model, *values(*texts))
    assert found.clashes == wanted.clashes
    if found.way != "undecided":
        assert same(values(taken(found.data, "<"))[0], decided(wanted, frozenset()))
