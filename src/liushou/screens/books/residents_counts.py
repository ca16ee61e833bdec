"""留守妇女老人 in the workbook of statistics: how many in each village, and how it stands."""

from liushou.exchange.books.model import Head, Sheet
from liushou.stats.residents import KINDS, ResidentReport

_PERCENT = "{:.1%}"


def residents_sheet(report: ResidentReport, line: tuple[str, str]) -> Sheet:
    """A row for each village with the sums below; needs, figures and duties as notes."""
    return Sheet(
        name="留守妇女老人",
        title="各村留守妇女、留守老人",
        heads=(
            Head("村", width=22, look="centred"),
            *(Head(f"{kind}（名）", width=18, look="number") for kind in KINDS),
            Head("合计（名）", width=16, look="number"),
        ),
        rows=tuple(
            (village, *(kinds[kind] for kind in KINDS), sum(kinds.values()))
            for village, kinds in report.by_village.items()
        ),
        line=line,
        total=("合计", *(report.by_kind[kind] for kind in KINDS), report.population),
        notes=_notes(report),
        landscape=False,
    )


def _notes(report: ResidentReport) -> tuple[str, ...]:
    needs = "、".join(f"{need}{count}名" for need, count in report.needs.items())
    figures = [(one.name, one.numerator, one.denominator) for one in report.indicators]
    figures += [(duty.name, duty.done, duty.due) for duty in report.duties]
    told = "；".join(
        f"{name}{_PERCENT.format(done / due)}（{done}/{due}）" for name, done, due in figures if due
    )
    return (*((f"需求（一人可有几项）：{needs}。",) if needs else ()), *((f"{told}。",) if told else ()))
