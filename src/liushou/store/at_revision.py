"""The store as it stood at a revision: its files in that commit, judged and read as those on the disk are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from liushou.records.kinds import BY_FOLDER
from liushou.store.load import Loaded, load_file, load_with
from liushou.store.opener import KEYLESS, Opener
from liushou.store.repository import Repository, Revision
from liushou.store.root import LARGEST_READ, SETTINGS
from liushou.store.sources import (
    LEADS_NOWHERE,
    LEADS_OUT,
    NO_FILE,
    RECORDISH,
    Misplaced,
    Source,
    sources,
)
from liushou.store.tree import Kept, contents, files_at, listed
from liushou.store.variant import Variant
from liushou.watching import Watch, unwatched

_MOST_LINKS = 40
"""As many links in a row as systems follow before they take them for a loop."""


@dataclass(frozen=True, slots=True)
class InCommit:
    """The files of a store in one commit.

    `files` are by their paths from the top of the commit, `folders` the names in each folder; `targets` say
    where links lead. Where there is no link at all, nothing outside the store is known, nor needed.
    """

    prefix: str
    files: Mapping[str, Kept]
    folders: Mapping[str, frozenset[str]]
    targets: Mapping[str, str]

    def names(self, folder: str) -> Iterable[str]:
        """The names in a folder; in the one a link leads to, if that is in the store or beside it."""
        return self.folders.get(self._followed(folder), frozenset())

    def is_folder(self, path: str) -> bool:
        """True for a folder that is no link."""
        above, _, name = path.rpartition("/")
        real = self._followed(above)
        return (f"{real}/{name}" if real else name) in self.folders

    def holds_recordish(self, folder: str) -> bool:
        """True if anything in a folder is named like a record."""
        top = f"{self._followed(folder)}/"
        under = (path.removeprefix(top) for path in self.files if path.startswith(top))
        return any(fnmatchcase(part, RECORDISH) for path in under for part in path.split("/"))

    def trouble(self, path: str) -> str | None:
        """Why a path is no file of the store."""
        real = self._followed(path)
        if real.startswith("/"):
            return LEADS_OUT
        if real not in self.files or real in self.targets:
            return NO_FILE if real in self.folders else LEADS_NOWHERE
        return None if real.startswith(self.prefix) else LEADS_OUT

    def blob(self, path: str) -> str | None:
        """The id of the content at a path; None where there is trouble."""
        return None if self.trouble(path) else self.files[self._followed(path)].blob

    def _followed(self, path: str) -> str:
        """The path from the top of the commit with links followed; `/` for one that leads out of it.

        A loop of links ends at one of them, a way through what is no folder where nothing stands.
        """
        ahead, done, links = [*reversed(f"{self.prefix}{path}".split("/"))], list[str](), 0
        while ahead:
            part = ahead.pop()
            if part == "..":
                if not done:
                    return "/"
                if "/".join(done) not in self.folders:
                    return "/".join((*done, part))
                done.pop()
                continue
            if part not in ("", "."):
                done.append(part)
            target = self.targets.get("/".join(done)) if self.targets else None
            if target is not None:
                links += 1
                if links > _MOST_LINKS:
                    break
                if target.startswith("/"):
                    return "/"
                done.pop()
                ahead += reversed(target.split("/"))
        return "/".join(done)


def in_commit(repo: Repository, revision: Revision) -> InCommit:
    """The files of the store at a revision, not yet read. Raises StoreError where git cannot list them."""
    files: Mapping[str, Kept] = {
        revision.prefix + path: kept for path, kept in files_at(repo, revision).items()
    }
    targets: Mapping[str, str] = {}
    if any(kept.is_link for kept in files.values()):
        files = listed(repo, revision)
        links = {path: kept.blob for path, kept in files.items() if kept.is_link}
        told = contents(repo, links.values())
        targets = {path: told[blob].decode("utf-8", "surrogateescape") for path, blob in links.items()}
    return InCommit(revision.prefix, files, _folders(files), targets)


def load_at(repo: Repository, revision: Revision, root: Path) -> Variant:
    """The store as it stood at a revision, as if its files lay at `root`, and how their bytes are read.

    Raises StoreError where git cannot give them. What cannot be read as a record is told as on the disk.
    """
    return load_commit(repo, in_commit(repo, revision), root)


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of other revisions, filled as they are read: a file that is the same in several is read
    once. `contents` are by blob, `loaded` by where the file lies and its blob.
    """

    contents: dict[str, bytes] = field(default_factory=dict)
    loaded: dict[tuple[Path, str], Loaded] = field(default_factory=dict)


def load_commit(
    repo: Repository,
    files: InCommit,
    root: Path,
    known: Known | None = None,
    watch: Watch = unwatched,
    keys: Opener = KEYLESS,
) -> Variant:
    """The store of the files of a commit, opened with these keys, all that is not `known` read at once."""
    known = known or Known()
    found = (*sources(root, files), *_led_out(root, files))
    paths = [SETTINGS, *(_source(each).path for each in found)]
    blobs = {path: blob for path in paths if (blob := files.blob(path)) is not None}
    known.contents.update(contents(repo, set(blobs.values()) - known.contents.keys()))
    data = known.contents

    def read(source: Source) -> bytes | str:
        blob = blobs.get(source.path)
        return files.trouble(source.path) or NO_FILE if blob is None else data[blob][:LARGEST_READ]

    def load_one(source: Source) -> Loaded:
        blob = blobs.get(source.path)
        if blob is None:
            return load_file(source, read, keys)
        at = (source.absolute, blob)
        if at not in known.loaded:
            known.loaded[at] = load_file(source, read, keys)
        return known.loaded[at]

    return Variant(load_with(root, found, load_one, watch, keys), read)


def _led_out(root: Path, files: InCommit) -> Iterator[Misplaced]:
    """The folders of records that are links out of the commit: nobody knows what was in them."""
    for folder, kind in BY_FOLDER.items():
        path = f"data/{folder}"
        if not files.names(path) and files.trouble(path) == LEADS_OUT:
            yield Misplaced(Source(path, kind, folder, root / path), LEADS_OUT)


def _source(found: Source | Misplaced) -> Source:
    return found if isinstance(found, Source) else found.source


def _folders(paths: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """The names in every folder, the top being nothing."""
    found: dict[str, set[str]] = {}
    for path in paths:
        while path:
            above, _, name = path.rpartition("/")
            names = found.setdefault(above, set())
            if name in names:
                break
            names.add(name)
            path = above
    return {folder: frozenset(names) for folder, names in found.items()}
