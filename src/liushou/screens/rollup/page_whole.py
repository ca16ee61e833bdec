"""The first part of a roll-up's page: the indicators of the whole against the targets."""

from collections.abc import Iterable, Iterator

from liushou.documents.blocks import Bar, Chart
from liushou.documents.figures.model import Column, Part, Row, Table
from liushou.screens.figures.shared import AGAINST, MET, SHARE, in_percent
from liushou.screens.rollup.view import View
from liushou.stats.summary.measured import Result

_APART = "各单位的定义不一致，不合计"

INDICATOR_COLUMNS = (Column("指标"), *SHARE, *AGAINST)


def whole_parts(view: View) -> Iterator[Part]:
    """The table of indicators and, where any has a rate, their chart."""
    results = view.results(view.total)
    rows = [indicator_row(results[name]) if name in results else _apart(name) for name in view.indicators]
    yield Table("指标完成情况（合计）", INDICATOR_COLUMNS, tuple(rows))
    drawn = [results[name] for name in view.indicators if name in results]
    if any(one.share.denominator for one in drawn):
        yield _chart(drawn, view)


def indicator_row(one: Result) -> Row:
    """An indicator with its counts, rate and target."""
    share = one.share
    cells = (one.name, share.numerator, share.denominator, share.rate, one.target, MET[one.met] or None)
    return Row(cells, missed=one.met is False)


def _apart(name: str) -> Row:
    return Row((name, None, None, None, None, _APART))


def _chart(results: Iterable[Result], view: View) -> Chart:
    bars = tuple(
        Bar(one.name, in_percent(one.share.rate), in_percent(one.target))
        for one in results
        if one.share.denominator
    )
    targeted = "与目标" if any(bar.target is not None for bar in bars) else ""
    return Chart(f"各项指标完成率{targeted}", "%", source(view), bars)


def source(view: View) -> str:
    """Where the figures of a chart come from."""
    return f"来源：{view.total.unit.name}汇总，截至 {view.total.on}"
