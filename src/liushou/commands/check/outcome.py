"""What a check of a whole store came to, kept for the next one. Imports no model and no rule."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from liushou.check.kept_findings import PlainFinding, as_plain, from_plain
from liushou.check.report_text import around_the_time
from liushou.commands.check.told import Told, name_of, packed, rest_of
from liushou.findings import Finding
from liushou.store.index.database import Index
from liushou.store.index.listing import Listing, unpacked
from liushou.store.index.state import TreeState


@dataclass(frozen=True, slots=True)
class Choice:
    """The day that counts as today, and the rules, by code or beginning of one."""

    on: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many files were looked at, those that must not be opened, and all that was found."""

    files: int
    closed: frozenset[str]
    findings: tuple[Finding, ...]


def recalled(index: Index, state: TreeState, choice: Choice) -> Outcome | None:
    """What the same check of the same store came to, None if that is not known."""
    return None if state.digest is None else _recalled(index, state.digest, choice)


def _recalled(index: Index, digest: bytes, choice: Choice) -> Outcome | None:
    data = index.outcome(_name(digest, choice))
    if data is None:
        return None
    try:
        files, closed, findings = cast("tuple[int, list[str], list[PlainFinding]]", json.loads(rest_of(data)))
        return Outcome(files, frozenset(closed), tuple(map(from_plain, findings)))
    except (ValueError, TypeError, IndexError):  # not written by us
        return None


def keep(index: Index, state: TreeState, choice: Choice, outcome: Outcome) -> None:
    """Remember what a check came to that saw the store in this state, before it and after it."""
    if state.digest is None:
        return
    plain: Sequence[object] = (
        outcome.files,
        sorted(outcome.closed),
        [as_plain(one) for one in outcome.findings],
    )
    data = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
    told = Told() if choice.select or choice.ignore else _told(outcome)
    index.keep_outcome(_name(state.digest, choice), packed(told, data))


@dataclass(frozen=True, slots=True)
class LastCheck:
    """What lay in the store at the last check, its basis (`memory.context_of`), and what it came to."""

    listing: Listing
    context: bytes
    outcome: Outcome


def keep_last(index: Index, state: TreeState, choice: Choice, context: bytes) -> None:
    """Remember which check was the last, of those that `keep` remembers. Of those of chosen rules none is."""
    if state.digest is not None and not (choice.select or choice.ignore):
        head = json.dumps((state.digest.hex(), context.hex())).encode()
        index.keep_outcome(_last(choice), head + b"\n" + state.listing.packed())


def last_check(index: Index, choice: Choice) -> LastCheck | None:
    """The last check on that day of all rules; None if it is not known."""
    data = None if choice.select or choice.ignore else index.outcome(_last(choice))
    if data is None:
        return None
    head, _, rest = data.partition(b"\n")
    try:
        digest, context = (bytes.fromhex(one) for one in json.loads(head))
        listing = unpacked(rest)
    except ValueError:  # not written by us
        return None
    outcome = _recalled(index, digest, choice)
    return None if outcome is None else LastCheck(listing, context, outcome)


def _last(choice: Choice) -> bytes:
    return name_of(b"last", choice.on.isoformat())


def _name(digest: bytes, choice: Choice) -> bytes:
    return name_of(digest, choice.on.isoformat(), choice.select, choice.ignore)


def _told(outcome: Outcome) -> Told:
    severities = {one.severity for one in outcome.findings}
    said = around_the_time(outcome.findings, outcome.files)
    return Told("error" in severities, "warning" in severities, *said)
