"""How far a store is sealed, as anybody can see it."""

import errno
from pathlib import Path

import pytest
from tests.store.sealing.at_hand import RING, SEALER, put_keys, ring, source

from liushou.errors import StoreError
from liushou.records.fields import CARE, CONTACT, IDENT
from liushou.store.sealing.age import new_identity, wrapped
from liushou.store.sealing.keyfile import KeyFile, encoded
from liushou.store.sealing.keyring import wrapped_for
from liushou.store.sealing.sealer import Sealer
from liushou.store.sealing.state import ClassState, any_unsealed, sealing_state
from liushou.store.sources import Source

CHILD = (
    'id: {0}\nname: 田小禾\nphone: "15400012345"\nparents:\n'
    "  - {{relation: 父亲, situation: 外出务工, phone: '15400012346'}}\n"
    "records:\n  - {{date: 2026-10-10, kind: 谈心, note: 想妈妈}}\n"
)


def put(root: Path, id_: str, data: bytes | None = None) -> Source:
    """An archive with three texts that can be sealed, or with other bytes."""
    where = source("child", id_, root)
    where.absolute.parent.mkdir(parents=True, exist_ok=True)
    where.absolute.write_bytes(CHILD.format(id_).encode() if data is None else data)
    return where


def sealed(root: Path, id_: str, sealer: Sealer = SEALER) -> Source:
    where = put(root, id_)
    where.absolute.write_bytes(sealer.sealed(where, where.absolute.read_bytes()))
    return where


def test_a_store_without_keys(tmp_path: Path) -> None:
    put(tmp_path, "c-1")
    assert sealing_state(tmp_path).classes == (
        ClassState(IDENT, 0),
        ClassState(CONTACT, 0, clear=2),
        ClassState(CARE, 0, clear=1),
    )
    assert sealing_state(tmp_path).clear == 3
    assert any_unsealed(tmp_path)


def test_what_is_sealed_older_damaged_and_clear(tmp_path: Path) -> None:
    two = ring(epochs=2)
    put_keys(tmp_path, two)
    sealed(tmp_path, "c-1", Sealer(two))
    assert not any_unsealed(tmp_path)
    sealed(tmp_path, "c-2")
    put(tmp_path, "c-3")
    broken = sealed(tmp_path, "c-4", Sealer(two)).absolute
    broken.write_bytes(broken.read_bytes().replace(b"ENC[1,contact.2,", b"ENC[1,contact.3,"))
    put(tmp_path, "c-5", b"name: [\n")
    put(tmp_path, "C-6", b"id: c-6\n")
    state = sealing_state(tmp_path)
    assert state.classes == (
        ClassState(IDENT, 2),
        ClassState(CONTACT, 2, sealed=2, older=2, damaged=2, clear=2),
        ClassState(CARE, 2, sealed=2, older=1, clear=1),
    )
    assert state.unread == ("data/children/C-6.yaml", "data/children/c-5.yaml")
    assert any_unsealed(tmp_path)


def test_what_cannot_be_read_may_have_something_in_the_clear(tmp_path: Path) -> None:
    put_keys(tmp_path)
    sealed(tmp_path, "c-1")
    assert not any_unsealed(tmp_path)
    put(tmp_path, "c-2", b"\xff")
    assert any_unsealed(tmp_path)


def test_for_how_many_each_key_is_wrapped(tmp_path: Path) -> None:
    put_keys(tmp_path, RING, new_identity()[1])
    (tmp_path / KeyFile(CARE, 1).path).write_bytes(b"damaged")
    wrapped_now = sealing_state(tmp_path).wrapped
    assert wrapped_now == {KeyFile(IDENT, 1): 2, KeyFile(CONTACT, 1): 2, KeyFile(CARE, 1): None}


def test_the_same_keys_for_others_each_once() -> None:
    _, me = new_identity()
    _, you = new_identity()
    ringed = wrapped_for(RING, [me, you, me])
    assert ringed.recipients == (me, you)
    assert {at: key.key for at, key in ringed.keys.items()} == {at: key.key for at, key in RING.keys.items()}
    assert wrapped(encoded(ringed.current(CARE)), ringed.recipients)


def test_a_key_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: KeyFile, root: Path) -> bytes:
        raise PermissionError(errno.EACCES, "no", str(root / file.path))

    put_keys(tmp_path)
    monkeypatch.setattr(KeyFile, "read", refuse)
    with pytest.raises(StoreError, match=r"ident\.1\.age 无法读取：没有权限"):
        sealing_state(tmp_path)
