"""What lies in a store, held to reading and hashing everything."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.index.trees import (
    FOLDERS,
    Held,
    Memory,
    age,
    committed,
    git,
    look,
    new_store,
    tick,
    truth,
    write,
)

from liushou.store.index import folder, watch
from liushou.store.index.contents import key_of
from liushou.store.index.state import tree_state

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
FIRST = "data/children/c-0.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_store(tmp_path / "store")


@pytest.fixture
def held(root: Path, tmp_path: Path) -> Held:
    return Held(root, Memory(tmp_path / "clock"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that were read, as they are read."""
    names: list[str] = []
    real = folder.key_in

    def noted(path: str, size: int, width: int) -> bytes:
        names.append(Path(path).name)
        return real(path, size, width)

    monkeypatch.setattr(folder, "key_in", noted)
    return names


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files whose status was asked for."""
    names: list[str] = []
    real = folder.Look._examined

    def noted(self: folder.Look, where: str, name: str, *rest: object) -> tuple[bytes, bytes]:
        names.append(name)
        return real(self, where, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(folder.Look, "_examined", noted)
    return names


def test_keys_are_those_of_git_and_made_of_the_bytes(held: Held) -> None:
    state = held.look()
    assert state.keys[FIRST] == key_of(b"id: 0\n") == state.key_of(b"id: 0\n")
    assert set(state.keys) == {"liushou.yaml", *(f"data/children/c-{number}.yaml" for number in range(4))}


def test_unchanged_files_are_not_read_again(held: Held, read: list[str]) -> None:
    first = held.look()
    tick()
    held.look()
    read.clear()
    kept = held.stats.kept
    assert held.look().digest == first.digest
    assert (read, held.stats.kept) == ([], kept)


def test_what_was_written_in_this_tick_is_read_each_time(held: Held, read: list[str]) -> None:
    held.stats.moment = lambda: (held.root / FIRST).stat().st_ctime_ns  # type: ignore[method-assign]
    held.look()
    read.clear()
    held.look()
    assert "c-0.yaml" in read


@pytest.mark.parametrize("seconds", [-86400, 86400])
def test_a_clock_set_back_and_times_in_the_future_are_not_trusted(
    held: Held, read: list[str], seconds: int
) -> None:
    tick()
    held.look()
    read.clear()
    now = held.stats.moment() + seconds * 10**9
    if seconds < 0:
        held.stats.moment = lambda: now  # type: ignore[method-assign]
    else:
        os.utime(held.root / FIRST, ns=(now, now))
        held.look()
        read.clear()
    held.look()
    assert "c-0.yaml" in read


CHANGES: dict[str, Callable[[Path], object]] = {
    "same size": lambda root: write(root, FIRST, b"id: x\n"),
    "longer": lambda root: write(root, FIRST, b"id: xyz\n"),
    "empty": lambda root: write(root, FIRST, b""),
    "settings": lambda root: write(root, "liushou.yaml", b"format: 2\n"),
    "gone": lambda root: (root / FIRST).unlink(),
    "new": lambda root: write(root, "data/terms/2026-2027-1.yaml", b"x\n"),
    "renamed": lambda root: (root / FIRST).rename(root / "data/children/c-9.yaml"),
    "yml": lambda root: write(root, "data/children/c-9.yml", b"x\n"),
    "capitals": lambda root: write(root, "data/children/C-9.yaml", b"x\n"),
    "a folder": lambda root: write(root, "data/children/old/c-9.yaml", b"x\n"),
    "deep in a folder": lambda root: write(root, "data/children/a/b/.git/c.yml", b"x\n"),
    "a folder like a record": lambda root: (root / "data/children/c-9.yaml").mkdir(),
    "a link": lambda root: (root / "data/children/c-9.yaml").symlink_to("c-0.yaml"),
    "a link to nowhere": lambda root: (root / "data/children/c-9.yaml").symlink_to("c-8.yaml"),
    "a circle": lambda root: (root / "data/children/c-9.yaml").symlink_to("c-9.yaml"),
    "a link out": lambda root: (root / "data/children/c-9.yaml").symlink_to("/etc/hostname"),
    "a pipe": lambda root: os.mkfifo(root / "data/children/c-9.yaml"),
}


@pytest.mark.parametrize("in_git", [False, pytest.param(True, marks=needs_git)])
@pytest.mark.parametrize("name", CHANGES)
def test_each_change_changes_the_digest(held: Held, name: str, in_git: bool) -> None:
    if in_git:
        git(held.root, "init", "-q")
        committed(held.root)
    before = held.look()
    CHANGES[name](held.root)
    after = held.look()
    assert None not in (before.digest, after.digest)
    assert before.digest != after.digest


def test_a_link_is_followed_to_its_content(held: Held) -> None:
    write(held.root, "data/extra.txt", b"one\n")
    (held.root / "data/children/c-9.yaml").symlink_to("../extra.txt")
    before = held.look()
    write(held.root, "data/extra.txt", b"two\n")
    after = held.look()
    assert "data/children/c-9.yaml" not in after.keys
    assert before.digest != after.digest


def test_settings_may_be_a_link_and_are_followed_anywhere(held: Held, tmp_path: Path) -> None:
    (held.root / "liushou.yaml").unlink()
    write(tmp_path, "elsewhere.yaml", b"format: 1\n")
    (held.root / "liushou.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    before = held.look()
    write(tmp_path, "elsewhere.yaml", b"format: 2\n")
    assert before.digest != held.look().digest
    assert "liushou.yaml" not in before.keys


@pytest.mark.parametrize("path", ["data", "data/children"])
def test_a_folder_that_is_a_link_is_not_known(held: Held, tmp_path: Path, path: str) -> None:
    (held.root / path).rename(tmp_path / "moved")
    (held.root / path).symlink_to(tmp_path / "moved")
    state = held.look()
    assert (state.digest, state.keys) == (None, {})


def test_a_file_that_cannot_be_read_has_no_key(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    before = look(held.root, held.stats)

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "no")

    monkeypatch.setattr(folder, "key_in", refuse)
    write(held.root, FIRST, b"id: y\n")
    after = look(held.root, held.stats)
    assert FIRST in before.keys
    assert FIRST not in after.keys
    assert before.digest != after.digest


@pytest.mark.parametrize("data", [b"", b"x", b"\xff" * 100, "cut"])
def test_a_damaged_table_is_as_none(held: Held, data: bytes | str) -> None:
    first = held.look()
    held.stats.data = data if isinstance(data, bytes) else (held.stats.data or b"")[:-7]
    assert held.look().digest == first.digest


def test_names_that_do_not_matter_are_not_told_from_others(held: Held) -> None:
    before = held.look()
    write(held.root, "data/children/.c-9.yaml.swp", b"x")
    write(held.root, "data/children/.gitkeep", b"")
    write(held.root, "说明.md", b"x")
    assert held.look().digest == before.digest


@needs_git
@pytest.mark.parametrize(
    "attributes", ["", "* text=auto\n", "*.yaml text eol=lf\n", "*.yaml text eol=crlf\n", "*.yaml ident\n"]
)
def test_what_git_converts_is_told_by_its_bytes(tmp_path: Path, attributes: str) -> None:
    held = Held(new_store(tmp_path / "store"), Memory(tmp_path / "clock"))
    write(held.root, ".gitattributes", attributes.encode())
    git(held.root, "init", "-q")
    git(held.root, "config", "core.autocrlf", "input" if attributes else "true")
    write(held.root, FIRST, b"id: 1\r\nid: $Id$\r\n")
    committed(held.root)
    crlf = held.look()
    age(held.root)
    committed(held.root)
    assert held.look().digest == crlf.digest
    write(held.root, FIRST, b"id: 1\nid: $Id$\n")
    committed(held.root)
    assert held.look().digest != crlf.digest
    (held.root / FIRST).unlink()
    git(held.root, "checkout", "-q", "--", FIRST)
    held.look()


@needs_git
class TestWatched:
    """Stores that git watches: few files are looked at, and nothing is missed."""

    @pytest.fixture
    def held(self, tmp_path: Path) -> Held:
        """In git below a folder, all files old, looked at once."""
        root = new_store(tmp_path / "top/学校 store", 6)
        (root / "data/children/c-5.yaml").unlink()
        write(root, ".gitattributes", b"*.yaml text eol=lf\n")
        git(tmp_path / "top", "init", "-q")
        committed(root)
        age(tmp_path)
        held = Held(root, Memory(tmp_path / "clock"))
        held.look()
        held.look()
        return held

    def test_nothing_is_looked_at_where_nothing_changed(self, held: Held, examined: list[str]) -> None:
        held.look()
        assert examined == []

    def test_only_what_changed_is_looked_at(self, held: Held, examined: list[str]) -> None:
        write(held.root, FIRST, b"id: x\n")
        write(held.root, "data/children/c-7.yaml", b"id: 7\n")
        (held.root / "data/children/c-1.yaml").unlink()
        held.look()
        assert set(examined) == {"c-0.yaml", "c-7.yaml"}

    def test_new_files_stay_out_of_gits_care(self, held: Held) -> None:
        write(held.root, "data/children/c-7.yaml", b"id: 7\n")
        held.look()
        write(held.root, "data/children/c-7.yaml", b"id: 8\n")
        held.look()

    def test_a_changed_file_that_comes_back_is_seen(self, held: Held, tmp_path: Path) -> None:
        file = held.root / FIRST
        file.rename(tmp_path / "aside")
        write(held.root, FIRST, b"id: x\n")
        held.look()
        (tmp_path / "aside").replace(file)
        held.look()

    def test_an_edit_of_the_same_size_with_its_old_time_is_seen(self, held: Held) -> None:
        before = (held.root / FIRST).stat()
        with (held.root / FIRST).open("r+b") as file:
            file.write(b"id: x")
        os.utime(held.root / FIRST, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert held.look().keys[FIRST] == key_of(b"id: x\n")

    @pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
    def test_files_that_git_does_not_look_at_are(self, held: Held, flag: str) -> None:
        git(held.root, "update-index", flag, FIRST)
        age(held.root.parent)
        held.look()
        write(held.root, FIRST, b"id: x\n")
        held.look()
        write(held.root, FIRST, b"id: y\n")
        held.look()

    def test_files_that_git_forgot_are_looked_at(self, held: Held) -> None:
        git(held.root, "rm", "-q", "--cached", FIRST)
        age(held.root.parent)
        held.look()
        write(held.root, FIRST, b"id: x\n")
        held.look()

    def test_settings_that_make_git_lax_do_not_matter(self, held: Held) -> None:
        for setting in ("core.trustctime false", "core.checkStat minimal", "core.ignoreStat true"):
            git(held.root, "config", *setting.split())
        self.test_an_edit_of_the_same_size_with_its_old_time_is_seen(held)

    def test_another_work_tree_is_not_believed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        one, two = (new_store(tmp_path / name) for name in ("one", "two"))
        git(one, "init", "-q")
        committed(one)
        age(tmp_path)
        monkeypatch.setenv("GIT_DIR", str(one / ".git"))
        monkeypatch.setenv("GIT_WORK_TREE", str(one))
        other = Held(two, Memory(tmp_path / "clock"))
        other.look()
        other.look()
        write(two, FIRST, b"id: x\n")
        other.look()

    def test_files_as_young_as_the_clock_of_git_is_coarse_stay_out_of_its_care(self, held: Held) -> None:
        file, old = held.root / FIRST, (0, 10**18)
        while time.time() % 1 > 0.2:
            tick()
        write(held.root, FIRST, b"id: a\n")
        os.utime(file, ns=old)
        committed(held.root)
        tick()
        held.look()
        held.look()
        tick()
        with file.open("r+b") as opened:
            opened.write(b"id: b")
        os.utime(file, ns=old)
        held.look()

    def test_what_differs_already_is_not_given_into_its_care(self, held: Held) -> None:
        write(held.root, FIRST, b"id: x\n")
        care = watch.watched(held.root, ("data/children",))
        assert care == {"data/children": {f"c-{number}.yaml" for number in range(1, 5)}}

    def test_an_index_file_as_young_as_the_look_is_not_believed(self, held: Held) -> None:
        index = held.root.parent / ".git/index"
        written = index.stat().st_mtime_ns
        assert watch.fingerprint(index, written) == b""
        assert len(watch.fingerprint(index, written + 1)) == 32

    def test_after_the_clock_was_set_back_all_is_looked_at(self, held: Held, examined: list[str]) -> None:
        os.utime(held.root.parent / ".git/index", ns=(0, 0))
        earlier = held.stats.moment() - 3600 * 10**9
        held.stats.moment = lambda: earlier  # type: ignore[method-assign]
        held.look()
        assert "c-0.yaml" in examined

    def test_a_broken_repository_is_as_none(self, held: Held) -> None:
        (held.root.parent / ".git/index").write_bytes(b"DIRC broken")
        write(held.root, FIRST, b"id: x\n")
        held.look()

    def test_ids_of_a_repository_with_sha256(self, tmp_path: Path) -> None:
        root = new_store(tmp_path / "wide")
        git(root, "init", "-q", "--object-format=sha256")
        state = look(root, Memory(tmp_path / "clock"))
        assert {len(key) for key in state.keys.values()} == {32}
        assert state.keys[FIRST] == state.key_of(b"id: 0\n") == key_of(b"id: 0\n", 32)


def test_git_is_not_started_for_few_files(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    look(held.root, held.stats, few=100)
    monkeypatch.setenv("PATH", "")
    asked: list[object] = []
    monkeypatch.setattr(watch, "repository", lambda *told: asked.append(told))
    assert look(held.root, held.stats, few=100).digest is not None
    assert asked == []


def test_the_default_margin_is_that_of_the_coarsest_disk(held: Held, read: list[str]) -> None:
    tree_state(held.root, FOLDERS, held.stats)
    read.clear()
    tree_state(held.root, FOLDERS, held.stats)
    assert "c-0.yaml" in read, "written less than two seconds ago"
    assert truth(held.root)
