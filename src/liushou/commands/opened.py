"""The store to look at: as it is now, or with `--at` as it stood at a moment of its history."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import typer

from liushou.commands.common import READING, day_of, open_store, start_of, today, usable
from liushou.commands.keys_to_use import keys_or_none
from liushou.console import note
from liushou.errors import StoreError
from liushou.store.at_revision import Known, in_commit, load_commit
from liushou.store.git import current_revision
from liushou.store.load import Store
from liushou.store.opener import KEYLESS, Opener
from liushou.store.repository import OutsideGitError, Repository, Revision, is_bare, repository, revision
from liushou.store.root import find_root
from liushou.store.sources import Reader, read_bytes
from liushou.store.variant import Variant
from liushou.waiting import bar


@dataclass(frozen=True, slots=True)
class Opened:
    """A store that can be looked at, the day that counts as today, and how its files are read.

    `moment` is the revision it stood at, None for the store as it is now.
    """

    store: Store
    day: date
    read: Reader
    moment: Revision | None = None

    @property
    def revision(self) -> str | None:
        """The abbreviated commit; now, `-dirty` follows where the files differ. None outside git.

        git is asked for it here, since few need it.
        """
        return self.moment.short if self.moment else current_revision(self.store.root)


def opened(ctx: typer.Context, at: str | None, on: str | None, *, keys: bool = False) -> Opened:
    """The store now, or as it stood at the revision or day `at`, which then is today unless `on` is given.

    With `keys`, what is sealed is opened as far as one's private key does; what was sealed in the past too,
    with the keys that the store has now: those of all times are kept.

    Files that cannot be read are named on standard error. Raises StoreError where there is no store, its
    settings or git cannot be read; UsageError for a moment that is not in its history.
    """
    if at is None:
        refuse_bare(ctx)
        return Opened(open_store(ctx, keys=keys), today(on), read_bytes)
    moment, then = stood(ctx, at, keys_now(ctx) if keys else KEYLESS)
    day = day_of("--on", on) or moment.on
    say_moment(moment, day)
    return Opened(usable(then.store, at=at), day, then.read, moment)


def keys_now(ctx: typer.Context) -> Opener:
    """What one's private key opens with the keys that the store has now; nothing where there are no files."""
    try:
        root = find_root(start_of(ctx))
    except StoreError:
        return KEYLESS
    return keys_or_none(root)


def stood(ctx: typer.Context, at: str, keys: Opener = KEYLESS) -> tuple[Revision, Variant]:
    """The moment of the history of the store that `at` names, and the store as it stood then, good or not.

    Nothing is written, not even what a crashed run left undone.
    """
    return next(stood_each(ctx, (at,), keys))


def stood_each(
    ctx: typer.Context, moments: Iterable[str], keys: Opener = KEYLESS
) -> Iterator[tuple[Revision, Variant]]:
    """The same for several moments; a file that is the same at several of them is read once.

    All are known to be there before the first is read.
    """
    repo, places = around(start_of(ctx))
    top = repo.folder if repo.bare else _above(repo.folder, repo.prefix)
    known = Known()
    for moment in [revision(repo, word, places) for word in moments]:
        files = in_commit(repo, moment)
        with bar(READING, len(files.files)) as watch:
            then = load_commit(repo, files, top / moment.prefix, known, watch, keys)
        yield moment, then


def refuse_bare(ctx: typer.Context) -> None:
    """Raise StoreError in a repository without files, where only `--at` has anything to show."""
    try:
        find_root(start_of(ctx))
    except StoreError as error:
        if is_bare(start_of(ctx)):
            raise StoreError(
                "这里是不带文件的 git 仓库，没有现在的档案：请用 --at 指明版本或日期，如 --at HEAD。"
            ) from None
        raise error from None


def say_moment(moment: Revision, day: date) -> None:
    """Say on standard error which moment is shown, and which day counts as today."""
    inside = f"，{moment.prefix.rstrip('/')}" if moment.prefix else ""
    counted = "以这一天为今天" if day == moment.day else f"以 {day} 为今天"
    last = "最后一次提交" if moment.on != moment.day else "提交"
    note(f"按 {moment.day} {last}的档案（版本 {moment.short}{inside}），{counted}。")


def around(start: Path) -> tuple[Repository, tuple[str, ...]]:
    """The repository to ask, and the folders of it where the store may be, the nearest first.

    They go from the folder one starts in up to the root of the store that is there now: no farther, since
    another store may begin there. Where there is none now, they go up to the top.
    """
    start = start.resolve()
    try:
        root = find_root(start)
    except StoreError as error:
        return _without_store(start, error)
    if start != root and is_bare(start):
        return _without_store(start, OutsideGitError(""))
    repo, below = repository(root), PurePosixPath(start.relative_to(root).as_posix())
    return repo, _upward(repo.prefix, below)


def _without_store(start: Path, missing: StoreError) -> tuple[Repository, tuple[str, ...]]:
    try:
        repo = repository(start)
    except OutsideGitError:
        raise missing from None
    return repo, _upward("", PurePosixPath(repo.prefix))


def _upward(top: str, below: PurePosixPath) -> tuple[str, ...]:
    """The folders from `below` up to `top` it lies in, each ended by a slash, the top of all by none."""
    return tuple(top + (f"{way}/" if way.name else "") for way in (below, *below.parents))


def _above(folder: Path, prefix: str) -> Path:
    """The top of a work tree, by a folder of it and the way there."""
    depth = len(PurePosixPath(prefix).parts)
    return folder.parents[depth - 1] if depth else folder
