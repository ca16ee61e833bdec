"""The private key of whoever runs the program, and what it opens in a store."""

import codecs
import os
import stat
import sys
from pathlib import Path

from liushou.console import note
from liushou.errors import StoreError
from liushou.oserror import reason_of
from liushou.store.opener import KEYLESS, Opener
from liushou.store.root import KEYS
from liushou.store.sealing.agefile import is_age_file

VARIABLE = "LIUSHOU_IDENTITY"
"""Names the file with the private key; empty for none."""
IDENTITY = "AGE-SECRET-KEY-1"
"""How a private key begins that age-keygen makes."""
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

    A file with a passphrase is opened where a person can be asked for it. Raises StoreError for a file that
    cannot be read, a wrong passphrase, and a file named by the variable that is not there.
    """
    file = identity_file()
    data = None if file is None else content_of(file)
    if file is None or data is None:
        return ()
    plain = _with_passphrase(file, data) if is_age_file(data) else data
    if plain is None:
        return ()
    return _identities(file, plain)


def content_of(file: Path) -> bytes | None:
    """What a file of private keys has; None where there is none and none is named. Raises StoreError."""
    try:
        if not stat.S_ISREG(file.stat().st_mode) and not file.is_dir():  # a pipe would be waited for
            raise StoreError(f"私钥文件 {file} 无法读取：不是普通文件。")
        with file.open("rb") as opened:
            return opened.read(_LARGEST)
    except FileNotFoundError:
        if VARIABLE in os.environ:
            raise StoreError(f"没有私钥文件 {file}：请检查环境变量 {VARIABLE}。") from None
        return None
    except OSError as error:
        raise StoreError(f"私钥文件 {file} 无法读取：{reason_of(error)}。") from error


def _identities(file: Path, data: bytes) -> tuple[str, ...]:
    """The private keys in a text; the Windows console makes it UTF-16, editors there put a mark before it."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        lines = [line.strip() for line in data.decode("utf-16" if wide else "utf-8-sig").splitlines()]
    except UnicodeDecodeError:
        raise StoreError(f"私钥文件 {file} 无法读取：不是文本文件。") from None
    known = tuple(line for line in lines if line.startswith(IDENTITY))
    if not known and any(line and not line.startswith("#") for line in lines):
        raise StoreError(
            f"私钥文件 {file} 里没有 age 私钥：应有一行以 {IDENTITY} 开头，由 liushou keys new 或 age-keygen "
            "给出；不支持 SSH 私钥和插件的私钥。"
        )
    return known


def _with_passphrase(file: Path, data: bytes) -> bytes | None:
    """What a file of `age --passphrase` has; None where nobody can be asked. Raises StoreError."""
    if not can_ask():
        note(f"私钥文件 {file} 要口令，而这里不是终端，没法询问：当作没有私钥。")
        return None
    from liushou.store.sealing.age import unlocked_with

    plain = unlocked_with(data, ask(f"私钥 {file.name} 的口令："))
    if plain is None:
        raise StoreError(f"口令不对，或 {file} 已损坏。")
    return plain


def can_ask() -> bool:
    """Whether there is a person at a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str) -> str:
    """What a person types in answer, not shown on the terminal."""
    import getpass

    return getpass.getpass(question, stream=sys.stderr)


def _settings_folder() -> Path:
    """Where programs keep the settings of the person who runs them."""
    if os.name == "nt":
        return Path(os.environ.get("APPDATA") or Path.home())
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
