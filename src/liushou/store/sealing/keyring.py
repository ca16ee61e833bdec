"""The keys one has: what is read is opened with them, and what is written is sealed."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from liushou.errors import StoreError
from liushou.oserror import reason_of
from liushou.records.fields import Sensitivity
from liushou.store.root import KEYS
from liushou.store.sealing.age import NotForUsError, unwrapped
from liushou.store.sealing.cipher import KEY_BYTES
from liushou.store.sealing.keyfile import ClassKey, KeyFile, chained, decoded, key_files
from liushou.store.sealing.token import CLASSES, LARGEST_EPOCH


class NoKeyError(StoreError):
    """Nobody's key was given that opens the keys of this store."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys of a store that could be opened, by class and epoch; all of one store."""

    store: str
    keys: Mapping[tuple[Sensitivity, int], ClassKey]

    def current(self, mark: Sensitivity) -> ClassKey:
        """The newest key of a class: what is sealed now is sealed with it."""
        return self.keys[mark, max(epoch for known, epoch in self.keys if known is mark)]

    @property
    def recipients(self) -> tuple[str, ...]:
        """For whom the newest keys are wrapped, and a new one will be."""
        return tuple(dict.fromkeys(each for mark in CLASSES for each in self.current(mark).recipients))


def new_keyring() -> Keyring:
    """The first keys of a store that seals nothing yet."""
    store = os.urandom(16).hex()
    keys = (ClassKey(store, mark, 1, os.urandom(KEY_BYTES), None) for mark in CLASSES)
    return Keyring(store, {(key.mark, key.epoch): key for key in keys})


def rotated(ring: Keyring, marks: Iterable[Sensitivity]) -> Keyring:
    """The keyring with a new key for each of these classes, vouched for by the one before.

    Raises StoreError where a class has had more keys than tokens can name.
    """
    keys = dict(ring.keys)
    for mark in marks:
        before = ring.current(mark)
        if before.epoch >= LARGEST_EPOCH:
            raise StoreError(f"{mark.value} 类的密钥已经换了 {LARGEST_EPOCH} 次，不能再换。")
        new = ClassKey(ring.store, mark, before.epoch + 1, os.urandom(KEY_BYTES), None, before.recipients)
        keys[mark, new.epoch] = replace(new, chain=chained(before, new))
    return Keyring(ring.store, keys)


def wrapped_for(ring: Keyring, recipients: Iterable[str]) -> Keyring:
    """The same keys for these recipients, each once."""
    known = tuple(dict.fromkeys(recipients))
    return Keyring(ring.store, {at: replace(key, recipients=known) for at, key in ring.keys.items()})


def unlocked(root: Path, identities: Sequence[str]) -> Keyring:
    """The keys of a store that these identities (AGE-SECRET-KEY-1…) open, which are all or none.

    Raises NoKeyError where they open none; StoreError where a file of a key cannot be read, is damaged, was
    put there by somebody without the key before, or is of another store.
    """
    keys = {(file.mark, file.epoch): _opened(root, file, identities) for file in _listed(root)}
    if missing := [mark.value for mark in CLASSES if not any(known is mark for known, _ in keys)]:
        raise StoreError(f"{KEYS} 文件夹里没有 {'、'.join(missing)} 类的密钥：请从 git 里找回。")
    _hold_together(keys)
    return Keyring(next(iter(keys.values())).store, keys)


def _listed(root: Path) -> tuple[KeyFile, ...]:
    folder = root / KEYS
    if folder.is_symlink():
        raise StoreError(f"{KEYS} 是链接，没有读它：请换成文件夹本身。")
    try:
        return key_files(root)
    except OSError as error:
        raise StoreError(f"{KEYS} 文件夹无法读取：{reason_of(error)}。") from error


def _opened(root: Path, file: KeyFile, identities: Sequence[str]) -> ClassKey:
    try:
        return decoded(file, unwrapped(file.read(root), identities))
    except OSError as error:
        raise StoreError(f"{file.path} 无法读取：{reason_of(error)}。") from error
    except NotForUsError:
        raise NoKeyError(
            f"这把私钥打不开 {file.path}：请换一把，或请能打开的人用 liushou keys add 加上你的公钥。"
        ) from None
    except ValueError as error:
        raise StoreError(f"{file.path} 已损坏，或不是密钥文件：请从 git 里找回原来的。") from error


def _hold_together(keys: Mapping[tuple[Sensitivity, int], ClassKey]) -> None:
    """Raise StoreError where a key is of another store, or not vouched for by the one before."""
    store = next(iter(keys.values())).store
    for (mark, epoch), key in keys.items():
        before = keys.get((mark, epoch - 1))
        if key.store != store:
            raise StoreError(f"{key.file.path} 是另一个档案库的密钥：请从 git 里找回原来的。")
        if epoch > 1 and before is None:
            lost = KeyFile(mark, epoch - 1).path
            raise StoreError(f"{lost} 不见了，用它密封的内容打不开：请从 git 里找回（git log -- {lost}）。")
        if before is not None and not key.vouched_by(before):
            raise StoreError(
                f"{key.file.path} 不是由有上一把密钥的人换的，不能用："
                f"请查看是谁提交的（git log {key.file.path}），并找回原来的。"
            )
