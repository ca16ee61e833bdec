"""Who opens sealed texts, and when: told to the log before anything is shown (safety.md, "Privacy")."""

import getpass
import socket
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from liushou.printable import printable
from liushou.store.git import name_of
from liushou.store.git_setup import setting
from liushou.store.sealing.shown_log import Shown, enter


def log_shown(root: Path, command: str, archives: Iterable[str] | None, why: str | None = None) -> None:
    """Enter in this machine's log that a command shows sealed texts in the clear: call it before it does.

    `command` is the name as it is typed (`show`, `export roster`); `archives` are the ids of those that are
    shown, None for all. No name, no value. Raises StoreError where it cannot be logged: then nothing is to
    be shown.
    """
    ids = None if archives is None else tuple(dict.fromkeys(archives))
    moment = now().isoformat(timespec="seconds")
    enter(root, Shown(moment, person(root) or account(), account(), command, ids, why))


def now() -> datetime:
    """The moment, with the time zone of this machine."""
    return datetime.now().astimezone()


def person(root: Path) -> str | None:
    """Who git takes the person for: 李红 <lihong@example.cn>; None where it knows nobody."""
    name, mail = (_line(setting(root, key)) for key in ("user.name", "user.email"))
    told = [*([name] if name else []), *([f"<{mail}>"] if mail else [])]
    return " ".join(told) or None


def _line(told: str | None) -> str:
    """A setting as one line that shows all it has: git takes any, and an entry is not to be forged."""
    return printable(" ".join(name_of(told or "").split()))


def account(*, unknown: str = "（未知账户）") -> str:
    """The account of the machine, and the machine: lihong@office-3."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such variable, no such user: by system and version
        user = unknown
    return printable(f"{user}@{socket.gethostname()}")
