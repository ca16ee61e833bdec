"""Residents counted, on a terminal: by village and kind, needs, figures, duties."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from liushou.printable import printable
from liushou.screens.report_parts import bar, duty_table, percent, plain_table
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.residents import HELPED, KINDS, ResidentReport

_NAMED = 6


def residents_section(report: ResidentReport, console: Console) -> Group:
    """All that is counted of residents, table below table."""
    tables = [_villages(report)]
    tables += [_needs(report)] if report.needs else []
    tables.append(resident_figures(report.indicators, console))
    tables += [duty_table(report.duties, console)] if report.duties else []
    first, *others = tables
    return Group(first, *(part for table in others for part in (Text(""), table)))


def village_rows(report: ResidentReport) -> list[list[str]]:
    """A row for each village: its name, how many of each kind, all of them; the sums last."""
    rows = [
        [village, *(str(kinds[kind]) for kind in KINDS), str(sum(kinds.values()))]
        for village, kinds in report.by_village.items()
    ]
    return [*rows, ["合计", *(str(report.by_kind[kind]) for kind in KINDS), str(report.population)]]


def residents_left(report: ResidentReport) -> Iterator[str]:
    """What is left to do, each in a line: whom nobody helps, whose duties are overdue; with the villages."""
    helped = next((one for one in report.indicators if one.name == HELPED), None)
    if helped is not None and helped.missing:
        yield f"没有帮扶人的留守妇女、老人：{_names(report, helped.missing)}"
    for duty in report.duties:
        if duty.overdue:
            yield f"{duty.name}逾期（最近一期未做）：{_names(report, duty.overdue)}"


def resident_figures(indicators: Iterable[Indicator], console: Console) -> Table:
    """Indicators with numerator, denominator, rate and bar."""
    table = plain_table("指标", "完成", "应完成", "完成率", "", right=(1, 2, 3))
    for one in indicators:
        table.add_row(
            one.name, str(one.numerator), str(one.denominator), percent(one.rate), bar(one.rate, console)
        )
    return table


def _names(report: ResidentReport, ids: Sequence[str]) -> str:
    labels = [report.labels[id_] for id_ in ids[:_NAMED]]
    names = "、".join(printable(f"{label.name}（{label.village}）") for label in labels)
    return f"{names} 等 {len(ids)} 人" if len(ids) > _NAMED else f"{names}，共 {len(ids)} 人"


def _needs(report: ResidentReport) -> Table:
    table = plain_table("需求（一人可有几项）", "人数", right=(1,))
    for need, count in report.needs.items():
        table.add_row(need, str(count))
    return table


def _villages(report: ResidentReport) -> Table:
    table = plain_table("村", *KINDS, "合计", right=range(1, len(KINDS) + 2))
    for row in village_rows(report):
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table
