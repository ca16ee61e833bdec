"""Single archives found without reading the whole store: by id and by name, on the disk and in a commit."""

from pathlib import Path

import pytest
from tests.commands.git_repository import needs_git
from tests.history.repositories import CHILD, PATH, Archives

from liushou.store.repository import revision
from liushou.store.shelf import Shelf, in_revision, naming, on_disk, with_id, with_name

VOLUNTEER = "data/volunteers/v-1.yaml"


@pytest.fixture(params=["disk", "commit"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    archives = Archives(tmp_path, monkeypatch)
    archives.folder = tmp_path / "学校"
    archives.write("liushou.yaml", "format: 1\nunit: {name: 校, level: 学校}\n")
    archives.write(PATH, CHILD)
    archives.write("data/children/c-2.yaml", "id: c-2\nname: 石小山\nnotes: 田小禾的表弟\n")
    archives.write(VOLUNTEER, 'id: v-1\nname: "\\u4F55秀兰"\n')
    archives.write("data/activities/a-1.yaml", "id: a-1\ntitle: 田小禾\n")
    archives.write("data/children/c-3.yaml", "id: c-3\n<<<<<<< HEAD\nname: 田小禾\n")
    if request.param == "disk":
        return on_disk(archives.folder)
    archives.commit("2026-10-01")
    return in_revision(archives.repo, revision(archives.repo, "HEAD"))


pytestmark = needs_git


def test_an_id_is_a_file_of_any_kind(shelf: Shelf) -> None:
    assert with_id(shelf, "c-1") == (PATH,)
    assert with_id(shelf, "v-1") == (VOLUNTEER,)
    assert with_id(shelf, "liushou") == ()
    assert with_id(shelf, "../children/c-1") == ()


def test_a_name_is_that_of_the_archive_and_not_a_word_in_it(shelf: Shelf) -> None:
    assert with_name(shelf, "田小禾") == ("data/activities/a-1.yaml", PATH)
    assert with_name(shelf, "小禾") == ()


def test_behind_an_id_is_a_name_or_a_title_and_anything_else_is_itself(shelf: Shelf) -> None:
    name = naming(shelf)
    assert [name(word) for word in ("c-2", "v-1", "a-1", "c-3", "v-9", "何秀兰")] == [
        "石小山",
        "何秀兰",
        "田小禾",
        "c-3",
        "v-9",
        "何秀兰",
    ]
