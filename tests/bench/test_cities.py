"""The big stores are right, always the same, and nobody is in them twice."""

import re
from pathlib import Path

import pytest
from bench.built import archives, city, forget, git
from bench.cities import DAY, ONE_TERM, THREE_YEARS, Kept, child_id, city_files

from liushou.cli import main

MANY = 100_000


@pytest.mark.parametrize(("kept", "least", "most"), [(ONE_TERM, 1_800, 2_600), (THREE_YEARS, 11_000, 13_500)])
def test_check_finds_nothing(
    tmp_path: Path, kept: Kept, least: int, most: int, capsys: pytest.CaptureFixture[str]
) -> None:
    root = city(tmp_path, 130, kept)
    assert main(["-C", str(root), "check", "--on", str(DAY)]) == 0, capsys.readouterr().out
    assert "没有发现问题" in capsys.readouterr().out
    sizes = [file.stat().st_size for file in archives(root)]
    assert len(sizes) == 130
    assert least < sum(sizes) / len(sizes) < most


def test_it_is_always_the_same(tmp_path: Path) -> None:
    one, other = (city(tmp_path / name, 30, ONE_TERM) for name in ("one", "other"))
    assert git(one, "rev-parse", "HEAD") == git(other, "rev-parse", "HEAD")
    assert list(city_files(30, ONE_TERM)) == list(city_files(30, ONE_TERM))


def test_a_larger_one_begins_like_a_smaller_one() -> None:
    small, large = (dict(city_files(children, THREE_YEARS)) for children in (20, 40))
    path = f"data/children/{child_id(19)}.yaml"
    assert small[path] == large[path]


def test_nobody_is_there_twice() -> None:
    texts = [text for path, text in city_files(2_000, ONE_TERM) if "/children/" in path]
    for field in (r'^id_number: "(.*)"', r"^name: (.*)", r"^id: (.*)"):
        found = [re.findall(field, text, re.MULTILINE)[0] for text in texts]
        assert len(set(found)) == len(found) == 2_000
    assert len({child_id(number) for number in range(MANY)}) == MANY


def test_it_is_made_once_and_handed_out_as_it_was(tmp_path: Path) -> None:
    root = city(tmp_path, 20, ONE_TERM)
    made = root.stat().st_ino
    file = archives(root)[0]
    before = file.read_bytes()
    file.write_bytes(before + b"notes: x\n")
    assert city(tmp_path, 20, ONE_TERM) == root
    assert root.stat().st_ino == made
    assert file.read_bytes() == before


def test_one_of_another_version_is_removed(tmp_path: Path) -> None:
    old = tmp_path / "term-20-00000000"
    old.mkdir()
    city(tmp_path, 20, ONE_TERM)
    assert not old.exists()


def test_only_the_index_is_forgotten(tmp_path: Path) -> None:
    state = tmp_path / ".liushou"
    (state / "index-2").mkdir(parents=True)
    for name in ("index.sqlite", "index.sqlite-wal", "lock"):
        (state / name).write_bytes(b"")
    forget(tmp_path)
    assert [file.name for file in state.iterdir()] == ["lock"]
