"""What each version of an archive changed."""

from dataclasses import replace
from datetime import date

import pytest

from liushou.history.lineage import Version, version
from liushou.history.story import Episode, story
from liushou.records.child import Child
from liushou.store.commits import Commit
from liushou.yamltext.alike import AlikeReader
from tests.history.repositories import CHILD, PATH


def of(text: str | None, *parents: int, cut: bool = False, other: str | None = None) -> Version:
    """A version with this text."""
    commit = Commit("0" * 40, "0" * 10, date(2026, 9, 1), "李红", (), cut)
    found = version(commit, PATH, None if text is None else text.encode(), AlikeReader(), parents)
    return replace(found, other=other)


def told(episode: Episode) -> list[tuple[str, str]]:
    """Kind and place of each change."""
    return [(change.kind, ".".join(map(str, change.path))) for change in episode.changes]


LEFT = CHILD.replace("在册", "转出")
PHONE = CHILD.replace("12345", "11111")


def test_a_version_is_told_by_what_it_changed() -> None:
    changed, made = story(Child, (of(LEFT, 1), of(CHILD)))
    assert (changed.event, told(changed)) == ("changed", [("changed", "status")])
    assert (made.event, made.old, made.again, made.cut) == ("made", {}, False, False)
    assert len(made.changes) == 8


def test_another_way_of_writing_is_no_change() -> None:
    (written, _) = story(
        Child, (of("# 新\n" + CHILD.replace("name: 田小禾", 'name: "田小禾"'), 1), of(CHILD))
    )
    assert (written.event, written.changes) == ("written", ())


def test_an_unreadable_version_is_passed_over() -> None:
    after, broken, _ = story(Child, (of(LEFT, 1), of(CHILD + "<<<<<<< x\n", 2), of(CHILD)))
    assert (broken.event, broken.changes) == ("unreadable", ())
    assert (after.event, told(after), after.mended) == ("changed", [("changed", "status")], True)


def test_after_an_unreadable_beginning_the_archive_is_changed_not_made() -> None:
    after, _ = story(Child, (of(CHILD, 1), of("<<<<<<< x\n")))
    assert (after.event, after.old) == ("changed", {})


def test_deleted_and_made_again() -> None:
    again, removed, _ = story(Child, (of(CHILD, 1), of(None, 2), of(CHILD)))
    assert (removed.event, removed.old["name"]) == ("removed", "田小禾")
    assert (again.event, again.again) == ("made", True)


def test_where_a_clone_begins_is_not_where_the_archive_began() -> None:
    (cut,) = story(Child, (of(CHILD, cut=True),))
    assert cut.cut


def test_a_merge_is_told_by_what_neither_side_has() -> None:
    both = PHONE.replace("在册", "转出")
    clean, *_ = story(Child, (of(both, 1, 2), of(LEFT, 3), of(PHONE, 3), of(CHILD)))
    assert (clean.event, clean.merge, clean.changes) == ("merged", True, ())
    by_hand, *_ = story(
        Child, (of(both.replace("石大海", "石海"), 1, 2), of(LEFT, 3), of(PHONE, 3), of(CHILD))
    )
    assert (by_hand.event, told(by_hand)) == ("changed", [("changed", "guardians.1.name")])


def test_a_conflict_solved_with_a_third_value_is_a_change() -> None:
    third, other = CHILD.replace("12345", "33333"), CHILD.replace("12345", "22222")
    merge, *_ = story(Child, (of(third, 1, 2), of(PHONE, 3), of(other, 3), of(CHILD)))
    assert [(change.old, change.new) for change in merge.changes] == [("15400011111", "15400033333")]


def test_what_a_merge_dropped_though_both_sides_had_it_is_told() -> None:
    uncle = '  - {name: 石大海, relation: 亲属, phone: "15400054321"}\n'
    dropped = PHONE.replace("在册", "转出").replace(uncle, "")
    merge, *_ = story(Child, (of(dropped, 1, 2), of(LEFT, 3), of(PHONE, 3), of(CHILD)))
    assert told(merge) == [("removed", "guardians.1")]
    aunt = "  - {name: 石小妹, relation: 亲属}\n"
    farther = LEFT.replace("guardians:\n", f"guardians:\n{aunt}")
    merge, *_ = story(Child, (of(dropped, 1, 2), of(farther, 3), of(PHONE, 3), of(CHILD)))
    assert [(change.kind, change.old["name"]) for change in merge.changes] == [("removed", "石大海")]
    one_sided, *_ = story(Child, (of(dropped, 1, 2), of(LEFT.replace(uncle, ""), 3), of(PHONE, 3), of(CHILD)))
    assert one_sided.event == "merged"


def test_a_new_id_is_told_as_such_and_not_as_a_field() -> None:
    moved, _ = story(Child, (of(LEFT.replace("c-1", "c-9"), 1, other="data/children/c-1.yaml"), of(CHILD)))
    assert told(moved) == [("changed", "status")]
    only, _ = story(Child, (of(CHILD.replace("c-1", "c-9"), 1, other="data/children/c-1.yaml"), of(CHILD)))
    assert (only.event, only.changes) == ("changed", ())


@pytest.mark.parametrize("text", ["", "一\n", "\0", "- 1\n"])
def test_whatever_was_committed_has_a_story(text: str) -> None:
    assert [one.event for one in story(Child, (of(CHILD, 1), of(text)))] == ["changed", "unreadable"]
