"""A trend as a table of terms (or revisions) side by side: for a terminal, Markdown and a spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from liushou.printable import printable
from liushou.screens.figures.shared import BY_SURVEY, MET, OF_SEVERAL
from liushou.screens.markdown_table import markdown_table
from liushou.screens.report_parts import percent, section
from liushou.stats.goals import Measured
from liushou.stats.groups import BREAKDOWNS, SEVERAL
from liushou.stats.trend import Column, Trend, points
from liushou.stats.trend_groups import with_groups
from liushou.terms import term_season
from liushou.textwidth import pad, width, wrap

NO_RATE = "—"
"""Stands for the rate of an indicator whose denominator is 0: neither 0 % nor 100 %."""
NOT_KEPT = "未设"
"""Stands where the settings of then did not have the indicator."""

_GAP = 2
_NAME_MOST = 24
_CALLED_MOST = 14
Rows = tuple[list[str], list[list[object]]]


@dataclass(frozen=True, slots=True)
class _Cells:
    """A column of the table: what stands in its head and in each row, and its width in cells."""

    head: list[str]
    rows: list[Text]
    width: int


def trend_screen(trend: Trend, console: Console) -> Group:
    """The latest columns that fit beside one another, each rate over its count, with what they mean."""
    trend = with_groups(trend)
    names = trend.names()
    label = _labels(trend, names)
    goals = _goals(trend, names)
    every = [_column(trend, position, names) for position in range(len(trend.columns))]
    shown = _latest(every, console.width - label.width - (goals.width + _GAP if goals else 0))
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, collapse_padding=True)
    for cells in (label, *shown, *([goals] if goals else [])):
        table.add_column(Text("\n".join(cells.head)), no_wrap=True)
    for row in zip(*(cells.rows for cells in (label, *shown, *([goals] if goals else []))), strict=True):
        table.add_row(*row)
    told = _told(trend, len(every) - len(shown))
    return Group(section(printable(f"{trend.unit}　{trend_title(trend)}"), table), Text("\n".join(told)))


def trend_title(trend: Trend) -> str:
    """What runs through the terms: 指标走势; 走访率走势，按年级; with the part that is counted."""
    asked = trend.question
    what = "指标走势" if asked.by is None else f"{''.join(asked.wanted) or '人数'}走势，按{rows_label(trend)}"
    return f"{what}（{asked.part.told}）" if asked.part else what


def counts_heads(trend: Trend) -> bool:
    """True where the rows are numbers of children, not rates."""
    return trend.question.by is not None and not trend.question.wanted


def group_notes(trend: Trend) -> tuple[str, ...]:
    """What must be said under a trend by groups of how these add up."""
    several = [OF_SEVERAL] if trend.question.by in SEVERAL else []
    unlike = any(one.grouped is not None and not one.grouped.adds_up for one in trend.columns)
    return (*several, *([BY_SURVEY.format("")] if unlike else []))


def part_line(trend: Trend) -> str:
    """Of whom only the figures are; empty where they are of everybody."""
    part = trend.question.part
    return f"统计范围：{part.told}" if part else ""


def trend_text(trend: Trend) -> str:
    """The table as Markdown for standard output, under the part that is counted, and what must be said."""
    texts = [printable(part_line(trend)), trend_markdown(trend).rstrip("\n"), *group_notes(trend)]
    return "\n\n".join(filter(None, texts)) + "\n"


def trend_markdown(trend: Trend) -> str:
    """All columns, each with its change from the one before, and the goals of the last."""
    trend = with_groups(trend)
    names, last = trend.names(), trend.columns[-1]
    heads = [rows_label(trend)]
    rows = [["统计人数"], *([name] for name in names)]
    for position, column in enumerate(trend.columns):
        before = trend.columns[position - 1] if position else None
        heads += [_said(column, with_revision=_of_revisions(trend)), *(["增减"] if before else [])]
        rows[0] += [str(column.population), *([""] if before else [])]
        for row, name in zip(rows[1:], names, strict=True):
            one = column.of(name)
            rate, count = _said_of(trend, one)
            row.append(f"{rate}（{count}）" if count else rate)
            row += [_moved(trend, before.of(name), one)] if before else []
    if trend.question.by is not None:
        return markdown_table(heads, rows[1:] if counts_heads(trend) else rows)
    for row, name in zip(rows[1:], names, strict=True):
        row += _goal(last.of(name))
    return markdown_table([*heads, "目标", "达标"], [[*rows[0], "", ""], *rows[1:]])


def trend_rows(trend: Trend) -> Rows:
    """A row for each indicator and column, for a spreadsheet: counts, and rates that are not rounded."""
    if trend.question.by is not None:
        return _group_rows(trend)
    heads = ["指标", "学期", "截至", "版本", "统计人数", "完成", "应完成", "完成率", "目标", "达标"]
    rows: list[list[object]] = []
    for name in trend.names():
        for column in trend.columns:
            one = column.of(name)
            if one is None:
                continue
            found = one.indicator
            about = [name, column.term, column.on.isoformat(), column.revision, column.population]
            counted = [found.numerator, found.denominator, found.rate]
            rows.append([*about, *counted, one.target, MET[one.met]])
    return heads, rows


def _group_rows(trend: Trend) -> Rows:
    """A row for each group and column: how many are in it, or its share of the indicator."""
    trend, heads_only = with_groups(trend), counts_heads(trend)
    of = ["人数"] if heads_only else ["完成", "应完成", "完成率"]
    rows: list[list[object]] = []
    for name in trend.names():
        for column in trend.columns:
            one = column.of(name)
            if one is not None:
                found = one.indicator
                counted = [found.numerator, *([] if heads_only else [found.denominator, found.rate])]
                rows.append([name, column.term, column.on.isoformat(), column.revision, *counted])
    return [rows_label(trend), "学期", "截至", "版本", *of], rows


def change(before: Measured | None, after: Measured | None) -> str:
    """The change of a rate in percentage points with its sign; nothing where there is none to tell."""
    found = points(before, after)
    if found is None:
        return ""
    return f"{found:+.1f}" if round(found, 1) else "0.0"


def _latest(columns: Sequence[_Cells], room: int) -> Sequence[_Cells]:
    """As many of the last columns as there is room for, one at least."""
    fit, used = 0, 0
    for cells in reversed(columns):
        used += cells.width + _GAP
        if used > room and fit:
            break
        fit += 1
    return columns[-fit:]


def _labels(trend: Trend, names: Sequence[str]) -> _Cells:
    """Names too long for their column go on in the second line of their row, at most."""
    lines = [wrap(printable(name), _NAME_MOST) for name in names]
    wide = max(map(width, ("统计人数", *(line for name in lines for line in name))))
    population = [] if counts_heads(trend) else [Text("统计人数")]
    return _Cells([rows_label(trend)], [*population, *(Text("\n".join(name)) for name in lines)], wide)


def rows_label(trend: Trend) -> str:
    """What stands over the names of the rows: 指标, or the breakdown."""
    return "指标" if trend.question.by is None else BREAKDOWNS[trend.question.by]


def _said_of(trend: Trend, one: Measured | None) -> tuple[str, str]:
    """The rate and its count; of a group that is only counted its number."""
    if counts_heads(trend):
        return (str(one.indicator.numerator) if one else "0"), ""
    return _rate(one), _count(one)


def _moved(trend: Trend, before: Measured | None, after: Measured | None) -> str:
    """The change of a rate in percentage points, or of a number of children."""
    if not counts_heads(trend) or before is None or after is None:
        return change(before, after)
    moved = after.indicator.numerator - before.indicator.numerator
    return f"{moved:+d}" if moved else "0"


def _column(trend: Trend, position: int, names: Sequence[str]) -> _Cells:
    column = trend.columns[position]
    before = trend.columns[position - 1] if position else None
    measured = [column.of(name) for name in names]
    said = [_said_of(trend, one) for one in measured]
    counts = [f"{column.population} 人", *(count for _, count in said)]
    rates = ["", *(rate for rate, _ in said)]
    moved = (_moved(trend, before.of(name), column.of(name)) if before else "" for name in names)
    changes = ["", *moved]
    left, right = (max(map(width, cells)) for cells in ((*counts, *rates), changes))
    styles = ["", *("red" if one and one.met is False else "" for one in measured)]
    rows = [
        Text("\n".join(_lines(rate, moved, count, left, right)), style=style)
        for rate, moved, count, style in zip(rates, changes, counts, styles, strict=True)
    ]
    rows = rows[1:] if counts_heads(trend) else rows
    head = [term_season(column.term), column.on.isoformat()]
    head += [_called(column)] if _of_revisions(trend) else []
    return _Cells(head, rows, max(left + (_GAP + right if right else 0), *map(width, head)))


def _lines(rate: str, moved: str, count: str, left: int, right: int) -> list[str]:
    first = f"{pad(rate, left, right=True)}{' ' * _GAP}{pad(moved, right, right=True)}".rstrip()
    return [line for line in (first, pad(count, left, right=True) if count else "") if line]


def _goals(trend: Trend, names: Sequence[str]) -> _Cells | None:
    """The goals of the last column, each over whether it is met; None where it has none."""
    goals = [_goal(trend.columns[-1].of(name)) for name in names]
    if not any(target for target, _ in goals):
        return None
    wide = max(width(target) for target, _ in goals)
    rows = [Text("\n".join(pad(part, wide, right=True) for part in goal if part)) for goal in goals]
    return _Cells([pad("目标", wide, right=True)], [Text(""), *rows], wide)


def _told(trend: Trend, hidden: int) -> list[str]:
    last = trend.columns[-1]
    unit = "人数" if counts_heads(trend) else "百分点"
    told = [f"增减是与前一列相比的{unit}。"] if len(trend.columns) > 1 else []
    told += group_notes(trend)
    if last.running and not all(column.running for column in trend.columns):
        told.append(f"{term_season(last.term)}学期还没有结束，算到 {last.on}，与整学期比较时请留意。")
    if hidden:
        told.append(f"前面还有 {hidden} 列放不下：把窗口放宽，或写 --format md 看全部。")
    return told


def _of_revisions(trend: Trend) -> bool:
    return any(column.called for column in trend.columns)


def _called(column: Column) -> str:
    """The revision as the person named it, or its commit where that is too long for a column."""
    name = printable(column.called or "")
    return name if name and width(name) <= _CALLED_MOST else column.revision or ""


def _said(column: Column, *, with_revision: bool) -> str:
    revision = f"，版本 {_called(column)}" if with_revision else ""
    return f"{term_season(column.term)}（至 {column.on}{revision}）"


def _rate(one: Measured | None) -> str:
    return NOT_KEPT if one is None else percent(one.indicator.rate) or NO_RATE


def _count(one: Measured | None) -> str:
    if one is None or not one.indicator.denominator:
        return ""
    return f"{one.indicator.numerator}/{one.indicator.denominator}"


def _goal(one: Measured | None) -> list[str]:
    return ["", ""] if one is None else [percent(one.target), MET[one.met]]
