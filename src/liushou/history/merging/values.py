"""Three versions of one archive made into one, as plain values: fields by key, entries by what they are."""

from dataclasses import dataclass
from functools import partial

from liushou.history.merging.held import ABSENT, Absent, Clash, Held, Outcome, alike
from liushou.history.merging.lists import merged_lists
from liushou.records.describe import field_at
from liushou.records.fields import Record
from liushou.yamltext.edit_values import Archive
from liushou.yamltext.scalars import Value

_TEXT_OR_LIST = frozenset({"by", "lead", "people", "duty", "kind", "record", "activity"})
"""Keys whose value may be one term or a list of them: who did something is one answer, not a collection."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged version, and where the two sides contradict each other, in the order of the value."""

    value: Archive
    clashes: tuple[Clash, ...]


def merged(model: type[Record], base: Archive, ours: Archive, theirs: Archive) -> Merged:
    """What both sides made of `base`, a file of the kind `model`, valid or not; an empty base is fine.

    A field changed by one side is as that side has it, one changed by both in different ways a clash.
    Entries of lists are matched by what they are; one that a side took away is gone unless the other
    changed it, which is a clash too. What both added is there once where it is the same, else twice.
    """
    outcome = _mappings(model, (), base, ours, theirs)
    return Merged(outcome.value if isinstance(outcome.value, dict) else {}, outcome.clashes)


def _mappings(
    model: type[Record],
    names: tuple[str, ...],
    base: dict[str, Value],
    ours: dict[str, Value],
    theirs: dict[str, Value],
) -> Outcome:
    value: dict[str, Value] = {}
    clashes: list[Clash] = []
    for key in dict.fromkeys((*ours, *theirs)):
        versions = (version.get(key, ABSENT) for version in (base, ours, theirs))
        found = _held(model, (*names, key), *versions)
        if not isinstance(found.value, Absent):
            value[key] = found.value
        clashes += found.below(key)
    return Outcome(value, tuple(clashes))


def _held(model: type[Record], names: tuple[str, ...], base: Held, ours: Held, theirs: Held) -> Outcome:
    """What both sides made of one place; `names` are the keys that lead there, without places in lists."""
    if alike(ours, theirs) or alike(base, theirs):
        return Outcome(ours)
    if alike(base, ours):
        return Outcome(theirs)
    if isinstance(ours, dict) and isinstance(theirs, dict):
        before = {} if isinstance(base, Absent) or base is None else base
        if isinstance(before, dict):
            return _mappings(model, names, before, ours, theirs)
    elif isinstance(ours, list) and isinstance(theirs, list):
        info = field_at(model, names)
        items = [] if isinstance(base, Absent) or base is None else base
        if isinstance(items, list) and info and info.many and (info.part or info.key not in _TEXT_OR_LIST):
            return merged_lists(info.part, items, ours, theirs, partial(_held, model, names))
    return Outcome(theirs if ours is ABSENT else ours, (Clash((), base, ours, theirs),))
