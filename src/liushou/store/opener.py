"""How the values of an archive are opened as it is read, and sealed as it is written.

Without keys nothing is opened: what is sealed stays a token, and so does a record that has one.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from liushou.errors import StoreError
from liushou.findings import dotted
from liushou.records.problem import Problem
from liushou.sealed import SEALED
from liushou.store.paths import id_of, kind_of
from liushou.store.sealing.places import strays
from liushou.store.sources import Source
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value


@dataclass(frozen=True, slots=True)
class Opened:
    """The values of an archive with what could be opened, and what is wrong with the rest."""

    value: dict[str, Value] = field(repr=False)
    problems: tuple[Problem, ...] = ()


class Opener(Protocol):
    """What the keys that somebody has do to archives (`store.sealing`)."""

    def opened(self, source: Source, value: dict[str, Value]) -> Opened:
        """The values with the text of each token in its place."""

    def shown(self, source: Source, data: bytes) -> bytes:
        """The file with the text of each token that opens in its place: to be looked at, never written."""

    def sealed(self, source: Source, data: bytes, before: bytes | None = None) -> bytes:
        """The file with each text that is to be sealed as a token.

        `before` is the file as it was, where that is known: a token that an edit took to another place (the
        day of a talk was mended) is sealed for it anew. Raises EditError, and StoreError where that cannot
        be done.
        """


@dataclass(frozen=True, slots=True)
class Keyless:
    """Nobody's keys: what is sealed is not opened, and what is written is not sealed."""

    def opened(self, source: Source, value: dict[str, Value]) -> Opened:
        """The values as they are."""
        return Opened(value)

    def shown(self, source: Source, data: bytes) -> bytes:
        """The file as it is."""
        return data

    def sealed(self, source: Source, data: bytes, before: bytes | None = None) -> bytes:
        """The file as it is. Raises StoreError where a token would come to a place it does not open at."""
        if before is None or SEALED not in data:
            return data
        model = source.kind.model
        for place in strays(model, read(data).value or {}, read(before).value or {}):
            raise StoreError(
                f"{source.path} 的 {dotted(place.path)} 是密文，认得自己所在的日期、种类、关系：没有私钥，"
                "不能这样改，也不能移到别处。请有私钥的人来改。没有写入任何文件。"
            )
        return data


KEYLESS = Keyless()


def opened_values(path: str, data: bytes, value: dict[str, Value], keys: Opener) -> dict[str, Value]:
    """The values of a version of an archive, of whatever time, with what the keys open.

    `path` is that from the root of the store, or from the top of the repository around it.
    """
    path = "/".join(path.split("/")[-3:])
    kind = kind_of(path)
    if kind is None or keys is KEYLESS or SEALED not in data:
        return value
    return keys.opened(Source(path, kind, id_of(path), Path(path)), value).value
