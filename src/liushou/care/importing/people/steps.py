"""From what an archive has to what a row says: the steps, each a value at a path."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from liushou.care.importing.outcome import FieldChange
from liushou.care.importing.people.meaning import agrees
from liushou.care.importing.people.understood import Entry, Keys, Leaf
from liushou.findings import Path, dotted
from liushou.records.describe import field_at, fields_of
from liushou.records.fields import Record
from liushou.yamltext.edit_values import at
from liushou.yamltext.scalars import Value


class Step(NamedTuple):
    """`value` comes to stand at `path` (None: what stands there goes).

    `told` are the fields that it is told as: where each is, what it was and what it is now. `targets` are
    those of the cells that ask for it.
    """

    path: Path
    value: Value
    told: tuple[tuple[Path, Value, Value], ...] = ()
    targets: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """How it is told; made when it is asked for, which of a new archive it never is."""
        return tuple(FieldChange(dotted(path), old, new) for path, old, new in self.told)


def told_step(path: Path, old: Value, new: Value, entry: Entry | None = None) -> Step:
    """A step that is told as the change of the one field it is."""
    targets = tuple([leaf.target for leaf in entry.values()]) if entry else ()
    return Step(path, new, ((path, old, new),), targets)


def steps_to(model: type[Record], values: Value, base: Path, entry: Entry) -> Iterator[Step]:
    """The steps that bring what an entry says under `base`; none for what stands there already.

    A part that is not there is made whole, in one step that is told field by field.
    """
    made: dict[Path, dict[Keys, Leaf]] = {}
    there = at(values, base) if base else values
    for keys, leaf in entry.items():
        old = at(there, keys)
        if old is not None and agrees(keys[-1], old, leaf):
            continue
        gap = _gap(there, keys) if old is None and len(keys) > 1 else 0
        if not gap:
            path = (*base, *keys)
            yield Step(path, leaf.value, ((path, old, leaf.value),), (leaf.target,))
        else:
            made.setdefault((*base, *keys[:gap]), {})[keys[gap:]] = leaf
    for around, within in made.items():
        info = field_at(model, around)
        if info is None or info.part is None:
            raise KeyError(dotted(around))
        told = tuple([((*around, *keys), None, leaf.value) for keys, leaf in within.items()])
        targets = tuple([leaf.target for leaf in within.values()])
        yield Step(around, ordered(info.part, said_of(within)), told, targets)


def _gap(values: Value, keys: Keys) -> int:
    """How many of the keys lead to the first part that is not there; 0 where all parts are."""
    for length in range(1, len(keys)):
        if at(values, keys[:length]) is None:
            return length
    return 0


def ordered(model: type[Record], values: Mapping[Keys, Value]) -> dict[str, Value]:
    """The values as a record or part has them, in the order of its model."""
    whole: dict[str, Value] = {}
    parts: dict[str, dict[Keys, Value]] = {}
    for keys, value in values.items():
        if len(keys) == 1:
            whole[keys[0]] = value
        else:
            parts.setdefault(keys[0], {})[keys[1:]] = value
    found: dict[str, Value] = {}
    for key, info in fields_of(model).items():
        if key in whole:
            found[key] = whole[key]
        elif key in parts and info.part is not None and not info.many:
            found[key] = ordered(info.part, parts[key])
    return found


def said_of(entry: Entry) -> dict[Keys, Value]:
    """The bare values of an entry."""
    return {keys: leaf.value for keys, leaf in entry.items()}
