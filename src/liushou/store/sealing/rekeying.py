"""What has to be written for the keys of a store to be those of a keyring, for those recipients it names."""

from collections.abc import Sequence
from pathlib import Path

from liushou.errors import StoreError
from liushou.oserror import reason_of
from liushou.records.unit import Privacy, Unit
from liushou.store.drafts import Amendment, FileChange, changes_of, insert, put
from liushou.store.load import Store
from liushou.store.root import SETTINGS
from liushou.store.sealing.age import wrapped
from liushou.store.sealing.keyfile import ClassKey, KeyChange, KeyFile, encoded
from liushou.store.sealing.keyring import Keyring
from liushou.store.sources import read_bytes, settings_source
from liushou.yamltext.edit_types import Edit, Remove

_PLACE = ("privacy", "recipients")


def key_changes(root: Path, ring: Keyring, before: Keyring | None = None) -> tuple[KeyChange, ...]:
    """The files of those keys that are not in the keyring `before` as they are now, wrapped anew.

    Raises StoreError where a file cannot be read, and for a recipient that is none.
    """
    known = {} if before is None else before.keys
    changed = (key for at, key in sorted(ring.keys.items()) if known.get(at) != key)
    return tuple(_change(root, key) for key in changed)


def _change(root: Path, key: ClassKey) -> KeyChange:
    now = _bytes_now(root, key.file)
    return KeyChange(key.file.path, root / key.file.path, now, wrapped(encoded(key), key.recipients))


def _bytes_now(root: Path, file: KeyFile) -> bytes | None:
    try:
        return file.read(root)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{file.path} 无法读取：{reason_of(error)}。") from error


def settings_change(store: Store, recipients: Sequence[str]) -> FileChange:
    """The settings with these recipients; as they are where they have them.

    That they are in the transaction either way keeps two people from changing keys at once: the second one
    is told to begin again. Raises StoreError, EditError.
    """
    edits = _edits(store.unit.privacy, recipients)
    found = changes_of(store, [Amendment(SETTINGS, edits)] if edits else [])
    if found:
        return found[0]
    source = settings_source(store.root)
    data = read_bytes(source)
    if isinstance(data, str):
        raise StoreError(f"{SETTINGS}：{data}。没有写入任何文件。")
    return FileChange(source, data, data)


def _edits(privacy: Privacy | None, wanted: Sequence[str]) -> tuple[Edit, ...]:
    """One item at a time, so that a remark beside a recipient (whose it is) stays."""
    if privacy is None:
        return (put(Unit, _PLACE[:1], {_PLACE[1]: list(wanted)}),)
    now = privacy.recipients
    if not now:
        return (put(Unit, _PLACE, list(wanted)),)
    gone = [Remove((*_PLACE, number)) for number, each in enumerate(now) if each not in wanted]
    new = [insert(Unit, _PLACE, each) for each in wanted if each not in now]
    return (*reversed(gone), *new)
