"""Pages of figures of children: indicators, groups, indicators by groups, promises."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from liushou.documents.figures.model import Page, Section, Table
from liushou.screens.figures.about import About
from liushou.screens.figures.charts import groups_chart, heads_chart, rates_chart
from liushou.screens.figures.grouped import grouped_tables
from liushou.screens.figures.tables import Called, grouping_table, indicators_table, labels_of
from liushou.stats.goals import Measured
from liushou.stats.grouped import Grouped, Grouping

_NAMED = 3
"""More indicators than these are not named in a title."""
V = TypeVar("V")


def indicators_page(about: About, measured: Sequence[Measured], names: Table | None) -> Page:
    """Indicators beside their targets, and the children behind them where these are asked for."""
    chart = rates_chart("各项指标完成率", measured, about.source)
    sections = [Section("指标", (indicators_table(measured), *chart))]
    return page(about, "留守儿童关爱工作指标", sections, names)


def heads_page(about: About, grouping: Grouping, called: Called, names: Table | None) -> Page:
    """How many children are in each group, and who they are where that is asked for."""
    label, *_ = labels_of(grouping.by)
    counts = _distinct({group: len(ids) for group, ids in grouping.rows.items()}, called)
    chart = heads_chart(f"按{label}的留守儿童人数", counts, about.source)
    sections = [Section("人数", (grouping_table(grouping, called), *chart))]
    return page(about, f"留守儿童人数，按{'、'.join(labels_of(grouping.by))}", sections, names)


def grouped_page(
    about: About,
    figures: Sequence[Grouped],
    measured: Sequence[Measured],
    called: Called,
    names: Table | None,
) -> Page:
    """Indicators by groups; `measured` are the same as wholes, whose targets the charts show."""
    label, *_ = labels_of(figures[0].grouping.by)
    charts = [
        chart
        for one, whole in zip(figures, measured, strict=True)
        for chart in groups_chart(
            f"各{label}的{_rate_called(one.name)}",
            _distinct({group: one.rate_of(group) for group in one.grouping.rows}, called),
            whole.target,
            about.source,
        )
    ]
    title = "、".join(one.name for one in figures) if len(figures) <= _NAMED else "分组指标"
    by = "、".join(labels_of(figures[0].grouping.by))
    sections = [Section("分组指标", (*grouped_tables(figures, called), *charts))]
    return page(about, f"{title}，按{by}", sections, names)


def page(about: About, title: str, sections: Sequence[Section], names: Table | None) -> Page:
    """A page with what stands over it; a table of names has its own section, and is said to be internal."""
    every = (*sections, *([Section("名单", (names,))] if names else []))
    return Page(title, about.head(names=names is not None), every, about.foot())


def _distinct(groups: Mapping[str, V], called: Called) -> dict[str, V]:
    """The groups by their names; a name that two volunteers have stands there with the id."""
    found: dict[str, V] = {}
    for group, value in groups.items():
        name = called(group)
        found[f"{name}（{group}）" if name in found else name] = value
    return found


def _rate_called(name: str) -> str:
    """A duty goes by its name, which says nothing of a rate: 班主任谈心完成率."""
    return name if name.endswith(("率", "比")) else f"{name}完成率"
