"""The keys in `keys/`: a file each, `ident.1.age`, that the age tool opens for its recipients too.

Inside is JSON: the store the key is for, its class and epoch, the key, for whom it is wrapped, and a
chain: from the second epoch on, the key before vouches for the new one, so that nobody who had none can
slip in one of his own. Nor can such a one add himself to the recipients: those in the settings are there to
be read, a new key is wrapped for those that stand inside.
"""

import base64
import binascii
import hmac
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from liushou.records.fields import Sensitivity
from liushou.store.root import KEYS
from liushou.store.sealing.cipher import KEY_BYTES, mac
from liushou.store.sealing.token import CLASSES

_NAME = re.compile(r"([a-z]+)\.([1-9][0-9]{0,3})\.age")
_VERSION = 1
_LARGEST = 1 << 18
"""Room for a thousand recipients."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Where the key of a class and epoch lies, in the folder of keys."""

    mark: Sensitivity
    epoch: int

    @property
    def path(self) -> str:
        """The file, relative to the root of the store."""
        return f"{KEYS}/{self.mark.value}.{self.epoch}.age"

    def read(self, root: Path) -> bytes:
        """What the file has, no more than a key's file can have. Raises OSError."""
        with (root / self.path).open("rb") as file:
            return file.read(_LARGEST)


@dataclass(frozen=True, slots=True)
class ClassKey:
    """The key of a class for one epoch, in the clear, and the recipients its file is wrapped for.

    `chain` is None for the first epoch.
    """

    store: str
    mark: Sensitivity
    epoch: int
    key: bytes = field(repr=False)
    chain: bytes | None = field(repr=False)
    recipients: tuple[str, ...] = ()

    @property
    def file(self) -> KeyFile:
        """Where it is kept."""
        return KeyFile(self.mark, self.epoch)

    def vouched_by(self, before: "ClassKey") -> bool:
        """Whether this key was made by one who had the key of the epoch before."""
        return self.chain is not None and hmac.compare_digest(self.chain, chained(before, self))


def chained(before: ClassKey, new: ClassKey) -> bytes:
    """What the key before says of a new one."""
    told = f"{new.store}\0{new.mark.value}\0{new.epoch}\0".encode() + new.key
    return mac(before.key, "chain", told)


def named(name: str) -> KeyFile | None:
    """The file of a key by its name in the folder; None for any other file."""
    found = _NAME.fullmatch(name)
    return KeyFile(Sensitivity(found[1]), int(found[2])) if found and found[1] in CLASSES else None


def key_files(root: Path) -> tuple[KeyFile, ...]:
    """The keys a store has, by class and epoch. None where it seals nothing."""
    return tuple(sorted(_found(root), key=lambda file: (CLASSES.index(file.mark), file.epoch)))


def _found(root: Path) -> Iterator[KeyFile]:
    folder = root / KEYS
    if folder.is_symlink() or not folder.is_dir():
        return
    for file in folder.iterdir():
        found = named(file.name)
        if found is not None and file.is_file() and not file.is_symlink():
            yield found


def encoded(key: ClassKey) -> bytes:
    """What is wrapped for the recipients."""
    told = {
        "liushou": _VERSION,
        "store": key.store,
        "class": key.mark.value,
        "epoch": key.epoch,
        "key": _text(key.key),
        "chain": None if key.chain is None else _text(key.chain),
        "recipients": key.recipients,
    }
    return json.dumps(told).encode()


def decoded(file: KeyFile, data: bytes) -> ClassKey:
    """The key a file holds. Raises ValueError for any other content, and for the key of another name."""
    try:
        told = json.loads(data)
    except RecursionError as error:
        raise ValueError("not a key of this format") from error
    if not isinstance(told, dict) or told.get("liushou") != _VERSION:
        raise ValueError("not a key of this format")
    store, key, chain = told.get("store"), _bytes(told.get("key")), told.get("chain")
    if not isinstance(store, str) or not store or len(key) != KEY_BYTES:
        raise ValueError("not a key of this format")
    if (told.get("class"), told.get("epoch")) != (file.mark.value, file.epoch):
        raise ValueError("the key of another class or epoch")
    known = None if chain is None else _bytes(chain)
    return ClassKey(store, file.mark, file.epoch, key, known, _recipients(told.get("recipients")))


def _recipients(told: object) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(each, str) for each in told):
        raise ValueError("not a list of recipients")
    return tuple(told)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: object) -> bytes:
    try:
        return base64.b64decode(text if isinstance(text, str) else "!", validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A key's file before and after, for a transaction."""

    path: str
    absolute: Path
    before: bytes | None
    after: bytes | None
