"""What `doctor` is told of the index, without its being changed."""

from pathlib import Path

import pytest

from liushou.store.index.database import opened
from liushou.store.index.inspection import Inspection, inspected
from liushou.store.index.place import place_of


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A store with an index in which something is kept."""
    with opened(tmp_path, "1") as index:
        index.keep_outcome(b"name", b"outcome" * 3000)
    return tmp_path


def test_where_none_is_there_is_none(tmp_path: Path) -> None:
    assert inspected(tmp_path) == Inspection(place_of(tmp_path), None, None)
    assert not place_of(tmp_path).parent.exists()


def test_one_that_is_whole_has_no_trouble_and_stays_as_it_is(kept: Path) -> None:
    was = place_of(kept).read_bytes()
    assert inspected(kept) == Inspection(place_of(kept), len(was), None)
    assert place_of(kept).read_bytes() == was


@pytest.mark.parametrize("data", [b"no database", b""])
def test_what_is_no_index_is_told(kept: Path, data: bytes) -> None:
    place_of(kept).write_bytes(data)
    assert inspected(kept) == Inspection(place_of(kept), len(data), "打不开，或不是这个版本的")


def test_one_that_is_damaged_further_in_is_told(kept: Path) -> None:
    data = bytearray(place_of(kept).read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    place_of(kept).write_bytes(data)
    assert inspected(kept).trouble == "打不开，或不是这个版本的"


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    place_of(tmp_path).mkdir(parents=True)
    found = inspected(tmp_path)
    assert found.trouble == "不是普通文件"
    assert found.size is not None
