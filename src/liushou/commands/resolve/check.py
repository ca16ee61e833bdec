"""What the rules say of a file that was decided on, beside what they said of either side."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from liushou.check.added import added
from liushou.findings import Finding, without_indexes
from liushou.history.resolving.answers import Answered, Side
from liushou.history.resolving.conflict import Conflict
from liushou.store.load import Store
from liushou.store.sources import read_bytes
from liushou.store.variant import Variant, variant
from liushou.yamltext.reader import read

_SIDES: tuple[Side, Side] = ("ours", "theirs")


def errors_of(
    store: Store, conflict: Conflict, files: Mapping[str, bytes | None], day: date
) -> tuple[Finding, ...]:
    """The errors that these contents would bring, less those that the sides of the conflict have.

    Where a side cannot be read, it counts as having none.
    """
    now = Variant(store, read_bytes)
    found = _errors(added(now, variant(store, files), day))
    there: Counter[tuple[str, ...]] = Counter()
    for side in _SIDES if found else ():
        data = _whole(conflict, side)
        if data is not None:
            after = variant(store, {conflict.source.path: data})
            there.update(_what(one) for one in _errors(added(now, after, day)))
    beyond = []
    for one in found:
        if there[_what(one)]:
            there[_what(one)] -= 1
        else:
            beyond.append(one)
    return tuple(beyond)


def _whole(conflict: Conflict, side: Side) -> bytes | None:
    """What one side made of the file, where it can be read; else the text with its lines in all conflicts."""
    filled = conflict.answered().filled(side).result.encode()
    return next((data for data in (conflict.side(side), filled) if data and read(data).value), None)


def readable(given: Answered) -> Iterable[str]:
    """The text with what is not answered yet as ours, then as theirs: what it may become."""
    return (given.filled(side).result for side in _SIDES) if given.left else (given.result,)


def _errors(found: Iterable[Finding]) -> list[Finding]:
    return [one for one in found if one.severity == "error"]


def _what(finding: Finding) -> tuple[str, ...]:
    """An error wherever it stands in its file."""
    return finding.path, finding.code, without_indexes(finding.field or ""), finding.message
