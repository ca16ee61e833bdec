"""Tables of figures: indicators, heads by groups, names."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from liushou.documents.figures.model import Column, Row, Table, Value
from liushou.screens.figures.shared import AGAINST, MET, OF_SEVERAL, SHARE
from liushou.stats.goals import Measured
from liushou.stats.grouped import Grouping, Ids
from liushou.stats.groups import BREAKDOWNS, SEVERAL, Cross
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.named import NamedChild

Called = Callable[[str], str]
"""What a group is called: volunteers stand there by id."""
TOTAL = "合计"
CHILD = (Column("编号"), Column("姓名"), Column("班级", choices=True), Column("村", choices=True))
"""The columns of a child in a list of names."""


def counted_columns(first: str) -> tuple[Column, ...]:
    """The columns of a share: what it is of, numerator, denominator, rate."""
    return (Column(first), *SHARE)


def counted(name: str, one: Indicator) -> tuple[Value, ...]:
    """The cells of those columns."""
    return name, one.numerator, one.denominator, one.rate


def indicators_table(measured: Iterable[Measured]) -> Table:
    """Indicators with numerator, denominator, rate, target and whether it is met."""
    rows = (
        Row(
            (*counted(one.indicator.name, one.indicator), one.target, MET[one.met] or None),
            missed=one.met is False,
        )
        for one in measured
    )
    return Table("指标完成情况", (*counted_columns("指标"), *AGAINST), tuple(rows))


def shares_table(caption: str, indicators: Iterable[Indicator]) -> Table:
    """Indicators without targets."""
    rows = tuple(Row(counted(one.name, one)) for one in indicators)
    return Table(caption, counted_columns("指标"), rows)


def missing_table(behind: Iterable[tuple[str, NamedChild]]) -> Table:
    """The children behind indicators, each beside the indicator it has not reached."""
    rows = tuple(Row((name, *child_cells(child))) for name, child in behind)
    return Table("没有达到指标的儿童", (Column("未达到的指标", choices=True), *CHILD), rows)


def heads_table(label: str, counts: Mapping[str, int], total: int, note: str = "") -> Table:
    """How many are in each group, and in all; groups by their names."""
    rows = tuple(Row((group, count)) for group, count in counts.items())
    return Table(f"按{label}的人数", (Column(label), Column("人数", "number")), rows, (TOTAL, total), note)


def cross_table(labels: Sequence[str], cross: Cross, called: Called = str, note: str = "") -> Table:
    """How many are in each group of both breakdowns, with totals."""
    rows = tuple(
        Row((called(row), *(cross.cells[row][column] for column in cross.columns), total))
        for row, total in cross.rows.items()
    )
    columns = (
        Column(labels[0]),
        *(Column(called(column), "number") for column in cross.columns),
        Column(TOTAL, "number"),
    )
    total: tuple[Value, ...] = (TOTAL, *cross.columns.values(), cross.total)
    return Table(f"按{'、'.join(labels)}的人数", columns, rows, total, note)


def grouping_table(grouping: Grouping, called: Called) -> Table:
    """How many children are in each place of a grouping."""
    labels, note = labels_of(grouping.by), note_of(grouping.by)
    if not grouping.crossed:
        # two volunteers of one name stay two rows
        rows = tuple(Row((called(group), len(ids))) for group, ids in grouping.rows.items())
        columns = (Column(labels[0]), Column("人数", "number"))
        total = (TOTAL, len(grouping.everyone))
        return Table(f"按{labels[0]}的人数", columns, rows, total, note)
    cells = {row: _numbers(across) for row, across in grouping.cells.items()}
    cross = Cross(_numbers(grouping.rows), _numbers(grouping.columns), cells, len(grouping.everyone))
    return cross_table(labels, cross, called, note)


def members_table(grouping: Grouping, named: Mapping[str, NamedChild], called: Called) -> Table:
    """The children of each group, or of each cell of two."""
    rows = tuple(
        Row((*(called(group) for group in place if group is not None), *child_cells(named[id_], grouping.by)))
        for place, ids in grouping.places()
        if None not in place
        for id_ in ids
    )
    columns = (
        *(Column(label, choices=True) for label in labels_of(grouping.by)),
        *child_columns(grouping.by),
    )
    return Table("各组儿童名单", columns, rows)


def child_columns(by: Sequence[str] = ()) -> tuple[Column, ...]:
    """The columns of a child, without those that the groups have already."""
    labels = labels_of(by)
    return tuple(column for column in CHILD if column.title not in labels)


def child_cells(child: NamedChild, by: Sequence[str] = ()) -> tuple[Value, ...]:
    """The cells of those columns."""
    cells = zip(CHILD, (child.id, child.name, child.class_label, child.village), strict=True)
    labels = labels_of(by)
    return tuple(cell or None for column, cell in cells if column.title not in labels)


def labels_of(by: Sequence[str]) -> tuple[str, ...]:
    """The Chinese names of breakdowns."""
    return tuple(BREAKDOWNS[key] for key in by)


def note_of(by: Sequence[str]) -> str:
    """What must be said under a table of groups."""
    return OF_SEVERAL if SEVERAL.intersection(by) else ""


def _numbers(groups: Mapping[str, Ids]) -> dict[str, int]:
    return {group: len(ids) for group, ids in groups.items()}
