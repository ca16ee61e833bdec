"""The units found and added up, with a bar on the terminal, by this machine or a cluster."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import typer

from liushou.commands.common import today
from liushou.commands.rollup.expected import expected_in
from liushou.commands.rollup.superior import Superior, superior_of, term_asked
from liushou.errors import UsageError
from liushou.stats.rollup.given import level_above, rank_of
from liushou.stats.rollup.model import Asked, Rollup
from liushou.waiting import busy, progress
from liushou.workers import FEW, Lost, Mapper, in_processes, processors

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line says of the sum: the places, the period, who adds up, how it is counted."""

    places: tuple[str, ...]
    term: str | None
    on: str | None
    unit: str | None
    level: str | None
    expect: Path | None
    names: bool
    flat: bool
    scheduler: str | None
    workers: int | None


def rolled_up(ctx: typer.Context, wanted: Wanted) -> Rollup:
    """The sum, measured by the goals of the superior's own term where it has one.

    Raises UsageError for a place that is not there, StoreError where nothing could be read.
    """
    if wanted.scheduler and wanted.workers:
        raise UsageError("--scheduler 和 --workers 不能同时用：集群有几个进程，由集群定。")
    day = today(wanted.on)
    places = places_of(wanted.places)
    if wanted.scheduler:
        # A worker has another folder to start from.
        places = tuple(place.absolute() for place in places)
    superior = superior_of(ctx, places, wanted.unit, wanted.level)
    asked = Asked(
        unit=superior.unit,
        term=term_asked(wanted.term, superior.store, day),
        on=day,
        expected=expected_in(wanted.expect) if wanted.expect else superior.expected,
        names=wanted.names,
        flat=wanted.flat,
    )
    # What counts is imported by the engine where a store is counted.
    from liushou.stats.rollup.rolled import roll_up

    with _mapper(wanted) as run:
        rollup = roll_up(places, asked, with_bar(run))
    return _as_superior(rollup, superior)


def _as_superior(rollup: Rollup, superior: Superior) -> Rollup:
    """Measured by the superior's own goals; one that was only named stands a level above its units.

    Where nobody is named and there is but one sum, it is shown as it is: nobody stands above it.
    """
    total = rollup.total
    if superior.unit is None and len(total.units) == 1 and total.units[0].units:
        only = total.units[0]
        lacking = tuple(dict.fromkeys((*only.lacking, *total.lacking)))
        return replace(rollup, total=replace(only, lacking=lacking))
    goals = superior.goals(total.term)
    level = level_above(max(rank_of(unit.unit.level) for unit in total.units))
    unit = total.unit if total.unit.level else replace(total.unit, level=level)
    return replace(rollup, total=replace(total, unit=unit, targets=total.targets if goals is None else goals))


def places_of(words: Sequence[str]) -> tuple[Path, ...]:
    """The files and folders meant; * and ? stand for several where the shell left them (cmd.exe does).

    Raises UsageError for one that is not there.
    """
    found: list[Path] = []
    for word in words:
        place = Path(word)
        several = [place] if os.path.lexists(place) else _matching(place)
        if not several:
            raise UsageError(f"没有“{word}”这个文件或文件夹：请检查名称，或先进入它所在的文件夹。")
        found += several
    return tuple(dict.fromkeys(found))


def with_bar(run: Mapper) -> Mapper:
    """The mapper, telling on a terminal how many of its items are done."""

    def mapped(do: Callable[[A], B], items: Sequence[A], /) -> Iterator[B | Lost]:
        results = run(do, items)
        if len(items) < FEW:  # a bar would stand still too long
            return _waited_for(results)
        return (result for _, result in zip(progress(items, "统计各单位"), results, strict=True))

    return mapped


def _waited_for(results: Iterator[B]) -> Iterator[B]:
    with busy("统计各单位"):
        yield from results


def _matching(pattern: Path) -> list[Path]:
    if not any(mark in pattern.name for mark in "*?["):
        return []
    return sorted(pattern.parent.glob(pattern.name))


def _mapper(wanted: Wanted) -> AbstractContextManager[Mapper]:
    if wanted.scheduler is None:
        return in_processes(wanted.workers or processors())
    # Dask is an extra; it is imported only where a cluster is asked for.
    from liushou.stats.rollup.cluster import on_cluster

    return on_cluster(wanted.scheduler)
