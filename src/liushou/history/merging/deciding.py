"""A merged value with its clashes decided: for ours, for theirs, or each in its own way."""

from copy import deepcopy

from liushou.findings import Path
from liushou.history.merging.held import Absent, Clash, Held
from liushou.history.merging.values import Merged
from liushou.yamltext.edit_values import Archive, at
from liushou.yamltext.scalars import Value


def decided(found: Merged, for_theirs: frozenset[int]) -> Archive:
    """The merged value with the clashes of these numbers as theirs has it, all others as ours.

    What the chosen side does not have is gone.
    """
    value = deepcopy(found.value)
    for number in sorted(range(len(found.clashes)), key=lambda one: _order(found.clashes[one]), reverse=True):
        clash = found.clashes[number]
        _put(value, clash.path, clash.theirs if number in for_theirs else clash.ours)
    return value


def _order(clash: Clash) -> tuple[int, ...]:
    """By places in lists, so that what is behind goes first and places before it hold."""
    return tuple(part for part in clash.path if isinstance(part, int))


def _put(value: Archive, path: Path, held: Held) -> None:
    around: Value = at(value, path[:-1])
    part = path[-1]
    if isinstance(around, list) and isinstance(part, int):
        around[part : part + 1] = [] if isinstance(held, Absent) else [held]
    elif isinstance(around, dict) and isinstance(part, str):
        if isinstance(held, Absent):
            around.pop(part, None)
        else:
            around[part] = held
