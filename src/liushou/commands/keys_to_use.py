"""The keys that a command goes on with: those one has, and none where they are for another store."""

from pathlib import Path

from liushou.commands.keys_at_hand import content_of, identity_file, keys_at_hand, seals
from liushou.console import note
from liushou.errors import StoreError
from liushou.store.opener import KEYLESS, Opener


def keys_or_none(root: Path) -> Opener:
    """What one's private key opens; of a store that it does not open it is said, and one goes on without.

    Raises StoreError where the private key cannot be read, and where the store's keys are damaged.
    """
    if not seals(root):
        return KEYLESS
    from liushou.store.sealing.keyring import NoKeyError

    try:
        return keys_at_hand(root)
    except NoKeyError as error:
        note(f"{error.message}现在当作没有私钥，密封的内容不打开。")
        return KEYLESS


def keys_unasked(root: Path) -> Opener:
    """The same for a command that can do without: nobody is asked, and what is wrong is only said."""
    if not seals(root) or not has_plain_identity():
        return KEYLESS
    try:
        return keys_or_none(root)
    except StoreError as error:
        note(f"{error.message}这次不用私钥，密封的内容不打开。")
        return KEYLESS


def has_plain_identity() -> bool:
    """Whether there is a private key that can be used without asking for a passphrase.

    One that cannot be read counts: whoever goes on to use it says what is wrong.
    """
    from liushou.store.sealing.agefile import is_age_file

    file = identity_file()
    try:
        data = None if file is None else content_of(file)
    except StoreError:
        return True
    return data is not None and not is_age_file(data)


def keys_for(root: Path | None, *, reveal: bool) -> Opener:
    """The keys for comparing versions, by which what was only sealed anew is no change.

    To show what is sealed (`reveal`) a passphrase is asked for where there is one. None without files.
    """
    if root is None:
        return KEYLESS
    return keys_or_none(root) if reveal else keys_unasked(root)
