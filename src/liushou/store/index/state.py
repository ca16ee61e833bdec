"""What lies in a store now: a content key for every record, one digest for everything that is read."""

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from liushou.digests import blake2b
from liushou.store.git import Told, tell_meanwhile
from liushou.store.index import contents, watch
from liushou.store.index.contents import SHA1, ChangedError
from liushou.store.index.folder import Look, names_in
from liushou.store.index.listing import Listing
from liushou.store.index.table import Known, Table, decoded, encoded, separate
from liushou.store.root import SETTINGS

MARGIN_NS = 2_000_000_000
"""The times of a file that may be trusted are older than this: FAT counts in steps of two seconds."""
FEW = 3000
"""Up to so many files it is quicker to look at each than to start git, which would say which changed."""
_ROOT = ""
Names = Mapping[str, Sequence[str]]


class StatTable(Protocol):
    """Where `tree_state` keeps what it found out, for the next time; `Index.stats` is one."""

    def load(self) -> bytes | None:
        """What was kept last, None if nothing was."""

    def keep(self, data: bytes) -> None:
        """Keep this instead."""

    def moment(self) -> int:
        """Now, in nanoseconds, by the clock that gives files on this disk their times."""


class TreeState:
    """What lies in a store: `digest` changes whenever `store.sources` could list or read anything else.

    It is None where that is not known (the way to a folder leads over a link, a folder cannot be
    listed, a file changed while it was read): then nothing kept may be used, and `keys` is empty. The same
    contents give the same digest on every machine, but for links (their targets are told by full paths).
    """

    def __init__(
        self, digest: bytes | None, width: int = SHA1, tables: Mapping[str, Table] | None = None
    ) -> None:
        self.digest, self.width = digest, width
        self._tables = tables or {}

    @cached_property
    def keys(self) -> Mapping[str, bytes]:
        """The content key of each record by its path from the root, and of liushou.yaml.

        Only of plain files with right names (`c-1.yaml`) that can be read; a link, a folder, a file named
        wrongly or larger than LARGEST_READ have none. The key is the id of git's blob of these very bytes,
        20 bytes long (32 in a repository that has SHA-256), whether the file is in git or not. Made when
        first asked for.
        """
        found: dict[str, bytes] = {}
        width, nothing = self.width, bytes(self.width)
        for folder, table in self._tables.items():
            start = f"{folder}/" if folder else ""
            paths = [start + name for name in separate(table.names)]
            keys = [table.keys[at : at + width] for at in range(0, len(table.keys), width)]
            pairs = zip(paths, keys, strict=True)
            found.update(
                pairs if nothing not in table.keys else (pair for pair in pairs if pair[1] != nothing)
            )
        return found

    @property
    def listing(self) -> Listing:
        """The names in every folder and their keys, to be compared with those of another time."""
        return Listing(self.width, {place: (one.names, one.keys) for place, one in self._tables.items()})

    @property
    def plain(self) -> bool:
        """True if everything that lies there has a key; may be False though it has (never the other way)."""
        return not any(bytes(self.width) in table.keys for table in self._tables.values())

    def key_of(self, data: bytes) -> bytes:
        """The key that these bytes have.

        Keep what you find in a file under the key of the bytes you read, not under that in `keys`: the
        file may have changed since.
        """
        return contents.key_of(data, self.width)


def tree_state(
    root: "str | os.PathLike[str]",
    folders: Sequence[str],
    stats: StatTable,
    *,
    margin: int = MARGIN_NS,
    few: int = FEW,
) -> TreeState:
    """Look what lies in the store at `root`; `folders` are the names of its folders of records under data/.

    A file is read and hashed unless it is known not to have changed: its size, mtime, ctime and inode are
    those it had when it was hashed, and both times were then more than `margin` nanoseconds old. (A time
    in the future, also after the clock was set back, is never trusted.) In a store of more than `few` files
    git is asked which ones may have changed (`watch`).

    To keep what follows from the whole store, take the state before and after reading it: where both have
    the same digest, it is what was read.
    """
    real = os.path.realpath(root)
    moment = stats.moment()
    known = decoded(stats.load())
    places = (_ROOT, *(f"data/{folder}" for folder in folders))
    try:
        return _Looking(real, places, before=moment - margin, few=few).state(known, stats)
    except (OSError, ChangedError):
        return TreeState(None)


class _Looking(NamedTuple):
    root: str
    places: Sequence[str]
    before: int
    few: int

    def state(self, known: Known | None, stats: StatTable) -> TreeState:
        many = known is not None and known.size > self.few
        questions = (watch.PLACE, watch.changed_since_index(self._asked)) if many else (watch.PLACE,)
        names, told = tell_meanwhile(self.root, questions if many or known is None else (), self._names)
        if names is None:
            return TreeState(None)
        repository = watch.repository(self.root, told[0]) if told else None
        now = self._now(names, known, repository, told[1] if told and many else None)
        if known is None or (now.anchor, now.folders) != (known.anchor, known.folders):
            stats.keep(encoded(now))
        return TreeState(self._digest(now), now.width, now.folders)

    def _now(
        self, names: Names, known: Known | None, repository: watch.Repository | None, told: Told | None
    ) -> Known:
        """The tables as they are now; `told` is what git found changed, if it was asked."""
        width = repository.width if repository else known.width if known else SHA1
        if known is None or known.width != width:
            known = Known(width, b"", 0, {})
        changed = watch.names_told(told) if told else None
        anchor = watch.fingerprint(repository.index_file, self.before) if repository and told else b""
        if anchor and anchor == known.anchor and known.before <= self.before and changed is not None:
            return known._replace(folders=self._of_changed(names, known, changed))
        look = Look(self.root, width, self.before)
        had = known.folders
        tables = {place: look.fresh(had.get(place, Table()), place, names[place], None) for place in names}
        found = Known(width, b"", self.before, tables)
        return self._watched(found, repository.index_file, anchor) if repository and anchor else found

    def _of_changed(self, names: Names, known: Known, changed: Mapping[str, set[str]]) -> dict[str, Table]:
        """The tables where git watches: only what changed, is new, or is not in its care is looked at."""
        look, tables = Look(self.root, known.width, self.before), {}
        for place, listed in names.items():
            table = known.folders.get(place, Table())
            examine = changed.get(place, set()).union(separate(table.unwatched))
            now = look.fresh(table, place, listed, examine)
            tables[place] = now._replace(unwatched=watch.given_up(now, table, examine))
        return tables

    def _watched(self, known: Known, index: str, anchor: bytes) -> Known:
        """The same tables, given into git's care as far as that goes, if its index file is still the same."""
        care = watch.watched(self.root, self._asked)
        if care is None or watch.fingerprint(index, self.before) != anchor:
            return known
        left = watch.unwatched(known.folders, care, self.before)
        tables = {place: table._replace(unwatched=left[place]) for place, table in known.folders.items()}
        return known._replace(anchor=anchor, folders=tables)

    @property
    def _asked(self) -> tuple[str, ...]:
        return tuple(place or SETTINGS for place in self.places)

    def _names(self) -> Names | None:
        """The names in each place; None where that is not known."""
        found = {place: names_in(self.root, place) for place in self.places if place}
        told: dict[str, Sequence[str]] = {
            _ROOT: [SETTINGS] if os.path.lexists(f"{self.root}/{SETTINGS}") else []
        }
        for place, names in found.items():
            if names is None:
                return None
            told[place] = names
        return told

    def _digest(self, known: Known) -> bytes:
        look, hashed = Look(self.root, known.width, self.before), blake2b(digest_size=32)
        for place in self.places:
            table = known.folders[place]
            for part in (place.encode(), table.names, table.keys, *look.markers(place, table)):
                hashed.update(b"%d " % len(part))
                hashed.update(part)
        return hashed.digest()
