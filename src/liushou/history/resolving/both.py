"""Whether both sides of a conflict can be kept, and in which order."""

from collections import Counter
from collections.abc import Iterator

from liushou.findings import Path
from liushou.history.compare import compared
from liushou.history.matching import agree
from liushou.history.resolving.answers import Answer, Answered
from liushou.records.describe import field_at
from liushou.records.fields import Record
from liushou.records.sameness import SAMENESS, Sameness
from liushou.yamltext.edit_values import Archive
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value


def read_text(text: str) -> Archive | None:
    """The value of a text; None where it cannot be read."""
    return read(text.encode()).value


def both_sides(
    model: type[Record], given: Answered, place: int, ours: Archive, theirs: Archive
) -> Answer | None:
    """The answer that keeps both sides of the conflict at `place`; None where there is none.

    All other conflicts of `given` are answered; `ours` and `theirs` are the values with one side here. The
    text has to be readable, with all that either side says and nothing twice; of the two orders the one
    that keeps days in order goes first.
    """
    orders: tuple[Answer, Answer] = ("both", "swapped")
    kept: list[tuple[Answer, Archive]] = []
    for answer in orders:
        value = read_text(given.answered(place, answer).result)
        if value is not None and all(_has_all(model, side, value) for side in (ours, theirs)):
            kept.append((answer, value))
    tidy = [answer for answer, value in kept if _in_date_order(model, value)]
    return tidy[0] if tidy else kept[0][0] if kept else None


def _has_all(model: type[Record], side: Archive, value: Archive) -> bool:
    """Whether `value` has what a side has, no person or term twice that the side has once."""
    for change in compared(model, side, value):
        if change.kind == "removed" or (change.kind == "changed" and not _longer(change.old, change.new)):
            return False
    return not any(_doubled(*each) for each in _lists(model, (), value))


def _longer(old: Value, new: Value) -> bool:
    """Whether a text became another one that has all its lines."""
    if not isinstance(old, str) or not isinstance(new, str):
        return False
    return Counter(old.splitlines()) <= Counter(new.splitlines())


def _doubled(sameness: Sameness, items: list[Value]) -> bool:
    if not sameness.once:
        return False
    keys = sameness.tiers[0]
    return any(
        agree(one, other, keys)
        for place, one in enumerate(items)
        for other in items[:place]
        if isinstance(one, dict) and any(one.get(key) is not None for key in keys)
    )


def _in_date_order(model: type[Record], value: Archive) -> bool:
    for sameness, items in _lists(model, (), value):
        key = sameness.dated
        days = [str(item.get(key)) for item in items if isinstance(item, dict)] if key else []
        if days != sorted(days):
            return False
    return True


def _lists(model: type[Record], path: Path, value: Value) -> Iterator[tuple[Sameness, list[Value]]]:
    """Every list of parts in an archive, with what makes its entries the same."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _lists(model, (*path, key), item)
    elif isinstance(value, list):
        info = field_at(model, path)
        sameness = SAMENESS.get(info.part) if info is not None and info.part is not None else None
        if sameness is not None:
            yield sameness, value
        for item in value:
            yield from _lists(model, path, item)
