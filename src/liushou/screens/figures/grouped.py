"""Tables of indicators by groups: for a terminal in one, for files rates and counts each in their own."""

from collections.abc import Callable, Mapping, Sequence

from liushou.documents.figures.model import Column, Kind, Row, Table, Value
from liushou.screens.figures.shared import BY_SURVEY
from liushou.screens.figures.tables import (
    TOTAL,
    Called,
    child_cells,
    child_columns,
    counted,
    counted_columns,
    labels_of,
    note_of,
)
from liushou.screens.report_parts import percent
from liushou.stats.grouped import Grouped, Place
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.named import NamedChild

Cell = Callable[[Indicator], Value]


def grouped_notes(figures: Sequence[Grouped]) -> str:
    """What must be said under figures by groups."""
    unlike = "、".join(one.name for one in figures if not one.adds_up)
    return note_of(figures[0].grouping.by) + (BY_SURVEY.format(f"{unlike}：") if unlike else "")


def grouped_screen(figures: Sequence[Grouped], called: Called) -> Table:
    """One table: a figure by one breakdown with its counts; else cells of counts and rate: 3/4 75.0%."""
    if len(figures) == 1 and not figures[0].grouping.crossed:
        return single_table(figures[0], called)
    return _spread(figures, called, _both, "text")


def grouped_tables(figures: Sequence[Grouped], called: Called) -> tuple[Table, ...]:
    """For a page: rates as percentages, and the counts behind them."""
    if len(figures) == 1 and not figures[0].grouping.crossed:
        return (single_table(figures[0], called),)
    return (
        _spread(figures, called, lambda one: one.rate, "percent"),
        _spread(figures, called, _count, "text", "完成数／应完成数"),
    )


def single_table(figure: Grouped, called: Called) -> Table:
    """One figure by one breakdown: numerator, denominator and rate of each group, and as a whole."""
    (label,) = labels_of(figure.grouping.by)
    rows = tuple(Row(counted(called(group), figure.at[(group,)])) for group in figure.grouping.rows)
    return Table(
        f"{figure.name}（按{label}）",
        counted_columns(label),
        rows,
        counted(TOTAL, figure.total),
        grouped_notes((figure,)),
    )


def long_table(figures: Sequence[Grouped], called: Called) -> Table:
    """A row for each figure and place, for spreadsheets: groups, numerator, denominator, rate."""
    labels = labels_of(figures[0].grouping.by)
    _, *numbers = counted_columns("")
    columns = (Column("指标"), *map(Column, labels), *numbers)
    rows = tuple(
        Row((one.name, *_called(place, called), *counted("", found)[1:]))
        for one in figures
        for place, found in one.at.items()
    )
    return Table("分组指标", columns, rows)


def missing_by_group(figures: Sequence[Grouped], named: Mapping[str, NamedChild], called: Called) -> Table:
    """The children each group's figure lacks."""
    by = figures[0].grouping.by
    rows = tuple(
        Row((one.name, *_called(place, called), *child_cells(named[id_], by)))
        for one in figures
        for place, found in one.at.items()
        if None not in place
        for id_ in found.missing
    )
    groups = (Column(label, choices=True) for label in labels_of(by))
    columns = (Column("未达到的指标", choices=True), *groups, *child_columns(by))
    return Table("没有达到指标的儿童", columns, rows)


def _spread(figures: Sequence[Grouped], called: Called, cell: Cell, kind: Kind, what: str = "") -> Table:
    """Rows by the first breakdown; columns by the second with 合计, or a column a figure."""
    first = figures[0].grouping
    label, *_ = labels_of(first.by)
    heads, places = _across(figures, called)
    rows = tuple(
        Row((called(row), *(cell(one.at[(row, *rest)]) for one, rest in places))) for row in first.rows
    )
    total = (TOTAL, *(cell(one.at[(None, *rest)]) for one, rest in places))
    name = figures[0].name if len(figures) == 1 else "各项指标完成率"
    caption = f"{what or name}（按{'、'.join(labels_of(first.by))}）"
    columns = (Column(label), *(Column(head, kind) for head in heads))
    return Table(caption, columns, rows, total, grouped_notes(figures))


def _across(figures: Sequence[Grouped], called: Called) -> tuple[list[str], list[tuple[Grouped, Place]]]:
    """The heads of the columns, and of each the figure and the rest of the place."""
    if len(figures) > 1:
        return [one.name for one in figures], [(one, ()) for one in figures]
    (figure,) = figures
    groups = (*figure.grouping.columns, None)
    return [_name(group, called) for group in groups], [(figure, (group,)) for group in groups]


def _called(place: Place, called: Called) -> list[str]:
    return [_name(group, called) for group in place]


def _name(group: str | None, called: Called) -> str:
    return TOTAL if group is None else called(group)


def _count(one: Indicator) -> str | None:
    return f"{one.numerator}/{one.denominator}" if one.denominator else None


def _both(one: Indicator) -> str | None:
    return f"{one.numerator}/{one.denominator} {percent(one.rate):>6}" if one.denominator else None
