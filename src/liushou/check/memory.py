"""What checks found before, kept in the index of the store by content, setting and program."""

import json
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from liushou.check.basis import Basis
from liushou.check.sight import Sight
from liushou.interruptions import stop_if_interrupted
from liushou.store.index.database import Index
from liushou.store.index.state import TreeState

_PART = "check"


class Remembered:
    """The memory of an index, of the files as they lie in the store now (`sight.Memory`)."""

    def __init__(self, index: Index, state: TreeState) -> None:
        self._index, self._state = index, state

    @property
    def width(self) -> int:
        """How long keys of contents are, in bytes."""
        return self._state.width

    def key_of(self, path: str, given: bytes | None) -> bytes | None:
        """The key of what is given, else of what lies at the path, if that is known without reading it."""
        return self._state.keys.get(path) if given is None else self._state.key_of(given)

    def rows(self, basis: Basis) -> Iterator[tuple[str, bytes, bytes]]:
        """What was found on this basis: path, key of the content, data."""
        return self._index.rows(_PART, _context(basis))

    def keep(self, basis: Basis, sights: Sequence[Sight]) -> None:
        """Remember what was found on this basis."""
        known = [sight for sight in sights if sight.key]
        if known:
            stop_if_interrupted()
            self._index.put(_PART, _context(basis), known)


def _context(basis: Basis) -> bytes:
    """A digest of everything that is the same for all files; the folder of the store has no part in it."""
    plain = [basis.on.isoformat(), *((path, _as_text(data)) for path, data in basis.files)]
    return blake2b(json.dumps(plain).encode(), digest_size=16).digest()


def _as_text(data: bytes | str) -> str:
    return data if isinstance(data, str) else data.hex()
