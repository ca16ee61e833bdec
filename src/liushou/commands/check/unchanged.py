"""`liushou check` of a store that is as it was: what it came to is told again, and nothing imported for it.

Only for the plain command lines that people type and programs call every day; all else, and all that is not
known or goes wrong, is left to the command itself.
"""

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liushou.check.report_text import report_text
from liushou.commands.check.outcome import Choice, recalled
from liushou.commands.index import index_of, state_of
from liushou.console import out, takes_colour
from liushou.errors import LiushouError, Status
from liushou.store.root import STATE, find_root


@dataclass(frozen=True, slots=True)
class _Asked:
    folder: Path
    on: date
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
        root = find_root(asked.folder)
        if (root / STATE / "txn").exists():
            return None
        with index_of(root) as index:
            outcome = recalled(index, state_of(root, index), Choice(asked.on))
    except (LiushouError, OSError, ValueError, TypeError):
        return None
    if outcome is None:
        return None
    found = outcome.findings
    try:
        out(report_text(found, outcome.files, time.perf_counter() - started).rstrip("\n"))
        sys.stdout.flush()
    except OSError:  # a closed pipe, a full disk: the command meets it too, and ends as it has to
        return None
    wrong = any(one.severity == "error" or (asked.strict and one.severity == "warning") for one in found)
    return Status.FINDINGS if wrong else Status.FINE


def _asked(arguments: Sequence[str]) -> _Asked | None:
    """What a plain command line asks for: `[-C FOLDER] check [--on DAY] [--strict]`; None for any other."""
    words = list(arguments)
    folder = Path()
    if words[:1] == ["-C"] and len(words) > 2:
        folder, words = Path(words[1]), words[2:]
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
    return _Asked(folder, day or date.today(), strict)  # noqa: DTZ011 - the coordinator's own calendar day


def _day(word: str) -> date | None:
    try:
        day = date.fromisoformat(word)
    except ValueError:
        return None
    return day if day.isoformat() == word else None  # not 2026-W47-5
