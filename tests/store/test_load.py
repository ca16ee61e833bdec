"""A store is read whole: records where they are right, findings where not, never an exception."""

import os
from pathlib import Path
from typing import Any

import pytest

from liushou.errors import Status, StoreError
from liushou.store.load import load
from liushou.store.root import find_root

SETTINGS = "format: 1\nunit:\n  name: 石桥小学\n  level: 学校\n"
CHILD = """\
id: {id}
name: 田小禾
sex: 女
birth_date: 2015-11-20
status: 在册
registered_on: 2024-09-01
parents: []
guardians: []
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data" / "children").mkdir(parents=True)
    (tmp_path / "liushou.yaml").write_text(SETTINGS, encoding="utf-8")
    put(tmp_path, "data/children/c-1.yaml", CHILD.format(id="c-1"))
    return tmp_path.resolve()


def put(root: Path, path: str, text: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def faults(root: Path, path: str) -> list[str]:
    file = next(file for file in load(root).files if file.source.path == path)
    return [*(fault.code for fault in file.faults), *(problem.code for problem in file.problems)]


def test_a_record_goes_by_the_name_of_its_file(root: Path) -> None:
    put(root, "data/children/c-2.yaml", CHILD.format(id="c-7"))
    assert {id_: child.id for id_, child in load(root).children.items()} == {"c-1": "c-1", "c-2": "c-2"}
    assert faults(root, "data/children/c-2.yaml") == ["LS006"]


def test_the_root_is_found_from_below(root: Path) -> None:
    assert find_root(root / "data" / "children") == root
    assert find_root(root) == root


def test_no_store_is_told_with_its_status(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        find_root(tmp_path)
    assert caught.value.status is Status.UNREADABLE
    assert "liushou init" in caught.value.message
    with pytest.raises(StoreError, match="没有"):
        find_root(tmp_path / "nowhere")


def test_good_files_become_records(root: Path) -> None:
    store = load(root)
    assert store.children["c-1"].name == "田小禾"
    assert store.unit.unit.name == "石桥小学"
    assert store.unread() == ()
    assert store.ids("child") == {"c-1"}


def test_one_bad_file_does_not_stop_the_others(root: Path) -> None:
    put(root, "data/children/c-0.yaml", "a: [1\n")
    put(root, "data/children/c-2.yaml", CHILD.format(id="c-2"))
    store = load(root)
    assert list(store.children) == ["c-1", "c-2"]
    assert [file.source.path for file in store.unread()] == ["data/children/c-0.yaml"]
    assert store.ids("child") == {"c-0", "c-1", "c-2"}


def test_a_broken_settings_file_leaves_the_rest_readable(root: Path) -> None:
    put(root, "liushou.yaml", "format: 1\nunit: 石桥小学\n")
    store = load(root)
    assert store.files[0].record is None
    assert store.unit.unit.name == "（未知单位）"
    assert list(store.children) == ["c-1"]


@pytest.mark.parametrize(
    "path",
    [
        "data/children/c-3.yml",
        "data/children/C-3.yaml",
        "data/children/田小禾.yaml",
        "data/children/五年级/c-3.yaml",
    ],
)
def test_files_in_the_wrong_place_or_name_are_told(root: Path, path: str) -> None:
    put(root, path, CHILD.format(id="c-3"))
    store = load(root)
    assert list(store.children) == ["c-1"]
    assert [file.faults[0].code for file in store.unread()] == ["LS006"]


def test_an_id_that_is_not_the_file_name_is_told_and_read(root: Path) -> None:
    put(root, "data/children/c-4.yaml", CHILD.format(id="c-5"))
    store = load(root)
    assert "c-4" in store.children
    assert faults(root, "data/children/c-4.yaml") == ["LS006"]


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege on Windows")
def test_links_that_lead_out_are_refused(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = put(tmp_path_factory.mktemp("outside"), "c-6.yaml", CHILD.format(id="c-6"))
    (root / "data/children/c-6.yaml").symlink_to(outside)
    (root / "data/children/c-7.yaml").symlink_to("/etc/passwd")
    (root / "data/children/c-8.yaml").symlink_to("c-8.yaml")
    (root / "data/children/c-9.yaml").symlink_to("c-1.yaml")
    store = load(root)
    assert "c-6" not in store.children
    for name in ("c-6", "c-7", "c-8"):
        assert faults(root, f"data/children/{name}.yaml") == ["LS006"]
    assert "c-9" in store.children


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_does_not_hang_the_program(root: Path) -> None:
    os.mkfifo(root / "data/children/c-3.yaml")
    assert faults(root, "data/children/c-3.yaml") == ["LS006"]


def test_a_file_without_permission_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, "data/children/c-3.yaml", CHILD.format(id="c-3"))
    real = Path.open

    def refuse(self: Path, *given: Any, **named: Any) -> Any:
        if self.name == "c-3.yaml":
            raise PermissionError(13, "Permission denied")
        return real(self, *given, **named)

    monkeypatch.setattr(Path, "open", refuse)
    assert faults(root, "data/children/c-3.yaml") == ["LS006"]


def test_hidden_and_foreign_files_are_left_alone(root: Path) -> None:
    put(root, "data/children/.gitkeep", "")
    put(root, "data/children/.c-9.yaml.swp", "x")
    put(root, "data/children/说明.txt", "x")
    assert load(root).unread() == ()


def test_a_file_over_the_limit_is_refused_without_reading_it_all(root: Path) -> None:
    put(root, "data/children/c-3.yaml", "# " + "x" * (3 << 20))
    assert "LS005" in faults(root, "data/children/c-3.yaml")


def test_a_folder_in_place_of_the_settings_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "liushou.yaml").mkdir()
    with pytest.raises(StoreError):
        find_root(tmp_path)
