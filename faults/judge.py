"""Whether a store came well out of a fault, and whether what was said of it was true."""

from collections.abc import Mapping
from dataclasses import dataclass

from faults.process import Ended
from faults.state import Files, Seen, told
from liushou.errors import Status

_NOTHING = ("没有改动", "没有写入", "没有合并", "没有动任何文件")
_DONE = ("不要重做", "已经写入", "已经存好")
_UNSEEN = ("没有计入", "文件无法读取")
"""What is told where an archive could not be read: nothing may be done then, and nothing said to be done."""
_LEFT_OUT = (*_UNSEEN, "LS001", "个文件读不出来")
"""The same, and what `check --fix` still finds in an archive that it could not read at first."""
_READS = (Status.FINE, Status.FINDINGS)


@dataclass(frozen=True, slots=True)
class Expected:
    """A store before and after an undisturbed run: its files, and what `check` says of them."""

    old: Files
    new: Files
    reports: Mapping[str, str]
    status: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A disturbed run, the store as it left it, the next start (`check`), and the store after that."""

    ended: Ended
    at_once: Seen
    check: Ended
    later: Seen


def wrong_with(
    expected: Expected, outcome: Outcome, done: str, *, parts: bool = False, leaves_out: bool = False
) -> tuple[str, ...]:
    """What is wrong, in English; nothing where all is well.

    `done`, `parts` and `leaves_out` as a writer has them.
    """
    if leaves_out and _told_what_is_left_out(outcome):
        return ()
    if parts:
        at_once = told(outcome.at_once.files, expected.old, expected.new)
        return tuple(_untrue(expected, outcome.ended, at_once, done))
    at_once = told(outcome.at_once.files, expected.old, expected.new)
    later = told(outcome.later.files, expected.old, expected.new)
    found = [] if later in ("old", "new") else [later]
    found += [f"left: {path}" for path in _left(outcome)]
    found += _untrue(expected, outcome.ended, at_once, done)
    found += _false_message(outcome.ended, at_once, later)
    if outcome.check.status not in _READS:
        found.append(f"check ends with {outcome.check.status}: {outcome.check.err.strip()[-200:]}")
    elif later in expected.reports and outcome.check.out != expected.reports[later]:
        found.append(f"check says something else of the {later} store")
    return tuple(found)


def _left(outcome: Outcome) -> tuple[str, ...]:
    """What lies about. What is written beside its place (`.x.tmp`) may stay where its writer was killed."""
    if not outcome.ended.killed:
        return outcome.later.left
    return tuple(path for path in outcome.later.left if path.startswith(".liushou"))


def _told_what_is_left_out(outcome: Outcome) -> bool:
    """Whether it came to its end and named what it could not read; no killed or failed run is excused."""
    ended = (outcome.ended, outcome.check)
    if outcome.later.left or any(one.status not in _READS or "Traceback" in _said(one) for one in ended):
        return False
    return any(word in _said(outcome.ended) for word in _LEFT_OUT)


def _said(ended: Ended) -> str:
    return ended.err + ended.out


def _untrue(expected: Expected, ended: Ended, at_once: str, done: str) -> list[str]:
    """What the command said, or how it ended, against what is so."""
    said, found = _said(ended), []
    unseen = at_once == "old" and done not in said and any(word in said for word in (*_UNSEEN, *_NOTHING))
    known = (expected.status, Status.UNREADABLE, -9, *((Status.WRONG_USE, Status.FINDINGS) if unseen else ()))
    if "Traceback" in said or ended.status not in known:
        found.append(f"ends with {ended.status}: {said.strip()[-300:]}")
    if at_once != "new" and not unseen and (ended.status == expected.status or (done and done in said)):
        found.append(f"says it is done, and the store is {at_once}")
    if ended.status == Status.UNREADABLE and not ended.err.strip():
        found.append("no message")
    return found


def _false_message(ended: Ended, at_once: str, later: str) -> list[str]:
    """What a failed command says has become of its files, against what has."""
    if ended.status != Status.UNREADABLE:
        return []
    if any(word in ended.err for word in _DONE):
        return [] if later == "new" else [f"says it is written, and the store is {later}"]
    if any(word in ended.err for word in _NOTHING) and at_once != "old":
        return [f"says nothing is written, and the store is {at_once}"]
    return []
