"""What `doctor` says of what a crash left in a store; it changes nothing."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from liushou.doctor import files, git_state, leftovers
from liushou.doctor.surroundings import Surroundings, look_around
from liushou.doctor.verdict import State
from liushou.store.journal import Entry, digest, encode

ONE, TWO = "data/children/c-1.yaml", "data/children/c-2.yaml"
Broken = Callable[[Path], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "store"
    for path, text in (("liushou.yaml", "format: 1\n"), (ONE, "id: c-1\n"), (TWO, "id: c-2\n")):
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_text(text, encoding="utf-8", newline="\n")
    return made.resolve()


def around(root: Path) -> Surroundings:
    return look_around(root)


def image(root: Path) -> dict[str, bytes]:
    found = (file for file in root.rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in found}


def txn(root: Path, name: str, data: bytes) -> None:
    (root / ".liushou" / "txn").mkdir(parents=True, exist_ok=True)
    (root / ".liushou" / "txn" / name).write_bytes(data)


def committed(root: Path) -> None:
    old = digest((root / ONE).read_bytes())
    txn(
        root,
        "COMMIT",
        encode([Entry(ONE, "000000", old, digest(b"new\n")), Entry(TWO, "000001", None, None)]),
    )


def changed_since(root: Path) -> None:
    committed(root)
    (root / ONE).write_bytes(b"by hand\n")


UNFINISHED: list[tuple[Broken, State, str]] = [
    (lambda _: None, "ok", "都写完了"),
    (lambda root: txn(root, "000000", b"half"), "warn", "停在写进档案以前"),
    (lambda root: txn(root, "COMMIT", b"damaged"), "bad", "已损坏"),
    (changed_since, "bad", "后来又被改过"),
    (lambda root: (root / ".liushou").write_bytes(b""), "bad", "不是文件夹"),
]


@pytest.mark.parametrize(("broken", "state", "said"), UNFINISHED)
def test_a_transaction_that_was_stopped(root: Path, broken: Broken, state: State, said: str) -> None:
    broken(root)
    before = image(root)
    verdict = leftovers.unfinished(around(root))
    assert verdict is not None
    assert (verdict.state, said in verdict.message) == (state, True), verdict
    assert image(root) == before


def test_one_that_is_decided_is_finished_by_any_command(root: Path) -> None:
    (root / TWO).unlink()
    committed(root)
    verdict = leftovers.unfinished(around(root))
    assert verdict is not None
    assert verdict.state == "warn"
    assert "运行任何命令" in verdict.advice


@pytest.mark.parametrize("linked", [".liushou", ".liushou/txn"])
def test_a_link_in_its_place(root: Path, linked: str) -> None:
    (root / linked).parent.mkdir(exist_ok=True)
    try:
        (root / linked).symlink_to(root / "data", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    verdict = leftovers.unfinished(around(root))
    assert verdict is not None
    assert (verdict.state, "是链接" in verdict.message) == ("bad", True)


@pytest.mark.parametrize("place", ["", "data/children/", "data/terms/"])
def test_a_file_that_was_being_written(root: Path, place: str) -> None:
    (root / place).mkdir(parents=True, exist_ok=True)
    (root / place / "名单.tmp").write_bytes(b"somebody's own")
    assert leftovers.temporary(around(root)).state == "ok"  # type: ignore[union-attr]
    (root / place / ".名单.csv.01ab23cd.tmp").write_bytes(b"names")
    verdict = leftovers.temporary(around(root))
    assert verdict is not None
    assert verdict.state == "warn"
    assert f"{place}.名单.csv.01ab23cd.tmp" in verdict.message


@pytest.mark.parametrize("data", [b"", b"\0" * 5000, b"\0\0id: c-1\n", b" \n"])
def test_an_archive_as_a_crashed_disk_leaves_it(root: Path, data: bytes) -> None:
    assert files.damaged(around(root)).state == "ok"  # type: ignore[union-attr]
    (root / ONE).write_bytes(data)
    verdict = files.damaged(around(root))
    assert verdict is not None
    assert (verdict.state, ONE in verdict.message, TWO in verdict.message) == ("bad", True, False)


def test_one_content_under_two_names(root: Path) -> None:
    assert files.alike(around(root)).state == "ok"  # type: ignore[union-attr]
    (root / TWO).write_bytes((root / ONE).read_bytes())
    verdict = files.alike(around(root))
    assert verdict is not None
    assert (verdict.state, f"{ONE} 和 {TWO}" in verdict.message) == ("warn", True)


def test_names_that_other_systems_take_for_one(root: Path) -> None:
    (root / "data/children/C-1.yaml").write_bytes(b"id: other\n")
    if (root / ONE).read_bytes() != b"id: c-1\n":
        pytest.skip("this disk takes them for one itself")
    verdict = files.alike(around(root))
    assert verdict is not None
    assert (verdict.state, "大小写" in verdict.message) == ("bad", True)


def test_an_archive_that_may_not_be_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert files.rights(around(root)).state == "ok"  # type: ignore[union-attr]
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != root / TWO and real(path, mode))
    verdict = files.rights(around(root))
    assert verdict is not None
    assert (verdict.state, TWO in verdict.message) == ("bad", True)


def git(root: Path, *words: str) -> None:
    by = ("-c", "user.name=a", "-c", "user.email=a@example.invalid", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", root, *by, *words], check=True, capture_output=True)


def test_the_state_of_git(root: Path) -> None:
    def told() -> tuple[State, str]:
        verdict = git_state.git_state(around(root))
        assert verdict is not None
        return verdict.state, verdict.message

    git(root, "init", "-q", "-b", "main")
    assert told() == ("ok", "还没有提交过")
    git(root, "add", ".")
    git(root, "commit", "-qm", "0")
    assert told() == ("ok", "可以提交")
    (root / ".git" / "index.lock").touch()
    assert told()[0] == "warn"
    assert "index.lock" in told()[1]
    (root / ".git" / "index.lock").unlink()
    (root / ".git" / "refs" / "heads" / "main").write_bytes(b"")
    assert told()[0] == "bad"


def test_without_a_store_nothing_is_said(root: Path) -> None:
    bare = replace(around(root), root=None, tree=None)
    checks = (leftovers.unfinished, leftovers.temporary, files.damaged, files.alike, files.rights)
    assert [check(bare) for check in checks] == [None] * 5
    assert git_state.git_state(bare) is None
