"""Charts of figures: rates beside their targets, how many are in each group, lines through the terms."""

from collections.abc import Iterable, Mapping, Sequence

from liushou.documents.blocks import Bar, Chart, Line, Lines
from liushou.documents.figures.lines import line_charts
from liushou.screens.figures.shared import LEAST_BARS, MOST_BARS, in_percent
from liushou.stats.goals import Measured
from liushou.stats.trend import Column, Trend
from liushou.stats.trend_groups import TOTAL
from liushou.terms import term_season


def rates_chart(title: str, measured: Iterable[Measured], source: str) -> tuple[Chart, ...]:
    """A bar for each rate, with its target."""
    bars = (
        Bar(one.indicator.name, in_percent(one.indicator.rate), in_percent(one.target))
        for one in measured
        if one.indicator.denominator
    )
    return _chart(title, "%", source, tuple(bars))


def groups_chart(
    title: str, rates: Mapping[str, float | None], target: float | None, source: str
) -> tuple[Chart, ...]:
    """A bar for the rate of each group, in their order, with the target of the whole."""
    bars = (
        Bar(group, in_percent(rate), in_percent(target)) for group, rate in rates.items() if rate is not None
    )
    return _chart(title, "%", source, tuple(bars))


def heads_chart(title: str, counts: Mapping[str, int], source: str) -> tuple[Chart, ...]:
    """A bar for the number of people in each group, in their order."""
    return _chart(title, "名", source, tuple(Bar(group, count) for group, count in counts.items()))


def trend_charts(title: str, trend: Trend, source: str, *, heads: bool) -> tuple[Lines, ...]:
    """Lines through the columns: rates, or numbers of children; none for a single column.

    Beside the numbers of groups the number of all would leave no room to tell them apart.
    """
    if len(trend.columns) < LEAST_BARS:
        return ()
    lines = [
        Line(name, tuple(_value(one, name, heads=heads) for one in trend.columns))
        for name in trend.names()
        if not (heads and name == TOTAL)
    ]
    points = [point_of(one) for one in trend.columns]
    return line_charts(title, points, lines, unit="名" if heads else "%", source=source)


def point_of(column: Column) -> str:
    """What stands under a column: the term, or the revision as it was asked for."""
    return column.called or term_season(column.term)


def _value(column: Column, name: str, *, heads: bool) -> float | None:
    found = column.of(name)
    if found is None:
        return None
    return found.indicator.numerator if heads else in_percent(found.indicator.rate)


def _chart(title: str, unit: str, source: str, bars: Sequence[Bar]) -> tuple[Chart, ...]:
    few_enough = LEAST_BARS <= len(bars) <= MOST_BARS
    return (Chart(title, unit, source, tuple(bars)),) if few_enough else ()
