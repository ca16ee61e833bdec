"""What a check of a whole store came to, kept for the next one. Imports no model and no rule."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import cast

from liushou.check.kept_findings import PlainFinding, as_plain, from_plain
from liushou.findings import Finding
from liushou.store.index.database import Index
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
    data = None if state.digest is None else index.outcome(_name(state.digest, choice))
    if data is None:
        return None
    files, closed, findings = cast("tuple[int, list[str], list[PlainFinding]]", json.loads(data))
    return Outcome(files, frozenset(closed), tuple(map(from_plain, findings)))


def keep(index: Index, before: TreeState, after: TreeState, choice: Choice, outcome: Outcome) -> None:
    """Remember what a check came to, if the store was the same before it and after it."""
    if before.digest is None or before.digest != after.digest:
        return
    plain: Sequence[object] = (
        outcome.files,
        sorted(outcome.closed),
        [as_plain(one) for one in outcome.findings],
    )
    data = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    index.keep_outcome(_name(before.digest, choice), data)


def _name(digest: bytes, choice: Choice) -> bytes:
    asked = json.dumps((choice.on.isoformat(), choice.select, choice.ignore)).encode()
    return blake2b(b"check" + digest + asked, digest_size=16).digest()
