"""Sealed texts that a command is asked to show, or is asked about: opened, entered in the log, or told of."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from liushou.commands.keys_at_hand import seals
from liushou.console import note
from liushou.records.fields import HIDDEN
from liushou.records.kinds import KINDS
from liushou.records.lookup import UnknownFieldError, lookup
from liushou.store.load import Loaded, Store
from liushou.store.opener import KEYLESS, Opener
from liushou.store.who import parted


def reveal_in(store: Store, command: str, ids: Iterable[str] | None = None) -> None:
    """To be called before the sensitive texts of archives (None: of all) are shown or printed.

    Where the keys opened anything in the store, it is entered in the log of this machine: a page of one
    archive shows phones of others. Of what stays sealed it is said that it shows as ***. Raises StoreError
    where it cannot be logged.
    """
    wanted = None if ids is None else frozenset(ids)
    meant = [file for file in store.files if wanted is None or file.source.id in wanted]
    _say_left(meant, with_keys=store.keys is not KEYLESS)
    if store.keys is not KEYLESS and any(_left(file) < len(file.tokens) for file in store.files):
        # only who shows what was sealed needs the log
        from liushou.commands.unsealed_log import log_shown

        log_shown(store.root, command, None if wanted is None else (file.source.id for file in meant))


def _say_left(files: Sequence[Loaded], *, with_keys: bool) -> None:
    left = sum(1 for file in files if (_left(file) if with_keys else file.tokens))
    if left and with_keys:
        note(f"{left} 份档案里有打不开的密文，写作 ***：被改动过，或从别处移来。请用 liushou check 查看。")
    elif left:
        note(
            f"{left} 份档案里有密封的内容，没有私钥打不开，写作 ***："
            "请有私钥的人来做，或请他用 liushou keys add 加上您的公钥。"
        )


def _left(file: Loaded) -> int:
    """How many tokens of an archive the keys at hand did not open."""
    return len({problem.path for problem in file.problems if problem.code == "LS110"} & set(file.tokens))


def log_opened(root: Path | None, keys: Opener, command: str, ids: Iterable[str]) -> None:
    """The same for versions of archives in a history: what the keys opened of them is shown."""
    if root is None or not seals(root):
        return
    if keys is KEYLESS:
        note("密封的内容没有私钥打不开，写作 ***。")
        return
    from liushou.commands.unsealed_log import log_shown

    log_shown(root, command, ids)


def asks_sealed(words: Sequence[str], fields: Collection[str] = ()) -> bool:
    """Whether conditions on the command line, or fields to sort by, ask about what may be sealed."""
    if any(map(_names_hidden, fields)):
        return True
    _, conditions = parted(words)
    if not conditions:
        return False
    # the grammar of filters is read only where one is given
    from liushou.records.filters import asks_hidden

    return any(asks_hidden(word, kind.model) for word in conditions for kind in KINDS)


def _names_hidden(field: str) -> bool:
    for kind in KINDS:
        try:
            info = lookup(field, kind.model).info
        except UnknownFieldError:
            continue
        if info is not None and info.mark in HIDDEN:
            return True
    return False
