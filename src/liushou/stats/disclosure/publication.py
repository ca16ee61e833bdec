"""A publication of a term: indicators, or the population by one or two breakdowns, told for everybody."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256

from liushou.errors import UsageError
from liushou.records.publication import (
    Publication,
    PublishedGroup,
    PublishedRow,
    PublishedShare,
    PublishedTable,
)
from liushou.records.publishing import Base, Share, told_base
from liushou.stats.breakdowns import breakdown, cross
from liushou.stats.disclosure.earlier import Clash, beside_earlier
from liushou.stats.disclosure.exact import Exact, Key, cell_key, exact_counts, pair_of
from liushou.stats.disclosure.told_table import ToldTable, told_table
from liushou.stats.frames import Frames
from liushou.stats.groups import BREAKDOWNS
from liushou.stats.report import measured_of
from liushou.yamltext.emit import dump
from liushou.yamltext.scalars import Value

_DIGITS = 6
_NAMING = {
    "class": "一个班里的留守儿童常常只有几名，同学、家长都互相认识，取整也藏不住；班级的人数只供内部使用",
    "homeroom": "按班主任分组等于按班级分组，还点了老师的名；只供内部使用",
    "volunteer": "帮扶人员名下的孩子只有几名，还点了人的名；只供内部使用",
}
"""Breakdowns that are not published, and why not."""


def published_tables(
    frames: Frames, bys: Sequence[str], ledger: Mapping[str, Publication], revision: str | None
) -> Publication:
    """The population by one or two breakdowns, beside all that the ledger has.

    Other terms are as other days are: where the same children are there, so are their numbers.

    Raises UsageError for a breakdown that is not published, and where the ledger stands in the way.
    """
    for by in bys:
        if by in _NAMING:
            raise UsageError(f"不能公开按“{BREAKDOWNS[by]}”分组的人数：{_NAMING[by]}。")
    now = (frames.scope.term.id, frames.scope.on)
    same_day = {id_: one for id_, one in ledger.items() if (one.term, one.as_of) == now}
    other_days = {id_: one for id_, one in ledger.items() if id_ not in same_day}
    exact, base = _exact(frames, bys, ledger.values()), _base(frames)
    found = beside_earlier(exact, base, bys, same_day, other_days)
    if isinstance(found, Clash):
        raise UsageError(_said(found))
    table = told_table(found.known, exact, base, bys, found.said)
    return _entered(frames, revision, table.population, _tables(table), _rows(table), ())


def published_indicators(frames: Frames, names: Iterable[str], revision: str | None) -> Publication:
    """The indicators of these names."""
    base, wanted = _base(frames), frozenset(names)
    shares = tuple(
        PublishedShare(name=name, numerator=min(part.shown, whole.shown), denominator=whole.shown)
        for name, (part, whole) in base.shares.items()
        if name in wanted
    )
    return _entered(frames, revision, base.population.shown, (), (), shares)


def entry_text(publication: Publication) -> str:
    """The file of the ledger."""
    values: dict[str, Value] = json.loads(
        json.dumps(publication.model_dump(exclude_none=True, exclude_defaults=True), default=date.isoformat)
    )
    return dump(values)


def _base(frames: Frames) -> Base:
    shares = (
        Share(one.indicator.name, one.indicator.numerator, one.indicator.denominator)
        for one in measured_of(frames)
    )
    groups = {by: breakdown(frames, by) for by in BREAKDOWNS}
    return told_base(len(frames.rows), groups, shares)


def _exact(frames: Frames, bys: Sequence[str], ledger: Iterable[Publication]) -> Exact:
    pairs = {pair_of(bys)} if len(bys) > 1 else set()
    for one in ledger:
        written = {table.by for table in one.tables}
        if len(written) > 1 and written <= BREAKDOWNS.keys():
            pairs.add(pair_of(written))
    cells: dict[Key, int] = {}
    for pair in sorted(pairs):
        by, among = pair
        for row, counts in cross(frames, by, among).cells.items():
            cells.update({cell_key(by, row, among, group): count for group, count in counts.items()})
    return exact_counts({by: breakdown(frames, by) for by in BREAKDOWNS}, cells)


def _said(clash: Clash) -> str:
    named = "、".join(clash.ids)
    if clash.why == "few":
        return "孩子太少：组数差不多和人数一样多，公布出来等于逐个点名。没有公布；可以只公布总人数和指标。"
    if clash.why == "circle":
        return (
            f"这张交叉表和已经公布的（{named}）首尾相接，合在一起就近于同时按三个分组公布，能推算出个别孩子："
            "没有公布。可以只按其中一个分组公布。"
        )
    return (
        f"这张表里有的小数目，单凭已经公布的（{named}）就能推算出来：没有公布。"
        "请检查台账里这几份有没有被改动过。"
    )


def _tables(table: ToldTable) -> tuple[PublishedTable, ...]:
    return tuple(
        PublishedTable(
            by=by, groups=tuple(PublishedGroup(name=group, count=count) for group, count in groups.items())
        )
        for by, groups in table.groups.items()
    )


def _rows(table: ToldTable) -> tuple[PublishedRow, ...]:
    return tuple(PublishedRow(name=row, counts=tuple(cells.values())) for row, cells in table.cells.items())


def _entered(
    frames: Frames,
    revision: str | None,
    population: int,
    tables: tuple[PublishedTable, ...],
    cells: tuple[PublishedRow, ...],
    indicators: tuple[PublishedShare, ...],
) -> Publication:
    """With an id made of what is published, so that publishing the same again is no other publication."""
    term, on = frames.scope.term.id, frames.scope.on
    values = {
        "id": "p",
        "term": term,
        "as_of": on.isoformat(),
        "population": population,
        "tables": tables,
        "cells": cells,
        "indicators": indicators,
    }
    found = Publication.model_validate(values)
    digest = sha256(entry_text(found).encode("utf-8")).hexdigest()[:_DIGITS]
    return found.model_copy(update={"id": f"{term}-{on:%Y%m%d}-{digest}", "revision": revision})
