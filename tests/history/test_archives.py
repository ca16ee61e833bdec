"""Two versions of a store: which archives differ, and what other programs are told of it."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.history.archives import Difference, differences
from liushou.history.compare import Change
from liushou.history.words.labels import label, readable, written
from liushou.records.child import Child
from liushou.records.kinds import KINDS, Kind
from liushou.screens.changes_json import differences_json
from liushou.yamltext.edit_values import same
from liushou.yamltext.emit import dump
from tests.history.applying import applied
from tests.history.versions import versions

ANNA = b"id: c-1\nname: \xe7\x8e\x8b\xe5\xb0\x8f\xe9\x9b\xa8\nbirth_date: 2015-05-01\nid_number: '1'\n"
PATH = "data/children/c-1.yaml"
OTHER = "data/children/c-2.yaml"


def one(old: dict[str, bytes | str], new: dict[str, bytes | str]) -> Difference:
    (found,) = differences(old, new)
    return found


def test_an_archive_comes_and_goes() -> None:
    came, went = one({}, {PATH: ANNA}), one({PATH: ANNA}, {})
    assert (came.change, came.id, came.was, len(came.changes)) == ("added", "c-1", None, 4)
    assert (went.change, went.id, went.was, went.new) == ("removed", "c-1", PATH, None)
    assert went.changes == ()


@pytest.mark.parametrize(
    "other",
    [
        ANNA.replace(b"c-1", b"c-2"),
        ANNA.replace(b"c-1", b"c-2").replace(b"2015-05-01", b"2015-05-02"),
        ANNA.replace(b"c-1", b"c-2").replace(b"id_number: '1'\n", b""),
    ],
    ids=["the same", "by its number", "by name and birthday"],
)
def test_an_archive_in_another_file_is_one_archive(other: bytes) -> None:
    found = one({PATH: ANNA}, {OTHER: other})
    assert (found.change, found.renamed, found.was, found.path) == ("changed", True, PATH, OTHER)
    assert ("id",) in {change.path for change in found.changes}


def test_two_that_could_be_the_same_are_none_of_them() -> None:
    moved = ANNA.replace(b"c-1", b"c-2")
    found = differences({PATH: ANNA}, {OTHER: moved, "data/children/c-3.yaml": moved})
    assert [each.change for each in found] == ["removed", "added", "added"]


def test_another_child_in_another_file_is_another_child() -> None:
    found = differences({PATH: ANNA}, {OTHER: b"id: c-2\nname: x\nbirth_date: 2015-05-01\n"})
    assert [each.change for each in found] == ["removed", "added"]


def test_a_child_is_not_taken_for_somebody_of_another_kind() -> None:
    found = differences({PATH: ANNA}, {"data/residents/r-1.yaml": ANNA})
    assert [(each.kind.name, each.change) for each in found] == [("child", "removed"), ("resident", "added")]


def test_a_file_that_only_has_another_name_is_more_than_another_writing() -> None:
    found = one({PATH: ANNA}, {OTHER: ANNA})
    assert (found.renamed, found.changes, found.only_written) == (True, (), False)


def test_another_writing_is_no_change() -> None:
    found = one({PATH: ANNA}, {PATH: b"# ...\n" + ANNA.replace(b"'1'", b'"1"')})
    assert (found.only_written, found.changes) == (True, ())
    assert not one({PATH: ANNA}, {PATH: ANNA.replace(b"'1'", b"'2'")}).only_written


@pytest.mark.parametrize(
    ("old", "new", "change", "unread"),
    [
        (b"id: c-1\nname: [\n", ANNA, "changed", {"old"}),
        (ANNA, b"id: c-1\nname: [\n", "changed", {"new"}),
        (ANNA, "链接指到了档案库之外", "changed", {"new"}),
        (None, b"name: [\n", "added", {"new"}),
        (b"name: [\n", None, "removed", {"old"}),
    ],
)
def test_what_cannot_be_read_is_said(
    old: bytes | str | None, new: bytes | str | None, change: str, unread: set[str]
) -> None:
    found = one({} if old is None else {PATH: old}, {} if new is None else {PATH: new})
    assert (found.change, set(found.unread), found.changes) == (change, unread, ())
    assert not found.only_written


def test_only_archives_count_in_the_order_of_kinds() -> None:
    files = (
        "data/children/note.txt",
        "data/children/a/c.yaml",
        "README.md",
        PATH,
        "data/terms/t.yaml",
        "liushou.yaml",
    )
    found = differences({}, dict.fromkeys(files, b"name: x\n"))
    assert [each.path for each in found] == ["liushou.yaml", PATH, "data/terms/t.yaml"]


def test_a_place_is_written_so_that_it_can_be_read_back() -> None:
    path = ("imports", "a.b", "c[0]", 3, 'say "x"')
    assert written(path) == 'imports["a.b"]["c[0]"][3]["say \\"x\\""]'
    assert back(written(path)) == path
    assert written(("guardians", 0, "phone")) == "guardians[0].phone"


def test_a_label_counts_entries_from_one() -> None:
    assert label(Child, ("guardians", 0, "phone")) == "监护人1·电话"
    assert label(Child, ("grades", 1, "scores", "数学")) == "成绩2·各科成绩·数学"


def test_what_is_sensitive_or_unknown_is_covered() -> None:
    value: Any = {"name": "李秀英", "phone": "15400012345", "phon": "15400012345", "health": ["病"]}
    assert readable(Child, ("guardians", 0), value, reveal=False) == {
        "name": "李秀英",
        "phone": "***45",
        "phon": "***",
        "health": ["***"],
    }
    assert readable(Child, ("guardians",), "李秀英 15400012345", reveal=False) == "***"
    assert readable(Child, ("guardians", 0), value, reveal=True) == value


def back(text: str) -> tuple[str | int, ...]:
    """The path that is written so."""
    parts = re.findall(r'\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.\[\]]+)', text)
    return tuple(
        int(index) if index else json.loads(quoted) if quoted else key for index, quoted, key in parts
    )


def changes_of(shown: Any) -> list[Change]:
    """The changes out of the JSON alone."""
    found = [
        Change(one["change"], back(one["field"]), back(one.get("was", one["field"])), one["old"], one["new"])
        for one in shown["fields"]
    ]
    for entry in shown["entries"]:
        path = (*back(entry["list"]), entry["index"])
        was = back(entry["was"]) if "was" in entry else path
        old, new = (entry["value"] if entry["change"] != kind else None for kind in ("added", "removed"))
        found.append(Change(entry["change"], path, was, old, new))
    return found


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), versions(kind.model))))
def test_the_old_archive_and_what_is_told_of_it_give_the_new_one(case: tuple[Kind, Any]) -> None:
    kind, (old, new) = case
    path = f"data/{kind.folder}/x.yaml" if kind.folder else "liushou.yaml"
    found = differences({path: dump(old).encode()}, {path: dump(new).encode()})
    (shown,) = json.loads(json.dumps(differences_json(found, reveal=True)))
    assert same(applied(old, changes_of(shown)), new)


def test_values_that_look_alike_when_covered_are_a_change_all_the_same() -> None:
    old, new = (
        f"id: c-1\nphone: '{number}'\nnotes: {number}a\n".encode() for number in (15400011145, 15400022245)
    )
    shown: Any = differences_json(differences({PATH: old}, {PATH: new}), reveal=False)[0]
    assert [(each["field"], each["old"], each["new"]) for each in shown["fields"]] == [
        ("phone", "***45", "***45"),
        ("notes", "***", "***"),
    ]
