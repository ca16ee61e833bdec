"""The two versions of a store that `diff` compares, and only what differs of them is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liushou.commands.diff.span import Place, Span
from liushou.errors import StoreError
from liushou.history.archives import Texts
from liushou.records.types import looks_like_id
from liushou.store.at_revision import in_commit
from liushou.store.git import changed_paths
from liushou.store.paths import id_of, kind_of
from liushou.store.repository import Revision
from liushou.store.root import SETTINGS
from liushou.store.sources import LEADS_NOWHERE, OnDisk, Source, read_bytes, sources
from liushou.store.tree import contents


@dataclass(frozen=True, slots=True)
class _Blob:
    """The id of a file's content in git."""

    id: str


_Files = Mapping[str, _Blob | str | bytes]
"""Files by path: content not yet read, content, or why there is none that can be read."""


def both_sides(here: Place, span: Span) -> tuple[Texts, Texts]:
    """The files that differ, as they are in both versions. Raises StoreError where git cannot give them."""
    old = _in_commit(here, span.old) if span.old else {}
    new = _in_commit(here, span.new) if span.new else _on_disk(here)
    paths = [path for path in dict.fromkeys((*old, *new)) if old.get(path) != new.get(path)]
    blobs = {found.id for side in (old, new) for path in paths if isinstance(found := side.get(path), _Blob)}
    data = contents(here.repo, blobs)
    before, after = (_texts(side, paths, data) for side in (old, new))
    # git calls files changed that are not: taken out of the index, or with other rights
    same = {path for path, text in before.items() if after.get(path) == text}
    return _without(before, same), _without(after, same)


def _texts(files: _Files, paths: Iterable[str], data: Mapping[str, bytes]) -> Texts:
    found = {path: files[path] for path in paths if path in files}
    return {path: data[each.id] if isinstance(each, _Blob) else each for path, each in found.items()}


def _without(texts: Texts, paths: Iterable[str]) -> Texts:
    return {path: text for path, text in texts.items() if path not in paths}


def _in_commit(here: Place, revision: Revision) -> _Files:
    files = in_commit(here.repo, revision)
    found: dict[str, _Blob | str | bytes] = {}
    blob = files.blob(SETTINGS)
    if blob is not None:
        found[SETTINGS] = _Blob(blob)
    for each in sources(here.repo.folder, files):
        if isinstance(each, Source):
            blob = files.blob(each.path)
            found[each.path] = _Blob(blob) if blob is not None else LEADS_NOWHERE
        else:
            found[each.source.path] = each.message
    return found


def _on_disk(here: Place) -> _Files:
    """The last commit, with the files on the disk where git sees them changed."""
    root = here.root
    changed = changed_paths(root) if root else None
    if root is None or changed is None:
        raise StoreError("git 说不出哪些文件改过：请先运行 git status 看看是什么问题。")
    head = Revision("HEAD", "HEAD", date.min, here.repo.prefix)
    last = _in_commit(here, head) if here.repo.tip == "HEAD" else {}
    found = {path: each for path, each in last.items() if path not in changed}
    return found | {path: text for path in changed if (text := _from_disk(root, path)) is not None}


def _from_disk(root: Path, path: str) -> bytes | str | None:
    kind = kind_of(path)
    if kind is None or (not (root / path).is_symlink() and not (root / path).exists()):
        return None
    trouble = OnDisk(root).trouble(path)
    if trouble is None and path != SETTINGS and not looks_like_id(id_of(path)):
        trouble = "文件名不是编号"
    return trouble or read_bytes(Source(path, kind, id_of(path), root / path))
