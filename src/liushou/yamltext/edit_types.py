"""The edits of a text: a value set, an item added, an entry taken away."""

from dataclasses import dataclass

from liushou.yamltext.scalars import Value
from liushou.yamltext.spans import Path


@dataclass(frozen=True, slots=True)
class Put:
    """The value at `path` becomes `value`; a key that is not there yet is added to its mapping.

    `order` are the keys of that mapping as people write them: a new key stands behind the nearest one
    that goes before it there, before all others where there is none. A key that is not in `order` stands
    at the end. Where the mapping itself is written as a key with nothing behind, it is made.

    `in_lines`: a new mapping stands in lines also where it would fit in brackets, for what is to grow.
    """

    path: Path
    value: Value
    order: tuple[str, ...] = ()
    in_lines: bool = False


@dataclass(frozen=True, slots=True)
class Insert:
    """`value` becomes an item of the list at `path`, before the item that is now at `index`.

    None is behind the last one. A list that is not there yet is made, its key placed by `order` as in Put.
    `in_lines` is as there, for the item.
    """

    path: Path
    value: Value
    index: int | None = None
    order: tuple[str, ...] = ()
    in_lines: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    """The key or item at `path` goes, with the lines it stands on; a comment above it stays.

    The last one leaves an empty mapping or list behind.
    """

    path: Path


Edit = Put | Insert | Remove
