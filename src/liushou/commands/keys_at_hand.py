"""The private key of whoever runs the program, and what it opens in a store."""

import os
from pathlib import Path

from liushou.errors import StoreError
from liushou.oserror import reason_of
from liushou.store.opener import KEYLESS, Opener
from liushou.store.root import KEYS

VARIABLE = "LIUSHOU_IDENTITY"
"""Names the file with the private key; empty for none."""
_LARGEST = 1 << 20


def identity_file() -> Path | None:
    """Where one's private key is looked for; None where the variable is set to nothing."""
    given = os.environ.get(VARIABLE)
    if given is not None:
        return Path(given) if given else None
    return _settings_folder() / "liushou" / "identity.txt"


def seals(root: Path) -> bool:
    """Whether a store has a folder of keys, and so seals what is sensitive."""
    return (root / KEYS).is_dir()


def keys_at_hand(root: Path) -> Opener:
    """What one's private key opens in a store; without one, or where the store seals nothing: nothing.

    Raises StoreError where the variable names a file that cannot be read, and where a key that is there
    does not open the store's.
    """
    if not seals(root):
        return KEYLESS
    identities = own_identities()
    if not identities:
        return KEYLESS
    from liushou.store.sealing.keyring import unlocked
    from liushou.store.sealing.sealer import Sealer

    return Sealer(unlocked(root, identities))


def own_identities() -> tuple[str, ...]:
    """The private keys in one's file, a line each as age-keygen writes them; none where there is no file.

    Raises StoreError for a file that cannot be read, and for one named by the variable that is not there.
    """
    file = identity_file()
    if file is None:
        return ()
    try:
        with file.open(encoding="utf-8") as opened:
            lines = opened.read(_LARGEST).splitlines()
    except FileNotFoundError:
        if VARIABLE in os.environ:
            raise StoreError(f"没有私钥文件 {file}：请检查环境变量 {VARIABLE}。") from None
        return ()
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "不是文本文件"
        raise StoreError(f"私钥文件 {file} 无法读取：{reason}。") from error
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _settings_folder() -> Path:
    """Where programs keep the settings of the person who runs them."""
    if os.name == "nt":
        return Path(os.environ.get("APPDATA") or Path.home())
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
