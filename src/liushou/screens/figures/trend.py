"""A trend as a page: rates and the counts behind them term after term, and lines through them."""

from collections.abc import Sequence

from liushou.documents.figures.model import Column, Page, Row, Section, Table, Value
from liushou.screens.figures.charts import point_of, trend_charts
from liushou.screens.trend import counts_heads, group_notes, rows_label, trend_title
from liushou.stats.trend import Trend
from liushou.stats.trend_groups import with_groups
from liushou.terms import term_season


def trend_page(trend: Trend) -> Page:
    """The page of a trend."""
    heads, title = counts_heads(trend), trend_title(trend)
    flat = with_groups(trend)
    last = flat.columns[-1]
    tables = (_heads_table(flat),) if heads else (_rates_table(flat), _counts_table(flat))
    charts = trend_charts(title, flat, f"{flat.unit}，截至{last.on}", heads=heads)
    told = [
        f"{point_of(one)}：{term_season(one.term)}学期，算到 {one.on}" for one in flat.columns if one.called
    ]
    if not told:
        told = [
            "各学期算到最后一天" + (f"，{point_of(last)}还没有结束，算到 {last.on}" if last.running else "")
        ]
    return Page(title, (flat.unit, *told), (Section("走势", (*tables, *charts)),))


def _heads_table(trend: Trend) -> Table:
    *groups, total = trend.names()
    cells = {
        name: tuple(_numerator(trend, place, name) for place in _places(trend)) for name in trend.names()
    }
    rows = tuple(Row((name, *cells[name])) for name in groups)
    columns = (Column(rows_label(trend)), *(Column(point_of(one), "number") for one in trend.columns))
    return Table("人数", columns, rows, (total, *cells[total]), "".join(group_notes(trend)))


def _rates_table(trend: Trend) -> Table:
    grouped = trend.question.by is not None
    columns = [Column(rows_label(trend)), *(Column(point_of(one), "percent") for one in trend.columns)]
    columns += [] if grouped else [Column("目标", "percent")]
    rows = []
    for name in trend.names():
        found = [one.of(name) for one in trend.columns]
        rates: list[Value] = [None if one is None else one.indicator.rate for one in found]
        last = found[-1]
        target = [] if grouped else [last.target if last else None]
        rows.append(Row((name, *rates, *target), missed=last is not None and last.met is False))
    return Table("完成率", tuple(columns), *_totalled(rows, grouped=grouped))


def _counts_table(trend: Trend) -> Table:
    columns = (Column(rows_label(trend)), *(Column(point_of(one)) for one in trend.columns))
    rows = [Row(("统计人数", *(str(one.population) for one in trend.columns)))]
    for name in trend.names():
        found = (one.of(name) for one in trend.columns)
        cells = (
            f"{one.indicator.numerator}/{one.indicator.denominator}"
            if one is not None and one.indicator.denominator
            else None
            for one in found
        )
        rows.append(Row((name, *cells)))
    body, total = _totalled(rows, grouped=trend.question.by is not None)
    return Table("完成数／应完成数", columns, body, total, "".join(group_notes(trend)))


def _totalled(rows: Sequence[Row], *, grouped: bool) -> tuple[tuple[Row, ...], tuple[Value, ...] | None]:
    """The rows, and of groups their total, which is named last and stays where it is when they are sorted."""
    return (tuple(rows[:-1]), rows[-1].cells) if grouped else (tuple(rows), None)


def _places(trend: Trend) -> range:
    return range(len(trend.columns))


def _numerator(trend: Trend, place: int, name: str) -> int:
    found = trend.columns[place].of(name)
    return found.indicator.numerator if found else 0
