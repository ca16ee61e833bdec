"""Figures by groups: who is in each group of one or two breakdowns, and an indicator over each of them.

A group's figure is the indicator itself, counted over the group's members alone: there is no second
definition of it. So the groups of a breakdown in which everybody stands once add up to the whole, but for
建档率, whose denominator as a whole is the survey.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liushou.errors import UsageError
from liushou.stats.breakdowns import breakdown, groups_of
from liushou.stats.figure_names import Figure
from liushou.stats.frames import Frames
from liushou.stats.groups import BREAKDOWNS
from liushou.stats.indicators.indicator import Indicator

Ids = tuple[str, ...]
Place = tuple[str | None, ...]
"""A group of each breakdown; None for all of them (合计)."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """The members of each group: `rows` by the first breakdown of `by`, `columns` by the second if there is
    one, `cells` by both. Groups in order, ids sorted; `everyone` are all members.
    """

    by: tuple[str, ...]
    rows: dict[str, Ids]
    columns: dict[str, Ids]
    cells: dict[str, dict[str, Ids]]
    everyone: Ids

    @property
    def crossed(self) -> bool:
        """True for two breakdowns at once."""
        return len(self.by) > 1

    def places(self) -> Iterator[tuple[Place, Ids]]:
        """Every group by its names, with its members: cells, then rows, columns and all; None is 合计."""
        if not self.crossed:
            yield from (((row,), ids) for row, ids in self.rows.items())
            yield (None,), self.everyone
            return
        for row, cells in self.cells.items():
            yield from (((row, column), ids) for column, ids in cells.items())
            yield (row, None), self.rows[row]
        yield from (((None, column), ids) for column, ids in self.columns.items())
        yield (None, None), self.everyone


@dataclass(frozen=True, slots=True)
class Grouped:
    """An indicator over each place of a grouping; `adds_up` is False where 合计 is not over the members."""

    name: str
    grouping: Grouping
    at: dict[Place, Indicator]
    adds_up: bool

    @property
    def total(self) -> Indicator:
        """The indicator as a whole."""
        return self.at[(None,) * len(self.grouping.by)]

    def rate_of(self, row: str) -> float | None:
        """The rate of a group of the first breakdown."""
        return self.at[(row, *(None,) * (len(self.grouping.by) - 1))].rate


def grouping_of(frames: Frames, by: tuple[str, ...]) -> Grouping:
    """Who is in each group of one or two breakdowns.

    Raises UsageError if one of them is no breakdown, or both are the same.
    """
    if len(set(by)) < len(by):
        raise UsageError(f"交叉表要两个不同的分组，不能都是“{BREAKDOWNS.get(by[0], by[0])}”。")
    rows, columns = _members(frames, by[0]), _members(frames, by[1]) if len(by) > 1 else {}
    across = {column: frozenset(ids) for column, ids in columns.items()}
    cells = {
        row: {column: tuple(id_ for id_ in ids if id_ in others) for column, others in across.items()}
        for row, ids in (rows if len(by) > 1 else {}).items()
    }
    everyone = tuple(row.id for row in frames.rows)
    return Grouping(by, rows, columns, cells, everyone)


def grouped(frames: Frames, figures: Sequence[Figure], grouping: Grouping) -> tuple[Grouped, ...]:
    """Each figure over each place of a grouping.

    Raises UsageError for a figure that is of no single child.
    """
    for figure in figures:
        if figure.of_unit:
            raise UsageError(f"“{figure.name}”是本单位自己的职责，不是对每名儿童的，不能分组。")
    rows = {row.id: row for row in frames.rows}
    everyone, nobody = _counted(frames.of(frames.rows), figures), _counted(frames.of(()), figures)
    whole = _counted(frames, figures)
    at: list[dict[Place, Indicator]] = [{} for _ in figures]
    for place, ids in grouping.places():
        if all(group is None for group in place):
            found = whole
        else:
            found = _counted(frames.of(rows[id_] for id_ in ids), figures) if ids else nobody
        for places, indicator in zip(at, found, strict=True):
            places[place] = indicator
    return tuple(
        Grouped(figure.name, grouping, places, adds_up=one == all_of)
        for figure, places, one, all_of in zip(figures, at, whole, everyone, strict=True)
    )


def _counted(frames: Frames, figures: Sequence[Figure]) -> tuple[Indicator, ...]:
    return tuple(figure.count(frames) for figure in figures)


def _members(frames: Frames, by: str) -> dict[str, Ids]:
    found: dict[str, list[str]] = {group: [] for group in breakdown(frames, by)}
    for row, groups in zip(frames.rows, groups_of(frames, by), strict=True):
        for group in groups:
            found[group].append(row.id)
    return {group: tuple(ids) for group, ids in found.items()}
