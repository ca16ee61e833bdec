"""Promises (承诺清单) on a terminal: each list in one row, or each of its items."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from liushou.printable import printable
from liushou.screens.report_parts import bar, percent, plain_table
from liushou.stats.checklists import ALL, ChecklistCount, PromiseCount

_NAMED = 2


def checklist_table(checklists: Iterable[ChecklistCount]) -> Table:
    """A row for each list: promises kept item by item, children kept all of it, what is furthest behind."""
    table = plain_table("清单", "逐项兑现", "兑现率", ALL, "差得最多的", right=(1, 2, 3))
    for one in checklists:
        table.add_row(
            Text(printable(one.name)),
            f"{one.done}/{one.due}",
            percent(one.done / one.due if one.due else None),
            f"{one.all.numerator}/{one.all.denominator}",
            Text(printable(behind(one))),
        )
    return table


def behind(checklist: ChecklistCount) -> str:
    """The items kept for the smallest share of children: 一封亲情书信（4.3%）; nothing where all is kept."""
    found = checklist.weakest()
    if not found:
        return ""
    names = "、".join(one.name for one in found[:_NAMED])
    more = f"等 {len(found)} 项" if len(found) > _NAMED else ""
    return f"{names}{more}（{percent(found[0].rate)}）"


def promise_table(checklist: ChecklistCount, console: Console) -> Table:
    """A row for each item of a list, and all of them at the end."""
    table = plain_table("承诺", "已兑现", "应兑现", "兑现率", "", right=(1, 2, 3))
    for one in (*checklist.items, checklist.all):
        table.add_row(*map(Text, map(printable, _figures(one))), bar(one.rate, console))
    return table


def _figures(one: PromiseCount) -> tuple[str, str, str, str]:
    return one.name, str(one.numerator), str(one.denominator), percent(one.rate)
