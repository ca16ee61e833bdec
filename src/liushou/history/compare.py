"""What is different between two versions of one archive, as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from liushou.findings import Path
from liushou.history.matching import matched
from liushou.history.words.wording import is_secret
from liushou.records.describe import field_at, fields_at
from liushou.records.fields import Record
from liushou.yamltext.edit_values import Archive, same
from liushou.yamltext.scalars import Value

Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: a field or an entry of a list that came, went, or has another value or place.

    `path` is where it stands in the new version and `was` where it stood in the old one. They differ
    where entries of lists around it moved; of what came or went, only the last part is of its own
    version. `old` is None for what came, `new` for what went; a null in the file is None too.
    """

    kind: Kind
    path: Path
    was: Path
    old: Value
    new: Value

    @property
    def of_entry(self) -> bool:
        """True for an entry of a list, False for a field."""
        return isinstance(self.path[-1], int)


def compared(model: type[Record], old: Archive, new: Archive) -> tuple[Change, ...]:
    """The differences of two versions of a file of the kind `model`, valid or not.

    Fields stand in the model's order, entries of lists in that of the new version, what went before what
    came. Two versions without a difference are the same but for the order of their keys.
    """
    return tuple(_mappings(model, (), (), old, new))


def _mappings(
    model: type[Record], was: Path, path: Path, old: dict[str, Value], new: dict[str, Value]
) -> Iterator[Change]:
    known = fields_at(model, path)
    for key in dict.fromkeys((*(key for key in known if key in old or key in new), *old, *new)):
        before, after = (*was, key), (*path, key)
        if key not in old:
            yield Change("added", after, before, None, new[key])
        elif key not in new:
            yield Change("removed", after, before, old[key], None)
        else:
            yield from _values(model, before, after, old[key], new[key])


def _values(model: type[Record], was: Path, path: Path, old: Value, new: Value) -> Iterator[Change]:
    if old is new or _print_alike(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and not is_secret(model, path):
        yield from _mappings(model, was, path, old, new)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lists(model, was, path, old, new)
    elif not same(old, new):
        yield Change("changed", path, was, old, new)


def _print_alike(old: Value, new: Value) -> bool:
    """True for what is the same for sure: most of an archive is as it was, and so it is seen fastest."""
    if isinstance(old, list | dict) and isinstance(new, list | dict) and len(old) != len(new):
        return False
    return repr(old) == repr(new)


def _lists(
    model: type[Record], was: Path, path: Path, old: list[Value], new: list[Value]
) -> Iterator[Change]:
    info = field_at(model, path)
    found = matched(info.part if info and info.many else None, old, new)
    for place in found.removed:
        yield Change("removed", (*path, place), (*was, place), old[place], None)
    pairs = {after: before for before, after in found.pairs}
    for after, value in enumerate(new):
        here = (*path, after)
        if after not in pairs:
            yield Change("added", here, (*was, after), None, value)
            continue
        before = pairs[after]
        there = (*was, before)
        if old[before] is not value:
            yield from _values(model, there, here, old[before], value)
        if (before, after) in found.moved:
            yield Change("moved", here, there, old[before], value)
