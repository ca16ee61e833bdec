"""Two versions of a whole store compared, archive by archive."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from liushou.history.compare import Change, compared
from liushou.history.lineage import same_one
from liushou.history.unread import why_unread
from liushou.records.kinds import KINDS, Kind
from liushou.store.opener import KEYLESS, Opener, opened_values
from liushou.store.paths import id_of, kind_of
from liushou.yamltext.alike import AlikeReader
from liushou.yamltext.edit_values import Archive

Texts = Mapping[str, bytes | str]
"""Files by their paths from the root of a store: their bytes, or why they cannot be read."""
Side = Literal["old", "new"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One archive that is not the same in both versions.

    `path` is where it lies in the new version (in the old one, if it went), `was` where it lay in the old
    one; `was` is None for an archive that came, `is_gone` true for one that went. `old` and `new` are its
    values, None where there are none: it is not there, or cannot be read. `unread` says why, by side.
    `changes` lead from one to the other; there are none where it only is written in another way.
    """

    kind: Kind
    path: str
    was: str | None
    is_gone: bool
    old: Archive | None
    new: Archive | None
    unread: Mapping[Side, str]
    changes: tuple[Change, ...]

    @property
    def id(self) -> str:
        """The id by its present file."""
        return id_of(self.path)

    @property
    def change(self) -> Literal["added", "removed", "changed"]:
        """What happened to the archive as a whole."""
        return "removed" if self.is_gone else "added" if self.was is None else "changed"

    @property
    def renamed(self) -> bool:
        """True for an archive that lies in another file than before."""
        return self.was is not None and self.was != self.path

    @property
    def values(self) -> Archive:
        """The newest values there are."""
        return self.new if self.new is not None else self.old or {}

    @property
    def only_written(self) -> bool:
        """True where the text is another one and says the same."""
        return self.change == "changed" and not self.changes and not self.unread and not self.renamed


@dataclass(frozen=True, slots=True)
class _File:
    value: Archive | None
    unread: str


def differences(old: Texts, new: Texts, keys: Opener = KEYLESS) -> tuple[Difference, ...]:
    """What is different between two versions of a store, of which the files that differ suffice.

    What is sealed is compared as it is once the keys opened it: sealed anew it is no other text.

    An archive that lies in another file and is of the same person or thing is one archive. By kind (the
    order of KINDS), then by path. Files that are no archives are left out.
    """
    reader = AlikeReader()
    before, after = _archives(old, reader, keys), _archives(new, reader, keys)
    moved = _moved(before, after)
    found = [_difference(path, moved.get(path, path), before, after) for path in after]
    taken = {moved.get(path, path) for path in after}
    found += [_difference(path, path, before, after) for path in before if path not in taken]
    order = {kind.name: place for place, kind in enumerate(KINDS)}
    return tuple(sorted(found, key=lambda one: (order[one.kind.name], one.path)))


def _archives(texts: Texts, reader: AlikeReader, keys: Opener) -> dict[str, _File]:
    return {
        path: _file(path, text, reader, keys) for path, text in texts.items() if kind_of(path) is not None
    }


def _file(path: str, text: bytes | str, reader: AlikeReader, keys: Opener) -> _File:
    if isinstance(text, str):
        return _File(None, text)
    reading = reader.read(text)
    value = None if reading.value is None else opened_values(path, text, reading.value, keys)
    return _File(value, why_unread(reading))


def _difference(path: str, was: str, before: Mapping[str, _File], after: Mapping[str, _File]) -> Difference:
    kind = kind_of(path)
    if kind is None:
        raise ValueError(path)
    old, new = before.get(was), after.get(path)
    sides: tuple[tuple[Side, _File | None], ...] = (("old", old), ("new", new))
    values = [file.value if file else None for file in (old, new)]
    unread = {side: file.unread for side, file in sides if file is not None and file.unread}
    changes = () if unread or new is None else compared(kind.model, values[0] or {}, values[1] or {})
    return Difference(kind, path, was if old else None, new is None, values[0], values[1], unread, changes)


def _moved(before: Mapping[str, _File], after: Mapping[str, _File]) -> dict[str, str]:
    """The new paths of archives that lie in another file than before, and their old ones."""
    gone = [path for path in before if path not in after]
    come = [path for path in after if path not in before]
    pairs = [
        (now, was)
        for now, was in product(come, gone)
        if kind_of(now) is kind_of(was) and _same(before[was].value, after[now].value)
    ]
    return {now: was for now, was in pairs if _alone(now, was, pairs)}


def _same(one: Archive | None, other: Archive | None) -> bool:
    return one is not None and other is not None and same_one(one, other)


def _alone(now: str, was: str, pairs: Iterable[tuple[str, str]]) -> bool:
    return [pair for pair in pairs if now == pair[0] or was == pair[1]] == [(now, was)]
