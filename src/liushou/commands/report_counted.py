"""The term report of a store on the disk: of children, only archives are read whose rows are not kept."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import typer

from liushou.commands.common import READING, root_of, say_not_begun, term_of, today, usable
from liushou.commands.index import index_of, state_of
from liushou.commands.opened import Opened, opened, refuse_bare
from liushou.commands.unread_lists import say_unread_lists
from liushou.errors import LiushouError, UsageError
from liushou.stats.frames import frames_from
from liushou.stats.occasion import occasion_of
from liushou.stats.report import TermReport, report_of, term_report
from liushou.stats.rows.kept import Archive, rows_kept
from liushou.store.index.state import TreeState
from liushou.store.load import Store, assemble, load_file, load_with
from liushou.store.paths import id_of
from liushou.store.sources import read_bytes, sources
from liushou.store.steady import steadily
from liushou.store.variant import source_of
from liushou.waiting import bar, busy
from liushou.workers import Lost, Mapper, in_processes, processors

A = TypeVar("A")
B = TypeVar("B")

_CHILDREN = "data/children/"
_FEW, _FEW_TO_FORK, _AT_ONCE = 3000, 200, 64
"""Archives that are worth a second process, and how many one is given at a time (measured for `check`)."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The report, and the store it was counted in; of that the archives of children may be left out."""

    store: Store
    report: TermReport


def counted_report(ctx: typer.Context, term: str | None, on: str | None) -> Counted:
    """The report of a term of the store as it is now; what is wrong is said on standard error.

    Raises StoreError and UsageError as reading the whole store does.
    """
    refuse_bare(ctx)
    root = root_of(ctx)
    try:
        day = today(on)
    except UsageError:
        return read_report(opened(ctx, None, on), term)
    found = steadily(root, lambda: _from_rows(root, term, day))
    if found is None:
        return read_report(opened(ctx, None, on), term)
    usable(found.store)
    say_unread_lists(found.store.unit)
    say_not_begun(found.store, found.report.term, day)
    return found


def read_report(now: Opened, term: str | None) -> Counted:
    """The report of a store that has been read."""
    say_unread_lists(now.store.unit)
    term_id = term_of(now.store, term, now.day)
    say_not_begun(now.store, term_id, now.day)
    with busy("统计"):
        return Counted(now.store, term_report(now.store, term_id, now.day, now.revision))


def _from_rows(root: Path, term: str | None, day: date) -> Counted | None:
    """The report from rows that are kept; None where the whole store has to be read, if only to say why.

    Says nothing.
    """
    with index_of(root) as index:
        archives = _archives(root, state_of(root, index))
        if archives is None:
            return None
        try:
            store = load_with(root, sources(root, but=("children",)), load_file)
            if store.files[0].record is None:
                return None
            occasion = occasion_of(store, term_of(store, term, day), day)
            with in_processes(processors(), _FEW, few_to_fork=_FEW_TO_FORK, chunk=_AT_ONCE) as run:
                kept = rows_kept(occasion, archives, index, _told_of(run))
            with busy("统计"):
                revision = Opened(store, day, read_bytes).revision
                report = report_of(frames_from(occasion, kept.rows), revision)
            whole = _with_unread(store, kept.unread)
        except (LiushouError, OSError):
            return None
    if whole.children:  # an archive that could not be read when rows were made can be read now
        return None
    return Counted(whole, report)


def _told_of(run: Mapper) -> Mapper:
    """The same mapper; a person who waits sees how far it is."""

    def told(do: Callable[[A], B], items: Sequence[A], /) -> Iterator[B | Lost]:
        with bar(READING, len(items)) as watch:
            yield from watch(run(do, items))

    return told


def _archives(root: Path, state: TreeState) -> list[Archive] | None:
    """The children's files by what is in them; None where one of them is none that can be known by that."""
    found = [
        Archive(path, id_of(path), key) for path, key in state.keys.items() if path.startswith(_CHILDREN)
    ]
    try:
        names = os.listdir(root / _CHILDREN)  # noqa: PTH208 (20,000 names in 5 ms)
    except OSError:
        return None
    there = sum(1 for name in names if not name.startswith("."))
    return found if there == len(found) else None


def _with_unread(store: Store, paths: list[str]) -> Store:
    """The store with the files that are no archives in their place, so that they are named."""
    found = (source_of(store.root, path) for path in paths)
    settings, *others = store.files
    unread = (load_file(one) for one in found if one is not None)
    return assemble(store.root, (settings, *unread, *others))
