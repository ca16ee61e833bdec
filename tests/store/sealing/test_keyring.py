"""The keys of a store: all of one, each vouched for by the one before; what is wrong is told in words."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.sealing.at_hand import RING, SEALER, put_keys, ring, source
from tests.store.sealing.canary import CHILD

from liushou.errors import StoreError
from liushou.records.fields import CARE, CONTACT, IDENT
from liushou.store.load import load_bytes
from liushou.store.sealing.age import new_identity, unwrapped, wrapped
from liushou.store.sealing.cipher import KEY_BYTES
from liushou.store.sealing.keyfile import ClassKey, KeyFile, chained, decoded, encoded, key_files, named
from liushou.store.sealing.keyring import Keyring, NoKeyError, new_keyring, rotated, unlocked
from liushou.store.sealing.sealer import Sealer
from liushou.store.sealing.token import CLASSES, LARGEST_EPOCH


def test_new_keys_are_long_and_all_different() -> None:
    one, other = new_keyring(), new_keyring()
    made = [key.key for each in (one, other) for key in each.keys.values()]
    assert len(set(made)) == len(made) == 6
    assert {len(key) for key in made} == {KEY_BYTES} == {64}
    assert one.store != other.store
    assert one.keys.keys() == {(mark, 1) for mark in CLASSES}


def test_after_rotation_old_tokens_open_and_new_ones_have_the_new_key(tmp_path: Path) -> None:
    old = new_keyring()
    sealed = Sealer(old).sealed(source(), CHILD.encode())
    new = rotated(old, [CONTACT])
    identity = put_keys(tmp_path, new)
    both = Sealer(unlocked(tmp_path, [identity]))
    assert load_bytes(source(), sealed, both).problems == ()
    again = both.sealed(source(), CHILD.encode())
    assert (again.count(b"contact.1,"), again.count(b"contact.2,")) == (0, sealed.count(b"contact.1,"))
    assert again.count(b"care.1,") == sealed.count(b"care.1,")
    assert {problem.path for problem in load_bytes(source(), again, Sealer(old)).problems} != set()


def test_a_chain_of_many_keys_holds_together(tmp_path: Path) -> None:
    keys = new_keyring()
    for _ in range(4):
        keys = rotated(keys, CLASSES)
    assert keys.current(CARE).epoch == 5
    assert unlocked(tmp_path, [put_keys(tmp_path, keys)]) == keys


def test_a_class_has_no_more_keys_than_tokens_can_name() -> None:
    last = replace(RING.current(CARE), epoch=LARGEST_EPOCH)
    with pytest.raises(StoreError, match="care 类的密钥已经换了 9999 次"):
        rotated(Keyring(RING.store, {**RING.keys, (CARE, LARGEST_EPOCH): last}), [CARE])


def test_who_was_removed_does_not_open_the_new_keys(tmp_path: Path) -> None:
    stays, to_stays = new_identity()
    goes, to_goes = new_identity()
    old = new_keyring()
    put_keys(tmp_path, old, to_stays, to_goes)
    assert unlocked(tmp_path, [goes]) == old
    new = rotated(old, CLASSES)
    for key in new.keys.values():
        (tmp_path / key.file.path).write_bytes(wrapped(encoded(key), [to_stays]))
    with pytest.raises(NoKeyError, match=r"这把私钥打不开 keys/ident\.1\.age.*liushou keys add"):
        unlocked(tmp_path, [goes])
    assert unlocked(tmp_path, [stays]) == new
    later = Sealer(new).sealed(source(), CHILD.encode())
    assert len(load_bytes(source(), later, Sealer(old)).problems) == later.count(b"ENC[")


def test_without_the_key_nothing_opens(tmp_path: Path) -> None:
    put_keys(tmp_path, RING)
    for identities in ([], [new_identity()[0]], ["AGE-SECRET-KEY-1"]):
        with pytest.raises(NoKeyError, match="请换一把，或请能打开的人"):
            unlocked(tmp_path, identities)


def test_a_key_by_somebody_without_the_one_before_is_refused(tmp_path: Path) -> None:
    identity, recipient = new_identity()
    put_keys(tmp_path, RING, recipient)
    before = RING.current(IDENT)
    foreign = ClassKey(RING.store, IDENT, 2, os.urandom(64), os.urandom(32))
    forged = replace(foreign, chain=chained(replace(before, key=os.urandom(64)), foreign))
    moved = replace(ring(epochs=2).keys[CARE, 2], mark=IDENT)
    for key in (foreign, forged, replace(foreign, chain=None), moved):
        (tmp_path / "keys/ident.2.age").write_bytes(wrapped(encoded(key), [recipient]))
        with pytest.raises(StoreError, match=r"keys/ident\.2\.age 不是由有上一把密钥的人换的.*git log"):
            unlocked(tmp_path, [identity])
    fine = replace(foreign, chain=chained(before, foreign))
    (tmp_path / "keys/ident.2.age").write_bytes(wrapped(encoded(fine), [recipient]))
    assert unlocked(tmp_path, [identity]).current(IDENT).key == fine.key


def test_the_keys_of_another_store_are_refused(tmp_path: Path) -> None:
    identity, recipient = new_identity()
    put_keys(tmp_path, RING, recipient)
    other = new_keyring().current(CARE)
    (tmp_path / "keys/care.1.age").write_bytes(wrapped(encoded(other), [recipient]))
    with pytest.raises(StoreError, match=r"keys/care\.1\.age 是另一个档案库的密钥"):
        unlocked(tmp_path, [identity])


@pytest.mark.parametrize(
    ("lost", "told"),
    [
        ("care.1.age", r"keys 文件夹里没有 care 类的密钥：请从 git 里找回"),
        ("*", r"keys 文件夹里没有 ident、contact、care 类的密钥"),
    ],
)
def test_keys_that_are_not_there_are_named(tmp_path: Path, lost: str, told: str) -> None:
    identity = put_keys(tmp_path, RING)
    for file in (tmp_path / "keys").glob(lost):
        file.unlink()
    with pytest.raises(StoreError, match=told):
        unlocked(tmp_path, [identity])


def test_an_older_key_that_is_not_there_is_named(tmp_path: Path) -> None:
    identity = put_keys(tmp_path, ring(epochs=3))
    (tmp_path / "keys/contact.2.age").unlink()
    with pytest.raises(StoreError, match=r"keys/contact\.2\.age 不见了.*git log -- keys/contact\.2\.age"):
        unlocked(tmp_path, [identity])


def _halved(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:200])


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _large(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"a" * (1 << 19))


def _swapped(file: Path) -> None:
    file.write_bytes((file.parent / "care.1.age").read_bytes())


def _scratched(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-60] ^= 1
    file.write_bytes(data)


@pytest.mark.parametrize("damage", [_halved, _emptied, _large, _swapped, _scratched])
def test_a_damaged_key_is_named(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    identity = put_keys(tmp_path, RING)
    damage(tmp_path / "keys/contact.1.age")
    with pytest.raises(StoreError, match=r"keys/contact\.1\.age 已损坏，或不是密钥文件：请从 git 里找回"):
        unlocked(tmp_path, [identity])


def test_a_key_under_another_name_is_refused(tmp_path: Path) -> None:
    identity = put_keys(tmp_path, RING)
    keys = tmp_path / "keys"
    (keys / "care.2.age").write_bytes((keys / "care.1.age").read_bytes())
    with pytest.raises(StoreError, match=r"keys/care\.2\.age 已损坏，或不是密钥文件"):
        unlocked(tmp_path, [identity])


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_folders_and_devices_are_no_keys(tmp_path: Path) -> None:
    identity = put_keys(tmp_path, RING)
    keys, away = tmp_path / "keys", tmp_path / "away"
    file = keys / "care.1.age"
    file.rename(tmp_path / "care.1.age")
    for make in (
        lambda: file.symlink_to(tmp_path / "care.1.age"),
        file.mkdir,
        lambda: os.mkfifo(file),
        lambda: file.symlink_to("/dev/zero"),
    ):
        make()
        with pytest.raises(StoreError, match="没有 care 类的密钥"):
            unlocked(tmp_path, [identity])
        file.rmdir() if file.is_dir() and not file.is_symlink() else file.unlink()
    (tmp_path / "care.1.age").rename(file)
    keys.rename(away)
    keys.symlink_to(away, target_is_directory=True)
    with pytest.raises(StoreError, match="keys 是链接"):
        unlocked(tmp_path, [identity])


def test_what_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    identity = put_keys(tmp_path, RING)

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(StoreError, match=r"keys/.*\.age 无法读取"):
        unlocked(tmp_path, [identity])
    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(StoreError, match="keys 文件夹无法读取"):
        unlocked(tmp_path, [identity])


def test_other_files_in_the_folder_are_passed_over(tmp_path: Path) -> None:
    identity = put_keys(tmp_path, RING)
    for name in ("README.md", "ident.1.age~", "ident.01.age", "name.1.age", "ident.0.age", "Ident.1.age.bak"):
        (tmp_path / "keys" / name).write_bytes(b"a")
    assert unlocked(tmp_path, [identity]) == RING
    assert [file.path for file in key_files(tmp_path)] == [f"keys/{mark.value}.1.age" for mark in CLASSES]
    assert key_files(tmp_path / "nowhere") == ()


def test_the_name_of_a_key_says_its_class_and_epoch() -> None:
    assert named("care.12.age") == KeyFile(CARE, 12)
    assert KeyFile(CARE, 12).path == "keys/care.12.age"
    assert [named(name) for name in ("status.1.age", "care.1", "care.10000.age", "xcare.1.age")] == [None] * 4


def test_a_key_is_decoded_as_it_was_encoded() -> None:
    for key in ring(epochs=2).keys.values():
        assert decoded(key.file, encoded(key)) == key


@pytest.mark.parametrize(
    "changed",
    [
        {"liushou": 2},
        {"store": ""},
        {"store": 1},
        {"class": "ident"},
        {"epoch": 2},
        {"epoch": "1"},
        {"key": ""},
        {"key": None},
        {"key": "AAAA"},
        {"key": "!"},
        {"chain": 1},
        {"chain": "!"},
    ],
)
def test_any_other_content_is_no_key(changed: dict[str, object]) -> None:
    key = RING.current(CARE)
    told = {**json.loads(encoded(key)), **changed}
    with pytest.raises(ValueError, match=r".+"):
        decoded(key.file, json.dumps(told).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"1", b"{", b"\xff", b"[" * 100_000, b'{"liushou": 1}'])
def test_any_other_bytes_are_no_key(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        decoded(KeyFile(CARE, 1), data)


def test_no_key_is_seen_in_what_is_printed_of_it() -> None:
    key = ring(epochs=2).keys[CARE, 2]
    for shown in (repr(key), repr(RING), repr(SEALER), str(Keyring(key.store, {(CARE, 2): key}))):
        assert "key=" not in shown
        assert "chain=" not in shown
        assert repr(key.key)[2:14] not in shown


def test_the_file_of_a_key_has_nothing_of_it_in_the_clear(tmp_path: Path) -> None:
    identity = put_keys(tmp_path, RING)
    for key in RING.keys.values():
        data = (tmp_path / key.file.path).read_bytes()
        assert data.startswith(b"-----BEGIN AGE ENCRYPTED FILE-----\n")
        assert unwrapped(data, [identity]) == encoded(key)
        assert key.store.encode() not in data
