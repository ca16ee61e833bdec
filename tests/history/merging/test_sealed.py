"""Sealed archives merged without any key: every token of what is merged cleanly opens with the keys."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.findings import Path as ValuePath
from liushou.history.merging.texts import MergedText, merged_text
from liushou.records.child import Child
from liushou.store.load import load_bytes
from liushou.store.textmerge import plain_merge
from liushou.yamltext.amend import Edit, Insert, Put, Remove, amended
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value
from tests.store.sealing.at_hand import SEALER, source
from tests.store.sealing.canary import CHILD

HERE = source()
BASE = CHILD.encode()
TALK: Value = {"date": "2026-11-12", "kind": "谈心", "by": "v-1", "note": "甲处新的"}
EDITS: dict[str, tuple[Edit, ...]] = {
    "phone": (Put(("phone",), "15400099999"),),
    "father": (Put(("parents", 0, "phone"), "15400088888"),),
    "talk at the end": (Insert(("records",), TALK),),
    "talk first": (Insert(("records",), {**TALK, "date": "2026-01-12"}, 0),),
    "one more talk": (Insert(("records",), {**TALK, "date": "2026-11-13", "note": "甲处另外的"}),),
    "note": (Put(("records", 0, "note"), "甲处改过的"),),
    "follow-up": (Put(("records", 0, "follow_up", "done"), "2026-10-20"),),
    "step": (Insert(("cases", 0, "steps"), {"date": "2026-11-20", "by": "v-1", "what": "甲处又谈了"}),),
    "no talk": (Remove(("records", 1)),),
    "no notes": (Remove(("notes",)),),
    "moved house": (
        Insert(("past",), {"until": "2026-11-01", "address": {"village": "朝阳村", "detail": "甲处三组"}}),
        Put(("address", "detail"), "甲处新屋"),
    ),
    "back to the old phone": (Put(("guardians", 0, "phone"), "15400012300"),),
    "another day": (Put(("records", 0, "date"), "2026-10-09"),),
    "another kind": (Put(("records", 0, "kind"), "家访"),),
    "another helper": (Put(("pairings", 0, "with"), "v-2"),),
    "another role": (Put(("pairings", 0, "role"), "代理家长"),),
    "paired later": (Put(("pairings", 0, "since"), "2025-09-11"),),
    "told another": (Put(("cases", 0, "escalated", 0, "to"), "县民政"),),
    "told later": (Put(("cases", 0, "escalated", 0, "date"), "2026-11-03"),),
}  # fmt: skip
CHANGING = frozenset(name for name in EDITS if name.split()[0] in ("another", "paired", "told"))
"""What a token is bound to changes: it is sealed anew then, by one who has the keys."""
some = st.lists(st.sampled_from(sorted(EDITS)), max_size=3, unique=True)


def edited(names: list[str]) -> bytes:
    """The base with these edits; those that change places in lists go last."""
    order = sorted(names, key=lambda name: any(not isinstance(edit, Put) for edit in EDITS[name]))
    return amended(BASE, [edit for name in order for edit in EDITS[name]])


def sealed(data: bytes) -> bytes:
    return SEALER.sealed(HERE, data)


def merged(ours: bytes, theirs: bytes) -> MergedText:
    found = merged_text(Child, sealed(BASE), sealed(ours), sealed(theirs))
    assert found is not None
    return found


@settings(max_examples=25)
@given(some, some)
def test_what_is_merged_cleanly_opens_and_says_what_the_plain_merge_says(
    one: list[str], other: list[str]
) -> None:
    ours, theirs = edited(one), edited(other)
    found = merged(ours, theirs)
    if not found.is_clean:
        return
    opened = load_bytes(HERE, found.data, SEALER)
    assert opened.problems == ()
    plain = merged_text(Child, BASE, ours, theirs)
    assert plain is not None
    if plain.is_clean:
        assert opened.record == load_bytes(HERE, plain.data).record


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["talk at the end", "phone"], ["one more talk", "father"]),
        (["talk first", "note"], ["talk at the end", "no notes"]),
        (["moved house"], ["phone", "step"]),
        (["another day"], ["talk at the end", "step"]),
        (["no talk", "step"], ["follow-up", "back to the old phone"]),
    ],
)
def test_two_branches_that_each_add_something_are_merged_cleanly(one: list[str], other: list[str]) -> None:
    found = merged(edited(one), edited(other))
    assert found.is_clean
    opened = load_bytes(HERE, found.data, SEALER)
    assert opened.problems == ()
    assert opened.record == load_bytes(HERE, edited([*one, *other])).record


@pytest.mark.parametrize(
    ("one", "other"),
    [("another role", "paired later"), ("told another", "told later"), ("another day", "another kind")],
)
def test_a_token_that_would_come_to_a_place_of_neither_side_is_left_to_a_person(one: str, other: str) -> None:
    """One changed the day, the other the kind: what is sealed there was sealed for either, not for both."""
    found = merged(edited([one]), edited([other]))
    assert not found.is_clean
    assert b"<<<<<<<" in found.data
    plain = merged_text(Child, BASE, edited([one]), edited([other]))
    assert plain is not None
    assert plain.is_clean


@settings(max_examples=15)
@given(some, some)
def test_what_git_alone_merges_without_a_conflict_opens(one: list[str], other: list[str]) -> None:
    if CHANGING & {*one, *other}:
        return
    left = plain_merge(Path(), sealed(BASE), sealed(edited(one)), sealed(edited(other)), 7)
    if left is None or b"<<<<<<<" in left[0] or read(left[0]).value is None:
        return
    assert load_bytes(HERE, left[0], SEALER).problems == ()


def test_a_value_taken_back_among_what_was_before_is_the_same_token() -> None:
    """What `set` does without a key: the number that was goes to `past` as it stands."""
    before = sealed(BASE)
    value = read(before).value
    assert value is not None
    path: ValuePath = ("past",)
    old: Value = {"until": "2026-11-01", "parents": value["parents"], "guardians": value["guardians"]}
    assert load_bytes(HERE, amended(before, [Insert(path, old)]), SEALER).problems == ()
