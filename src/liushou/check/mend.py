"""Safe fixes: what check would change in one file, in as many rounds as it takes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import get_args

from liushou.findings import Finding, Path, Repair, dotted
from liushou.yamltext.edits import edited
from liushou.yamltext.faults import FixName
from liushou.yamltext.repairs import repaired

Look = Callable[[bytes], tuple[Finding, ...]]
"""The findings of a file when it has these bytes."""
Offer = tuple[Finding, Repair]

_MOST_ROUNDS = 20
_FILE_FIXES: dict[str, FixName] = {name: name for name in get_args(FixName)}
_OF_SHAPE = frozenset({"LS101", "LS102", "LS103", "LS104"})


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's bytes after its safe fixes, and the findings that these took away."""

    data: bytes
    done: tuple[Finding, ...]


def mend(data: bytes, look: Look) -> Mended:
    """Make the safe fixes of one file, again and again until none is left.

    A change is kept only if the findings it was for are gone and the new values are such as their
    fields take. Where that fails for all of a round together, each is tried by itself.
    """
    done: list[Finding] = []
    given_up: set[tuple[str, Repair]] = set()
    for _ in range(_MOST_ROUNDS):
        offers = [(one, one.fix) for one in look(data) if one.fix]
        batch = _batch([offer for offer in offers if (offer[0].code, offer[1]) not in given_up])
        if not batch:
            break
        attempts = [batch] if len(batch) == 1 else [batch, *([offer] for offer in batch)]
        for attempt in attempts:
            mended = _made(data, attempt)
            if mended is not None and _is_better(attempt, look(mended)):
                data = mended
                done += [finding for finding, _ in attempt]
                if attempt is batch:
                    break
            elif attempt is not batch or len(batch) == 1:
                given_up.update((finding.code, fix) for finding, fix in attempt)
    return Mended(data, tuple(done))


def _batch(offers: list[Offer]) -> list[Offer]:
    """What can be done in one round: one repair of the whole file, or one repair at each place."""
    whole = next((fix for _, fix in offers if fix.how == "file"), None)
    if whole is not None:
        return [offer for offer in offers if offer[1] == whole]
    first: dict[Path, Offer] = {}
    for offer in offers:
        first.setdefault(offer[1].at, offer)
    return list(first.values())


def _made(data: bytes, attempt: list[Offer]) -> bytes | None:
    fixes = [fix for _, fix in attempt]
    if fixes[0].how == "file":
        return repaired(data, _FILE_FIXES[fixes[0].put])
    return edited(data, fixes)


def _is_better(attempt: list[Offer], after: Iterable[Finding]) -> bool:
    left = list(after)
    if attempt[0][1].how == "file":
        return sum(one.fix == attempt[0][1] for one in left) < len(attempt)
    refused = {one.field for one in left if one.code in _OF_SHAPE}
    same = {(one.code, one.field) for one in left}
    return all(refused.isdisjoint(_within(fix)) and (one.code, one.field) not in same for one, fix in attempt)


def _within(fix: Repair) -> set[str]:
    """Where the value stands when the repair is made, and all that it is part of.

    A list may be refused as a whole for one of its items (`by`).
    """
    target = (*fix.at[:-1], fix.put) if fix.how == "key" else fix.at
    return {dotted(target[:length]) for length in range(1, len(target) + 1)}
