"""A store with other contents of some files."""

from pathlib import Path

import pytest
from tests.check.stores import CHILD, base_files

from liushou.store.load import load
from liushou.store.variant import source_of, variant


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, data in base_files().items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return tmp_path.resolve()


def test_nothing_else_changes(root: Path) -> None:
    store = load(root)
    same = variant(store, {}).store
    assert {file.source.path: file for file in same.files} == {file.source.path: file for file in store.files}
    assert same.unit == store.unit


def test_a_file_changed_added_and_gone(root: Path) -> None:
    store = load(root)
    text = base_files()[CHILD]
    new = text.replace(b"id: c-7kq2m", b"id: c-new11")
    other = variant(
        store,
        {
            CHILD: text + "ethnicity: 侗族\n".encode(),
            "data/children/c-9xw4d.yaml": None,
            "data/children/c-new11.yaml": new,
        },
    )
    assert set(other.store.children) == {"c-7kq2m", "c-new11"}
    assert other.store.children["c-7kq2m"].ethnicity == "侗族"
    assert set(load(root).children) == set(store.children)


def test_the_settings_can_be_other_ones_too(root: Path) -> None:
    text = base_files()["liushou.yaml"] + b"pairing: {capacity: 9}\n"
    other = variant(load(root), {"liushou.yaml": text})
    assert other.store.unit.pairing.capacity == 9
    assert other.store.files[0].source.path == "liushou.yaml"


def test_what_is_read_is_what_was_given(root: Path) -> None:
    store = load(root)
    other = variant(store, {CHILD: b"x"})
    read = {file.source.path: other.read(file.source) for file in other.store.files}
    assert read == {**base_files(), CHILD: b"x"}


@pytest.mark.parametrize(
    "path",
    ["data/children/c-1.yml", "data/children/x/c-1.yaml", "data/nobody/c-1.yaml", "../data/children/c-1.yaml",
     "templates/a.yaml", "data/children/C 1.yaml", "data/c-1.yaml", "c-1.yaml", ""],
)  # fmt: skip
def test_where_no_archive_can_stand(root: Path, path: str) -> None:
    assert source_of(root, path) is None
    assert variant(load(root), {path: b"id: c-1\n"}).store.files == variant(load(root), {}).store.files
