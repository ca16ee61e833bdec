"""The history of one archive, as `log` and `blame` ask for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from liushou.commands.archive_named import Place, path_named
from liushou.commands.common import open_store, root_of, start_of
from liushou.commands.keys_to_use import keys_for
from liushou.commands.opened import around
from liushou.commands.revealing import log_opened
from liushou.console import note
from liushou.errors import StoreError, UsageError
from liushou.history.lineage import Now, Version, lineage
from liushou.records.kinds import Kind
from liushou.records.present import Naming
from liushou.store.commits import texts_at
from liushou.store.git import changed_paths
from liushou.store.opener import Opener
from liushou.store.paths import id_of, kind_of
from liushou.store.repository import Repository, is_bare, repository, revision
from liushou.store.root import find_root
from liushou.store.shelf import called, in_revision, naming, on_disk
from liushou.waiting import busy


@dataclass(frozen=True, slots=True)
class OneHistory:
    """The versions of one archive, newest first, and who is behind the ids in it.

    `title` is what people call it now, or last did.
    """

    kind: Kind
    id: str
    title: str
    versions: tuple[Version, ...]
    naming: Naming


def one_history(
    ctx: typer.Context, word: str, at: str | None, command: str, *, reveal: bool = False
) -> OneHistory:
    """The history of the archive that a word names: an id or a name, also of one deleted since.

    With `at` up to that moment, and nothing of the files as they are now. Raises UsageError where nobody or
    several are meant, StoreError where there is no store, or no git.

    What is sealed is opened as far as one's private key does; to `reveal` it is entered in the log, under the
    name of the `command`.
    """
    place = _place(ctx, at)
    path = path_named(place, word, lambda: open_store(ctx))
    root = _now(ctx)
    keys = keys_for(root, reveal=reveal)
    versions = _followed(place, path, keys)
    while versions and versions[0].data is None and versions[0].other is not None:
        later = versions[0].other.removeprefix(place.prefix)
        note(f"{id_of(path)} 的编号后来改成了 {id_of(later)}，下面是 {id_of(later)} 的历史。")
        path = later
        versions = _followed(place, path, keys)
    kind = kind_of(path)
    if kind is None or not versions:
        raise UsageError(f"“{word}”还没有历史：档案还是空的，也没有提交过。")
    if reveal:
        log_opened(root, keys, command, (id_of(path),))
    values = next((one.values for one in versions if one.values is not None), None)
    title = "单位设置" if kind.name == "unit" else called(values) or id_of(path)
    return OneHistory(kind, id_of(path), title, versions, naming(place.shelf))


def _place(ctx: typer.Context, at: str | None) -> Place:
    root = _root(ctx) if at is None else None
    if root is not None:
        repo = repository(root)
        _refuse_headless(repo)
        return Place(repo, repo.tip, repo.prefix, on_disk(root), root)
    repo, places = around(start_of(ctx))
    if at is None:
        _refuse_headless(repo)
    moment = revision(repo, at or repo.tip, places)
    return Place(repo, moment.commit, moment.prefix, in_revision(repo, moment), None)


def _refuse_headless(repo: Repository) -> None:
    if repo.tip != "HEAD":
        raise UsageError("现在的分支上还没有提交过：请用 --at 写明看哪个分支，如 --at main。")


def _root(ctx: typer.Context) -> Path | None:
    """The root of the store; None in a bare repository, where only what was committed counts."""
    try:
        return root_of(ctx)
    except StoreError:
        if is_bare(start_of(ctx)):
            return None
        raise


def _now(ctx: typer.Context) -> Path | None:
    """Where the keys lie: in the store as it is now, whatever time is asked for."""
    try:
        return find_root(start_of(ctx))
    except StoreError:
        return None


def _followed(place: Place, path: str, keys: Opener) -> tuple[Version, ...]:
    now = None
    if place.root is not None:
        data = next(iter(place.shelf.texts([path])))
        now = Now(data, tuple(_gone_now(place, path)) if data is not None else ())
    with busy("查历史"):
        return lineage(place.repo, place.start, place.prefix + path, now, keys)


def _gone_now(place: Place, path: str) -> Iterator[str]:
    """The archives beside one that is not yet committed that are in the last commit and no more."""
    folder = path.rpartition("/")[0]
    if place.root is None or not folder or next(texts_at(place.repo, [(place.start, place.prefix + path)])):
        return
    for other in changed_paths(place.root) or ():
        if other.rpartition("/")[0] == folder and other not in place.shelf.paths:
            yield place.prefix + other
