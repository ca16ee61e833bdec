"""Which files of a folder are read: each name is judged as a careful look at it would judge."""

from pathlib import Path

import pytest

from liushou.store.root import LARGEST_READ
from liushou.store.sources import (
    Misplaced,
    OnDisk,
    Source,
    read_bytes,
    settings_source,
    sources,
)

_NAMES = (
    "c-1.yaml",
    "c-2.yml",
    "C-3.yaml",
    "c-4",
    "c-5.yaml.bak",
    ".c-6.yaml",
    "c.7.yaml",
    "c-8.yaml",
    ".yaml",
)


class _Careful:
    """The same files, none of which the system tells anything about."""

    def __init__(self, root: Path) -> None:
        self._disk = OnDisk(root)
        self.names = self._disk.names
        self.is_folder = self._disk.is_folder
        self.holds_recordish = self._disk.holds_recordish
        self.trouble = self._disk.trouble


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = (tmp_path / "store").resolve()
    folder = root / "data" / "children"
    folder.mkdir(parents=True)
    for name in _NAMES:
        (folder / name).write_bytes(b"id: x\n")
    (folder / "c-9.yaml").mkdir()
    (folder / "deep").mkdir()
    (folder / "deep" / "c-1.yaml").write_bytes(b"")
    return root


def test_a_quick_look_judges_as_a_careful_one(root: Path, tmp_path: Path) -> None:
    folder = root / "data" / "children"
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "v-1.yaml").write_bytes(b"")
    try:
        (folder / "c-10.yaml").symlink_to(outside / "v-1.yaml")
        (folder / "c-11.yaml").symlink_to(folder / "c-1.yaml")
        (root / "data" / "volunteers").symlink_to(outside)
        (root / "data" / "activities").symlink_to(folder)
    except OSError:
        pytest.skip("no links on this system")
    quick = list(sources(root))
    assert quick == list(sources(root, _Careful(root)))
    read = [one.path for one in quick if isinstance(one, Source)]
    assert read == [
        *(f"data/children/c-{number}.yaml" for number in (1, 11, 8)),
        *(f"data/activities/c-{number}.yaml" for number in (1, 11, 8)),
    ]
    refused = [one.source.path for one in quick if isinstance(one, Misplaced)]
    assert "data/children/c-10.yaml" in refused
    assert "data/volunteers/v-1.yaml" in refused


def test_a_store_seen_through_a_link_is_judged_as_before(root: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    try:
        link.symlink_to(root)
    except OSError:
        pytest.skip("no links on this system")
    assert list(sources(link)) == list(sources(link, _Careful(link)))


@pytest.mark.parametrize("size", [0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 200_000, LARGEST_READ])
def test_all_of_a_file_is_read(tmp_path: Path, size: int) -> None:
    source = settings_source(tmp_path)
    data = bytes(range(97)) * (size // 97 + 1)
    source.absolute.write_bytes(data[:size])
    assert read_bytes(source) == data[:size]


def test_no_more_than_the_limit_is_read(tmp_path: Path) -> None:
    source = settings_source(tmp_path)
    source.absolute.write_bytes(b"x" * (LARGEST_READ + 100_000))
    assert read_bytes(source) == b"x" * LARGEST_READ


def test_why_a_file_cannot_be_read(tmp_path: Path) -> None:
    source = settings_source(tmp_path)
    assert read_bytes(source) == "文件无法读取：没有这个文件或文件夹"
    source.absolute.mkdir()
    assert str(read_bytes(source)).startswith("文件无法读取：")


def test_only_the_folders_named_are_passed_over(root: Path) -> None:
    for folder, name in (("volunteers", "v-1"), ("terms", "2026-2027-1"), ("residents", "r-1")):
        (root / "data" / folder).mkdir()
        (root / "data" / folder / f"{name}.yaml").write_bytes(b"")
    found = [one.path for one in sources(root, but=("children", "terms")) if isinstance(one, Source)]
    assert found == ["data/volunteers/v-1.yaml", "data/residents/r-1.yaml"]
