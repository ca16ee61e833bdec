"""Rolling up: the places are found, stores counted, units judged and added up level by level."""

import os
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from liushou.errors import StoreError
from liushou.stats.rollup.apart import told_apart
from liushou.stats.rollup.gathered import Gathered, gathered
from liushou.stats.rollup.given import Given, Group, each_of, names_of, rank_of
from liushou.stats.rollup.grouped import by_parents, filled, named_parents, pruned, side_by_side, tree_of
from liushou.stats.rollup.judged import Judged, judged, term_of
from liushou.stats.rollup.model import Asked, Remark, Rollup
from liushou.stats.rollup.places import Place, place_at
from liushou.stats.rollup.remarks import (
    labels_of,
    not_there,
    on_days,
    on_definitions,
    on_missing,
    on_shared,
    shared_children,
)
from liushou.stats.rollup.summed import summed, unit_of
from liushou.stats.summary.model import UnitName
from liushou.workers import Mapper

_SHOWN = 5
_NAMELESS = "合计"


def roll_up(places: Sequence[Path], asked: Asked, run: Mapper) -> Rollup:
    """The sum of the units at these places: stores, summary files, or folders that hold such, however deep.

    Stores are counted by `run`, on this machine or others. Whatever stands in the way of one unit is a
    remark. Raises StoreError where no unit could be counted at all.
    """
    there = _each_once(places)
    found = gathered(there, asked, run)
    empty = [
        Remark("missing", folder.name, f"文件夹里没有档案库，也没有汇总文件：{folder.where}", counted=False)
        for place in there
        for folder in place.each()
        if folder.bare
    ]
    if not found.given:
        raise _nothing([*found.remarks, *empty])
    outermost = filled(told_apart(tree_of(*_outermost(there), found)), None)
    given = tuple(outermost.each())
    labels = labels_of(part for one in given for part in each_of(one.summary))
    kept = judged(given, asked.term or term_of(given), labels)
    if not kept.kept:
        raise _nothing([*found.remarks, *kept.remarks])
    return _added(outermost, kept, asked, [*found.remarks, *empty, *kept.remarks], found)


def _added(group: Group, kept: Judged, asked: Asked, remarks: list[Remark], found: Gathered) -> Rollup:
    group = pruned(group, {id(one) for one in kept.kept}, kept.absent)
    named = asked.unit or UnitName(group.name, "")
    group = side_by_side(group) if asked.flat else by_parents(group, named)
    unit = asked.unit or unit_of(replace(group, name=_called(group)), None)
    unsaid = asked.unit is None and unit.name == group.name and group.name not in named_parents(group.parts)
    group = filled(group, unit)
    total = summed(group, unit, asked.targets)
    total = replace(total, lacking=tuple(dict.fromkeys((*total.lacking, *not_there(total, asked.expected)))))
    leaves = tuple(total.leaves())
    labels = labels_of(each_of(total))
    told = {
        *found.absent.values(),
        *(name for one in kept.late for name in names_of(one.summary.unit)),
        *chain.from_iterable(kept.lost.values()),
    }
    given = tuple(group.each())
    shared = shared_children(given, labels)
    return Rollup(
        total=total,
        remarks=(
            *on_missing(total, asked.expected, labels, told),
            *remarks,
            *on_days(leaves, labels),
            *on_definitions(leaves, labels),
            *on_shared(shared),
        ),
        shared=shared,
        behind={one.summary.unit.key: one.behind for one in given if one.behind},
        folder=group.name if unsaid else None,
    )


def _each_once(paths: Sequence[Path]) -> list[Place]:
    """What is at the paths; what lies in a folder that is given too is found there."""
    places: dict[Path, Place] = {}
    for path in paths:
        real = path.resolve()
        if real not in places:
            places[real] = place_at(path)
    inside = {
        real / part.path.relative_to(place.path)
        for real, place in (places.items() if len(places) > 1 else ())
        for part in place.each()
        if part is not place
    }
    return [place for real, place in places.items() if real not in inside]


def _outermost(places: Sequence[Place]) -> tuple[str, Sequence[Place]]:
    """The folder that holds all that was given, by name, and the places in it."""
    if len(places) == 1 and places[0].kind == "folder":
        return places[0].name, places[0].parts
    above = {str(place.path.resolve().parent) for place in places}
    try:
        return Path(os.path.commonpath(above)).name or _NAMELESS, places
    except ValueError:  # on several drives of Windows
        return _NAMELESS, places


def _called(group: Group) -> str:
    """The one parent named, if it is above the highest units by what one of these says; else the folder."""
    ranks = [_rank(part) for part in group.parts]
    highest = [part for part, rank in zip(group.parts, ranks, strict=True) if rank == max(ranks)]
    parents = named_parents(group.parts)
    return parents.pop() if len(parents) == 1 and named_parents(highest) == parents else group.name


def _rank(part: Given | Group) -> int:
    return rank_of(part.summary.unit.level if isinstance(part, Given) else unit_of(part, None).level)


def _nothing(remarks: Sequence[Remark]) -> StoreError:
    told = [f"{remark.unit}：{remark.text}" for remark in remarks[:_SHOWN]]
    more = f"\n（还有 {len(remarks) - _SHOWN} 处。）" if len(remarks) > _SHOWN else ""
    why = "\n".join(told) or "里面没有档案库，也没有汇总文件（由 liushou stats --summary 生成）。"
    return StoreError(f"没有一个单位可以汇总：\n{why}{more}")
