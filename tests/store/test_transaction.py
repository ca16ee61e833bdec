"""After a stop, a failure or a power cut at any point the store is the old one or the new one."""

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path

import filelock
import pytest
from tests.store.faulty_disk import FaultyDisk, Stopped, image, restore

from liushou.errors import Status, StoreError
from liushou.oserror import reason_of
from liushou.store import transaction, write
from liushou.store.drafts import FileChange
from liushou.store.journal import Entry, digest, encode
from liushou.store.transaction import commit, recover
from liushou.store.variant import source_of
from liushou.store.write import BusyError

ONE, TWO, NEW, SETTINGS = (
    "data/children/c-1.yaml",
    "data/children/c-2.yaml",
    "data/activities/a-1.yaml",
    "liushou.yaml",
)
OLD = {ONE: b"id: c-1\n", TWO: b"id: c-2\nname: old\n", SETTINGS: b"format: 1\n"}
Contents = dict[str, bytes]
SCENARIOS: dict[str, Mapping[str, bytes | None]] = {
    "several": {ONE: b"id: c-1\nname: new\n", TWO: None, NEW: b"id: a-1\n"},
    "one changed": {ONE: b"id: c-1\nname: new\n"},
    "one new": {NEW: b"id: a-1\n"},
    "one gone": {TWO: None},
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = (tmp_path / "store").resolve()
    for path, data in OLD.items():
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_bytes(data)
    return made


def changes(root: Path, wanted: Mapping[str, bytes | None], before: Contents = OLD) -> list[FileChange]:
    made = []
    for path, after in wanted.items():
        source = source_of(root, path)
        assert source is not None
        made.append(FileChange(source, before.get(path), after))
    return made


def contents(root: Path) -> Contents:
    files = [root / SETTINGS, *(root / "data").rglob("*")]
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files if file.is_file()}


def afterwards(wanted: Mapping[str, bytes | None]) -> Contents:
    return {path: data for path, data in {**OLD, **wanted}.items() if data is not None}


def state(root: Path) -> set[str]:
    return {file.name for file in (root / ".liushou").glob("*")} - {"lock", "applied"}


def stop_after_commit_point(root: Path, wanted: Mapping[str, bytes | None]) -> None:
    """Leave a committed transaction of which nothing was applied."""

    def stop(*_: object) -> None:
        raise Stopped

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transaction, "_finish", stop)
        with pytest.raises(Stopped):
            commit(root, changes(root, wanted))
    assert contents(root) == OLD
    assert state(root) == {"txn"}


@pytest.mark.parametrize("wanted", SCENARIOS.values(), ids=SCENARIOS)
def test_all_is_written_and_nothing_left(root: Path, wanted: Mapping[str, bytes | None]) -> None:
    commit(root, changes(root, wanted))
    assert contents(root) == afterwards(wanted)
    assert state(root) == set()
    assert not recover(root)


def test_nothing_to_write_touches_nothing(root: Path) -> None:
    commit(root, [])
    assert not (root / ".liushou").exists()


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("wanted", SCENARIOS.values(), ids=SCENARIOS)
def test_stopped_at_every_call(root: Path, wanted: Mapping[str, bytes | None], late: bool) -> None:
    """Whatever the disk kept of what was not synced: all old or all new, and the next run tidies up."""
    start, allowed, seen = image(root), (OLD, afterwards(wanted)), []
    for at in range(1, 200):
        restore(root, start)
        disk = FaultyDisk(root, at, late=late)
        with disk.injected():
            try:
                commit(root, changes(root, wanted))
            except Stopped:
                pass
            else:
                break
        for kept in list(disk.possible()):
            restore(root, kept)
            finished = recover(root)
            assert contents(root) in allowed, (at, kept)
            assert not finished or contents(root) == allowed[1], at
            assert not state(root), at
            seen.append(contents(root) == OLD)
    assert disk.count > 5
    assert {True, False} == set(seen)


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
def test_stopped_again_while_finishing(root: Path, late: bool) -> None:
    wanted = SCENARIOS["several"]
    stop_after_commit_point(root, wanted)
    start = image(root)
    for at in range(1, 200):
        restore(root, start)
        disk = FaultyDisk(root, at, late=late)
        with disk.injected():
            try:
                recover(root)
            except Stopped:
                pass
            else:
                break
        for kept in list(disk.possible()):
            restore(root, kept)
            recover(root)
            assert contents(root) == afterwards(wanted), at
            assert not state(root), at
    assert disk.count > 5


def test_what_a_power_cut_leaves_when_it_is_done(root: Path) -> None:
    wanted = SCENARIOS["several"]
    disk = FaultyDisk(root, 1000)
    with disk.injected():
        commit(root, changes(root, wanted))
    restore(root, disk.durable)
    assert contents(root) == afterwards(wanted)
    assert not state(root)


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EACCES], ids=["full", "denied"])
@pytest.mark.parametrize("wanted", SCENARIOS.values(), ids=SCENARIOS)
def test_every_call_refused_once(root: Path, wanted: Mapping[str, bytes | None], fault: int) -> None:
    """A refusal says truly whether something was written, and the next run leaves no mixture."""
    (root / ".liushou").mkdir()
    start, told = image(root), []
    for at in range(1, 200):
        restore(root, start)
        disk = FaultyDisk(root, at, fault)
        message = ""
        with disk.injected():
            try:
                commit(root, changes(root, wanted))
            except StoreError as error:
                message = error.message
        if not disk.reached:
            break
        if "没有改动" in message:
            assert contents(root) == OLD, at
            assert not recover(root), at
        else:
            recover(root)
        assert contents(root) == (OLD if "没有改动" in message else afterwards(wanted)), at
        assert not message or reason_of(OSError(fault, "")) in message, at
        assert not state(root), at
        told += [word for word in ("没有改动", "不要重做") if word in message]
    assert set(told) == {"没有改动", "不要重做"}


@pytest.mark.parametrize("then", range(1, 7))
def test_stopped_while_clearing_up_a_refusal(root: Path, then: int) -> None:
    wanted, start = SCENARIOS["several"], image(root)
    for at in range(1, 200):
        restore(root, start)
        disk = FaultyDisk(root, at, errno.EIO, then=then)
        with disk.injected(), contextlib.suppress(Stopped, StoreError):
            commit(root, changes(root, wanted))
        if not disk.reached:
            break
        recover(root)
        assert contents(root) in (OLD, afterwards(wanted)), at
        assert not state(root), at


@pytest.mark.parametrize(
    ("meanwhile", "wanted"),
    [
        ({ONE: b"id: c-1\nphone: 1\n"}, SCENARIOS["several"]),
        ({NEW: b"id: a-1\nby: another\n"}, SCENARIOS["several"]),
        ({TWO: None}, SCENARIOS["several"]),
        ({ONE: b"id: c-1\nphone: 1\n"}, SCENARIOS["one changed"]),
        ({ONE: None}, SCENARIOS["one changed"]),
        ({NEW: b""}, SCENARIOS["one new"]),
    ],
)
def test_a_file_that_changed_meanwhile_stops_all(
    root: Path, meanwhile: Mapping[str, bytes | None], wanted: Mapping[str, bytes | None]
) -> None:
    for path, data in meanwhile.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).unlink(missing_ok=True) if data is None else (root / path).write_bytes(data)
    now = contents(root)
    with pytest.raises(StoreError, match="刚刚被别的程序改动，没有写入任何文件"):
        commit(root, changes(root, wanted))
    assert contents(root) == now
    assert not state(root)


def test_a_commit_first_finishes_what_was_left(root: Path) -> None:
    stop_after_commit_point(root, SCENARIOS["several"])
    now = afterwards(SCENARIOS["several"])
    commit(root, changes(root, {ONE: b"id: c-1\nthen: this\n"}, now))
    assert contents(root) == {**now, ONE: b"id: c-1\nthen: this\n"}


def test_a_text_written_after_the_crash_is_not_overwritten(root: Path) -> None:
    stop_after_commit_point(root, SCENARIOS["several"])
    (root / ONE).write_bytes(b"id: c-1\nby: hand\n")
    left = image(root / ".liushou" / "txn")
    for _ in range(2):
        with pytest.raises(StoreError, match=f"{ONE} 后来又被改过") as caught:
            recover(root)
        assert caught.value.status is Status.UNREADABLE
    assert contents(root) == {**OLD, ONE: b"id: c-1\nby: hand\n"}
    assert image(root / ".liushou" / "txn") == left
    (root / ONE).write_bytes(OLD[ONE])
    assert recover(root)
    assert contents(root) == afterwards(SCENARIOS["several"])


def test_a_writer_at_work_is_not_disturbed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "_PATIENCE_SECONDS", 0.05)
    staged = root / ".liushou" / "txn" / "000000"
    staged.parent.mkdir(parents=True)
    staged.write_bytes(b"half")
    with filelock.FileLock(root / ".liushou" / "lock"):
        assert not recover(root)
        with pytest.raises(BusyError, match="另一个 liushou"):
            commit(root, changes(root, SCENARIOS["several"]))
        assert staged.read_bytes() == b"half"
    assert not recover(root)
    assert not state(root)
    assert contents(root) == OLD


def test_reading_needs_no_right_to_write(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    stop_after_commit_point(root, SCENARIOS["several"])
    committed = image(root)
    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    with pytest.raises(StoreError, match="上次的改动还没有写完，而这里现在不能写") as caught:
        recover(root)
    assert caught.value.status is Status.UNREADABLE
    assert image(root) == committed
    (root / ".liushou" / "txn" / "COMMIT").rename(root / ".liushou" / "txn" / "MANIFEST")
    assert not recover(root)
    assert state(root) == {"txn"}
    with pytest.raises(StoreError, match="无法在"):
        commit(root, changes(root, SCENARIOS["one changed"]))


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="modes of POSIX")
def test_who_may_read_stays_as_it_was(root: Path) -> None:
    (root / ONE).chmod(0o600)
    (root / TWO).chmod(0o640)
    commit(root, changes(root, {ONE: b"new\n"}))
    commit(root, changes(root, {ONE: b"newer\n", TWO: b"new\n"}, {**OLD, ONE: b"new\n"}))
    assert [stat.S_IMODE((root / path).stat().st_mode) for path in (ONE, TWO)] == [0o600, 0o640]


def test_a_read_only_file_is_left_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != root / TWO and real(path, mode))
    with pytest.raises(StoreError, match=f"{TWO} 是只读的，没有写入任何文件"):
        commit(root, changes(root, SCENARIOS["several"]))
    assert contents(root) == OLD
    assert not state(root)


def link(place: Path, target: Path) -> None:
    try:
        place.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("this system makes no links")


def test_a_link_inside_the_store_stays_a_link(root: Path) -> None:
    (root / TWO).unlink()
    (root / "kept").mkdir()
    (root / "kept" / "c-2.yaml").write_bytes(OLD[TWO])
    link(root / TWO, root / "kept" / "c-2.yaml")
    commit(root, changes(root, {ONE: b"new\n", TWO: b"new\n"}))
    assert (root / TWO).is_symlink()
    assert (root / "kept" / "c-2.yaml").read_bytes() == b"new\n"


def test_a_link_that_leaves_the_store_is_refused(root: Path) -> None:
    outside = root.parent / "outside.yaml"
    outside.write_bytes(OLD[TWO])
    (root / TWO).unlink()
    link(root / TWO, outside)
    with pytest.raises(StoreError, match=f"{TWO} 是链接"):
        commit(root, changes(root, {ONE: b"new\n", TWO: b"new\n"}))
    assert outside.read_bytes() == OLD[TWO]
    assert (root / ONE).read_bytes() == OLD[ONE]


def test_two_names_of_one_file_are_refused(root: Path) -> None:
    (root / TWO).unlink()
    link(root / TWO, root / ONE)
    with pytest.raises(StoreError, match="同一个文件"):
        commit(root, changes(root, {ONE: b"a\n", TWO: b"b\n"}, {**OLD, TWO: OLD[ONE]}))
    assert (root / ONE).read_bytes() == OLD[ONE]


@pytest.mark.parametrize(
    "path",
    [
        "../outside.yaml",
        "data/../../outside.yaml",
        "/outside.yaml",
        "C:/outside.yaml",
        "data\\..\\..\\outside.yaml",
        ".git/hooks/x.yaml",
        ".git/hooks/pre-commit",
        "data/children/run.sh",
        "data/children/c-\x1b.yaml",
    ],
)
def test_a_forged_journal_reaches_nothing(root: Path, path: str) -> None:
    """It could have come with a copied folder, correctly sealed."""
    (root / ".git" / "hooks").mkdir(parents=True)
    txn = root / ".liushou" / "txn"
    txn.mkdir(parents=True)
    (txn / "000000").write_bytes(b"evil\n")
    (txn / "COMMIT").write_bytes(encode([Entry(path, "000000", None, digest(b"evil\n"))]))
    before = image(root.parent)
    with pytest.raises(StoreError, match="已损坏"):
        recover(root)
    after = image(root.parent)
    after["store/.liushou"].pop("lock")
    assert after == before


@pytest.mark.parametrize("linked", [".liushou/txn", ".liushou", "data/children"])
def test_a_journal_does_not_follow_links(root: Path, linked: str) -> None:
    """Files of another folder must neither be overwritten nor taken for leftovers and removed."""
    outside = root.parent / "outside"
    stop_after_commit_point(root, {ONE: b"new\n", TWO: None})
    shutil.move(root / linked, outside)
    link(root / linked, outside)
    before = image(outside)
    with pytest.raises(StoreError):
        recover(root)
    assert image(outside) == before


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"0" * 64 + b"\n",
        b"\xff\xfe",
        encode([Entry(ONE, "000000", None, None)])[:-1],
        f"{digest(b'only a line')}\nonly a line".encode(),
        f"{digest(bytes([255]))}\n".encode() + bytes([255]),
    ],
)
def test_a_damaged_journal_is_kept_and_told(root: Path, damaged: bytes) -> None:
    stop_after_commit_point(root, SCENARIOS["several"])
    (root / ".liushou" / "txn" / "COMMIT").write_bytes(damaged)
    before = image(root)
    with pytest.raises(StoreError, match="已损坏，所以没有动任何文件") as caught:
        recover(root)
    assert str(root / ".liushou" / "txn") in caught.value.message
    assert image(root) == before


def test_a_staged_text_that_is_damaged_is_not_used(root: Path) -> None:
    stop_after_commit_point(root, SCENARIOS["several"])
    (root / ".liushou" / "txn" / "000002").write_bytes(b"id: ")
    with pytest.raises(StoreError, match=NEW):
        recover(root)
    assert contents(root) == OLD


def test_windows_gets_more_than_one_try(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusals = [PermissionError(errno.EACCES, "in use")] * 2
    real = os.replace

    def sometimes(source: Path, target: Path) -> None:
        if refusals:
            raise refusals.pop()
        real(source, target)

    pauses: list[float] = []
    monkeypatch.setattr(write.time, "sleep", pauses.append)
    monkeypatch.setattr(os, "replace", sometimes)
    monkeypatch.setattr(write, "_WINDOWS", True)
    commit(root, changes(root, SCENARIOS["one changed"]))
    assert contents(root) == afterwards(SCENARIOS["one changed"])
    assert len(pauses) == 2


def _add_one(root: Path, times: int) -> None:
    done = 0
    while done < times:
        before = {path: (root / path).read_bytes() for path in (ONE, TWO)}
        after = {path: b"%d\n" % (int(data) + 1) for path, data in before.items()}
        try:
            commit(root, changes(root, after, before))
        except StoreError as error:
            if "刚刚被别的程序改动" not in error.message:
                raise
        else:
            done += 1


def test_writers_at_the_same_time_lose_nothing(root: Path) -> None:
    for path in (ONE, TWO):
        (root / path).write_bytes(b"0\n")
    start = get_context("spawn").Process
    writers = [start(target=_add_one, args=(root, 5)) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert [(root / path).read_bytes() for path in (ONE, TWO)] == [b"15\n", b"15\n"]
