"""In which form a merge left a file, and how two archives in one file are put apart."""

from pathlib import Path

import pytest

from liushou.history.resolving.apart import apart
from liushou.history.resolving.conflict import Conflict, Form, conflict_of
from liushou.records.kinds import BY_NAME
from liushou.store.sources import Source
from liushou.store.unmerged import Stages

SOURCE = Source("data/children/c-1.yaml", BY_NAME["child"], "c-1", Path("data/children/c-1.yaml"))
MINE = b"id: c-1\nname: \xe7\x94\xb0\xe5\xb0\x8f\xe7\xa6\xbe\nbirth_date: 2015-11-20\n"
OTHER = MINE.replace(b"2015", b"2014")
STRANGER = b"id: c-1  # new\nname: \xe5\x91\xa8\xe4\xb8\x80\xe5\xb8\x86\nbirth_date: 2016-01-01\n"
MARKED = b"id: c-1\n<<<<<<< a\nsex: x\n=======\nsex: y\n>>>>>>> b\n"
BASE = b"id: c-1\n"


@pytest.mark.parametrize(
    ("data", "stages", "form"),
    [
        (MINE, None, None),
        (None, None, None),
        (MARKED, None, "blocks"),
        (MARKED, Stages(BASE, MINE, OTHER), "blocks"),
        (MARKED, Stages(None, MINE, OTHER), "blocks"),
        (MARKED.replace(b"=======\n", b""), None, "damaged"),
        (MARKED + b"<<<<<<< a\n", Stages(BASE, MINE, OTHER), "damaged"),
        (b"\xff\xfe", Stages(BASE, MINE, OTHER), "damaged"),
        (b"\xff\xfe", None, None),
        (MINE, Stages(BASE, MINE, OTHER), "whole"),
        (OTHER.replace(b"\n", b"\r\n"), Stages(BASE, MINE, OTHER), "whole"),
        (MINE + b"sex: x\n", Stages(BASE, MINE, OTHER), "ready"),
        (None, Stages(BASE, MINE, OTHER), "ready"),
        (MINE, Stages(BASE, MINE, None), "gone"),
        (MINE, Stages(BASE, None, MINE), "gone"),
        (None, Stages(BASE, None, MINE), "ready"),
        (MARKED, Stages(None, MINE, STRANGER), "two"),
        (MINE, Stages(None, MINE, STRANGER), "two"),
        (MARKED, Stages(BASE, MINE, STRANGER), "blocks"),
        (MARKED, Stages(BASE, MINE, OTHER.replace(b"c-1", b"c-9")), "two"),
        (MINE + b"sex: x\n", Stages(None, MINE, STRANGER), "ready"),
    ],
)
def test_the_form_of_what_is_left(data: bytes | None, stages: Stages | None, form: Form | None) -> None:
    found = conflict_of(SOURCE, data, stages)
    assert (found.form if found else None) == form


def two(ours: bytes, theirs: bytes, base: bytes | None = None) -> Conflict:
    found = conflict_of(SOURCE, MARKED, Stages(base, ours, theirs))
    assert found is not None
    assert found.form == "two"
    return found


def test_of_two_with_one_id_theirs_gets_another() -> None:
    files = apart(two(MINE, STRANGER), lambda _: True, lambda: "c-zzzzz")
    assert files == {SOURCE.path: MINE, "data/children/c-zzzzz.yaml": STRANGER.replace(b"c-1", b"c-zzzzz")}


@pytest.mark.parametrize("mine_is_other", [True, False])
@pytest.mark.parametrize("free", [True, False])
def test_who_has_another_id_goes_under_it_if_that_is_free(mine_is_other: bool, free: bool) -> None:
    own, foreign = MINE, OTHER.replace(b"c-1", b"c-9")
    sides = (foreign, own) if mine_is_other else (own, foreign)
    files = apart(two(*sides, BASE), lambda _: free, lambda: "c-zzzzz")
    elsewhere = {"data/children/c-9.yaml": foreign}
    anew = {"data/children/c-zzzzz.yaml": foreign.replace(b"c-9", b"c-zzzzz")}
    assert files == {SOURCE.path: own, **(elsewhere if free else anew)}


def test_an_id_that_is_no_file_name_is_never_a_path() -> None:
    foreign = OTHER.replace(b"c-1", b'"../../x"')
    files = apart(two(MINE, foreign, BASE), lambda _: True, lambda: "c-zzzzz")
    assert set(files) == {SOURCE.path, "data/children/c-zzzzz.yaml"}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_a_side_is_dressed_as_the_file_is(mark: bytes, newline: bytes) -> None:
    data = mark + MARKED.replace(b"\n", newline)
    found = conflict_of(SOURCE, data, Stages(BASE, MINE, OTHER))
    assert found is not None
    assert found.side("theirs") == mark + OTHER.replace(b"\n", newline)
    result = found.dressed(found.answered().filled("ours").result)
    assert result == mark + newline.join((b"id: c-1", b"sex: x", b""))
