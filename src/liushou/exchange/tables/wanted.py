"""What is looked for in a file, and how its columns are to be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from liushou.exchange.columns.column import Kind

Mapped = Mapping[str, str]
"""Headings as people write them, and the target each stands for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`kind` None: told by the headings. `sheets` by name, none for all; `header_row` from 1, None to look.

    `given` headings come from the command line, `saved` ones from liushou.yaml by kind; both go before our
    own list. With `hidden` rows that nobody sees are read too.
    """

    kind: Kind | None = None
    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    given: Mapped = field(default_factory=dict)
    saved: Mapping[str, Mapped] = field(default_factory=dict)
    hidden: bool = False
