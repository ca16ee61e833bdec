"""One look at some files, wherever it is taken: nothing but plain values goes there and comes back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from liushou.check.basis import Basis, setting_on
from liushou.check.looked import dumped, look
from liushou.check.setting import Setting
from liushou.store.index.contents import SHA1, key_of
from liushou.store.index.first import signature_of
from liushou.store.load import collection_frozen, load_bytes, refused
from liushou.store.opener import KEYLESS, Opener
from liushou.store.sources import Source, read_bytes
from liushou.store.variant import source_of


class Sight(NamedTuple):
    """What there is to say of a file (`looked.dumped`), under the key of its content.

    The key is empty where the file could not be read. `signature` is the file's status before that, empty
    where its content was given.
    """

    path: str
    key: bytes
    data: bytes
    signature: bytes


class Memory(Protocol):
    """What was found before, and is to be found again."""

    @property
    def width(self) -> int:
        """How long keys of contents are, in bytes."""

    def key_of(self, path: str, given: bytes | None) -> bytes | None:
        """The key of what is given, else of what lies at the path, if that is known without reading it."""

    def rows(self, basis: Basis) -> Iterator[tuple[str, bytes, bytes]]:
        """Path, key of the content, and data of all that is known on a basis."""

    def keep(self, basis: Basis, sights: Sequence[Sight]) -> None:
        """Remember what was found now."""

    def forget(self, basis: Basis, paths: Iterable[str]) -> None:
        """These files are no more."""


class _NoMemory:
    width = SHA1

    def key_of(self, _path: str, _given: bytes | None) -> bytes | None:
        return None

    def rows(self, _: Basis) -> Iterator[tuple[str, bytes, bytes]]:
        return iter(())

    def keep(self, _basis: Basis, _sights: Sequence[Sight]) -> None:
        return

    def forget(self, _basis: Basis, _paths: Iterable[str]) -> None:
        return


no_memory: Memory = _NoMemory()


@dataclass(frozen=True, slots=True)
class Job:
    """Files to be looked at, perhaps in another process: paths, each with what it holds if that is given.

    What is sealed is opened with `keys`.
    """

    basis: Basis
    width: int
    files: tuple[tuple[str, bytes | None], ...]
    keys: Opener = KEYLESS


def seen_in(job: Job) -> list[Sight]:
    """What there is to say of each of the files, in order."""
    setting = setting_on(job.basis)
    with collection_frozen():
        return [_seen(path, given, job, setting) for path, given in job.files]


def _seen(path: str, given: bytes | None, job: Job, setting: Setting) -> Sight:
    source = source_of(job.basis.root, path)
    if source is None:
        raise ValueError(path)
    signature = _signature(source) if given is None else b""
    data = read_bytes(source) if given is None else given
    file = load_bytes(source, data, job.keys) if isinstance(data, bytes) else refused(source, data)
    key = key_of(data, job.width) if isinstance(data, bytes) else b""
    return Sight(path, key, dumped(look(file, setting, _Once(data))), signature)


def _signature(source: Source) -> bytes:
    try:
        return signature_of(str(source.absolute))
    except OSError:
        return b""


@dataclass(frozen=True, slots=True)
class _Once:
    """How a file is read that has been read."""

    data: bytes | str

    def __call__(self, _: Source) -> bytes | str:
        return self.data
