"""What checks found before, kept in the index of the store by content, setting and program."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from liushou.check.basis import Basis
from liushou.check.looked import Looked, loaded
from liushou.check.sight import Sight
from liushou.interruptions import stop_if_interrupted
from liushou.store.index.database import Index
from liushou.store.index.first import Read
from liushou.store.index.state import TreeState

_PART = "check"


class Remembered:
    """The memory of an index, of the files as they lie in the store now (`sight.Memory`)."""

    def __init__(self, index: Index, state: TreeState) -> None:
        self._index, self._state = index, state
        self.read: dict[str, Read] = {}
        """What was read where nothing had been known of the store."""
        self.read_first: dict[str, bytes] = {}
        """The keys of what the setting was made of: it is read before all others, and once more."""

    @property
    def width(self) -> int:
        """How long keys of contents are, in bytes."""
        return self._state.width

    def key_of(self, path: str, given: bytes | None) -> bytes | None:
        """The key of what is given, else of what lies at the path, if that is known without reading it."""
        return self._state.keys.get(path) if given is None else self._state.key_of(given)

    def rows(self, basis: Basis) -> Iterator[tuple[str, bytes, bytes]]:
        """What was found on this basis: path, key of the content, data."""
        return self._index.rows(_PART, context_of(basis))

    def recall(self, basis: Basis, paths: Iterable[str]) -> Mapping[str, tuple[bytes, Looked]]:
        """What was found in these files before: the key of the content then, and what there was to say."""
        rows = self._index.some(_PART, context_of(basis), paths)
        return {path: (key, loaded(data)) for path, key, data in rows}

    def forget(self, basis: Basis, paths: Iterable[str]) -> None:
        """Files that are no more."""
        self._index.drop(_PART, context_of(basis), paths)

    def keep(self, basis: Basis, sights: Sequence[Sight]) -> None:
        """Remember what was found on this basis."""
        known = [sight for sight in sights if sight.key]
        if known:
            stop_if_interrupted()
            self._index.put(_PART, context_of(basis), (sight[:3] for sight in known))
        if self._state.digest is None:
            self.read_first = {
                path: self._state.key_of(data) for path, data in basis.files if isinstance(data, bytes)
            }
            self.read.update((one.path, Read(one.signature, one.key)) for one in known if one.signature)


def context_of(basis: Basis) -> bytes:
    """A digest of everything that is the same for all files; the folder of the store has no part in it."""
    plain = [basis.on.isoformat(), *((path, _as_text(data)) for path, data in basis.files)]
    return blake2b(json.dumps(plain).encode(), digest_size=16).digest()


def _as_text(data: bytes | str) -> str:
    return data if isinstance(data, str) else data.hex()
