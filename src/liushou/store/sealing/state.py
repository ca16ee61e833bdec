"""How far a store is sealed: which of its texts are tokens, and of which keys. No key is needed to see it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from liushou.errors import StoreError
from liushou.oserror import reason_of
from liushou.records.fields import Sensitivity
from liushou.store.root import KEYS
from liushou.store.sealing.agefile import recipients_counted
from liushou.store.sealing.keyfile import KeyFile, key_files
from liushou.store.sealing.places import Place, places
from liushou.store.sealing.token import CLASSES, parsed
from liushou.store.sources import Misplaced, Source, read_bytes, sources
from liushou.yamltext.reader import read


@dataclass(frozen=True, slots=True)
class ClassState:
    """A class: its newest epoch (0 without keys), and how many texts are sealed with it, or not.

    `older` are sealed with a key before the newest, `damaged` are tokens that nothing can open, `clear` are
    texts in the clear.
    """

    mark: Sensitivity
    epoch: int
    sealed: int = 0
    older: int = 0
    damaged: int = 0
    clear: int = 0


@dataclass(frozen=True, slots=True)
class SealingState:
    """The classes, the files that cannot be read, and for how many recipients each key's file is wrapped.

    None for a file that is damaged.
    """

    classes: tuple[ClassState, ...]
    unread: tuple[str, ...]
    wrapped: Mapping[KeyFile, int | None]

    @property
    def clear(self) -> int:
        """How many texts stand in the clear."""
        return sum(each.clear for each in self.classes)


def sealing_state(root: Path) -> SealingState:
    """The whole store, looked through. Raises StoreError where a file of a key cannot be read."""
    wrapped = wrapped_files(root)
    newest = {mark: max((file.epoch for file in wrapped if file.mark is mark), default=0) for mark in CLASSES}
    counts: dict[Sensitivity, Counter[str]] = {mark: Counter() for mark in CLASSES}
    unread: list[str] = []
    for path, found in _texts(root):
        if found is None:
            unread.append(path)
        for place in found or ():
            counts[place.mark][_how(place, newest[place.mark])] += 1
    classes = tuple(ClassState(mark, newest[mark], **counts[mark]) for mark in CLASSES)
    return SealingState(classes, tuple(unread), wrapped)


def any_unsealed(root: Path) -> bool:
    """Whether a text that could be sealed stands in the clear; what cannot be read may have one."""
    return any(found is None or any(not place.sealed for place in found) for _, found in _texts(root))


def wrapped_files(root: Path) -> dict[KeyFile, int | None]:
    """For how many each key's file is wrapped; None for one that is damaged.

    Raises StoreError where one cannot be read.
    """
    try:
        return {file: recipients_counted(file.read(root)) for file in key_files(root)}
    except OSError as error:
        raise StoreError(f"{error.filename or KEYS} 无法读取：{reason_of(error)}。") from error


def _texts(root: Path) -> Iterator[tuple[str, tuple[Place, ...] | None]]:
    for each in sources(root):
        source = each.source if isinstance(each, Misplaced) else each
        yield source.path, None if isinstance(each, Misplaced) else _places(source)


def _places(source: Source) -> tuple[Place, ...] | None:
    data = read_bytes(source)
    value = None if isinstance(data, str) else read(data).value
    return None if value is None else tuple(places(source.kind.model, value))


def _how(place: Place, newest: int) -> str:
    if not place.sealed:
        return "clear"
    token = parsed(place.text)
    if token is None or token.mark is not place.mark or token.epoch > newest:
        return "damaged"
    return "sealed" if token.epoch == newest else "older"
