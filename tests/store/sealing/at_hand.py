"""Keys that are the same in every run, archives to seal with them, and a store that has them."""

import hashlib
from pathlib import Path

from liushou.records.kinds import BY_NAME, KindName
from liushou.store.sealing.age import new_identity, wrapped
from liushou.store.sealing.keyfile import ClassKey, chained, encoded
from liushou.store.sealing.keyring import Keyring
from liushou.store.sealing.sealer import Sealer
from liushou.store.sealing.token import CLASSES
from liushou.store.sources import Source

CHECKOUT = Path(__file__).resolve().parents[3]
ARCHIVES = tuple(sorted(path for path in CHECKOUT.glob("data/*/*.yaml")))
"""The files of the sample store."""


def ring(store: str = "a" * 32, epochs: int = 1) -> Keyring:
    """The keys of a store, as many of each class as there are epochs."""
    keys: dict[object, ClassKey] = {}
    for mark in CLASSES:
        for epoch in range(1, epochs + 1):
            data = hashlib.sha512(f"{store} {mark.value} {epoch}".encode()).digest()
            key = ClassKey(store, mark, epoch, data, None)
            before = keys.get((mark, epoch - 1))
            if before is not None:
                key = ClassKey(store, mark, epoch, data, chained(before, key))
            keys[mark, epoch] = key
    return Keyring(store, {(key.mark, key.epoch): key for key in keys.values()})


RING = ring()
SEALER = Sealer(RING)


def source(kind: KindName = "child", id_: str = "c-1", root: Path = Path()) -> Source:
    """Where an archive of a kind lies; nothing is read there."""
    path = f"data/{BY_NAME[kind].folder}/{id_}.yaml"
    return Source(path, BY_NAME[kind], id_, root / path)


def of_sample(file: Path) -> Source:
    """The source of a file of the sample store."""
    kind = next(kind for kind in BY_NAME.values() if kind.folder == file.parent.name)
    return Source(file.relative_to(CHECKOUT).as_posix(), kind, file.stem, file)


def put_keys(root: Path, keys: Keyring = RING, *recipients: str) -> str:
    """Write the keys into a store, for these recipients and a new one, whose identity it gives."""
    identity, recipient = new_identity()
    for key in keys.keys.values():
        file = root / key.file.path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(wrapped(encoded(key), [recipient, *recipients]))
    return identity
