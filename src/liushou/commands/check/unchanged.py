"""`liushou check` of a store that is as it was: what it came to is told again, and nothing imported for it.

Only for the plain command lines that people type and programs call every day; all else, and all that is not
known or goes wrong, is left to the command itself.
"""

import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from liushou.check.took import took
from liushou.commands.check.told import Told, name_of, unpacked
from liushou.commands.index import index_of, state_of
from liushou.console import out, takes_colour
from liushou.errors import Status
from liushou.store.root import KEYS, STATE, root_above


class _Asked(NamedTuple):
    folder: str
    day: str
    strict: bool


def told_again(arguments: Sequence[str]) -> int | None:
    """The exit status of a check that was told again; None where the command has to be run."""
    started = time.perf_counter()
    asked = _asked(arguments)
    if asked is None or sys.stdout is None:  # it was closed: the command says how that ends
        return None
    if takes_colour() or os.environ.get("GITHUB_ACTIONS") == "true":
        return None
    try:
        told = _told(asked)
    except (OSError, ValueError):
        return None
    if told is None:
        return None
    try:
        out(f"{told.before}{took(time.perf_counter() - started)}{told.after}".rstrip("\n"))
        sys.stdout.flush()
    except OSError:  # a closed pipe, a full disk: the command meets it too, and ends as it has to
        return None
    return Status.FINDINGS if told.errors or (asked.strict and told.warnings) else Status.FINE


def _told(asked: _Asked) -> Told | None:
    """What was told of the store as it is now; None where that is not known, or a change is half made."""
    root = root_above(os.path.realpath(asked.folder, strict=True))
    if root is None or os.path.exists(os.path.join(root, STATE, "txn")):  # noqa: PTH110, PTH118
        return None
    if os.path.exists(os.path.join(root, KEYS)):  # noqa: PTH110, PTH118 - it may be ours to open: nothing is kept of that
        return None
    with index_of(root) as index:
        if index.stats.load() is None:  # nothing is known: what is read for the check says what lies there
            return None
        state = state_of(root, index)
        data = None if state.digest is None else index.outcome(name_of(state.digest, asked.day))
    return None if data is None else unpacked(data)


def _asked(arguments: Sequence[str]) -> _Asked | None:
    """What a plain command line asks for: `[-C FOLDER] check [--on DAY] [--strict]`; None for any other."""
    words = list(arguments)
    folder = ""
    if words[:1] == ["-C"] and len(words) > 2:
        folder, words = words[1], words[2:]
    if words[:1] != ["check"]:
        return None
    day, strict = None, False
    rest = iter(words[1:])
    for word in rest:
        if word == "--strict":
            strict = True
        elif word == "--on" and day is None:
            day = _day(next(rest, ""))
            if day is None:
                return None
        else:
            return None
    return _Asked(folder, day or date.today().isoformat(), strict)  # noqa: DTZ011 - the coordinator's own calendar day


def _day(word: str) -> str | None:
    """The word, if it is a day as people write it, and not 2026-W47-5."""
    try:
        day = date.fromisoformat(word)
    except ValueError:
        return None
    return word if day.isoformat() == word else None
