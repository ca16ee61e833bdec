"""From what an archive has to what a row says: the steps, each a value at a path."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liushou.care.importing.meaning import agrees
from liushou.care.importing.outcome import FieldChange
from liushou.care.importing.understood import Entry, Keys, Leaf
from liushou.findings import Path, dotted
from liushou.records.describe import field_at, fields_of
from liushou.records.fields import Record
from liushou.yamltext.edit_values import at
from liushou.yamltext.values import Value


@dataclass(frozen=True, slots=True)
class Step:
    """`value` comes to stand at `path` (None: what stands there goes); `changes` is how it is told.

    `targets` are those of the cells that ask for it.
    """

    path: Path
    value: Value
    changes: tuple[FieldChange, ...] = ()
    targets: tuple[str, ...] = ()


def told_step(path: Path, old: Value, new: Value, entry: Entry | None = None) -> Step:
    """A step that is told as the change of the one field it is."""
    targets = tuple(leaf.target for leaf in (entry or {}).values())
    return Step(path, new, (FieldChange(dotted(path), old, new),), targets)


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
        gap = next((length for length in range(1, len(keys)) if at(there, keys[:length]) is None), None)
        if gap is None:
            yield told_step((*base, *keys), old, leaf.value, {keys: leaf})
        else:
            made.setdefault((*base, *keys[:gap]), {})[keys[gap:]] = leaf
    for around, within in made.items():
        info = field_at(model, around)
        if info is None or info.part is None:
            raise KeyError(dotted(around))
        told = (FieldChange(dotted((*around, *keys)), None, leaf.value) for keys, leaf in within.items())
        targets = (leaf.target for leaf in within.values())
        yield Step(around, ordered(info.part, said_of(within)), tuple(told), tuple(targets))


def ordered(model: type[Record], values: Mapping[Keys, Value]) -> dict[str, Value]:
    """The values as a record or part has them, in the order of its model."""
    found: dict[str, Value] = {}
    for key, info in fields_of(model).items():
        if (key,) in values:
            found[key] = values[key,]
        elif info.part is not None and not info.many:
            inner = {keys[1:]: value for keys, value in values.items() if keys[0] == key}
            if inner:
                found[key] = ordered(info.part, inner)
    return found


def said_of(entry: Entry) -> dict[Keys, Value]:
    """The bare values of an entry."""
    return {keys: leaf.value for keys, leaf in entry.items()}
