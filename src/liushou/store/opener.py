"""How the values of an archive are opened as it is read, and sealed as it is written.

Without keys nothing is opened: what is sealed stays a token, and so does a record that has one.
"""

from dataclasses import dataclass
from typing import Protocol

from liushou.records.problem import Problem
from liushou.store.sources import Source
from liushou.yamltext.scalars import Value


@dataclass(frozen=True, slots=True)
class Opened:
    """The values of an archive with what could be opened, and what is wrong with the rest."""

    value: dict[str, Value]
    problems: tuple[Problem, ...] = ()


class Opener(Protocol):
    """What the keys that somebody has do to archives (`store.sealing`)."""

    def opened(self, source: Source, value: dict[str, Value]) -> Opened:
        """The values with the text of each token in its place."""

    def sealed(self, source: Source, data: bytes) -> bytes:
        """The file with each text that is to be sealed as a token. Raises EditError."""


@dataclass(frozen=True, slots=True)
class Keyless:
    """Nobody's keys: what is sealed is not opened, and what is written is not sealed."""

    def opened(self, source: Source, value: dict[str, Value]) -> Opened:
        """The values as they are."""
        return Opened(value)

    def sealed(self, source: Source, data: bytes) -> bytes:
        """The file as it is."""
        return data


KEYLESS = Keyless()
