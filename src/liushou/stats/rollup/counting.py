"""Counting one store, wherever that is done: nothing but plain values goes there and comes back.

Id numbers stay in the process that reads them: of each only a digest comes back, under a key that is drawn
anew for every roll-up (RFC 7693, BLAKE2b), and says nothing to anyone without that key.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from liushou.errors import LiushouError
from liushou.identity import bare_number
from liushou.oserror import reason_of
from liushou.sealed import is_sealed
from liushou.stats.frames import frames_of
from liushou.stats.population import Scope, scope_of
from liushou.stats.report import measured_of
from liushou.stats.rollup.given import Given
from liushou.stats.summary.committed import archives_now
from liushou.stats.summary.figures import heads_of
from liushou.stats.summary.of_unit import summary_of
from liushou.store.load import load
from liushou.store.root import SETTINGS

_DIGEST = 16


@dataclass(frozen=True, slots=True)
class Job:
    """A store to count as of a day; without a term the one that runs there. `key` is for the digests."""

    path: str
    term: str | None
    on: date
    names: bool
    key: bytes


@dataclass(frozen=True, slots=True)
class Failed:
    """A store that could not be counted, and why; `unit` is its name, if that is known.

    `absent`: there is no store at the path, as this process sees it; `late`: it has no such term, or that
    has not begun.
    """

    path: str
    why: str
    unit: str | None = None
    absent: bool = False
    late: bool = False


def count_store(job: Job) -> Given | Failed:
    """The store's summary and who its heads are, or why it cannot be counted."""
    root = Path(job.path)
    if not (root / SETTINGS).is_file():
        return Failed(job.path, f"没有 {SETTINGS}", absent=True)
    unit: str | None = None
    try:
        store = load(root)
        if store.files[0].record is None:
            return Failed(job.path, f"{SETTINGS} 读不出来：请在这个单位运行 liushou check")
        unit = store.unit.unit.name
        running = store.current_term(job.on)
        term = job.term or (running.id if running else None)
        if term is None:
            return Failed(job.path, f"到 {job.on} 为止没有已开始的学期：请先在这个单位建立", unit, late=True)
        if term not in store.terms:
            return Failed(job.path, f"没有学期 {term} 的工作计划：请先在这个单位建立", unit, late=True)
        begins = store.terms[term].begins
        if begins > job.on:
            why = f"学期 {term} 到 {job.on} 还没有开始（{begins} 开始）"
            return Failed(job.path, why, unit, late=True)
        return _counted(job, scope_of(store, term, job.on))
    except LiushouError as error:
        return Failed(job.path, error.message, unit)
    except OSError as error:
        return Failed(job.path, f"读不了：{reason_of(error)}", unit)


def _counted(job: Job, scope: Scope) -> Given:
    frames = frames_of(scope)
    return Given(
        path=job.path,
        summary=summary_of(frames, archives_now(scope.store.root)),
        is_store=True,
        heads=tuple(
            (_digest(child.id_number, job.key), child.id)
            for child in heads_of(scope)
            if child.id_number and not is_sealed(child.id_number)
        ),
        behind={one.indicator.name: one.indicator.missing for one in measured_of(frames)}
        if job.names
        else {},
        unread=len(scope.store.unread()),
    )


def _digest(id_number: str, key: bytes) -> bytes:
    return blake2b(bare_number(id_number).encode(), digest_size=_DIGEST, key=key).digest()
