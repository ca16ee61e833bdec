"""What the report on a terminal is put together from: titled parts, tables, rates with bars."""

from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from liushou.printable import printable
from liushou.records.vocabulary import EVERY_LABELS
from liushou.screens.figures.shared import MET
from liushou.stats.duties import DutyCount
from liushou.stats.figures_json import Share

_BAR = 14
_NARROW = 72
"""Where a table of rates has less room than this, its bars would break onto lines of their own."""


def percent(rate: float | None) -> str:
    """A rate with one decimal; nothing where there is none."""
    return "" if rate is None else f"{rate * 100:.1f}%"


def bar(rate: float | None, console: Console) -> str:
    """A bar of a rate: full blocks, or # where the terminal may draw blocks two cells wide.

    Nothing where there is no rate, or no room: the figures stand beside it.
    """
    if rate is None or console.width < _NARROW:
        return ""
    full, empty = ("#", ".") if console.legacy_windows else ("█", "░")
    filled = int(min(1.0, rate) * _BAR)  # only a full 100 % fills the bar
    return full * filled + empty * (_BAR - filled)


def section(title: str, body: RenderableType) -> Group:
    """A titled part."""
    return Group(Text(f"\n{title}", style="bold"), body)


def indicators_table() -> Table:
    """The heads of indicators: numerator, denominator, rate, bar, target and whether it is met."""
    return plain_table("指标", "完成", "应完成", "完成率", "", "目标", "达标", right=(1, 2, 3, 5))


def add_indicator(
    table: Table, name: str, share: Share, target: float | None, met: bool | None, console: Console
) -> None:
    """A row of that table; red where the target is missed."""
    table.add_row(
        Text(printable(name)),
        str(share.numerator),
        str(share.denominator),
        percent(share.rate),
        bar(share.rate, console),
        percent(target),
        MET[met],
        style="red" if met is False else None,
    )


def duty_table(duties: Sequence[DutyCount], console: Console) -> Table:
    """Duties with what was done of what was due, and how many are overdue."""
    table = plain_table("职责", "频次", "完成", "应做", "履职率", "", "逾期", right=(2, 3, 4, 6))
    for duty in duties:
        table.add_row(
            Text(printable(duty.name)),
            EVERY_LABELS[duty.every],
            str(duty.done),
            str(duty.due),
            percent(duty.rate),
            bar(duty.rate, console),
            f"{len(duty.overdue)} 人" if duty.overdue else "",
        )
    return table


def plain_table(*heads: str, right: Sequence[int] = ()) -> Table:
    """A table without rows as yet; the columns `right` stand at the right edge."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, collapse_padding=True)
    for position, head in enumerate(heads):
        table.add_column(head, justify="right" if position in right else "left", overflow="fold")
    return table
