"""The index against everything that can be wrong with it: it forgets, it is never wrong."""

import errno
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.store.index import base, database
from liushou.store.index.database import opened
from liushou.store.index.place import place_of

posix = pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
ITEMS = [
    (f"data/children/c-{number}.yaml", bytes([number]) * 20, b"{%d}" % number * 40) for number in range(60)
]


def fill(root: Path, program: str = "1") -> None:
    with opened(root, program) as index:
        index.put("facts", b"day", ITEMS)
        index.keep_outcome(b"name", b"outcome" * 300)
        index.stats.keep(b"tree" * 300)
        assert index.trouble is None


def forgets(root: Path, program: str = "1") -> str | None:
    """The trouble of an index that has nothing and works all the same."""
    with opened(root, program) as index:
        assert (index.outcome(b"name"), list(index.rows("facts", b"day"))) == (None, [])
        index.put("facts", b"day", ITEMS)
        index.drop("facts", b"day", ["x"])
        index.keep_outcome(b"name", b"x")
        index.stats.keep(b"x")
        assert index.stats.moment() > 0
        return index.trouble


def is_right(root: Path) -> int:
    """That nothing wrong is told, how much is."""
    with opened(root, "1") as index:
        rows = list(index.rows("facts", b"day"))
        assert set(rows) <= set(ITEMS)
        assert index.outcome(b"name") in (None, b"outcome" * 300)
        assert index.stats.load() in (None, b"tree" * 300)
        return len(rows)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    fill(tmp_path)
    with opened(tmp_path, "1") as index:
        assert sorted(index.rows("facts", b"day")) == sorted(ITEMS)
        assert index.outcome(b"name") == b"outcome" * 300
        assert index.outcome(b"other") is None
        assert index.stats.load() == b"tree" * 300
        assert list(index.rows("facts", b"another day")) == list(index.rows("figures", b"day")) == []
        assert index.trouble is None


def test_some_paths_alone(tmp_path: Path) -> None:
    fill(tmp_path)
    wanted = [ITEMS[7][0], "data/none.yaml", ITEMS[3][0]]
    with opened(tmp_path, "1") as index:
        assert list(index.some("facts", b"day", wanted)) == [ITEMS[7], ITEMS[3]]
        assert list(index.some("facts", b"another day", wanted)) == []


def test_paths_are_replaced_and_dropped(tmp_path: Path) -> None:
    fill(tmp_path)
    path = ITEMS[0][0]
    with opened(tmp_path, "1") as index:
        index.put("facts", b"day", [(path, b"k", b"new")])
        assert (path, b"k", b"new") in list(index.rows("facts", b"day"))
        index.drop("facts", b"day", [path for path, _, _ in ITEMS[:50]])
        assert len(list(index.rows("facts", b"day"))) == 10


def test_the_context_used_longest_ago_goes(tmp_path: Path) -> None:
    with opened(tmp_path, "1") as index:
        for context in (b"a", b"b"):
            index.put("facts", context, ITEMS)
        index.put("figures", b"z", ITEMS)
        assert len(list(index.rows("facts", b"a"))) == 60
        index.put("facts", b"c", ITEMS[:1])
        assert [len(list(index.rows("facts", each))) for each in (b"a", b"b", b"c")] == [60, 0, 1]
        assert len(list(index.rows("figures", b"z"))) == 60


def test_outcomes_are_bounded_and_those_in_use_stay(tmp_path: Path) -> None:
    with opened(tmp_path, "1") as index:
        for number in range(3 * database.OUTCOMES):
            index.keep_outcome(b"%d" % number, b"x")
            assert index.outcome(b"0") == b"x"
        kept = [number for number in range(3 * database.OUTCOMES) if index.outcome(b"%d" % number)]
    assert len(kept) == database.OUTCOMES


def test_a_run_that_finds_all_it_needs_writes_nothing(tmp_path: Path) -> None:
    fill(tmp_path)
    before = place_of(tmp_path).read_bytes()
    with opened(tmp_path, "1") as index:
        index.outcome(b"name")
        list(index.rows("facts", b"day"))
    assert place_of(tmp_path).read_bytes() == before


def test_what_another_program_found_out_goes_but_the_tree_stays(tmp_path: Path) -> None:
    fill(tmp_path)
    with opened(tmp_path, "2") as index:
        assert index.stats.load() == b"tree" * 300
    assert forgets(tmp_path, "3") is None


def test_it_never_enters_git(tmp_path: Path) -> None:
    fill(tmp_path)
    assert (tmp_path / ".liushou/.gitignore").read_text(encoding="utf-8") == "*\n"


@posix
def test_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    previous = os.umask(0)
    try:
        with opened(tmp_path, "1") as index:
            index.put("facts", b"day", ITEMS)
            files = list((tmp_path / ".liushou").glob("index*"))
            assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    finally:
        os.umask(previous)
    place_of(tmp_path).chmod(0o644)
    assert forgets(tmp_path) is None
    assert place_of(tmp_path).stat().st_mode & 0o777 == 0o600


def test_what_is_deleted_is_not_left_in_free_pages(tmp_path: Path) -> None:
    with opened(tmp_path, "1") as index:
        index.put("facts", b"day", [("data/children/c-1.yaml", b"k", "王小明".encode())])
    with opened(tmp_path, "1") as index:
        index.drop("facts", b"day", ["data/children/c-1.yaml"])
    assert "王小明".encode() not in place_of(tmp_path).read_bytes()


FOREIGN = {
    "text": lambda file: file.write_text("这不是数据库\n" * 99, encoding="utf-8"),
    "an empty file": lambda file: file.write_bytes(b""),
    "another database": lambda file: statements(file, "CREATE TABLE meta (name, data, sum)"),
    "another format": lambda file: statements(file, "PRAGMA user_version = 2"),
    "another application": lambda file: statements(file, "PRAGMA application_id = 1"),
    "a view in it": lambda file: statements(file, "CREATE VIEW v AS SELECT 1"),
    "a trigger in it": lambda file: statements(
        file, "CREATE TRIGGER t AFTER INSERT ON item BEGIN DELETE FROM meta; END"
    ),
}


def statements(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    if "TABLE" in statement:
        connection.executescript("DROP TABLE item; DROP TABLE meta;")
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_index_is_made_anew(tmp_path: Path, name: str) -> None:
    fill(tmp_path)
    FOREIGN[name](place_of(tmp_path))
    forgets(tmp_path)
    with opened(tmp_path, "1") as index:
        assert sorted(index.rows("facts", b"day")) == sorted(ITEMS)
        assert index.trouble is None


def test_what_is_in_its_place_is_left_alone(tmp_path: Path) -> None:
    place_of(tmp_path).mkdir(parents=True)
    assert forgets(tmp_path) == "索引的位置上不是普通文件"
    assert place_of(tmp_path).is_dir()


def test_a_link_in_its_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"x")
    (tmp_path / ".liushou").mkdir()
    place_of(tmp_path).symlink_to(tmp_path / "other")
    assert forgets(tmp_path) == "索引的位置上不是普通文件"
    assert (tmp_path / "other").read_bytes() == b"x"


def test_a_folder_that_is_a_link_or_a_file_is_left_alone(tmp_path: Path) -> None:
    for name in ("one", "two", "out"):
        (tmp_path / name).mkdir()
    (tmp_path / "one/.liushou").symlink_to(tmp_path / "out")
    (tmp_path / "two/.liushou").write_bytes(b"x")
    assert forgets(tmp_path / "one") == ".liushou 是链接"
    assert forgets(tmp_path / "two") == "这里不能存索引：已经有同名的文件或文件夹"
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("number", [errno.EROFS, errno.ENOSPC, errno.EACCES])
def test_a_disk_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "mkdir", refuse)
    assert (forgets(tmp_path) or "").startswith("这里不能存索引：")


def test_a_full_disk_in_the_middle(tmp_path: Path) -> None:
    fill(tmp_path)
    with opened(tmp_path, "1") as index:
        assert index._base._base is not None
        index._base._base.execute("PRAGMA max_page_count = 1")
        index.put("facts", b"day", [(f"data/children/d-{n}.yaml", b"k", b"x" * 5000) for n in range(500)])
        assert index.trouble == "磁盘已满，没有存索引"
        assert index.outcome(b"name") is None
    assert is_right(tmp_path) == 60


def test_another_process_that_holds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "PATIENCE_SECONDS", 0.01)
    fill(tmp_path)
    other = sqlite3.connect(place_of(tmp_path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with opened(tmp_path, "1") as index:
        index.put("facts", b"day", [("x", b"k", b"new")])
        assert index.trouble == "别的程序正在写索引，这次没有用它"
    other.execute("ROLLBACK")
    other.close()
    assert is_right(tmp_path) == 60


def test_a_cut_file(tmp_path: Path) -> None:
    fill(tmp_path)
    data = place_of(tmp_path).read_bytes()
    for length in range(0, len(data), 1013):
        place_of(tmp_path).write_bytes(data[:length])
        is_right(tmp_path)


@settings(max_examples=60)
@given(seed=st.integers(0, 1 << 30), flips=st.integers(1, 40))
def test_flipped_bytes(tmp_path_factory: pytest.TempPathFactory, seed: int, flips: int) -> None:
    chance = random.Random(seed)
    root = tmp_path_factory.mktemp("flipped")
    fill(root)
    data = bytearray(place_of(root).read_bytes())
    for _ in range(flips):
        data[chance.randrange(len(data))] = chance.randrange(256)
    place_of(root).write_bytes(data)
    is_right(root)
    with opened(root, "1") as index:
        index.put("facts", b"day", ITEMS)
    is_right(root)
    shutil.rmtree(root)


WRITER = """
import sys
from pathlib import Path
from liushou.store.index.database import opened
for turn in range(int(sys.argv[2])):
    with opened(Path(sys.argv[1]), "1") as index:
        print(turn, flush=True)
        items = [(f"data/children/c-{n}.yaml", bytes([n]) * 20, b"{%d}" % n * 40) for n in range(60)]
        index.put("facts", b"day", items)
        index.keep_outcome(b"name", b"outcome" * 300)
        index.stats.keep(b"tree" * 300)
"""


def writer(root: Path, turns: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(root), str(turns)], stdout=subprocess.PIPE, text=True
    )


def test_two_processes_at_once(tmp_path: Path) -> None:
    with writer(tmp_path, 15) as one, writer(tmp_path, 15) as two:
        for process in (one, two):
            process.communicate()
    assert (one.returncode, two.returncode) == (0, 0)
    assert is_right(tmp_path) == 60


@posix
@pytest.mark.parametrize("turns", [1, 2, 3, 5, 8])
def test_killed_while_writing(tmp_path: Path, turns: int) -> None:
    with writer(tmp_path, 1000) as process:
        assert process.stdout is not None
        for _ in range(turns):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.stdout.read()
    is_right(tmp_path)
    fill(tmp_path)
    assert is_right(tmp_path) == 60
