"""Programs that a repository's own settings would have git run, and how it is kept from running them.

Whoever copies a folder with its `.git` copies its settings too, and these can name programs: for filters, for
watching files, for signatures. Reading archives must run none of them. What a person has set for all
repositories (`git config --global`) is their own choice and stays.
"""

# ruff: noqa: PTH100, PTH112, PTH113, PTH118, PTH120, PTH123 (as `git`, this comes before anything that needs pathlib)

import os
import re
from collections.abc import Callable, Iterator

NO_FETCHING = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
"""A clone that has only a part would fetch what is missing, by a program that its settings name."""
_LARGEST = 1 << 20
_SUSPECT = re.compile(rb"\[\s*(?:filter|include|gpg)|fsmonitor|worktreeconfig", re.IGNORECASE)
"""A file of settings without one of these names no program that git would run for us."""
_RUNS = re.compile(
    r"core\.fsmonitor|filter\..*\.(?:clean|smudge|process|required)|gpg\.(?:.*\.)?program", re.DOTALL
)
_OWN = frozenset({"local", "worktree"})
_YES_OR_NO = frozenset({"true", "false", "yes", "no", "on", "off", "1", "0", ""})


def refusals(folder: str, ask: Callable[..., bytes], *, elsewhere: bool) -> dict[str, str]:
    """Variables for git in `folder` that take the programs of the repository's own settings away from it.

    `ask` gives what git prints when given these arguments; `elsewhere` is True where a variable says that
    the repository is not the one around the folder.
    """
    if not elsewhere and not any(_SUSPECT.search(text) for text in _settings_above(folder)):
        return {}
    told = ask("config", "--show-scope", "--includes", "--list", "-z")
    words = told.decode("utf-8", "surrogateescape").split("\0")
    keys = dict.fromkeys(_named(zip(words[::2], words[1::2], strict=False)))
    found = {"GIT_CONFIG_COUNT": str(len(keys))} if keys else {}
    for number, key in enumerate(keys):
        found[f"GIT_CONFIG_KEY_{number}"] = key
        found[f"GIT_CONFIG_VALUE_{number}"] = "false" if key.endswith((".required", ".fsmonitor")) else ""
    return found


def _named(entries: "Iterator[tuple[str, str]] | zip[tuple[str, str]]") -> Iterator[str]:
    for scope, entry in entries:
        key, _, value = entry.partition("\n")
        harmless = key == "core.fsmonitor" and value.lower() in _YES_OR_NO  # git's own watcher
        if scope in _OWN and _RUNS.fullmatch(key) and not harmless:
            yield key


def _settings_above(folder: str) -> Iterator[bytes]:
    """The files of settings of the repository around a folder."""
    for place in _repositories(os.path.abspath(folder)):
        for name in ("config", "config.worktree"):
            yield _read(os.path.join(place, name))


def _repositories(folder: str) -> Iterator[str]:
    """Where the repository around a folder keeps its settings: two folders for a work tree of several."""
    above = ""
    while folder != above:
        inside = os.path.join(folder, ".git")
        if os.path.isfile(inside):
            inside = _led(inside, b"gitdir:")
        elif not os.path.isdir(inside):
            inside = folder if os.path.isfile(os.path.join(folder, "HEAD")) else ""
        if inside:
            yield inside
            common = os.path.join(inside, "commondir")
            if os.path.isfile(common):
                yield _led(common, b"")
            return
        above, folder = folder, os.path.dirname(folder)


def _led(file: str, sign: bytes) -> str:
    """Where a file leads that has nothing but a sign and a path."""
    said = _read(file).removeprefix(sign).strip()
    return os.path.join(os.path.dirname(file), os.fsdecode(said))


def _read(file: str) -> bytes:
    if not os.path.isfile(file):
        return b""
    try:
        with open(file, "rb") as opened:
            return opened.read(_LARGEST)
    except OSError:
        return b"[include"  # git may know more than we do
