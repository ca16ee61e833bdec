"""A trend by groups as one of indicators, each group standing where an indicator does."""

from collections.abc import Mapping
from dataclasses import replace

from liushou.stats.goals import Measured
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.named import told_apart
from liushou.stats.order import in_order
from liushou.stats.trend import Column, Trend

TOTAL = "合计"


def with_groups(trend: Trend) -> Trend:
    """Each column with an indicator a group, 合计 last: that of the group's members, named as the group.

    Asked how many are in each group, an indicator is the group's members over all of the column. A group
    that a column has not is empty there. A trend without groups stays as it is.
    """
    by = trend.question.by
    if by is None:
        return trend
    groups = [*in_order(by, {group: 0 for one in trend.columns for group in _rows(one)})]
    names = _names(trend, groups)
    columns = (
        replace(one, indicators=tuple(Measured(_over(one, group, names)) for group in (*groups, None)))
        for one in trend.columns
    )
    return replace(trend, columns=tuple(columns))


def _over(column: Column, group: str | None, names: Mapping[str, str]) -> Indicator:
    name = TOTAL if group is None else names[group]
    if column.grouped is not None:
        found = column.grouped.at.get((group,))
        return replace(found, name=name) if found else Indicator(name, 0, 0, (), ())
    ids = _everyone(column) if group is None else _rows(column).get(group, ())
    return Indicator(name, len(ids), column.population, ids, ())


def _rows(column: Column) -> Mapping[str, tuple[str, ...]]:
    return column.groups.rows if column.groups else {}


def _everyone(column: Column) -> tuple[str, ...]:
    return column.groups.everyone if column.groups else ()


def _names(trend: Trend, groups: list[str]) -> dict[str, str]:
    """What each group is called; volunteers of one name are told apart by their ids."""
    people = told_apart({id_: name for one in trend.columns for id_, name in one.people.items()})
    return {group: people.get(group, group) for group in groups}
